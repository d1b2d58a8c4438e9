using System.Data.Common;
using System.Net;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Noroshi.Store;
using Noroshi.Testing;

namespace Noroshi.Faults.Tests;

public class A_full_disk
{
    [Fact]
    public async Task is_said_clearly_leaves_nothing_half_written_and_heals_by_itself()
    {
        var pages = new MostPages();
        await using var house = await House.OpenAsync(Database.Sqlite, change: builder =>
            builder.Services.ConfigureDbContext<StoreDb>(options => options.AddInterceptors(pages)));
        using var machine = await house.AMachineAsync("reporter", await house.AnOperatorAsync());
        pages.Most = Convert.ToInt64(await house.SqlAsync("PRAGMA page_count"), System.Globalization.CultureInfo.InvariantCulture) + 40;

        var filed = 0;
        Page answer;
        while ((answer = await machine.FileReportAsync("報告", $"full-{filed}")).Status == HttpStatusCode.Created)
        {
            Assert.InRange(++filed, 1, 500);
        }

        Assert.Equal(((HttpStatusCode)507, "storage-full"), (answer.Status, answer.Code));
        await HasExactlyAsync(house, filed);
        Assert.Equal(HttpStatusCode.OK, (await machine.GetAsync("/api/v1/reports")).Status);

        // Somebody makes room; the sender tries again with the same key.
        pages.Most = MostPages.Unlimited;
        Assert.Equal(HttpStatusCode.Created, (await machine.FileReportAsync("報告", $"full-{filed}")).Status);
        await HasExactlyAsync(house, filed + 1);
        await house.DrainOutboxAsync();
    }

    [Fact]
    public async Task under_a_host_of_its_own_loses_nothing_that_was_acknowledged()
    {
        await using var site = await Site.FoundAsync(Database.Sqlite);
        string[] keys = [.. Enumerable.Range(0, 400).Select(i => $"limit-{i}")];
        var kilobytes = (new FileInfo(site.Database.Target).Length / 1024) + 1500;

        // The runtime makes a large file in memory for its code unless told not to; the limit would count that too.
        await using (var cramped = await HostProcess.ServeAsync(
            ["--database", site.Written, "--data", site.Data],
            new Dictionary<string, string> { ["DOTNET_EnableWriteXorExecute"] = "0" },
            $"trap '' XFSZ; ulimit -f {kilobytes}; exec \"$0\" \"$@\""))
        {
            await site.SendAsync(cramped.Address, keys, atOnce: 4);
            Assert.NotEmpty(site.Acknowledged);
            Assert.All(site.Instead.Keys, i => Assert.Equal("507 storage-full", i));
            Assert.NotEmpty(site.Instead);
            await site.IsWholeAsync();
            cramped.Kill();
            await cramped.ExitAsync();
        }

        await site.LeasesRunOutAsync();
        await using var host = await site.ServeAsync();
        await site.SendAsync(host.Address, keys, atOnce: 4);
        Assert.Equal(keys.Length, site.Acknowledged.Count);
        await site.IsWholeAsync();
        await site.HasDeliveredEverythingAsync();
    }

    private static async Task HasExactlyAsync(House house, int filed)
    {
        foreach (var rows in new[] { "incident_cases", "report_versions", "sent_once", "outbox WHERE name LIKE 'incident-reports.filed%'", "act_contents WHERE kind = 'incident-reports.filed'" })
        {
            Assert.Equal(filed, Convert.ToInt64(await house.SqlAsync($"SELECT count(*) FROM {rows}"), System.Globalization.CultureInfo.InvariantCulture));
        }
    }

    /// <summary>Lets the database file grow so far and no further.</summary>
    private sealed class MostPages : DbConnectionInterceptor
    {
        public const long Unlimited = 1_000_000_000;

        public long Most { get; set; } = Unlimited;

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Limit(connection);

        public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            Limit(connection);
            return Task.CompletedTask;
        }

        private void Limit(DbConnection connection)
        {
            using var command = connection.CreateCommand();
            command.CommandText = $"PRAGMA max_page_count = {Most}";
            command.ExecuteScalar();
        }
    }
}
