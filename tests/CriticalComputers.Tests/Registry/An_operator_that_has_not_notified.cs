using System.Net;
using Noroshi.CriticalComputers.Law;
using Noroshi.Testing;
using Xunit;

namespace Noroshi.CriticalComputers.Tests.Registry;

/// <summary>The minister's desk asks and orders an operator of its sector that has not notified at all (Act art 6 for art 4(1)).</summary>
public class An_operator_that_has_not_notified(Houses houses) : IClassFixture<Houses>
{
    private const string Form = "form[data-once]";

    [Fact]
    public void owes_no_change_of_what_was_never_notified()
    {
        Assert.Contains(AnOrderNamesTheDutyNotDone.Check(true, DutyToNotify.Changed, false, new(2026, 12, 1)), p => p.Code == "nothing-notified");
        Assert.Contains(AnOrderNamesTheDutyNotDone.Check(true, null, true, new(2026, 12, 1)), p => p.Code == "duty-required");
        Assert.Contains(AnOrderNamesTheDutyNotDone.Check(true, DutyToNotify.Introduced, false, null), p => p.Code == "limit-required");
        Assert.Empty(AnOrderNamesTheDutyNotDone.Check(true, DutyToNotify.Introduced, false, new(2026, 12, 1)));
        Assert.Empty(AnOrderNamesTheDutyNotDone.Check(false, DutyToNotify.Changed, true, null));
    }

    [Theory, BothDatabases]
    public async Task is_before_its_minister_and_before_no_other(Database on)
    {
        var house = await houses.OnAsync(on);
        var world = await RegistryWorld.OnAsync(house);
        var (path, write) = ($"/desk/operators/{world.Operator}", $"/desk/operators/{world.Operator}/electricity/write/");

        var other = await house.SignInAsAsync("desk-supervisor", await house.AuthorityAsync("mic"));
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(path)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(write + "order")).Status);
        Assert.DoesNotContain(world.Operator.ToString(), (await other.GetAsync("/desk/operators")).Text);

        var bureau = await house.SignInAsAsync("desk-supervisor", await house.AuthorityAsync("meti-kanto"));
        foreach (var asked in new[] { path, write + "request" })
        {
            var refused = await bureau.GetAsync(asked);
            Assert.Equal(HttpStatusCode.Forbidden, refused.Status);
            Assert.Contains("施行令第3条", refused.Words);
        }

        Assert.Contains("委任されていません", (await bureau.GetAsync("/desk/operators")).Words);
        Assert.Equal(HttpStatusCode.Forbidden, (await world.Reporter.GetAsync(path)).Status);
        Assert.Contains(await house.RecordAsync("critical-computers.not-shown"), a => a.Refused && a.Person == bureau.Person && a.Basis == "Cabinet Order, Art. 3");

        var desk = await house.SignInAsAsync("desk-supervisor", world.Ministry);
        Assert.Contains(world.Operator.ToString(), (await desk.GetAsync("/desk/operators")).Text);
        Assert.Equal(HttpStatusCode.OK, (await desk.GetAsync(path)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await desk.GetAsync($"/desk/operators/{world.Operator}/gas/write/order")).Status);

        var cabinet = await house.SignInAsAsync("cabinet-supervisor", world.Cabinet);
        Assert.Equal(HttpStatusCode.Forbidden, (await cabinet.GetAsync(write + "order")).Status);
        Assert.Equal(path, (await cabinet.FillInAsync(write + "opinion", new { Text = "命令を行うべきです。", Duty = "Introduced" }, Form)).Location);
        Assert.Contains("命令を行うべきです", (await desk.GetAsync(path)).Words);
        Assert.Contains("届いたものはありません", (await world.Reporter.GetAsync("/computers/exchanges")).Words);
    }

    [Theory, BothDatabases]
    public async Task is_ordered_to_and_answers_and_only_its_minister_reads_it(Database on)
    {
        var house = await houses.OnAsync(on);
        var world = await RegistryWorld.OnAsync(house);
        var path = $"/desk/operators/{world.Operator}";
        var desk = await house.SignInAsAsync("desk-supervisor", world.Ministry);
        Assert.Equal(HttpStatusCode.BadRequest, (await desk.FillInAsync($"{path}/electricity/write/order", new { Text = "届け出てください。", DueOn = "2026-12-10", Duty = "Changed" }, Form)).Status);
        var confirming = await desk.FillInAsync($"{path}/electricity/write/order", new { Text = "届け出てください。", DueOn = "2026-12-10", Duty = "Introduced" }, Form);
        Assert.Equal(path, (await desk.SubmitAsync(confirming, new { }, Form)).Location);

        var asked = (await world.Reporter.GetAsync("/computers/exchanges")).Find("tbody a[href^='/computers/exchanges/']")!.GetAttribute("href")!;
        Assert.Equal(asked, (await world.Reporter.FillInAsync(asked, new { Text = "準備しています。" }, Form)).Location);
        Assert.Contains("準備しています。", (await desk.GetAsync(path)).Words);
        Assert.DoesNotContain("準備しています。", (await (await house.SignInAsAsync("cabinet-supervisor", world.Cabinet)).GetAsync(path)).Words);
        Assert.Contains(await house.RecordAsync("critical-computers.ordered"), a => !a.Refused && a.Object == $"operator:{world.Operator}");
    }

    [Theory, BothDatabases]
    public async Task and_notifies_while_the_order_is_written_gets_none(Database on)
    {
        var house = await houses.OnAsync(on);
        var world = await RegistryWorld.OnAsync(house);
        var path = $"/desk/operators/{world.Operator}";
        var desk = await house.SignInAsAsync("desk-supervisor", world.Ministry);
        var confirming = await desk.FillInAsync($"{path}/electricity/write/order", new { Text = "届け出てください。", DueOn = "2026-12-10", Duty = "Introduced" }, Form);
        await world.AComputerAsync(await world.AFacilityAsync(), "fw-01");
        var number = await world.FileAsync();

        var late = await desk.SubmitAsync(confirming, new { }, Form);
        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Contains("届出がありました", late.Words);
        Assert.Contains("届いたものはありません", (await world.Reporter.GetAsync("/computers/exchanges")).Words);
        Assert.Contains(number, (await desk.GetAsync(path)).Words);
    }
}
