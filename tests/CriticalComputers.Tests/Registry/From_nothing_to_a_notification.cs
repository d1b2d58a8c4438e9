using System.Net;
using Noroshi.Parties.Face;
using Noroshi.Testing;
using Xunit;

namespace Noroshi.CriticalComputers.Tests.Registry;

/// <summary>An operator enters a facility and computers, notifies them, and the desks take over (Act art 4).</summary>
public class From_nothing_to_a_notification(Houses houses) : IClassFixture<Houses>
{
    [Theory, BothDatabases]
    public async Task reaches_the_minister_and_from_there_the_Prime_Minister(Database on)
    {
        var house = await houses.OnAsync(on);
        var world = await RegistryWorld.OnAsync(house);
        var facility = await world.AFacilityAsync();

        var entered = await world.AComputerAsync(facility, "fw-01", product: "需給計算機 Ｘ１");
        Assert.Matches("^/computers/[0-9a-f-]{36}$", entered.Location);
        Assert.Contains("2027年3月2日", (await world.Reporter.GetAsync(entered.Location!)).Words);

        var number = await world.FileAsync();
        var receipt = await world.Reporter.GetAsync($"/computers/notifications/{number}");
        Assert.Contains("需給計算機 Ｘ１", receipt.Words);
        Assert.DoesNotContain("fw-01", receipt.Words);
        Assert.Contains("いま届け出るものはありません", (await world.Reporter.GetAsync("/computers/notify")).Words);

        var desk = await house.SignInAsAsync("desk-officer", world.Ministry);
        var analyst = await house.SignInAsAsync("cabinet-analyst", world.Cabinet);
        Assert.Equal(HttpStatusCode.NotFound, (await analyst.GetAsync($"/desk/notifications/{number}")).Status);

        var page = await desk.GetAsync($"/desk/notifications/{number}");
        Assert.Contains("需給計算機 Ｘ１", page.Words);
        var @checked = await desk.SubmitAsync(page, new { });
        Assert.True(@checked.Location is not null, @checked.Status + @checked.Path + @checked.Words);
        house.Clock.Advance(TimeSpan.FromMinutes(90));
        var passed = await desk.SubmitAsync(await desk.GetAsync($"/desk/notifications/{number}"), new { });
        Assert.True(passed.Location is not null, passed.Status + passed.Words);

        Assert.Contains("0日1時間30分", (await desk.GetAsync($"/desk/notifications/{number}")).Words);
        Assert.Contains("需給計算機 Ｘ１", (await analyst.GetAsync($"/desk/notifications/{number}")).Words);
        Assert.Contains(number, (await analyst.GetAsync("/desk/notifications")).Words);

        const string WhoHas = "/desk/notifications/products?product=需給計算機%20%20x1&maker=fortinet";
        Assert.Contains("1者", (await analyst.GetAsync(WhoHas)).Words);
        Assert.Contains("1者", (await desk.GetAsync(WhoHas)).Words);
        var other = await house.SignInAsAsync("desk-officer", await house.AuthorityAsync("mic"));
        Assert.Contains("この製品の届出はありません", (await other.GetAsync(WhoHas)).Words);
        Assert.Equal(HttpStatusCode.NotFound, (await (await house.SignInAsAsync("desk-officer", await house.AuthorityAsync("meti-kanto"))).GetAsync(WhoHas)).Status);
    }

