using System.Net;
using Noroshi.Testing;
using Xunit;

namespace Noroshi.Parties.Tests.Passkeys;

public class Signing_in_with_a_passkey(Houses houses) : IClassFixture<Houses>
{
    [Theory, BothDatabases]
    public async Task is_refused_when_the_answer_was_made_for_another_site(Database on)
    {
        var (house, _, authenticator) = await SomebodyAsync(on);
        authenticator.Origin = "https://noroshi.example.com";

        Assert.Equal(HttpStatusCode.BadRequest, (await house.AtTheDoor().PresentAsync("/sign-in", authenticator.Use)).Status);
    }

    [Theory, BothDatabases]
    public async Task is_refused_when_the_user_was_not_verified(Database on)
    {
        var (house, _, authenticator) = await SomebodyAsync(on);
        authenticator.VerifiesUser = false;

        Assert.Equal(HttpStatusCode.BadRequest, (await house.AtTheDoor().PresentAsync("/sign-in", authenticator.Use)).Status);
    }

    [Theory, BothDatabases]
    public async Task is_refused_when_an_answer_is_played_back(Database on)
    {
        var (house, _, authenticator) = await SomebodyAsync(on);
        using var visitor = house.AtTheDoor();
        var page = await visitor.GetAsync("/sign-in");
        var fields = await WithAuthenticator.AnsweredAsync(visitor, page, authenticator.Use);
        var challenge = visitor.Cookies["noroshi-passkey"];
        Assert.Equal(HttpStatusCode.Found, (await visitor.SubmitAsync(page, fields, "form[data-passkey]")).Status);

        using var thief = house.AtTheDoor();
        thief.Keep("noroshi-passkey", challenge);
        var again = await thief.SubmitAsync(await thief.GetAsync("/sign-in"), new { credential = fields["credential"] }, "form[data-passkey]");
        Assert.Equal(HttpStatusCode.BadRequest, again.Status);
    }

    [Theory, BothDatabases]
    public async Task is_refused_when_the_challenge_is_too_old(Database on)
    {
        var (house, _, authenticator) = await SomebodyAsync(on, apart: true);
        await using var _1 = house;
        using var visitor = house.AtTheDoor();
        var page = await visitor.GetAsync("/sign-in");
        var fields = await WithAuthenticator.AnsweredAsync(visitor, page, authenticator.Use);
        house.Clock.Advance(TimeSpan.FromMinutes(6));

        Assert.Equal(HttpStatusCode.BadRequest, (await visitor.SubmitAsync(page, fields, "form[data-passkey]")).Status);
    }

    [Theory, BothDatabases]
    public async Task is_refused_without_the_form_of_our_own_page(Database on)
    {
        var house = await houses.OnAsync(on);
        using var visitor = house.AtTheDoor();

        Assert.Equal(HttpStatusCode.BadRequest, (await visitor.PostAsync("/sign-in?handler=Passkey", new FormUrlEncodedContent([]))).Status);
    }

    [Theory, BothDatabases]
    public async Task is_locked_for_an_account_after_five_wrong_answers_and_opens_again(Database on)
    {
        var (house, _, authenticator) = await SomebodyAsync(on, apart: true);
        await using var _1 = house;
        authenticator.VerifiesUser = false;
        for (var attempt = 0; attempt < 5; attempt++)
        {
            Assert.Equal(HttpStatusCode.BadRequest, (await house.AtTheDoor().PresentAsync("/sign-in", authenticator.Use)).Status);
        }

        authenticator.VerifiesUser = true;
        var locked = await house.AtTheDoor().PresentAsync("/sign-in", authenticator.Use);
        Assert.Equal(HttpStatusCode.TooManyRequests, locked.Status);
        Assert.Contains("09:15", locked.Words, StringComparison.Ordinal);

        house.Clock.Advance(TimeSpan.FromMinutes(15));
        Assert.Equal(HttpStatusCode.Found, (await house.AtTheDoor().PresentAsync("/sign-in", authenticator.Use)).Status);
    }

    [Theory, BothDatabases]
    public async Task is_locked_on_every_node_at_once(Database on)
    {
        var (house, _, authenticator) = await SomebodyAsync(on, apart: true);
        await using var _1 = house;
        await using var other = await house.OpenSecondNodeAsync();
        authenticator.VerifiesUser = false;
        for (var attempt = 0; attempt < 5; attempt++)
        {
            await house.AtTheDoor().PresentAsync("/sign-in", authenticator.Use);
        }

        var elsewhere = new SoftAuthenticator(WithAuthenticator.PublicUrl(other));
        authenticator.VerifiesUser = true;
        authenticator.Origin = elsewhere.Origin;
        Assert.Equal(HttpStatusCode.TooManyRequests, (await other.AtTheDoor().PresentAsync("/sign-in", authenticator.Use)).Status);
    }

