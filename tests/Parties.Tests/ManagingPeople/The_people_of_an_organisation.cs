using System.Net;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Testing;
using Xunit;

namespace Noroshi.Parties.Tests.ManagingPeople;

public class The_people_of_an_organisation(Houses houses) : IClassFixture<Houses>
{
    [Theory, RolesOtherThan("organisation-administrator", "system-administrator")]
    public async Task are_not_managed_by(Database on, string role)
    {
        var house = await houses.OnAsync(on);
        using var visitor = await house.SignInAsAsync(role);

        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.GetAsync("/organisation/people")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.GetAsync($"/organisation/people/{visitor.Person}")).Status);
        Assert.Contains(await house.RecordAsync("parties.door-refused"), a => a.Refused && a.Person == visitor.Person);
    }

    [Theory]
    [BothDatabases("Details")]
    [BothDatabases("AddRole")]
    [BothDatabases("EndRole")]
    [BothDatabases("Undertake")]
    [BothDatabases("Clear")]
    [BothDatabases("Withdraw")]
    [BothDatabases("Disable")]
    [BothDatabases("Enable")]
    public async Task of_another_organisation_are_not_there(Database on, string deed)
    {
        var house = await houses.OnAsync(on);
        using var administrator = await house.SignInAsAsync("organisation-administrator");
        var stranger = await house.APersonAsync("reporter", await house.AnOrganisationAsync(OrganisationKind.Operator));
        var token = (await administrator.GetAsync("/organisation/people")).Find("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

        Assert.Equal(HttpStatusCode.NotFound, (await administrator.GetAsync($"/organisation/people/{stranger}")).Status);
        var answer = await administrator.PostAsync(
            $"/organisation/people/{stranger}?handler={deed}",
            new FormUrlEncodedContent(new Dictionary<string, string> { ["role"] = "reader", ["department"] = "乗っ取り課", ["__RequestVerificationToken"] = token }));
        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Contains(await house.RecordAsync("parties.not-there"), a => a.Refused && a.Person == administrator.Person && a.Object == $"person:{stranger}");
        using var still = await house.SignInAsync(stranger);
        Assert.Equal(HttpStatusCode.OK, (await still.GetAsync("/notices")).Status);
    }

    [Theory, BothDatabases]
    public async Task of_another_organisation_are_not_managed_by_a_system_administrator_either(Database on)
    {
        var house = await houses.OnAsync(on);
        using var system = await house.SignInAsAsync("system-administrator");
        var stranger = await house.APersonAsync("reporter", await house.AnOrganisationAsync(OrganisationKind.Operator));

        Assert.Equal(HttpStatusCode.NotFound, (await system.GetAsync($"/organisation/people/{stranger}")).Status);
    }

    [Theory, BothDatabases]
    public async Task keep_their_last_administrator(Database on)
    {
        var house = await houses.OnAsync(on);
        using var only = await house.SignInAsAsync("organisation-administrator");

        Assert.Equal(HttpStatusCode.Forbidden, (await only.FillInAsync($"/organisation/people/{only.Person}", new { }, "form[action*='handler=EndRole']")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await only.FillInAsync($"/organisation/people/{only.Person}?confirm=disable", new { }, "form[action*='handler=Disable']")).Status);
        Assert.Equal(HttpStatusCode.OK, (await only.GetAsync("/organisation/people")).Status);
        Assert.Contains(await house.RecordAsync("parties.role-ended"), a => a.Refused && a.Person == only.Person);
        Assert.Contains(await house.RecordAsync("parties.person-disabled"), a => a.Refused && a.Person == only.Person);
    }

    [Theory, BothDatabases]
    public async Task who_also_work_elsewhere_are_not_disabled_from_here(Database on)
    {
        var (house, administrator, organisation) = await AdministratorAsync(on);
        var person = await house.APersonAsync("reporter", organisation);
        var elsewhere = await house.AnOrganisationAsync(OrganisationKind.Supplier);
        await house.InsideAsync(s =>
        {
            ((IRegistrar)s.GetService(typeof(IRegistrar))!).Appoint(person, elsewhere, "member", new DateOnly(2026, 10, 1));
            return Task.CompletedTask;
        });

        Assert.Equal(HttpStatusCode.Forbidden, (await administrator.FillInAsync($"/organisation/people/{person}?confirm=disable", new { }, "form[action*='handler=Disable']")).Status);
    }

    [Theory]
    [BothDatabases("desk-officer")]
    [BothDatabases("system-administrator")]
    [BothDatabases("inspector")]
    [BothDatabases("nothing")]
    public async Task hold_no_role_that_this_kind_of_organisation_does_not_know(Database on, string role)
    {
        var (house, administrator, organisation) = await AdministratorAsync(on);
        var person = await house.APersonAsync("reader", organisation);

        Assert.Equal(HttpStatusCode.BadRequest, (await administrator.FillInAsync($"/organisation/people/{person}", new { role }, "form[action*='handler=AddRole']")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await administrator.FillInAsync("/organisation/people", new { mail = "a@example.jp", role }, "form[action*='handler=Invite']")).Status);
    }

    [Theory]
    [BothDatabases("")]
    [BothDatabases("not a mail")]
    [BothDatabases("a@example.jp\r\nBcc: b@example.jp")]
    public async Task are_invited_at_a_sound_address(Database on, string mail)
    {
        var (_, administrator, _) = await AdministratorAsync(on);

        Assert.Equal(HttpStatusCode.BadRequest, (await administrator.FillInAsync("/organisation/people", new { mail, role = "reader" }, "form[action*='handler=Invite']")).Status);
    }

    [Theory, BothDatabases]
    public async Task are_refused_in_mid_work_once_disabled_and_come_back_once_enabled(Database on)
    {
        var (house, administrator, organisation) = await AdministratorAsync(on);
        using var person = await house.SignInAsAsync("reporter", organisation);
        Assert.Equal(HttpStatusCode.OK, (await person.GetAsync("/notices")).Status);

        Assert.Equal(HttpStatusCode.Found, (await administrator.FillInAsync($"/organisation/people/{person.Person}?confirm=disable", new { }, "form[action*='handler=Disable']")).Status);
        Assert.Equal(HttpStatusCode.Found, (await person.GetAsync("/notices")).Status);

        await administrator.FillInAsync($"/organisation/people/{person.Person}", new { }, "form[action*='handler=Enable']");
        using var again = await house.SignInAsync(person.Person);
        Assert.Equal(HttpStatusCode.OK, (await again.GetAsync("/notices")).Status);
        Assert.Contains(await house.RecordAsync("parties.person-disabled"), a => a.Object == $"person:{person.Person}" && a.Person == administrator.Person);
    }

    [Theory, BothDatabases]
    public async Task take_and_give_up_roles(Database on)
    {
        var (house, administrator, organisation) = await AdministratorAsync(on);
        using var person = await house.SignInAsAsync("reader", organisation);

        Assert.Equal(HttpStatusCode.Found, (await administrator.FillInAsync($"/organisation/people/{person.Person}", new { role = "organisation-administrator" }, "form[action*='handler=AddRole']")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await administrator.FillInAsync($"/organisation/people/{person.Person}", new { role = "organisation-administrator" }, "form[action*='handler=AddRole']")).Status);
        Assert.Equal(HttpStatusCode.Found, (await administrator.FillInAsync($"/organisation/people/{administrator.Person}", new { }, "form[action*='handler=EndRole']")).Status);
        Assert.Equal(HttpStatusCode.Found, (await administrator.GetAsync("/organisation/people")).Status);
        Assert.Contains(await house.RecordAsync("parties.appointed"), a => a.Object == $"person:{person.Person}" && (string?)a.Content!["role"] == "organisation-administrator");
    }

    [Theory, BothDatabases]
    public async Task undertake_secrecy_on_a_day_under_an_article(Database on)
    {
        var (house, administrator, organisation) = await AdministratorAsync(on);
        var person = await house.APersonAsync("reporter", organisation);
        var path = $"/organisation/people/{person}";

        Assert.Equal(HttpStatusCode.BadRequest, (await administrator.FillInAsync(path, new { article = "Act, Art. 8(2)", undertakenOn = "2026-11-25" }, "form[action*='handler=Undertake']")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await administrator.FillInAsync(path, new { article = "Act, Art. 99", undertakenOn = "2026-11-24" }, "form[action*='handler=Undertake']")).Status);
        Assert.Equal(HttpStatusCode.Found, (await administrator.FillInAsync(path, new { article = "Act, Art. 8(2)", undertakenOn = "2026-11-24" }, "form[action*='handler=Undertake']")).Status);
        Assert.Contains(await house.RecordAsync("parties.secrecy-undertaken"), a => a.Object == $"person:{person}" && a.Basis == "Act, Art. 8(2)");
    }

    [Theory, BothDatabases]
    public async Task are_warned_before_a_clearance_ends_and_then_have_none(Database on)
    {
        await using var house = await House.OpenAsync(on);
        var organisation = await house.AnOrganisationAsync(OrganisationKind.Contractor);
        var boss = await house.APersonAsync("organisation-administrator", organisation);
        using var administrator = await house.SignInAsync(boss);
        using var person = await house.SignInAsAsync("member", organisation);
        var path = $"/organisation/people/{person.Person}";
        Assert.Equal(HttpStatusCode.BadRequest, (await administrator.FillInAsync(path, new { kind = "key-economic-security", clearedFrom = "2026-11-24" }, "form[action*='handler=Clear']")).Status);
        Assert.Equal(HttpStatusCode.Found, (await administrator.FillInAsync(path, new { kind = "key-economic-security", clearedFrom = "2026-11-24", clearedUntil = "2027-01-10" }, "form[action*='handler=Clear']")).Status);

        await house.DrainOutboxAsync();
        Assert.DoesNotContain("満了日", (await person.GetAsync("/notices")).Words, StringComparison.Ordinal);
        house.Clock.Advance(LegalCalendar.StartOf(new DateOnly(2026, 12, 11)) - house.Clock.GetUtcNow());
        await house.DrainOutboxAsync();
        using var later = await house.SignInAsync(person.Person);
        Assert.Contains("満了日が近づいています", (await later.GetAsync("/notices")).Words, StringComparison.Ordinal);

        house.Clock.Advance(LegalCalendar.StartOf(new DateOnly(2027, 1, 10)) - house.Clock.GetUtcNow());
        using var end = await house.SignInAsync(boss);
        Assert.Contains("失効", (await end.GetAsync(path)).Words, StringComparison.Ordinal);
    }

    private async Task<(House House, Visitor Administrator, OrganisationId Organisation)> AdministratorAsync(Database on)
    {
        var house = await houses.OnAsync(on);
        var organisation = await house.AnOrganisationAsync(OrganisationKind.Operator);
        return (house, await house.SignInAsAsync("organisation-administrator", organisation), organisation);
    }
}
