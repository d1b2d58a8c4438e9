using System.Net;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Parties.SigningIn;
using Noroshi.Testing;
using Xunit;

namespace Noroshi.Parties.Tests.Oidc;

/// <summary>Against a real provider in its own process: discovery, code flow, PKCE, user information.</summary>
public class Signing_in_with_an_organisations_account(Provider provider) : IClassFixture<Provider>
{
    [Theory, BothDatabases]
    public async Task makes_nobody_who_was_not_there(Database on)
    {
        await using var house = await OpenAsync(on);
        using var visitor = house.Visitor();

        var answer = await ComeBackAsync(visitor, "s1", "stranger@example.jp", verified: true);
        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.Contains("対応する登録がありません", answer.Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, (await visitor.GetAsync("/notices")).Status);
        Assert.Contains(await house.RecordAsync("parties.sign-in-refused"), a => a.Refused);
    }

    [Theory, BothDatabases]
    public async Task is_refused_while_the_provider_has_not_verified_the_address(Database on)
    {
        await using var house = await OpenAsync(on);
        var (_, mail) = await SomebodyAsync(house);

        Assert.Equal(HttpStatusCode.Forbidden, (await ComeBackAsync(house.Visitor(), "s1", mail, verified: false)).Status);
    }

    [Theory, BothDatabases]
    public async Task is_refused_to_a_new_subject_that_was_given_a_known_address(Database on)
    {
        await using var house = await OpenAsync(on);
        var (_, mail) = await SomebodyAsync(house);
        Assert.Equal(HttpStatusCode.Found, (await ComeBackAsync(house.Visitor(), "old", mail, verified: true)).Status);

        Assert.Equal(HttpStatusCode.Forbidden, (await ComeBackAsync(house.Visitor(), "new", mail, verified: true)).Status);
    }

    [Theory, BothDatabases]
    public async Task is_refused_to_a_disabled_person(Database on)
    {
        await using var house = await OpenAsync(on);
        var (person, mail) = await SomebodyAsync(house);
        await ComeBackAsync(house.Visitor(), "s1", mail, verified: true);
        await house.SqlAsync($"UPDATE persons SET disabled_at = '2026-11-23 00:00:00' WHERE lower(CAST(id AS TEXT)) = '{person}'");

        Assert.Equal(HttpStatusCode.Forbidden, (await ComeBackAsync(house.Visitor(), "s1", mail, verified: true)).Status);
    }

    [Theory, BothDatabases]
    public async Task is_refused_in_a_browser_that_did_not_ask_for_it(Database on)
    {
        await using var house = await OpenAsync(on);
        var (_, mail) = await SomebodyAsync(house);
        using var attacker = house.Visitor();
        var back = await provider.SignInAsync((await attacker.GetAsync("/sign-in/provider")).Location!, "s1", mail, true);

        using var victim = house.Visitor();
        var page = await victim.FollowAsync(new Uri(back).PathAndQuery);
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Equal(HttpStatusCode.Found, (await victim.GetAsync("/notices")).Status);
    }

    [Theory, BothDatabases]
    public async Task leads_nowhere_outside(Database on)
    {
        await using var house = await OpenAsync(on);
        var (_, mail) = await SomebodyAsync(house);

        Assert.Equal("/", (await ComeBackAsync(house.Visitor(), "s1", mail, verified: true, "/sign-in/provider?to=https%3A%2F%2Fexample.com")).Location);
    }

    [Theory, BothDatabases]
    public async Task works_for_a_known_person_by_verified_address_and_then_by_subject(Database on)
    {
        await using var house = await OpenAsync(on);
        var (person, mail) = await SomebodyAsync(house);
        using var visitor = house.Visitor();

        Assert.Equal("/notices", (await ComeBackAsync(visitor, "s1", mail, verified: true, "/sign-in/provider?to=%2Fnotices")).Location);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/notices")).Status);
        Assert.Contains(await house.RecordAsync("parties.identity-linked"), a => a.Object == $"person:{person}");

        // The address changes at the provider; the subject is still the same person.
        using var later = house.Visitor();
        Assert.Equal(HttpStatusCode.Found, (await ComeBackAsync(later, "s1", "other@example.jp", verified: false)).Status);
        Assert.Equal(HttpStatusCode.OK, (await later.GetAsync("/notices")).Status);
        Assert.Contains(await house.RecordAsync("parties.signed-in"), a => (string?)a.Content!["method"] == "oidc");
    }

    [Theory, BothDatabases]
    public async Task redeems_an_invitation_to_that_address_and_to_no_other(Database on)
    {
        await using var house = await OpenAsync(on);
        var path = await house.InvitationAsync(mail: "invited@example.jp");
        var link = "/sign-in/provider?link=" + path["/join/".Length..];

        Assert.Equal(HttpStatusCode.Forbidden, (await ComeBackAsync(house.Visitor(), "s1", "another@example.jp", verified: true, link)).Status);
        using var visitor = house.Visitor();
        Assert.Equal(HttpStatusCode.Found, (await ComeBackAsync(visitor, "s2", "invited@example.jp", verified: true, link)).Status);
        Assert.Contains("外部 花子", (await visitor.GetAsync("/")).Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await house.Visitor().GetAsync(path)).Status);
    }

    [Theory, BothDatabases]
    public async Task is_not_offered_without_a_provider(Database on)
    {
        await using var house = await House.OpenAsync(on);

        using var somebody = await house.SignInAsAsync("reporter");   // a visitor is sent to sign in from any path that is not there
        Assert.Equal(HttpStatusCode.NotFound, (await somebody.GetAsync("/sign-in/provider")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await house.Visitor().GetAsync("/sign-in/provider/done")).Status);
        Assert.DoesNotContain("組織のアカウント", (await house.Visitor().GetAsync("/sign-in")).Words, StringComparison.Ordinal);
    }

    private async Task<Page> ComeBackAsync(Visitor visitor, string subject, string mail, bool verified, string from = "/sign-in/provider")
    {
        var back = await provider.SignInAsync((await visitor.GetAsync(from)).Location!, subject, mail, verified);
        var returned = await visitor.GetAsync(new Uri(back).PathAndQuery);
        Assert.Equal("/sign-in/provider/done", returned.Location);
        return await visitor.GetAsync(returned.Location!);
    }

    private static async Task<(PersonId Person, string Mail)> SomebodyAsync(House house)
    {
        var person = await house.APersonAsync("reporter", await house.AnOrganisationAsync(OrganisationKind.Operator));
        return (person, await house.InsideAsync(Actor.System, async s => (await s.GetRequiredService<IWhoIsWho>().PersonsAsync([person], CancellationToken.None))[person].Mail!));
    }

    private Task<House> OpenAsync(Database on) => House.OpenAsync(on, change: builder =>
    {
        var plain = (PartiesSettings)builder.Services.Single(s => s.ServiceType == typeof(PartiesSettings)).ImplementationInstance!;
        var settings = plain with { OpenIdConnect = new OpenIdConnectSettings(provider.Issuer, "noroshi", "a secret for tests only") { AllowInside = true } };
        builder.Services.Replace(ServiceDescriptor.Singleton(settings));
        new AuthenticationBuilder(builder.Services).AddOutsideIdentity(settings);
    });
}