    [Theory, BothDatabases]
    public async Task files_once_however_often_it_is_pressed_and_nothing_that_was_not_seen(Database on)
    {
        var world = await RegistryWorld.OnAsync(await houses.OnAsync(on));
        var facility = await world.AFacilityAsync();
        await world.AComputerAsync(facility, "fw-01");
        var seen = await world.Reporter.GetAsync("/computers/notify");

        Assert.Equal(HttpStatusCode.BadRequest, (await world.Reporter.SubmitAsync(seen, new { }, "form[data-once]")).Status);
        await world.AComputerAsync(facility, "fw-02", product: "FortiGate 100F");
        var moved = await world.Reporter.SubmitAsync(seen, new { Confirmed = "true" }, "form[data-once]");
        Assert.Equal(HttpStatusCode.BadRequest, moved.Status);
        Assert.Contains("台帳が変わりました", moved.Words);

        seen = await world.Reporter.GetAsync("/computers/notify");
        var both = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => world.Reporter.SubmitAsync(seen, new { Confirmed = "true" }, "form[data-once]")));
        Assert.Single(both.Select(b => b.Location).Distinct());
        Assert.Equal(1, (await world.Reporter.GetAsync("/computers/notifications")).Document.QuerySelectorAll("tbody tr").Length);
    }

    [Theory, BothDatabases]
    public async Task owes_a_change_only_when_one_of_the_items_changed(Database on)
    {
        var house = await houses.OnAsync(on);
        var world = await RegistryWorld.OnAsync(house);
        var at = (await world.AComputerAsync(await world.AFacilityAsync(), "fw-01")).Location!;
        await world.FileAsync();
        var form = at.Replace("/computers/", "/computers/entry/", StringComparison.Ordinal);

        await world.Reporter.FillInAsync(form, new { Label = "fw-01-renamed", Note = "7.2.4 → 7.2.5" });
        Assert.Contains("届出済み", (await world.Reporter.GetAsync(at)).Words);

        await world.Reporter.FillInAsync(form, new { Product = "FortiGate 600F" });
        Assert.Contains("要変更届出", (await world.Reporter.GetAsync(at)).Words);
        await world.Reporter.FillInAsync(form, new { Product = "FortiGate 200F" });
        Assert.Contains("届出済み", (await world.Reporter.GetAsync(at)).Words);

        await world.Reporter.FillInAsync(form, new { Product = "FortiGate 600F" });
        var number = await world.FileAsync();
        var filed = await world.Reporter.GetAsync($"/computers/notifications/{number}");
        Assert.Contains("様式第二", filed.Words);
        Assert.Contains("変更前：FortiGate 200F", filed.Words);
        Assert.Equal("%PDF", System.Text.Encoding.ASCII.GetString((await world.Reporter.GetAsync($"/computers/notifications/{number}/form.pdf")).Bytes, 0, 4));
        Assert.Equal(HttpStatusCode.OK, (await world.Reporter.GetAsync($"/computers/notifications/{number}/form.xlsx")).Status);
    }

    [Theory, BothDatabases]
    public async Task is_there_for_nobody_else(Database on)
    {
        var house = await houses.OnAsync(on);
        var world = await RegistryWorld.OnAsync(house);
        var at = (await world.AComputerAsync(await world.AFacilityAsync(), "fw-01")).Location!;
        var number = await world.FileAsync();
        string[] own = [at, at.Replace("/computers/", "/computers/entry/", StringComparison.Ordinal), $"/computers/notifications/{number}", $"/computers/notifications/{number}/form.pdf", $"/computers/notifications/{number}/form.xlsx"];
        string[] desk = [$"/desk/notifications/{number}", $"/desk/notifications/{number}/form.pdf", $"/desk/notifications/{number}/form.xlsx"];
        var (bureau, other) = (await house.AuthorityAsync("meti-kanto"), await house.AuthorityAsync("mic"));

        foreach (var visitor in new[]
        {
            await house.SignInAsAsync("reporter", await house.AnOperatorAsync()),
            await house.SignInAsAsync("reporter", await house.AnOrganisationAsync(OrganisationKind.Supplier)),
            await house.SignInAsAsync("reporter", await house.AnOrganisationAsync(OrganisationKind.CouncilMember)),
            await house.SignInAsAsync("agent-filer"),
        })
        {
            foreach (var path in own)
            {
                Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(path)).Status);
            }
        }

        foreach (var (role, organisation) in new[] { ("desk-supervisor", bureau), ("desk-supervisor", other), ("cabinet-supervisor", world.Cabinet) })
        {
            var visitor = await house.SignInAsAsync(role, organisation);
            foreach (var path in desk)
            {
                Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(path)).Status);
            }
        }

        Assert.Contains("届出は届きません", (await (await house.SignInAsAsync("desk-officer", bureau)).GetAsync("/desk/notifications")).Words);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await house.SignInAsAsync("system-administrator")).GetAsync(desk[0])).Status);
        Assert.DoesNotContain(number, (await (await house.SignInAsAsync("desk-officer", other)).GetAsync("/desk/notifications")).Words);
    }
}
