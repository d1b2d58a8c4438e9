using System.Globalization;
using System.Text;
using Noroshi.Testing;

namespace Noroshi.Faults.Tests;

/// <summary>A host is killed while it works on a list of computers: all of it is taken over or nothing, and the next host goes on with it.</summary>
public class An_import_cut_short
{
    // Read in ten batches, and taken over in three.
    private const int Read = 20_000;
    private const int Taken = 6_000;

    [Theory, BothDatabases]
    public async Task while_it_is_read_is_read_anew_by_the_next_host(Database on)
    {
        await using var site = await Site.FoundAsync(on);
        await BringAsync(site, Read, confirm: false);

        await using (var first = await site.ServeAsync())
        {
            await Eventually.Async(async () => await CountAsync(site, "import_rows") > 0);
            first.Kill();
            await first.ExitAsync();
        }

        Assert.Equal(1, await CountAsync(site, "import_runs WHERE state = 'Reading'"));
        await GoesOnAsync(site, "Previewed");
        Assert.Equal(Read, await CountAsync(site, "import_rows WHERE verdict = 'New'"));
        Assert.Equal(Read, await CountAsync(site, "import_rows"));
        Assert.Equal(0, await CountAsync(site, "computers"));
    }

    [Theory, BothDatabases]
    public async Task while_it_waits_for_a_person_waits_on(Database on)
    {
        await using var site = await Site.FoundAsync(on);
        await BringAsync(site, 100, confirm: false);
        await using (var first = await site.ServeAsync())
        {
            await Eventually.Async(async () => await CountAsync(site, "import_runs WHERE state = 'Previewed'") == 1);
            first.Kill();
            await first.ExitAsync();
        }

        await site.LeasesRunOutAsync();
        await using var second = await site.ServeAsync();
        await site.HasDeliveredEverythingAsync();
        Assert.Equal(1, await CountAsync(site, "import_runs WHERE state = 'Previewed'"));
        Assert.Equal(100, await CountAsync(site, "import_rows"));
        Assert.Equal(0, await CountAsync(site, "computers"));
    }

    [Theory, BothDatabases]
    public async Task while_it_is_taken_over_is_taken_over_whole_by_the_next_host(Database on)
    {
        await using var site = await Site.FoundAsync(on);
        await BringAsync(site, Taken, confirm: true);

        await using (var first = await site.ServeAsync())
        {
            await Eventually.Async(async () => await CountAsync(site, "outbox WHERE name = 'critical-computers.import-asked.v1' AND delivered_at IS NULL AND attempts > 0") > 0);
            first.Kill();
            await first.ExitAsync();
        }

        Assert.True(await CountAsync(site, "computers") is 0 or Taken);
        await GoesOnAsync(site, "Applied");
        Assert.Equal(Taken, await CountAsync(site, "computers"));
        Assert.Equal(Taken, await CountAsync(site, "computer_changes"));
    }

    /// <summary>Every row is written and the word that it is done is not: a trigger sleeps over that word until the host is dead.</summary>
    [Fact]
    public async Task between_its_last_row_and_the_commit_has_taken_over_nothing()
    {
        await using var site = await Site.FoundAsync(Database.Postgres);
        await BringAsync(site, 100, confirm: true);
        await HoldAsync(site);

        await using (var first = await site.ServeAsync())
        {
            await Eventually.Async(() => IsHeldAsync(site));
            first.Kill();
            await first.ExitAsync();
        }

        Assert.Equal(0, await CountAsync(site, "computers"));
        Assert.Equal(0, await CountAsync(site, "computer_changes"));
        await LetGoAsync(site);
        await GoesOnAsync(site, "Applied");
        Assert.Equal(100, await CountAsync(site, "computers"));
        Assert.Equal(100, await CountAsync(site, "computer_changes"));
    }

    private static async Task GoesOnAsync(Site site, string until)
    {
        await site.LeasesRunOutAsync();
        await using var second = await site.ServeAsync();
        await Eventually.Async(async () => await CountAsync(site, $"import_runs WHERE state = '{until}'") == 1);
    }

    private static async Task HoldAsync(Site site)
    {
        await Databases.SqlAsync(site.Database, "CREATE FUNCTION hold_the_word() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(600); RETURN NEW; END $$");
        await Databases.SqlAsync(site.Database, "CREATE TRIGGER hold_the_word BEFORE UPDATE ON import_runs FOR EACH ROW WHEN (NEW.state = 'Applied') EXECUTE FUNCTION hold_the_word()");
    }

    // The server outlives the host, and still sleeps on its behalf.
    private static async Task LetGoAsync(Site site)
    {
        await Databases.SqlAsync(site.Database, "SELECT count(pg_terminate_backend(pid, 10000)) FROM pg_stat_activity WHERE wait_event = 'PgSleep' AND datname = current_database()");
        await Databases.SqlAsync(site.Database, "DROP TRIGGER hold_the_word ON import_runs");
    }

    private static async Task<bool> IsHeldAsync(Site site) =>
        await CountAsync(site, "pg_stat_activity WHERE wait_event = 'PgSleep' AND datname = current_database()") == 1;

    private static async Task BringAsync(Site site, int computers, bool confirm)
    {
        await using var house = await House.OpenAsync(site.Database, data: site.Data);
        house.SetClockToThisMachines();
        var reporter = await house.SignInAsAsync("reporter", await house.AnOperatorAsync());
        await reporter.FillInAsync("/computers/facilities", new { Name = "給電所", Category = "需給制御システム", Sector = "electricity" });
        var list = new StringBuilder("管理名,製品名,製造者名,種類,区分,導入日\n");
        for (var i = 0; i < computers; i++)
        {
            list.Append(CultureInfo.InvariantCulture, $"host-{i},製品,製造者,アプライアンス,T2-3,2026-11-02\n");
        }

        var answer = await reporter.FillInAsync("/computers/import", new { Pasted = list.ToString() }, "form[enctype]");
        await reporter.SubmitAsync(await reporter.GetAsync(answer.Location!), new { }, "form[action*='Read' i]");
        if (confirm)
        {
            await house.DrainOutboxAsync();
            Assert.Equal(answer.Location, (await reporter.SubmitAsync(await reporter.GetAsync(answer.Location!), new { }, "form[action*='Confirm' i]")).Location);
        }
    }

    private static async Task<long> CountAsync(Site site, string rows) =>
        Convert.ToInt64(await Databases.SqlAsync(site.Database, $"SELECT count(*) FROM {rows}"), CultureInfo.InvariantCulture);
}