    [Theory, BothDatabases]
    public async Task leads_nowhere_outside(Database on)
    {
        var (house, _, authenticator) = await SomebodyAsync(on);

        foreach (var elsewhere in new[] { "https://example.com", "//example.com", "/\\example.com", "%2f%2fexample.com", "javascript:alert(1)" })
        {
            Assert.Equal("/", (await house.AtTheDoor().PresentAsync("/sign-in?to=" + Uri.EscapeDataString(elsewhere), authenticator.Use)).Location);
        }
    }

    [Theory, BothDatabases]
    public async Task does_not_take_over_a_session_that_was_planted(Database on)
    {
        var (house, visitor, authenticator) = await SomebodyAsync(on);
        using var victim = house.AtTheDoor();
        var planted = visitor.Cookies["noroshi"];
        victim.Keep("noroshi", planted);
        await victim.PresentAsync("/sign-in", authenticator.Use);

        Assert.NotEqual(planted, victim.Cookies["noroshi"]);
        Assert.Equal("/sign-in?to=%2Fnotices", new Uri(house.Address, (await visitor.GetAsync("/notices")).Location).PathAndQuery);
        Assert.Equal(HttpStatusCode.OK, (await victim.GetAsync("/notices")).Status);
    }

    [Theory, BothDatabases]
    public async Task begins_a_session_and_goes_where_the_person_wanted(Database on)
    {
        var (house, _, authenticator) = await SomebodyAsync(on);

        Assert.Equal("/notices", (await house.AtTheDoor().PresentAsync("/sign-in?to=%2Fnotices", authenticator.Use)).Location);
        Assert.Contains(await house.RecordAsync("parties.signed-in"), a => (string?)a.Content!["method"] == "passkey");
    }

    [Theory, BothDatabases]
    public async Task sends_who_asks_by_address_to_the_public_name(Database on)
    {
        var (house, visitor, _) = await SomebodyAsync(on);
        using var byAddress = house.Visitor();
        byAddress.Keep("noroshi", visitor.Cookies["noroshi"]);

        Assert.StartsWith(WithAuthenticator.PublicUrl(house).AbsoluteUri, (await byAddress.GetAsync("/account/passkeys")).Location, StringComparison.Ordinal);
        Assert.NotNull((await byAddress.GetAsync("/sign-in")).Find($"a[href^='{WithAuthenticator.PublicUrl(house)}']"));
    }

    [Theory, BothDatabases]
    public async Task keeps_the_last_passkey(Database on)
    {
        var (house, visitor, _) = await SomebodyAsync(on);

        var refused = await visitor.FillInAsync("/account/passkeys", new { }, "form[action*='handler=Remove']");
        Assert.Equal(HttpStatusCode.Forbidden, refused.Status);
        Assert.Contains(await house.RecordAsync("parties.passkey-removed"), a => a.Refused);
    }

    [Theory, BothDatabases]
    public async Task lets_a_second_passkey_be_added_named_and_the_first_removed(Database on)
    {
        var (house, visitor, first) = await SomebodyAsync(on);
        using var second = new SoftAuthenticator(WithAuthenticator.PublicUrl(house));

        Assert.Equal(HttpStatusCode.Found, (await visitor.PresentAsync("/account/passkeys", second.Create, new { PasskeyName = "二台目" })).Status);
        Assert.Contains("二台目", (await visitor.GetAsync("/account/passkeys")).Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, (await visitor.FillInAsync("/account/passkeys", new { }, "form[action*='handler=Remove']")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await house.AtTheDoor().PresentAsync("/sign-in", first.Use)).Status);
        Assert.Equal(HttpStatusCode.Found, (await house.AtTheDoor().PresentAsync("/sign-in", second.Use)).Status);
    }

    private async Task<(House House, Visitor Visitor, SoftAuthenticator Authenticator)> SomebodyAsync(Database on, bool apart = false)
    {
        var house = apart ? await House.OpenAsync(on) : await houses.OnAsync(on);
        var visitor = house.AtTheDoor();
        var authenticator = new SoftAuthenticator(WithAuthenticator.PublicUrl(house));
        var joined = await visitor.PresentAsync(await house.InvitationAsync(), authenticator.Create, new { Name = "鍵 持子" });
        Assert.Equal(HttpStatusCode.Found, joined.Status);
        return (house, visitor, authenticator);
    }
}
