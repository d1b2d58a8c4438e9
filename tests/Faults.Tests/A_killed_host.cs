using Noroshi.Testing;

namespace Noroshi.Faults.Tests;

/// <summary>The host is ended in the middle of a thousand submissions, without a chance to say anything.</summary>
public class A_killed_host
{
    private const int Reports = 1000;

    [Theory, BothDatabases]
    public async Task has_lost_nothing_that_it_acknowledged_doubled_nothing_and_delivers_every_event(Database on)
    {
        await using var site = await Site.FoundAsync(on);
        string[] keys = [.. Enumerable.Range(0, Reports).Select(i => $"siege-{i}")];
        await using (var first = await site.ServeAsync())
        {
            // Whoever takes the next key in turn kills the host, while the others wait for their answers.
            await site.SendAsync(first.Address, keys.TakeWhile(_ => !IsTime(first)), atOnce: 32);
            await first.ExitAsync();
        }

        var before = site.Acknowledged.ToDictionary(StringComparer.Ordinal);
        Assert.InRange(before.Count, Reports * 2 / 5, Reports - 1);
        await site.LeasesRunOutAsync();

        // Every sender tries again with its key, whether it had an answer or not; the same number comes back where there was one.
        await using var second = await site.ServeAsync();
        await site.SendAsync(second.Address, keys, atOnce: 16);

        Assert.Equal(Reports, site.Acknowledged.Count);
        Assert.All(before, b => Assert.Equal(b.Value, site.Acknowledged[b.Key]));
        await site.IsWholeAsync();
        await site.HasDeliveredEverythingAsync();
        second.Terminate();
        Assert.Equal(0, await second.ExitAsync());

        bool IsTime(HostProcess host)
        {
            if (site.Acknowledged.Count < Reports * 2 / 5)
            {
                return false;
            }

            host.Kill();
            return true;
        }
    }
}
