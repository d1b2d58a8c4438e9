using System.Net;
using Noroshi.Testing;

namespace Noroshi.Faults.Tests;

public class A_database_that_goes_away
{
    [Fact]
    public async Task under_load_is_said_with_when_to_come_again_and_nothing_acknowledged_is_lost()
    {
        await using var server = await PrivatePostgres.StartAsync();
        await using var site = await Site.FoundAsync(Database.Postgres, server.Database);
        await using var host = await site.ServeAsync();

        // New keys until somebody is turned away, however fast this machine is.
        var keys = new List<string>();
        var sending = site.SendAsync(host.Address, Keys(), atOnce: 8);
        await Eventually.Async(() => Task.FromResult(site.Acknowledged.Count >= 60), seconds: 150);
        await server.CutAsync();
        await sending;

        // Whoever sent meanwhile was told that it is the machine, and to come again; never that the report was wrong.
        Assert.All(site.Instead.Keys, i => Assert.Equal("503 unavailable", i));
        using var machine = site.Machine(host.Address, "outage");
        var away = await machine.FileReportAsync("報告", "outage-away", TimeProvider.System.GetUtcNow().AddDays(-1));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, away.Status);
        Assert.True(int.Parse(away.Headers["Retry-After"], System.Globalization.CultureInfo.InvariantCulture) > 0);
        using var visitor = new Visitor(host.Address);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await visitor.GetAsync("/join/not-a-link")).Status);

        var before = site.Acknowledged.ToDictionary(StringComparer.Ordinal);
        await server.BeginAsync();
        await Eventually.Async(async () =>
        {
            await site.SendAsync(host.Address, keys.Where(k => !site.Acknowledged.ContainsKey(k)).Take(20), atOnce: 4);
            return site.Acknowledged.Count == keys.Count;
        }, seconds: 120);
        Assert.All(before, b => Assert.Equal(b.Value, site.Acknowledged[b.Key]));
        await site.SendAsync(host.Address, before.Keys, atOnce: 8);
        await site.IsWholeAsync();
        await site.LeasesRunOutAsync();
        await site.HasDeliveredEverythingAsync();
        host.Terminate();
        Assert.Equal(0, await host.ExitAsync());

        IEnumerable<string> Keys()
        {
            while (site.Instead.IsEmpty)
            {
                keys.Add($"outage-{keys.Count}");
                yield return keys[^1];
            }
        }
    }
}
