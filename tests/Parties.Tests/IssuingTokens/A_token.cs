using System.Net;
using Noroshi.Parties.Face;
using Noroshi.Testing;
using Xunit;

namespace Noroshi.Parties.Tests.IssuingTokens;

public class A_token(Houses houses) : IClassFixture<Houses>
{
    private const string Door = "/api/v1/reports";

    [Theory, BothDatabases]
    public async Task is_needed_at_the_doors_of_machines_where_a_cookie_says_nothing(Database on)
    {
        var house = await houses.OnAsync(on);
        using var person = await house.SignInAsAsync("reporter");

        var answer = await person.GetAsync(Door);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
        Assert.StartsWith("Bearer", answer.Headers["WWW-Authenticate"], StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task says_nothing_at_the_doors_of_people(Database on)
    {
        var house = await houses.OnAsync(on);
        using var machine = house.Visitor();
        machine.Token = await TokenAsync(await house.SignInAsAsync("reporter"));

        Assert.Equal(HttpStatusCode.Found, (await machine.GetAsync("/account/tokens")).Status);
    }

    [Theory]
    [BothDatabases("nrs_")]
    [BothDatabases("nrs_0000000000000000000000000000000000000000000000000000000000000000")]
    [BothDatabases("Bearer")]
    [BothDatabases("' OR 1=1 --")]
    public async Task that_nobody_made_is_refused(Database on, string token)
    {
        var house = await houses.OnAsync(on);
        using var machine = house.Visitor();
        machine.Token = token;

        Assert.Equal(HttpStatusCode.Unauthorized, (await machine.GetAsync(Door)).Status);
    }

    [Theory, BothDatabases]
    public async Task is_worth_nothing_once_revoked(Database on)
    {
        var (house, maker, machine) = await MachineAsync(on);
        Assert.Equal(HttpStatusCode.OK, (await machine.GetAsync(Door)).Status);

        Assert.Equal(HttpStatusCode.Found, (await maker.FillInAsync("/account/tokens", new { }, "form[action*='handler=Revoke']")).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await machine.GetAsync(Door)).Status);
        Assert.Contains(await house.RecordAsync("parties.token-revoked"), a => a.Person == maker.Person);
    }

    [Theory, BothDatabases]
    public async Task is_worth_nothing_after_its_day(Database on)
    {
        await using var house = await House.OpenAsync(on);
        using var machine = house.Visitor();
        machine.Token = await TokenAsync(await house.SignInAsAsync("reporter"), days: 1);
        house.Clock.Advance(TimeSpan.FromDays(1) - TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.OK, (await machine.GetAsync(Door)).Status);

        house.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.Unauthorized, (await machine.GetAsync(Door)).Status);
    }

    [Theory, BothDatabases]
    public async Task is_worth_nothing_once_its_maker_is_disabled(Database on)
    {
        var house = await houses.OnAsync(on);
        var organisation = await house.AnOrganisationAsync(OrganisationKind.Operator);
        using var administrator = await house.SignInAsAsync("organisation-administrator", organisation);
        using var maker = await house.SignInAsAsync("reporter", organisation);
        using var machine = house.Visitor();
        machine.Token = await TokenAsync(maker);
        Assert.Equal(HttpStatusCode.OK, (await machine.GetAsync(Door)).Status);

        await administrator.FillInAsync($"/organisation/people/{maker.Person}?confirm=disable", new { }, "form[action*='handler=Disable']");
        Assert.Equal(HttpStatusCode.Unauthorized, (await machine.GetAsync(Door)).Status);
        Assert.Equal(HttpStatusCode.Found, (await maker.GetAsync("/notices")).Status);
    }

    [Theory, BothDatabases]
    public async Task is_worth_nothing_once_the_role_of_its_maker_has_ended(Database on)
    {
        var house = await houses.OnAsync(on);
        var organisation = await house.AnOrganisationAsync(OrganisationKind.Operator);
        using var administrator = await house.SignInAsAsync("organisation-administrator", organisation);
        using var maker = await house.SignInAsAsync("reporter", organisation);
        using var machine = house.Visitor();
        machine.Token = await TokenAsync(maker);

        await administrator.FillInAsync($"/organisation/people/{maker.Person}", new { }, "form[action*='handler=EndRole']");
        Assert.Equal(HttpStatusCode.Unauthorized, (await machine.GetAsync(Door)).Status);
    }

