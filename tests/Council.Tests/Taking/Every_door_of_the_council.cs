using System.Net;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Testing;
using Xunit;

namespace Noroshi.Council.Tests.Taking;

/// <summary>Refusals first: each door of the council, asked by each role that may not open it, and by whoever has not signed in.</summary>
public class Every_door_of_the_council(Houses houses) : IClassFixture<Houses>
{
    private static readonly string[] ForBoth = ["/council", "/council/topics", "/council/contributions", "/council/requests", "/council/widenings"];
    private static readonly string[] ForTheSecretariat = ["/council/members", "/council/topics/new", "/council/requests/new"];

    [Theory, RolesOtherThan("reporter", "reader", "member", "desk-officer", "desk-supervisor", "cabinet-analyst", "cabinet-supervisor")]
    public async Task is_shut_to_roles_without_a_part_in_it(Database on, string role)
    {
        using var visitor = await (await houses.OnAsync(on)).SignInAsAsync(role);
        foreach (var door in ForBoth.Concat(ForTheSecretariat).Append("/council/contribute"))
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await visitor.GetAsync(door)).Status);
        }
    }

    [Theory, RolesOtherThan("cabinet-analyst", "cabinet-supervisor")]
    public async Task of_the_secretariat_is_shut_to_all_others(Database on, string role)
    {
        var house = await houses.OnAsync(on);
        using var visitor = await house.SignInAsAsync(role);
        foreach (var door in ForTheSecretariat.Append($"/council/members/{Guid.CreateVersion7()}"))
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await visitor.GetAsync(door)).Status);
        }

        Assert.True((await house.RecordAsync("parties.door-refused")).Count(a => a.Person == visitor.Person && a.Refused) >= 4);
    }

    [Theory, RolesOtherThan("system-administrator")]
    public async Task of_its_settings_is_shut_to_all_but_the_administrator(Database on, string role)
    {
        using var visitor = await (await houses.OnAsync(on)).SignInAsAsync(role);
        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.GetAsync("/administration/council")).Status);
    }

    [Theory, BothDatabases]
    public async Task is_shut_to_people_of_organisations_that_are_no_members(Database on)
    {
        var house = await houses.OnAsync(on);
        using var visitor = await house.SignInAsAsync("reporter");
        foreach (var door in ForBoth.Except(["/council", "/council/contributions"]).Append("/council/contribute"))
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await visitor.GetAsync(door)).Status);
        }

        Assert.Contains("今は参加できません", (await visitor.GetAsync("/council")).Words);
        Assert.Contains("提供された情報はありません", (await visitor.GetAsync("/council/contributions")).Words);
    }

    [Theory, BothDatabases]
    public async Task sends_whoever_has_not_signed_in_to_sign_in(Database on)
    {
        using var nobody = (await houses.OnAsync(on)).Visitor();
        foreach (var door in ForBoth.Concat(ForTheSecretariat).Concat(["/council/membership", "/council/rules", "/council/contribute", "/administration/council"]))
        {
            Assert.Contains("/sign-in?", (await nobody.GetAsync(door)).Location, StringComparison.Ordinal);
        }
    }

    [Theory, BothDatabases]
    public async Task shows_nothing_under_a_number_that_does_not_exist(Database on)
    {
        var world = await CouncilWorld.OnAsync(await houses.OnAsync(on));
        var member = await world.AMemberAsync();
        foreach (var visitor in new[] { world.Secretariat, member.Person })
        {
            foreach (var door in new[] { "/council/topics/CT-1", "/council/contributions/CC-1", "/council/contributions/CC-1/widen", "/council/requests/CQ-1", "/council/widenings/CW-1" })
            {
                Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(door)).Status);
            }
        }

        Assert.Equal(HttpStatusCode.NotFound, (await world.Secretariat.GetAsync($"/council/members/{Guid.CreateVersion7()}")).Status);
    }

    [Theory, BothDatabases]
    public async Task tells_everybody_what_is_law_and_what_is_policy(Database on)
    {
        var page = await (await (await houses.OnAsync(on)).SignInAsAsync("reader")).GetAsync("/council/rules");
        Assert.Contains("運用方針（未確認）", page.Words);
        Assert.Contains("適性評価：求めない", page.Words);
    }

    [Theory, BothDatabases("Commission")]
    [BothDatabases("CabinetOffice")]
    [BothDatabases("Agent")]
    public async Task lets_no_organisation_be_asked_that_cannot_be_a_member(Database on, string kind)
    {
        var world = await CouncilWorld.OnAsync(await houses.OnAsync(on));
        var organisation = await world.House.AnOrganisationAsync(Enum.Parse<OrganisationKind>(kind));
        await world.House.AnOrganisationAsync(OrganisationKind.Operator);
        var page = await world.Secretariat.GetAsync("/council/members?Kind=Operator");
        Assert.Equal(HttpStatusCode.Forbidden, (await world.Secretariat.SubmitAsync(page, new { Organisation = organisation.ToString() }, "form[data-once]")).Status);
        Assert.Empty(await world.AskAsync(async c => (await c.MembersAsync(LegalCalendar.LegalDay(world.House.Clock.GetUtcNow()), default)).Where(o => o == organisation).ToArray()));
    }
}
