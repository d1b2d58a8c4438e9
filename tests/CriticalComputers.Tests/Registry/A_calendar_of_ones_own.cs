using System.Net;
using System.Text;
using Noroshi.Testing;
using Xunit;

namespace Noroshi.CriticalComputers.Tests.Registry;

/// <summary>A calendar fetches the last days of a register at an address of its own, without signing in.</summary>
public class A_calendar_of_ones_own(Houses houses) : IClassFixture<Houses>
{
    [Theory, BothDatabases]
    public async Task reads_days_and_numbers_and_no_name(Database on)
    {
        var world = await RegistryWorld.OnAsync(await houses.OnAsync(on));
        await world.AComputerAsync(await world.AFacilityAsync(), "極秘-fw-01");
        var path = await MakeAsync(world.Reporter);
        using var calendar = world.House.Visitor();

        var file = await calendar.GetAsync(path);

        var text = Encoding.UTF8.GetString(file.Bytes);
        Assert.Equal("text/calendar; charset=utf-8", file.Headers["Content-Type"]);
        Assert.Equal("no-cache, private", file.Headers["Cache-Control"]);
        Assert.Contains("DTSTART;VALUE=DATE:20270302\r\n", text, StringComparison.Ordinal);
        Assert.Contains("（1件）", text.Replace("\r\n ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("fw-01", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Forti", text, StringComparison.Ordinal);

        var again = new HttpRequestMessage(HttpMethod.Get, path);
        again.Headers.Add("If-None-Match", file.Headers["ETag"]);
        Assert.Equal(HttpStatusCode.NotModified, (await calendar.SendAsync(again)).Status);
        Assert.Contains("2", (await world.Reporter.GetAsync("/computers/calendar")).Find("td[data-label='回数']")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task is_not_there_for_a_wrong_or_revoked_address_nor_after_a_year(Database on)
    {
        await using var house = await House.OpenAsync(on); // its clock is moved
        var world = await RegistryWorld.OnAsync(house);
        var (revoked, old) = (await MakeAsync(world.Reporter), await MakeAsync(world.Reporter));
        using var calendar = house.Visitor();
        Assert.Equal(HttpStatusCode.OK, (await calendar.GetAsync(old)).Status);

        await world.Reporter.FillInAsync("/computers/calendar", new { }, "form[action*='Revoke']");
        var answers = new[] { await calendar.GetAsync(revoked), await calendar.GetAsync(old) };
        Assert.Single(answers, a => a.Status is HttpStatusCode.NotFound);
        foreach (var wrong in new[] { "x", new string('0', 64), new string('A', 64), new string('0', 5000) })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await calendar.GetAsync($"/calendar/{wrong}.ics")).Status);
        }

        var open = answers.Single(a => a.Status is HttpStatusCode.OK).Path;
        house.Clock.Advance(TimeSpan.FromDays(364));
        Assert.Equal(HttpStatusCode.OK, (await calendar.GetAsync(open)).Status);
        house.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(HttpStatusCode.NotFound, (await calendar.GetAsync(open)).Status);
        var record = await house.RecordAsync();
        Assert.Equal(2, record.Count(d => d.Kind == "critical-computers.feed-made"));
        Assert.Equal(1, record.Count(d => d.Kind == "critical-computers.feed-revoked"));
    }

    [Theory, BothDatabases]
    public async Task ends_with_the_right_to_read_the_register(Database on)
    {
        var world = await RegistryWorld.OnAsync(await houses.OnAsync(on));
        var path = await MakeAsync(world.Reporter);
        using var calendar = world.House.Visitor();

        await world.House.SqlAsync($"UPDATE memberships SET role = 'organisation-administrator' WHERE person = '{(on is Database.Sqlite ? world.Reporter.Person.ToString().ToUpperInvariant() : world.Reporter.Person.ToString())}'");
        await Eventually.Async(async () => (await calendar.GetAsync(path)).Status is HttpStatusCode.NotFound);
    }

    [Theory, BothDatabases]
    public async Task belongs_to_one_person(Database on)
    {
        var world = await RegistryWorld.OnAsync(await houses.OnAsync(on));
        await MakeAsync(world.Reporter);
        using var colleague = await world.House.SignInAsAsync("reader", world.Operator);
        var mine = await world.Reporter.GetAsync("/computers/calendar");
        await MakeAsync(colleague);
        var theirs = await colleague.GetAsync("/computers/calendar");

        Assert.Single(theirs.Document.QuerySelectorAll("form[action*='Revoke']"));
        var answer = await colleague.SubmitAsync(theirs, new { id = mine.Find("input[name=id]")!.GetAttribute("value") }, "form[action*='Revoke']");
        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await colleague.FillInAsync("/computers/calendar", new { Name = " " }, "form.form")).Status);
    }

    [Theory, RolesOtherThan("reporter", "reader", "agent-filer")]
    public async Task is_made_only_by_who_may_read_a_register(Database on, string role)
    {
        using var visitor = await (await houses.OnAsync(on)).SignInAsAsync(role);
        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.GetAsync("/computers/calendar")).Status);
    }

    private static async Task<string> MakeAsync(Visitor reader)
    {
        var page = await reader.FillInAsync("/computers/calendar", new { Name = "Outlook（職場）" }, "form.form");
        return new Uri(page.Find("#feed")!.TextContent).AbsolutePath;
    }
}
