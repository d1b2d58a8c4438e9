using System.Net;
using Noroshi.Store;
using Noroshi.Testing;

namespace Noroshi.Faults.Tests;

public class Somebody_shut_out_in_mid_work
{
    [Theory, BothDatabases]
    public async Task by_a_revoked_token_files_nothing_more_from_that_moment_while_others_do(Database on)
    {
        await using var house = await House.OpenAsync(on);
        var @operator = await house.AnOperatorAsync();
        using var machine = await house.AMachineAsync("reporter", @operator);
        using var other = await house.AMachineAsync("reporter", @operator);
        var filed = 0;
        using var shut = new CancellationTokenSource();
        var sending = Task.WhenAll(Enumerable.Range(0, 4).Select(async lane =>
        {
            var after = 0;
            for (var i = 0; after < 3; i++)
            {
                var known = shut.IsCancellationRequested;
                var answer = await machine.FileReportAsync("報告", $"lane-{lane}-{i}");
                if (answer.Status == HttpStatusCode.Created)
                {
                    Assert.False(known, "a token was let in after its revocation was saved");
                    Interlocked.Increment(ref filed);
                }
                else
                {
                    Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
                    after++;
                }
            }
        }));
        await Eventually.Async(() => Task.FromResult(Volatile.Read(ref filed) >= 10));
        await RevokeAsync(house, machine);
        await shut.CancelAsync();
        await sending;

        Assert.Equal(filed, Convert.ToInt32(await house.SqlAsync("SELECT count(*) FROM incident_cases"), System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(HttpStatusCode.Created, (await other.FileReportAsync("報告", "other")).Status);
    }

    [Theory, BothDatabases]
    public async Task by_being_disabled_files_nothing_and_finds_the_draft_when_let_in_again(Database on)
    {
        await using var house = await House.OpenAsync(on);
        using var machine = await house.AMachineAsync("reporter", await house.AnOperatorAsync());
        using var person = await house.SignInAsync(machine.Person);
        var begun = await machine.PostJsonAsync("/api/v1/drafts", HouseReports.AReport("書きかけの報告").ToJsonString(), "draft-1");
        Assert.Equal(HttpStatusCode.Created, begun.Status);
        var page = await person.GetAsync("/reports");
        Assert.Equal(HttpStatusCode.OK, page.Status);

        await SetDisabledAsync(house, person, "'2026-11-24 00:00:00'");
        Assert.Equal(HttpStatusCode.Unauthorized, (await machine.FileReportAsync("報告", "shut")).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await machine.GetAsync(begun.Location!)).Status);
        Assert.Equal(HttpStatusCode.Found, (await person.GetAsync("/reports")).Status);
        Assert.Equal(0L, Convert.ToInt64(await house.SqlAsync("SELECT count(*) FROM incident_cases"), System.Globalization.CultureInfo.InvariantCulture));

        await SetDisabledAsync(house, person, "NULL");
        var back = await machine.GetAsync(begun.Location!);
        Assert.Equal("書きかけの報告", back.Json["answers"]!["event.summary"]!.GetValue<string>());
    }

    private static Task RevokeAsync(House house, Visitor machine) =>
        house.SqlAsync($"UPDATE api_tokens SET revoked_at = '2026-11-24 00:00:00' WHERE person = '{Key(house.Database, machine)}'");

    private static Task SetDisabledAsync(House house, Visitor person, string at) =>
        house.SqlAsync($"UPDATE persons SET disabled_at = {at} WHERE id = '{Key(house.Database, person)}'");

    private static string Key(DatabaseAddress database, Visitor somebody) =>
        database.IsPostgres ? somebody.Person.ToString() : somebody.Person.ToString().ToUpperInvariant();
}
