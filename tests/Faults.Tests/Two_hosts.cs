using System.Net;
using Noroshi.Testing;

namespace Noroshi.Faults.Tests;

public class Two_hosts
{
    [Fact]
    public async Task on_one_database_deliver_each_event_once_and_see_each_others_revocations()
    {
        await using var site = await Site.FoundAsync(Database.Postgres);
        await using var first = await site.ServeAsync();
        await using var second = await site.ServeAsync();
        string[] keys = [.. Enumerable.Range(0, 400).Select(i => $"pair-{i}")];

        // Every key goes to both, at the same time: one of them does it, the other answers the same.
        await Task.WhenAll(site.SendAsync(first.Address, keys, atOnce: 6), site.SendAsync(second.Address, keys, atOnce: 6));

        Assert.Empty(site.Instead);
        Assert.Equal(keys.Length, site.Acknowledged.Count);
        await site.IsWholeAsync();
        await site.HasDeliveredEverythingAsync();
        Assert.Equal(0, await site.CountAsync("SELECT count(*) FROM outbox WHERE attempts <> 1 AND delivered_at IS NOT NULL"));
        Assert.Equal(0, await site.CountAsync("SELECT count(*) FROM outbox o WHERE delivered_at IS NOT NULL AND EXISTS (SELECT 1 FROM handled_events h WHERE h.event_id = o.id GROUP BY h.handler HAVING count(*) > 1)"));

        await Databases.SqlAsync(site.Database, "UPDATE api_tokens SET revoked_at = now()");
        Assert.Equal(HttpStatusCode.Unauthorized, (await site.SendAsync(first.Address, "after"))!.Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await site.SendAsync(second.Address, "after"))!.Status);

        first.Terminate();
        second.Terminate();
        Assert.Equal(0, await first.ExitAsync());
        Assert.Equal(0, await second.ExitAsync());
    }
}
