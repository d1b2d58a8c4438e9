using Microsoft.Extensions.DependencyInjection;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Testing;

namespace Noroshi.Faults.Tests;

public class A_mail_server_that_goes_away
{
    [Theory, BothDatabases]
    public async Task keeps_nobody_waiting_and_every_letter_goes_out_once_when_it_is_back(Database on)
    {
        using var server = new MailServer();
        await using var house = await server.HouseAsync(on);
        using var reader = await house.SignInAsAsync("reporter");
        for (var i = 0; i < 3; i++)
        {
            var subject = new Words($"新しい連絡 {i}", $"Something new {i}");
            await house.InsideAsync(services =>
            {
                services.GetRequiredService<INotices>().Tell(reader.Person, "test.told", subject, "/notices");
                return Task.CompletedTask;
            });
        }

        // The server is away: nothing is lost, the notices can be read, and filing goes on.
        for (var tries = 0; tries < 3; tries++)
        {
            await house.DrainOutboxAsync();
            house.Clock.Advance(TimeSpan.FromMinutes(11));
        }

        Assert.Empty(server.Letters);
        Assert.Contains("新しい連絡 2", (await reader.GetAsync("/notices")).Words, StringComparison.Ordinal);
        using var machine = await house.AMachineAsync("reporter", await house.AnOperatorAsync());
        Assert.Equal(System.Net.HttpStatusCode.Created, (await machine.FileReportAsync("報告", "mail-1")).Status);

        server.Open();
        for (var tries = 0; tries < 3; tries++)
        {
            await house.DrainOutboxAsync();
            house.Clock.Advance(TimeSpan.FromMinutes(11));
        }

        var address = (string)(await house.SqlAsync($"SELECT mail FROM persons WHERE id = '{(on is Database.Postgres ? reader.Person.ToString() : reader.Person.ToString().ToUpperInvariant())}'"))!;
        Assert.Equal(3, server.Letters.Count(l => l.Contains(address, StringComparison.Ordinal)));
        Assert.Equal(server.Letters.Count, server.Letters.Select(MessageId).Distinct().Count());
        Assert.Equal(0L, Convert.ToInt64(await house.SqlAsync("SELECT count(*) FROM outbox WHERE delivered_at IS NULL AND name = 'parties.notice-left.v1'"), System.Globalization.CultureInfo.InvariantCulture));
    }

    private static string MessageId(string letter) => letter.Split('\n').Single(l => l.StartsWith("Message-Id:", StringComparison.OrdinalIgnoreCase));
}
