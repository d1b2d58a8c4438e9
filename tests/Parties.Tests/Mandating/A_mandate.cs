using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Testing;
using Xunit;

namespace Noroshi.Parties.Tests.Mandating;

public class A_mandate(Houses houses) : IClassFixture<Houses>
{
    [Theory, RolesOtherThan("organisation-administrator")]
    public async Task is_not_granted_by(Database on, string role)
    {
        var house = await houses.OnAsync(on);
        using var visitor = await house.SignInAsAsync(role);

        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.GetAsync("/organisation/mandates")).Status);
    }

    [Theory, BothDatabases]
    public async Task is_granted_for_oneself_only_whatever_is_sent(Database on)
    {
        var (house, administrator, agent, organisation) = await PartiesAsync(on);
        var victim = await house.AnOrganisationAsync(OrganisationKind.Operator);
        await administrator.FillInAsync("/organisation/mandates", new { agent, from = "2026-11-24", last = "2026-12-31", principal = victim }, "form[action*='handler=Grant']");

        Assert.Empty(await AgentsAsync(house, victim, new DateOnly(2026, 11, 24)));
        Assert.Equal([agent], await AgentsAsync(house, organisation, new DateOnly(2026, 11, 24)));
    }

    [Theory, BothDatabases]
    public async Task goes_to_an_agent_only(Database on)
    {
        var (house, administrator, _, _) = await PartiesAsync(on);
        var ordinary = await house.AnOrganisationAsync(OrganisationKind.Supplier);

        Assert.Equal(HttpStatusCode.BadRequest, (await administrator.FillInAsync("/organisation/mandates", new { agent = ordinary, from = "2026-11-24", last = "2026-12-31" }, "form[action*='handler=Grant']")).Status);
    }

    [Theory, BothDatabases]
    public async Task of_another_organisation_is_not_there(Database on)
    {
        var (house, administrator, agent, organisation) = await PartiesAsync(on);
        await administrator.FillInAsync("/organisation/mandates", new { agent, from = "2026-11-24", last = "2026-12-31" }, "form[action*='handler=Grant']");
        var id = (await administrator.GetAsync("/organisation/mandates")).Find("form[action*='handler=Revoke'] input[name=id]")!.GetAttribute("value")!;
        using var stranger = await house.SignInAsAsync("organisation-administrator");
        var page = await stranger.GetAsync("/organisation/mandates");
        var token = page.Find("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

        Assert.Null(page.Find("form[action*='handler=Revoke']"));
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.PostAsync("/organisation/mandates?handler=Revoke", new FormUrlEncodedContent(new Dictionary<string, string> { ["id"] = id, ["__RequestVerificationToken"] = token }))).Status);
        Assert.Equal([agent], await AgentsAsync(house, organisation, new DateOnly(2026, 11, 24)));
    }

    [Theory, BothDatabases]
    public async Task holds_from_its_first_day_through_its_last(Database on)
    {
        var (house, administrator, agent, organisation) = await PartiesAsync(on);
        Assert.Equal(HttpStatusCode.Found, (await administrator.FillInAsync("/organisation/mandates", new { agent, from = "2026-12-01", last = "2026-12-31" }, "form[action*='handler=Grant']")).Status);

        Assert.Empty(await AgentsAsync(house, organisation, new DateOnly(2026, 11, 30)));
        Assert.Equal([agent], await AgentsAsync(house, organisation, new DateOnly(2026, 12, 1)));
        Assert.Equal([agent], await AgentsAsync(house, organisation, new DateOnly(2026, 12, 31)));
        Assert.Empty(await AgentsAsync(house, organisation, new DateOnly(2027, 1, 1)));
        Assert.Contains(await house.RecordAsync("parties.mandate-granted"), a => a.Object == $"organisation:{organisation}" && a.Person == administrator.Person);
    }

    [Theory, BothDatabases]
    public async Task binds_the_agents_people_no_more_at_the_moment_it_is_revoked(Database on)
    {
        var (house, administrator, agent, organisation) = await PartiesAsync(on);
        await administrator.FillInAsync("/organisation/mandates", new { agent, from = "2026-11-24", last = "2026-12-31" }, "form[action*='handler=Grant']");
        var filer = await house.APersonAsync("agent-filer", agent);
        Assert.Equal([organisation], (await house.ActorAsync(filer)).ActsFor);

        Assert.Equal(HttpStatusCode.Found, (await administrator.FillInAsync("/organisation/mandates", new { }, "form[action*='handler=Revoke']")).Status);
        Assert.Empty((await house.ActorAsync(filer)).ActsFor);
        Assert.Contains(await house.RecordAsync("parties.mandate-revoked"), a => a.Object == $"organisation:{organisation}");
    }

    [Theory, BothDatabases]
    public async Task that_is_withdrawn_is_told_to_whoever_filed_under_it(Database on)
    {
        var (house, administrator, agent, organisation) = await PartiesAsync(on);
        var filer = await house.APersonAsync("agent-filer", agent);
        await administrator.FillInAsync("/organisation/mandates", new { agent, from = "2026-11-24", last = "2026-12-31" }, "form[action*='handler=Grant']");
        Assert.Equal("0", await ToldAsync(house, filer));

        await administrator.FillInAsync("/organisation/mandates", new { }, "form[action*='handler=Revoke']");

        Assert.Equal("1", await ToldAsync(house, filer));
        Assert.Empty(await AgentsAsync(house, organisation, new DateOnly(2026, 11, 24)));
    }

    private static async Task<string?> ToldAsync(House house, PersonId person) => Convert.ToString(
        await house.SqlAsync($"SELECT count(*) FROM notices WHERE lower(CAST(\"to\" AS text)) = '{person}' AND kind = 'parties.mandate-ended'"), System.Globalization.CultureInfo.InvariantCulture);

    private async Task<(House House, Visitor Administrator, OrganisationId Agent, OrganisationId Organisation)> PartiesAsync(Database on)
    {
        var house = await houses.OnAsync(on);
        var organisation = await house.AnOrganisationAsync(OrganisationKind.Operator);
        return (house, await house.SignInAsAsync("organisation-administrator", organisation), await house.AnOrganisationAsync(OrganisationKind.Agent), organisation);
    }

    private static Task<IReadOnlyList<OrganisationId>> AgentsAsync(House house, OrganisationId principal, DateOnly day) =>
        house.InsideAsync(Actor.System, s => s.GetRequiredService<IWhoIsWho>().AgentsOfAsync(principal, MandateScope.IncidentReports, day, CancellationToken.None));
}
