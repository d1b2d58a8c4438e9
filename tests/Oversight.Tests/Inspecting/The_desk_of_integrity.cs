using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Testing;
using Xunit;

namespace Noroshi.Oversight.Tests.Inspecting;

public class The_desk_of_integrity(Houses houses) : IClassFixture<Houses>
{
    private static readonly string[] Desk = ["/oversight/readings", "/oversight/life"];

    [Theory, RolesOtherThan("inspector")]
    public async Task is_shut_to(Database on, string role)
    {
        var house = await houses.OnAsync(on);
        using var visitor = await house.SignInAsAsync(role);

        foreach (var path in Desk)
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await visitor.GetAsync(path)).Status);
        }
    }

    [Theory, BothDatabases]
    public async Task shows_who_of_others_read_what_an_operator_began_and_the_look_is_on_record(Database on)
    {
        await using var house = await House.OpenAsync(on);
        var (ours, theirs) = (await house.AnOrganisationAsync(OrganisationKind.Operator, "op-ours"), await house.AnOrganisationAsync(OrganisationKind.Operator, "op-theirs"));
        var cabinet = await house.AnOrganisationAsync(OrganisationKind.CabinetOffice);
        var analyst = await house.APersonAsync("cabinet-analyst", cabinet, "読んだ 人");
        await ActAsync(house, await house.ActorAsync(await house.APersonAsync("reporter", ours)), "test.filed", "case:ours");
        await ActAsync(house, await house.ActorAsync(await house.APersonAsync("reporter", theirs)), "test.filed", "case:theirs");
        await ActAsync(house, await house.ActorAsync(analyst), "test.read", "case:ours");
        await ActAsync(house, await house.ActorAsync(analyst), "test.noted", "case:ours");
        await ActAsync(house, await house.ActorAsync(analyst), "test.read", "case:theirs");
        using var inspector = await house.SignInAsAsync("inspector");

        var all = await inspector.GetAsync("/oversight/readings?operator=op-ours");
        Assert.Equal(["test.noted", "test.read"], Kinds(all));
        Assert.Contains("読んだ 人", all.Words, StringComparison.Ordinal);
        Assert.Equal(["test.read"], Kinds(await inspector.GetAsync("/oversight/readings?operator=op-ours&readings=true")));
        Assert.Contains("該当する組織はありません", (await inspector.GetAsync("/oversight/readings?operator=nobody")).Words, StringComparison.Ordinal);
        Assert.Equal(2, (await house.RecordAsync("oversight.record-read")).Count(a => a.Person == inspector.Person));
    }

    [Theory, BothDatabases]
    public async Task follows_a_thing_from_its_beginning_to_the_last_reading_as_picture_and_table(Database on)
    {
        await using var house = await House.OpenAsync(on);
        var reporter = await house.ActorAsync(await house.APersonAsync("reporter", await house.AnOrganisationAsync(OrganisationKind.Operator)));
        var analyst = await house.ActorAsync(await house.APersonAsync("cabinet-analyst", await house.AnOrganisationAsync(OrganisationKind.CabinetOffice)));
        await ActAsync(house, reporter, "test.filed", "case:one");
        await ActAsync(house, analyst, "test.read", "case:one");
        await ActAsync(house, analyst, "test.read", "case:another");
        using var inspector = await house.SignInAsAsync("inspector");

        var page = await inspector.GetAsync("/oversight/life?object=case:one");

        Assert.Equal(["test.filed", "test.read"], Kinds(page));
        Assert.Equal(2, page.Document.QuerySelectorAll("svg .life__act").Length);
        Assert.Equal(2, page.Document.QuerySelectorAll("svg .life__name").Length);
        Assert.Contains("この対象についての記録はありません", (await inspector.GetAsync("/oversight/life?object=case:none")).Words, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task verifies_the_days_that_are_asked_for_and_no_others(Database on)
    {
        await using var house = await House.OpenAsync(on);
        await ActAsync(house, Actor.System, "test.first-day", "case:one");
        house.Clock.Advance(TimeSpan.FromDays(1));
        await ActAsync(house, Actor.System, "test.second-day", "case:one");
        house.Clock.Advance(TimeSpan.FromDays(1));
        await ActAsync(house, Actor.System, "test.third-day", "case:one");
        using var inspector = await house.SignInAsAsync("inspector");

        var page = await inspector.FillInAsync("/oversight/verification", new { From = "2026-11-25", To = "2026-11-25" });

        Assert.Contains("1件を検証しました", page.Words, StringComparison.Ordinal);
        Assert.Contains("終わりの日は", (await inspector.FillInAsync("/oversight/verification", new { From = "2026-11-26", To = "2026-11-25" })).Words, StringComparison.Ordinal);
    }

    private static Task ActAsync(House house, Actor actor, string kind, string about) => house.InsideAsync(actor, async services =>
    {
        house.Clock.Advance(TimeSpan.FromSeconds(1));
        services.GetRequiredService<IRecordOfActs>().Write(new Act(kind, "Act, Art. 5", about));
        return await services.GetRequiredService<Noroshi.Store.StoreDb>().SaveChangesAsync();
    });

    private static IEnumerable<string> Kinds(Page page) => page.Document.QuerySelectorAll("td[data-label='行為の種類']").Select(c => c.TextContent.Trim());
}
