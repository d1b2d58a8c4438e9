using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Parties.Tests.Passkeys;
using Noroshi.Testing;
using Xunit;

namespace Noroshi.Parties.Tests.Joining;

public class A_one_time_link(Houses houses) : IClassFixture<Houses>
{
    [Theory, BothDatabases]
    public async Task that_nobody_made_leads_nowhere(Database on)
    {
        var house = await houses.OnAsync(on);

        Assert.Equal(HttpStatusCode.NotFound, (await house.AtTheDoor().GetAsync("/join/" + new string('0', 64))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await house.AtTheDoor().GetAsync("/join/" + new string('x', 5000))).Status);
    }

    [Theory, BothDatabases]
    public async Task leads_nowhere_after_its_time(Database on)
    {
        await using var house = await House.OpenAsync(on);
        var path = await house.InvitationAsync();
        house.Clock.Advance(TimeSpan.FromDays(7) - TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.OK, (await house.AtTheDoor().GetAsync(path)).Status);

        house.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.NotFound, (await house.AtTheDoor().GetAsync(path)).Status);
    }

    [Theory, BothDatabases]
    public async Task leads_nowhere_once_it_was_withdrawn(Database on)
    {
        var house = await houses.OnAsync(on);
        var organisation = await house.AnOrganisationAsync(OrganisationKind.Operator);
        using var administrator = await house.SignInAsAsync("organisation-administrator", organisation);
        var invited = await administrator.FillInAsync("/organisation/people", new { mail = "new@example.jp", role = "reporter" }, "form[action*='handler=Invite']");
        var path = new Uri(invited.Find("#invitation-link")!.TextContent).AbsolutePath;
        Assert.Equal(HttpStatusCode.Found, (await administrator.FillInAsync("/organisation/people", new { }, "form[action*='handler=Revoke']")).Status);

        Assert.Equal(HttpStatusCode.NotFound, (await house.AtTheDoor().GetAsync(path)).Status);
        Assert.Contains(await house.RecordAsync("parties.invitation-revoked"), a => a.Person == administrator.Person);
    }

    [Theory, BothDatabases]
    public async Task works_once_also_when_two_use_it_at_the_same_time(Database on)
    {
        var house = await houses.OnAsync(on);
        var path = await house.InvitationAsync();
        var attempts = await Task.WhenAll(Enumerable.Range(0, 4).Select(async n =>
        {
            using var visitor = house.AtTheDoor();
            using var authenticator = new SoftAuthenticator(WithAuthenticator.PublicUrl(house));
            try
            {
                return (await visitor.PresentAsync(path, authenticator.Create, new { Name = $"同時 {n}" })).Status;
            }
            catch (InvalidOperationException)
            {
                return HttpStatusCode.NotFound;   // the link was used up before the page was opened
            }
        }));

        Assert.Single(attempts, HttpStatusCode.Found);
        Assert.Equal(HttpStatusCode.NotFound, (await house.AtTheDoor().GetAsync(path)).Status);
    }

    [Theory, BothDatabases]
    public async Task is_not_kept_in_clear(Database on)
    {
        var house = await houses.OnAsync(on);
        var secret = (await house.InvitationAsync())["/join/".Length..];

        Assert.Equal(0L, Convert.ToInt64(await house.SqlAsync($"SELECT count(*) FROM one_time_links WHERE CAST(digest AS TEXT) LIKE '%{secret[..16]}%'"), System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory, BothDatabases]
    public async Task asks_for_a_name(Database on)
    {
        var house = await houses.OnAsync(on);
        using var authenticator = new SoftAuthenticator(WithAuthenticator.PublicUrl(house));

        var answer = await house.AtTheDoor().PresentAsync(await house.InvitationAsync(), authenticator.Create, new { Name = " " });
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.NotNull(answer.Find("#errors"));
    }

    [Theory, BothDatabases]
    public async Task shuts_an_address_out_that_guesses_at_it(Database on)
    {
        await using var house = await House.OpenAsync(on);
        for (var guess = 0; guess < 20; guess++)
        {
            Assert.Equal(HttpStatusCode.NotFound, (await house.AtTheDoor().GetAsync("/join/" + Guid.CreateVersion7().ToString("N"))).Status);
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, (await house.AtTheDoor().GetAsync(await house.InvitationAsync())).Status);
    }

    [Theory, BothDatabases]
    public async Task makes_the_person_with_role_and_passkey_and_says_so_in_the_record(Database on)
    {
        var house = await houses.OnAsync(on);
        var organisation = await house.AnOrganisationAsync(OrganisationKind.Operator);
        using var visitor = house.AtTheDoor();
        using var authenticator = new SoftAuthenticator(WithAuthenticator.PublicUrl(house));
        var mail = $"taro-{Guid.CreateVersion7():N}@example.jp";

        Assert.Equal("/", (await visitor.PresentAsync(await house.InvitationAsync(organisation, "reporter", mail), authenticator.Create, new { Name = "招待 太郎", Department = "CSIRT" })).Location);
        Assert.Contains("招待 太郎", (await visitor.GetAsync("/")).Words, StringComparison.Ordinal);

        var people = await house.InsideAsync(Actor.System, s => s.GetRequiredService<IWhoIsWho>().PeopleWhoMayAsync(organisation, Permission.FileReports, CancellationToken.None));
        Assert.Equal(mail, Assert.Single(people).Mail);
        Assert.Contains(await house.RecordAsync("parties.joined"), a => a.Object == $"person:{people[0].Id}");
        Assert.Contains(await house.RecordAsync("parties.passkey-registered"), a => a.Object == $"person:{people[0].Id}");
    }

    [Theory, BothDatabases]
    public async Task brings_the_first_administrator_of_an_empty_installation(Database on)
    {
        await using var house = await House.OpenAsync(on);
        var first = await house.InsideAsync(Actor.System, s => PartiesModule.FirstAdministratorLinkAsync(s, CancellationToken.None));
        var second = await house.InsideAsync(Actor.System, s => PartiesModule.FirstAdministratorLinkAsync(s, CancellationToken.None));

        Assert.Equal(HttpStatusCode.NotFound, (await house.AtTheDoor().GetAsync(first!.AbsolutePath)).Status);
        using var visitor = house.AtTheDoor();
        using var authenticator = new SoftAuthenticator(WithAuthenticator.PublicUrl(house));
        var joined = await visitor.PresentAsync(second!.AbsolutePath, authenticator.Create, new { Name = "最初 管理子", Mail = "first@example.jp" });
        Assert.Equal(HttpStatusCode.Found, joined.Status);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/administration/organisations")).Status);
        Assert.Null(await house.InsideAsync(Actor.System, s => PartiesModule.FirstAdministratorLinkAsync(s, CancellationToken.None)));
    }
}
