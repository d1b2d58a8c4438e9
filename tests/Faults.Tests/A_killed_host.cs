using Noroshi.Testing;

namespace Noroshi.Faults.Tests;

/// <summary>The host is ended in the middle of many submissions, without a chance to say anything.</summary>
public class A_killed_host
{
    // A thousand where many file; on SQLite, which serves one installation, as many as show the same.
    [Theory]
    [InlineData(Database.Postgres, 1_000)]
    [InlineData(Database.Sqlite, 300)]
    public async Task has_lost_nothing_that_it_acknowledged_doubled_nothing_and_delivers_every_event(Database on, int reports)
    {
        await using var site = await Site.FoundAsync(on);
        string[] keys = [.. Enumerable.Range(0, reports).Select(i => $"siege-{i}")];
        await using (var first = await site.ServeAsync())
        {
            // Whoever takes the next key in turn kills the host, while the others wait for their answers.
            await site.SendAsync(first.Address, keys.TakeWhile(_ => !IsTime(first)), atOnce: 32);
            await first.ExitAsync();
        }

        var before = site.Acknowledged.ToDictionary(StringComparer.Ordinal);
        Assert.InRange(before.Count, reports * 2 / 5, reports - 1);
        await site.LeasesRunOutAsync();
        var shown = await site.ShownAsync();

        // Every sender tries again with its key, whether it had an answer or not; the same number comes back where there was one.
        await using var second = await site.ServeAsync();
        await site.SendAsync(second.Address, keys, atOnce: 16);

        Assert.Equal(reports, site.Acknowledged.Count);
        Assert.All(before, b => Assert.Equal(b.Value, site.Acknowledged[b.Key]));
        await site.IsWholeAsync();
        await site.HasDeliveredEverythingAsync();
        await site.HasAWholeLogAsync(second.Address, shown);
        second.Terminate();
        Assert.Equal(0, await second.ExitAsync());

        bool IsTime(HostProcess host)
        {
            if (site.Acknowledged.Count < reports * 2 / 5)
            {
                return false;
            }

            host.Kill();
            return true;
        }
    }
}
