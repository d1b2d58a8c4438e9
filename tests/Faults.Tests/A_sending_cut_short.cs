using System.Net;
using Noroshi.Testing;

namespace Noroshi.Faults.Tests;

/// <summary>A host is killed while it delivers a product to many: the next host goes on, and everybody has it once.</summary>
public class A_sending_cut_short
{
    // Delivered in three parts.
    private const int Many = 1_100;
    private const int Told = 20;

    [Fact]
    public async Task reaches_everybody_once()
    {
        await using var site = await Site.FoundAsync(Database.Postgres);
        await SendAsync(site);

        await using (var first = await site.ServeAsync())
        {
            await Eventually.Async(async () => await CountAsync(site, "recipients WHERE state = 'Delivered'") > 0);
            first.Kill();
            await first.ExitAsync();
        }

        await site.LeasesRunOutAsync();
        await using var second = await site.ServeAsync();
        await Eventually.Async(async () => await CountAsync(site, "sendings WHERE state = 'Sent'") == 1);

        var all = await CountAsync(site, "recipients");
        Assert.True(all >= Many, $"Only {all} were meant.");
        Assert.Equal(all, await CountAsync(site, "recipients WHERE state = 'Delivered'"));
        Assert.Equal(all, await CountAsync(site, "(SELECT DISTINCT organisation FROM recipients) AS meant"));
        Assert.Equal(await CountAsync(site, "memberships WHERE role = 'reporter'"), await CountAsync(site, "notices WHERE kind = 'provision.received'"));
        Assert.Equal((all + 499) / 500, await CountAsync(site, "act_contents WHERE kind = 'provision.provided'"));
    }

    private static async Task SendAsync(Site site)
    {
        await using var house = await House.OpenAsync(site.Database, data: site.Data);
        house.SetClockToThisMachines();
        for (var i = 0; i < Many; i++)
        {
            var organisation = await house.AnOperatorAsync();
            if (i < Told)
            {
                await house.APersonAsync("reporter", organisation);
            }
        }

        var product = await house.AReleasedAlertAsync("止められた提供");
        using var sender = await house.AnAnalystAsync();
        Assert.Equal(HttpStatusCode.Redirect, (await sender.SendAsync(product, "Route=41&By=everybody", Senders.ForUsers)).Status);
    }

    private static Task<long> CountAsync(Site site, string rows) => site.CountAsync($"SELECT count(*) FROM {rows}");
}
