using System.Globalization;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Noroshi.Parties.Face;
using Noroshi.Testing;

namespace Noroshi.Faults.Tests;

/// <summary>A host is killed while it delivers a product to many: the next host goes on, and everybody has it once.</summary>
public class A_sending_cut_short
{
    private const int Told = 20;

    // Delivered in three parts. NOROSHI_TEST_MANY asks for more, killed once in each third.
    private static readonly int Many = int.TryParse(Environment.GetEnvironmentVariable("NOROSHI_TEST_MANY"), CultureInfo.InvariantCulture, out var many) ? many : 1_100;

    [Fact]
    public async Task reaches_everybody_once()
    {
        await using var site = await Site.FoundAsync(Database.Postgres);
        await SendAsync(site);

        for (var third = 0; third < (Many > 10_000 ? 3 : 1); third++)
        {
            await using var host = await site.ServeAsync();
            await Eventually.Async(async () => await CountAsync(site, "recipients WHERE state = 'Delivered'") > Many / 3 * third, seconds: 600);
            host.Kill();
            await host.ExitAsync();
            Assert.Equal(0, await CountAsync(site, "sendings WHERE state = 'Sent'"));
            await site.LeasesRunOutAsync();
        }

        await using var last = await site.ServeAsync();
        await Eventually.Async(async () => await CountAsync(site, "sendings WHERE state = 'Sent'") == 1, seconds: 600);

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
        for (var i = 0; i < Told; i++)
        {
            await house.APersonAsync("reporter", await house.AnOperatorAsync());
        }

        foreach (var part in Enumerable.Range(Told, Many - Told).Chunk(1_000))
        {
            await house.InsideAsync(services =>
            {
                var registrar = services.GetRequiredService<IRegistrar>();
                foreach (var i in part)
                {
                    registrar.Add(new Organisation(new(Guid.CreateVersion7()), $"many-{i}", OrganisationKind.Operator, new($"多数{i}", $"Many {i}"), null, null, null, null, null));
                }

                return Task.CompletedTask;
            });
        }

        var product = await house.AReleasedAlertAsync("止められた提供");
        using var sender = await house.AnAnalystAsync();
        Assert.Equal(HttpStatusCode.Redirect, (await sender.SendAsync(product, "Route=41&By=everybody", Senders.ForUsers)).Status);
    }

    private static Task<long> CountAsync(Site site, string rows) => site.CountAsync($"SELECT count(*) FROM {rows}");
}