    [Theory, BothDatabases]
    public async Task does_only_what_it_was_made_for(Database on)
    {
        var house = await houses.OnAsync(on);
        using var machine = house.Visitor();
        machine.Token = await TokenAsync(await house.SignInAsAsync("reporter"), scope: ["ReadOwnReports"]);

        Assert.Equal(HttpStatusCode.OK, (await machine.GetAsync(Door)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await machine.PostJsonAsync(Door, "{}")).Status);
    }

    [Theory, BothDatabases]
    public async Task is_not_made_for_more_than_the_role_allows(Database on)
    {
        var house = await houses.OnAsync(on);
        using var reader = await house.SignInAsAsync("reader");

        foreach (var wide in new[] { "FileReports", "Administer", "ManagePeople", "Everything", "3" })
        {
            var answer = await reader.FillInAsync("/account/tokens", new { name = "広すぎる", scope = new[] { wide }, days = 30 }, "form[action*='handler=Make']");
            Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
            Assert.Null(answer.Find("#token"));
        }
    }

    [Theory, BothDatabases]
    public async Task of_another_person_cannot_be_revoked(Database on)
    {
        var (house, _, machine) = await MachineAsync(on);
        using var stranger = await house.SignInAsAsync("organisation-administrator");
        var id = await house.SqlAsync("SELECT CAST(id AS TEXT) FROM api_tokens ORDER BY made_at DESC, id DESC LIMIT 1");
        var token = (await stranger.GetAsync("/account/role")).Find("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

        var answer = await stranger.PostAsync("/account/tokens?handler=Revoke", new FormUrlEncodedContent(new Dictionary<string, string> { ["id"] = id!.ToString()!, ["__RequestVerificationToken"] = token }));
        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Equal(HttpStatusCode.OK, (await machine.GetAsync(Door)).Status);
    }

    [Theory, BothDatabases]
    public async Task guessed_at_too_often_shuts_the_address_out_but_not_a_right_token(Database on)
    {
        await using var house = await House.OpenAsync(on);
        using var good = house.Visitor();
        good.Token = await TokenAsync(await house.SignInAsAsync("reporter"));
        using var guess = house.Visitor();
        guess.Token = "nrs_" + new string('1', 64);
        for (var attempt = 0; attempt < 20; attempt++)
        {
            Assert.Equal(HttpStatusCode.Unauthorized, (await guess.GetAsync(Door)).Status);
        }

        var locked = await guess.GetAsync(Door);
        Assert.Equal(HttpStatusCode.TooManyRequests, locked.Status);
        Assert.Equal("900", locked.Headers["Retry-After"]);
        Assert.Equal(HttpStatusCode.OK, (await good.GetAsync(Door)).Status);
    }

    [Theory, BothDatabases]
    public async Task is_shown_once_and_kept_as_a_digest(Database on)
    {
        var house = await houses.OnAsync(on);
        using var maker = await house.SignInAsAsync("reporter");
        var token = await TokenAsync(maker);

        Assert.StartsWith("nrs_", token, StringComparison.Ordinal);
        Assert.DoesNotContain(token, (await maker.GetAsync("/account/tokens")).Text, StringComparison.Ordinal);
        Assert.Contains(await house.RecordAsync("parties.token-made"), a => a.Person == maker.Person && !a.Content!.ToJsonString().Contains(token[10..], StringComparison.Ordinal));
    }

    [Theory, BothDatabases]
    public async Task shows_when_it_was_last_used(Database on)
    {
        var (_, maker, machine) = await MachineAsync(on);
        await machine.GetAsync(Door);

        Assert.Contains("2026/11/24 09:00", (await maker.GetAsync("/account/tokens")).Words, StringComparison.Ordinal);
    }

    private async Task<(House House, Visitor Maker, Visitor Machine)> MachineAsync(Database on)
    {
        var house = await houses.OnAsync(on);
        var maker = await house.SignInAsAsync("reporter");
        var machine = house.Visitor();
        machine.Token = await TokenAsync(maker);
        return (house, maker, machine);
    }

    private static async Task<string> TokenAsync(Visitor maker, int days = 30, params string[] scope)
    {
        var made = await maker.FillInAsync("/account/tokens", new { name = "試験用", scope = scope.Length > 0 ? scope : ["FileReports", "ReadOwnReports"], days }, "form[action*='handler=Make']");
        return made.Find("#token")?.TextContent ?? throw new InvalidOperationException(made.Words);
    }
}
