using System.Net;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Testing;
using Xunit;

namespace Noroshi.Parties.Tests.KeepingSessions;

public class A_session(Houses houses) : IClassFixture<Houses>
{
    [Theory, BothDatabases]
    public async Task that_was_ended_from_another_device_is_refused_in_mid_work_on_every_node(Database on)
    {
        await using var house = await House.OpenAsync(on);
        await using var other = await house.OpenSecondNodeAsync();
        using var stolen = await house.SignInAsAsync("reporter");
        using var own = await house.SignInAsync(stolen.Person);
        Assert.Equal(HttpStatusCode.OK, (await stolen.GetAsync("/notices")).Status);

        Assert.Equal(HttpStatusCode.Found, (await own.FillInAsync("/account/sessions", new { }, "form[action$='handler=End']")).Status);
        Assert.Equal(HttpStatusCode.Found, (await stolen.GetAsync("/notices")).Status);
        using var there = new Visitor(other.Address, ("noroshi", stolen.Cookies.GetValueOrDefault("noroshi") ?? ""));
        Assert.Equal(HttpStatusCode.Found, (await there.GetAsync("/notices")).Status);
        Assert.Equal(HttpStatusCode.OK, (await own.GetAsync("/notices")).Status);
    }

    [Theory, BothDatabases]
    public async Task of_another_person_is_not_there(Database on)
    {
        var house = await houses.OnAsync(on);
        using var one = await house.SignInAsAsync("reporter");
        using var two = await house.SignInAsAsync("reporter");
        var token = (await one.GetAsync("/account/role")).Find("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

        var answer = await one.PostAsync("/account/sessions?handler=End", new FormUrlEncodedContent(new Dictionary<string, string> { ["id"] = two.Session.ToString(), ["__RequestVerificationToken"] = token }));
        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Equal(HttpStatusCode.OK, (await two.GetAsync("/notices")).Status);
    }

    [Theory, BothDatabases]
    public async Task ends_by_itself_after_twelve_hours(Database on)
    {
        await using var house = await House.OpenAsync(on);
        using var visitor = await house.SignInAsAsync("reporter");
        house.Clock.Advance(TimeSpan.FromHours(12) - TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/notices")).Status);

        house.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.Found, (await visitor.GetAsync("/notices")).Status);
    }

    [Theory, BothDatabases]
    public async Task is_not_made_by_a_cookie_that_somebody_wrote(Database on)
    {
        var house = await houses.OnAsync(on);
        using var real = await house.SignInAsAsync("reporter");
        var cookie = real.Cookies["noroshi"];
        foreach (var forged in new[] { real.Session.ToString(), cookie[..^4] + "AAAA", "" })
        {
            using var forger = new Visitor(house.Address, ("noroshi", forged));
            Assert.Equal(HttpStatusCode.Found, (await forger.GetAsync("/notices")).Status);
        }
    }

    [Theory, BothDatabases]
    public async Task of_people_whose_organisation_was_closed_is_over(Database on)
    {
        var house = await houses.OnAsync(on);
        var organisation = await house.AnOrganisationAsync(OrganisationKind.Operator, "closing-" + on.ToString().ToLowerInvariant());
        using var person = await house.SignInAsAsync("reporter", organisation);
        using var system = await house.SignInAsAsync("system-administrator");

        Assert.Equal(HttpStatusCode.Found, (await system.FillInAsync("/administration/organisations/closing-" + on.ToString().ToLowerInvariant() + "?confirm=close", new { }, "form[action*='handler=Close']")).Status);
        Assert.Equal(HttpStatusCode.Found, (await person.GetAsync("/notices")).Status);
    }

    [Theory, BothDatabases]
    public async Task ends_when_the_person_signs_out_and_not_at_the_word_of_another_site(Database on)
    {
        var house = await houses.OnAsync(on);
        using var visitor = await house.SignInAsAsync("reporter");
        var cookie = visitor.Cookies["noroshi"];

        Assert.Equal(HttpStatusCode.BadRequest, (await visitor.PostAsync("/sign-out", new FormUrlEncodedContent([]))).Status);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/notices")).Status);
        Assert.Equal(HttpStatusCode.Found, (await visitor.FillInAsync("/notices", new { }, "form.header__out")).Status);
        visitor.Keep("noroshi", cookie);
        Assert.Equal(HttpStatusCode.Found, (await visitor.GetAsync("/notices")).Status);
    }

    [Theory, BothDatabases]
    public async Task lets_the_others_be_ended_all_at_once(Database on)
    {
        var house = await houses.OnAsync(on);
        using var one = await house.SignInAsAsync("reporter");
        using var two = await house.SignInAsync(one.Person);
        using var three = await house.SignInAsync(one.Person);

        await one.FillInAsync("/account/sessions", new { }, "form[action*='handler=EndOthers']");
        Assert.Equal(HttpStatusCode.Found, (await two.GetAsync("/notices")).Status);
        Assert.Equal(HttpStatusCode.Found, (await three.GetAsync("/notices")).Status);
        Assert.Equal(HttpStatusCode.OK, (await one.GetAsync("/notices")).Status);
        Assert.Contains(await house.RecordAsync("parties.sessions-ended"), a => a.Person == one.Person);
    }

    [Theory, BothDatabases]
    public async Task works_in_the_role_that_the_person_chose_and_in_no_other(Database on)
    {
        var house = await houses.OnAsync(on);
        var organisation = await house.AnOrganisationAsync(OrganisationKind.Operator);
        using var person = await house.SignInAsAsync("reporter", organisation);
        var membership = await AppointAsync(house, person.Person, organisation, "organisation-administrator", new DateOnly(2026, 11, 1));
        var strangers = await AppointAsync(house, await house.APersonAsync("reader", organisation), organisation, "organisation-administrator", new DateOnly(2026, 11, 1));
        var future = await AppointAsync(house, person.Person, organisation, "reader", new DateOnly(2026, 11, 25));
        Assert.Equal(HttpStatusCode.Forbidden, (await person.GetAsync("/organisation/people")).Status);

        Assert.Equal(HttpStatusCode.NotFound, (await person.FillInAsync("/account/role", new { Membership = strangers }, "main form[method=post]")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await person.FillInAsync("/account/role", new { Membership = future }, "main form[method=post]")).Status);
        Assert.Equal(HttpStatusCode.Found, (await person.FillInAsync("/account/role", new { Membership = membership }, "main form[method=post]")).Status);
        Assert.Equal(HttpStatusCode.OK, (await person.GetAsync("/organisation/people")).Status);
        Assert.Contains(await house.RecordAsync("parties.role-changed"), a => a.Person == person.Person);
    }

    private static Task<Guid> AppointAsync(House house, PersonId person, OrganisationId organisation, string role, DateOnly from) => house.InsideAsync(Actor.System, async s =>
    {
        var id = ((IRegistrar)s.GetService(typeof(IRegistrar))!).Appoint(person, organisation, role, from);
        await ((Noroshi.Store.StoreDb)s.GetService(typeof(Noroshi.Store.StoreDb))!).SaveChangesAsync();
        return id;
    });
}
