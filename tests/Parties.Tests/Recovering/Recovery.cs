using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Parties.Tests.Passkeys;
using Noroshi.Store;
using Noroshi.Testing;
using Xunit;

namespace Noroshi.Parties.Tests.Recovering;

public class Recovery(Houses houses) : IClassFixture<Houses>
{
    [Theory, BothDatabases]
    public async Task answers_the_same_whether_the_address_is_known_or_not(Database on)
    {
        var house = await houses.OnAsync(on);
        var known = await MailAsync(house, await house.APersonAsync("reporter", await house.AnOrganisationAsync(OrganisationKind.Operator)));

        var yes = await house.Visitor().FillInAsync("/recover", new { Mail = known });
        var no = await house.Visitor().FillInAsync("/recover", new { Mail = "nobody@example.jp" });
        Assert.Equal((yes.Status, yes.Words), (no.Status, no.Words));
    }

    [Theory, RolesOtherThan("organisation-administrator", "system-administrator")]
    public async Task is_not_approved_by(Database on, string role)
    {
        var house = await houses.OnAsync(on);
        using var visitor = await house.SignInAsAsync(role);

        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.GetAsync("/recoveries")).Status);
    }

    [Theory, BothDatabases]
    public async Task is_not_shown_to_the_administrator_of_another_organisation(Database on)
    {
        var house = await houses.OnAsync(on);
        var (person, _) = await LockedOutAsync(house);
        using var stranger = await house.SignInAsAsync("organisation-administrator");

        var page = await stranger.GetAsync("/recoveries");
        Assert.DoesNotContain(await NameAsync(house, person), page.Words, StringComparison.Ordinal);
        var request = await RequestAsync(house, person);
        Assert.Equal(HttpStatusCode.NotFound, (await ApproveAsync(stranger, request)).Status);
    }

    [Theory, BothDatabases]
    public async Task is_not_approved_by_oneself(Database on)
    {
        var house = await houses.OnAsync(on);
        var organisation = await house.AnOrganisationAsync(OrganisationKind.Operator);
        var person = await house.APersonAsync("organisation-administrator", organisation);
        await house.APersonAsync("organisation-administrator", organisation);
        await house.Visitor().FillInAsync("/recover", new { Mail = await MailAsync(house, person) });
        using var still = await house.SignInAsync(person);

        Assert.Equal(HttpStatusCode.Forbidden, (await ApproveAsync(still, await RequestAsync(house, person))).Status);
        Assert.Contains(await house.RecordAsync("parties.recovery-approved"), a => a.Refused && a.Object == $"person:{person}");
    }

    [Theory, BothDatabases]
    public async Task is_not_for_a_system_administrator_where_the_organisation_has_its_own(Database on)
    {
        var house = await houses.OnAsync(on);
        var (person, _) = await LockedOutAsync(house);
        using var system = await house.SignInAsAsync("system-administrator");

        Assert.Equal(HttpStatusCode.NotFound, (await ApproveAsync(system, await RequestAsync(house, person))).Status);
    }

    [Theory, BothDatabases]
    public async Task is_not_approved_three_days_later_and_can_be_asked_for_anew(Database on)
    {
        await using var house = await House.OpenAsync(on);
        var (person, organisation) = await LockedOutAsync(house);
        var boss = await house.APersonAsync("organisation-administrator", organisation);
        var late = await RequestAsync(house, person);
        house.Clock.Advance(TimeSpan.FromHours(72) - TimeSpan.FromSeconds(1));
        using var before = await house.SignInAsync(boss);
        Assert.Contains("11/27 09:00", (await before.GetAsync("/recoveries")).Words, StringComparison.Ordinal);

        house.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Contains("承認を待っている依頼はありません", (await before.GetAsync("/recoveries")).Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await ApproveAsync(before, late)).Status);
        Assert.Empty(await house.RecordAsync("parties.recovery-approved"));

        await house.Visitor().FillInAsync("/recover", new { Mail = await MailAsync(house, person) });
        Assert.NotNull((await before.FillInAsync("/recoveries", new { }, "form[action*='handler=Approve']")).Find("#recovery-link"));
    }

    [Theory, BothDatabases]
    public async Task is_asked_for_once_while_a_request_is_open(Database on)
    {
        await using var house = await House.OpenAsync(on);
        var (person, _) = await LockedOutAsync(house);
        await house.Visitor().FillInAsync("/recover", new { Mail = await MailAsync(house, person) });

        Assert.Single(await house.RecordAsync("parties.recovery-asked"));
    }

    [Theory, BothDatabases]
    public async Task approved_by_two_at_the_same_moment_makes_one_link_and_tells_the_other_so(Database on)
    {
        var meeting = new Meeting("recovery_requests");
        await using var house = await House.OpenAsync(on, change: builder => builder.Services.ConfigureDbContext<StoreDb>(o => o.AddInterceptors(meeting)));
        var (person, organisation) = await LockedOutAsync(house);
        var request = await RequestAsync(house, person);
        using var one = await house.SignInAsAsync("organisation-administrator", organisation);
        using var other = await house.SignInAsAsync("organisation-administrator", organisation);
        meeting.Call();

        var pages = await Task.WhenAll(ApproveAsync(one, request), ApproveAsync(other, request));

        Assert.Single(pages, p => p.Find("#recovery-link") is not null);
        var late = Assert.Single(pages, p => p.Status == HttpStatusCode.Conflict);
        Assert.Contains("ほかの管理者が先に", late.Words, StringComparison.Ordinal);
        Assert.Single(await house.RecordAsync("parties.recovery-approved"));
        Assert.Equal(1, await CountAsync(house, "one_time_links WHERE purpose = 'Recovery'"));
    }

    [Theory, BothDatabases]
    public async Task asked_for_twice_at_the_same_moment_is_settled_once(Database on)
    {
        var meeting = new Meeting("recovery_requests");
        await using var house = await House.OpenAsync(on, change: builder => builder.Services.ConfigureDbContext<StoreDb>(o => o.AddInterceptors(meeting)));
        var organisation = await house.AnOrganisationAsync(OrganisationKind.Operator);
        var person = await house.APersonAsync("reporter", organisation);
        using var administrator = await house.SignInAsAsync("organisation-administrator", organisation);
        var mail = await MailAsync(house, person);
        meeting.Call();
        await Task.WhenAll(house.Visitor().FillInAsync("/recover", new { Mail = mail }), house.Visitor().FillInAsync("/recover", new { Mail = mail }));
        Assert.Equal(2, await CountAsync(house, "recovery_requests"));

        var approved = await administrator.FillInAsync("/recoveries", new { }, "form[action*='handler=Approve']");

        Assert.NotNull(approved.Find("#recovery-link"));
        Assert.Contains("承認を待っている依頼はありません", approved.Words, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task once_refused_is_not_approved_from_a_page_that_was_open_before(Database on)
    {
        var house = await houses.OnAsync(on);
        var (person, organisation) = await LockedOutAsync(house);
        var request = await RequestAsync(house, person);
        using var one = await house.SignInAsAsync("organisation-administrator", organisation);
        using var other = await house.SignInAsAsync("organisation-administrator", organisation);
        await one.FillInAsync("/recoveries", new { }, "form[action*='handler=Refuse']");

        Assert.Equal(HttpStatusCode.Conflict, (await ApproveAsync(other, request)).Status);
    }

    [Theory, BothDatabases]
    public async Task says_how_long_a_request_holds(Database on)
    {
        var house = await houses.OnAsync(on);
        using var administrator = await house.SignInAsAsync("organisation-administrator");

        Assert.Contains("72時間", (await administrator.GetAsync("/recoveries")).Words, StringComparison.Ordinal);
        Assert.Contains("72時間", (await house.Visitor().FillInAsync("/recover", new { Mail = "nobody@example.jp" })).Words, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task link_is_worth_nothing_after_an_hour(Database on)
    {
        await using var house = await House.OpenAsync(on);
        var (person, organisation) = await LockedOutAsync(house);
        using var administrator = await house.SignInAsAsync("organisation-administrator", organisation);
        var link = new Uri((await ApproveAsync(administrator, await RequestAsync(house, person))).Find("#recovery-link")!.TextContent).AbsolutePath;
        house.Clock.Advance(TimeSpan.FromHours(1));

        Assert.Equal(HttpStatusCode.NotFound, (await house.AtTheDoor().GetAsync(link)).Status);
    }

    [Theory, BothDatabases]
    public async Task ends_all_former_passkeys_and_sessions_and_is_on_the_record(Database on)
    {
        var house = await houses.OnAsync(on);
        var organisation = await house.AnOrganisationAsync(OrganisationKind.Operator);
        using var administrator = await house.SignInAsAsync("organisation-administrator", organisation);
        using var lost = new SoftAuthenticator(WithAuthenticator.PublicUrl(house));
        using var before = house.AtTheDoor();
        var mail = $"lost-{Guid.CreateVersion7():N}@example.jp";
        await before.PresentAsync(await house.InvitationAsync(organisation, "reporter", mail), lost.Create, new { Name = "失くし 物子" });
        await house.Visitor().FillInAsync("/recover", new { Mail = mail });

        var approved = await administrator.FillInAsync("/recoveries", new { }, "form[action*='handler=Approve']");
        var link = new Uri(approved.Find("#recovery-link")!.TextContent).AbsolutePath;
        using var again = house.AtTheDoor();
        using var found = new SoftAuthenticator(WithAuthenticator.PublicUrl(house));
        Assert.Equal(HttpStatusCode.Found, (await again.PresentAsync(link, found.Create)).Status);

        Assert.Equal(HttpStatusCode.OK, (await again.GetAsync("/notices")).Status);
        Assert.Equal(HttpStatusCode.Found, (await before.GetAsync("/notices")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await house.AtTheDoor().PresentAsync("/sign-in", lost.Use)).Status);
        Assert.Equal(HttpStatusCode.Found, (await house.AtTheDoor().PresentAsync("/sign-in", found.Use)).Status);
        Assert.Contains(await house.RecordAsync("parties.recovered"), a => (string?)a.Content!["approvedBy"] == administrator.Person.ToString());
    }

    [Theory, BothDatabases]
    public async Task of_the_last_administrator_is_for_a_system_administrator(Database on)
    {
        var house = await houses.OnAsync(on);
        var person = await house.APersonAsync("organisation-administrator", await house.AnOrganisationAsync(OrganisationKind.Operator));
        await house.Visitor().FillInAsync("/recover", new { Mail = await MailAsync(house, person) });
        using var system = await house.SignInAsAsync("system-administrator");

        Assert.NotNull((await ApproveAsync(system, await RequestAsync(house, person))).Find("#recovery-link"));
    }

    private static async Task<(PersonId Person, OrganisationId Organisation)> LockedOutAsync(House house)
    {
        var organisation = await house.AnOrganisationAsync(OrganisationKind.Operator);
        await house.APersonAsync("organisation-administrator", organisation);
        var person = await house.APersonAsync("reporter", organisation);
        await house.Visitor().FillInAsync("/recover", new { Mail = await MailAsync(house, person) });
        return (person, organisation);
    }

    private static Task<Page> ApproveAsync(Visitor visitor, Guid request) => ApproveFormAsync(visitor, request);

    // The form of another request, or of none: what counts is the identity that is sent.
    private static async Task<Page> ApproveFormAsync(Visitor visitor, Guid request)
    {
        var token = (await visitor.GetAsync("/account/role")).Find("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        return await visitor.PostAsync("/recoveries?handler=Approve", new FormUrlEncodedContent(new Dictionary<string, string> { ["id"] = request.ToString(), ["__RequestVerificationToken"] = token }));
    }

    private static async Task<Guid> RequestAsync(House house, PersonId person) =>
        Guid.Parse((await house.SqlAsync($"SELECT CAST(id AS TEXT) FROM recovery_requests WHERE lower(CAST(person AS TEXT)) = '{person}'"))!.ToString()!);

    private static async Task<int> CountAsync(House house, string rows) =>
        Convert.ToInt32(await house.SqlAsync($"SELECT count(*) FROM {rows}"), System.Globalization.CultureInfo.InvariantCulture);

    private static Task<string> MailAsync(House house, PersonId person) => house.InsideAsync(Actor.System, async s =>
        (await s.GetRequiredService<IWhoIsWho>().PersonsAsync([person], CancellationToken.None))[person].Mail!);

    private static Task<string> NameAsync(House house, PersonId person) => house.InsideAsync(Actor.System, async s =>
        (await s.GetRequiredService<IWhoIsWho>().PersonsAsync([person], CancellationToken.None))[person].Name);
}
