using System.Globalization;
using System.Text;
using Noroshi.Testing;

namespace Noroshi.Faults.Tests;

/// <summary>A host is killed while it takes over a list of computers: all of it is taken over or nothing, and the next host goes on with it.</summary>
public class An_import_cut_short
{
    private const int Computers = 20_000;

    [Theory, BothDatabases]
    public async Task is_taken_over_whole_by_the_next_host(Database on)
    {
        await using var site = await Site.FoundAsync(on);
        await ConfirmAsync(site);

        await using (var first = await site.ServeAsync())
        {
            await Eventually.Async(async () => await CountAsync(site, "outbox WHERE name = 'critical-computers.import-asked.v1' AND delivered_at IS NULL AND attempts > 0") > 0);
            first.Kill();
            await first.ExitAsync();
        }

        Assert.True(await CountAsync(site, "computers") is 0 or Computers);
        await site.LeasesRunOutAsync();
        await using var second = await site.ServeAsync();
        await Eventually.Async(async () => await CountAsync(site, "import_runs WHERE state = 'Applied'") == 1);

        Assert.Equal(Computers, await CountAsync(site, "computers"));
        Assert.Equal(Computers, await CountAsync(site, "computer_changes"));
    }

    private static async Task ConfirmAsync(Site site)
    {
        await using var house = await House.OpenAsync(site.Database, data: site.Data);
        house.SetClockToThisMachines();
        var reporter = await house.SignInAsAsync("reporter", await house.AnOperatorAsync());
        await reporter.FillInAsync("/computers/facilities", new { Name = "給電所", Category = "需給制御システム", Sector = "electricity" });
        var list = new StringBuilder("管理名,製品名,製造者名,種類,区分,導入日\n");
        for (var i = 0; i < Computers; i++)
        {
            list.Append(CultureInfo.InvariantCulture, $"host-{i},製品,製造者,アプライアンス,T2-3,2026-11-02\n");
        }

        var answer = await reporter.FillInAsync("/computers/import", new { Pasted = list.ToString() }, "form[enctype]");
        await reporter.SubmitAsync(await reporter.GetAsync(answer.Location!), new { }, "form[action*='Read' i]");
        await house.DrainOutboxAsync();
        Assert.Equal(answer.Location, (await reporter.SubmitAsync(await reporter.GetAsync(answer.Location!), new { }, "form[action*='Confirm' i]")).Location);
    }

    private static async Task<long> CountAsync(Site site, string rows) =>
        Convert.ToInt64(await Databases.SqlAsync(site.Database, $"SELECT count(*) FROM {rows}"), CultureInfo.InvariantCulture);
}
