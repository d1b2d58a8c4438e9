using Noroshi.Testing;

namespace Noroshi.Cli.Tests.BackingUp;

public class A_backup
{
    [Theory, BothDatabases]
    public async Task made_while_reports_come_in_brings_back_everything_that_was_there_before(Database on)
    {
        await using var site = await Installation.OpenAsync(on);
        using var visitor = await site.House.SignInAsync(site.Machine.Person);
        using var enough = new CancellationTokenSource();
        var coming = Task.Run(async () =>
        {
            for (var i = 0; !enough.IsCancellationRequested; i++)
            {
                await site.FileAsync($"控えの最中の報告 {i}");
            }
        }, TestContext.Current.CancellationToken);

        await site.BackUpAsync(seal: true);
        await enough.CancelAsync();
        await coming;
        await site.DestroyAsync();
        var place = await site.EmptyPlaceAsync();
        var said = await Commandline.RunAsync(place.Database, place.Data, "restore", site.Archive, "--passphrase-file", site.PassphraseFile);
        Assert.True(said.Exit == 0, said.ToString());

        await using var again = await House.OpenAsync(place.Database, data: place.Data);
        using var machine = new Visitor(again.Address) { Token = site.Machine.Token };
        var report = await machine.GetAsync($"/api/v1/reports/{site.Number}");
        Assert.Contains("控えの前に提出した報告", System.Text.RegularExpressions.Regex.Unescape(report.Text), StringComparison.Ordinal);
        Assert.Equal(Installation.Content(200_000), await site.ReadAsync(again, site.Attachment));
        using var back = new Visitor(again.Address, [.. visitor.Cookies.Select(c => (c.Key, c.Value))]);
        Assert.Equal(System.Net.HttpStatusCode.OK, (await back.GetAsync("/")).Status);

        // One moment, not several: whatever case is there has all that was saved with it.
        Assert.Equal(0L, Convert.ToInt64(await again.SqlAsync(
            "SELECT count(*) FROM incident_cases c WHERE (SELECT count(*) FROM report_versions v WHERE v.\"case\" = c.id) <> c.versions OR NOT EXISTS (SELECT 1 FROM case_addressees a WHERE a.\"case\" = c.id)"), null));
        Assert.Equal(
            Convert.ToInt64(await again.SqlAsync("SELECT count(*) FROM report_versions"), null),
            Convert.ToInt64(await again.SqlAsync("SELECT count(*) FROM act_contents WHERE kind = 'incident-reports.filed'"), null));
        await again.DrainOutboxAsync();
        Assert.Equal(System.Net.HttpStatusCode.Created, (await machine.FileReportAsync("戻した後の報告", "after-the-fire")).Status);
    }

    [Theory, BothDatabases]
    public async Task does_not_write_over_an_archive_unless_told_to(Database on)
    {
        await using var site = await Installation.OpenAsync(on);
        await File.WriteAllTextAsync(site.Archive, "前の控え", TestContext.Current.CancellationToken);

        var refused = await site.RunAsync("backup", site.Archive);
        Assert.Equal(1, refused.Exit);
        Assert.Contains("--force", refused.Side, StringComparison.Ordinal);
        Assert.Equal("前の控え", await File.ReadAllTextAsync(site.Archive, TestContext.Current.CancellationToken));

        await site.BackUpAsync();
        Assert.True(new FileInfo(site.Archive).Length > 100_000);
        Assert.Equal(["noroshi.backup", "passphrase"], Directory.GetFileSystemEntries(site.Folder).Select(Path.GetFileName).Order());
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(site.Archive));
    }

    [Theory, BothDatabases]
    public async Task goes_down_a_pipe_with_nothing_else_in_it(Database on)
    {
        await using var site = await Installation.OpenAsync(on);
        var (exit, output, errors) = await Commandline.ProcessAsync(["backup", "-", "--database", Commandline.Written(site.House.Database), "--data", site.House.Data]);
        Assert.True(exit == 0, errors);
        Assert.DoesNotContain('\u001b', errors);

        await File.WriteAllBytesAsync(site.Archive, output, TestContext.Current.CancellationToken);
        var place = await site.EmptyPlaceAsync();
        var said = await Commandline.RunAsync(place.Database, place.Data, "restore", site.Archive);
        Assert.True(said.Exit == 0, said.ToString());
    }

    [Fact]
    public async Task of_a_place_without_keys_is_refused_and_makes_none()
    {
        var empty = Directory.CreateTempSubdirectory("noroshi-drill-").FullName;
        var said = await Commandline.RunAsync("backup", Path.Combine(empty, "a"), "--data", Path.Combine(empty, "data"));
        Assert.Equal(1, said.Exit);
        Assert.Empty(Directory.GetFileSystemEntries(empty));
        Directory.Delete(empty);
    }

    [Fact]
    public async Task whose_database_is_not_there_is_refused_and_leaves_nothing()
    {
        await using var site = await Installation.OpenAsync(Database.Sqlite);
        var said = await Commandline.RunAsync("backup", site.Archive, "--data", site.House.Data, "--database", "sqlite:" + Path.Combine(site.Folder, "nowhere.db"));
        Assert.Equal(1, said.Exit);
        Assert.Contains("nowhere.db", said.Side, StringComparison.Ordinal);
        Assert.Equal(["passphrase"], Directory.GetFileSystemEntries(site.Folder).Select(Path.GetFileName));
    }

    [Fact]
    public async Task sealed_with_a_short_passphrase_or_none_is_refused()
    {
        await using var site = await Installation.OpenAsync(Database.Sqlite);
        await File.WriteAllTextAsync(site.PassphraseFile, "short", TestContext.Current.CancellationToken);
        Assert.Equal(1, (await site.RunAsync("backup", site.Archive, "--seal", "--passphrase-file", site.PassphraseFile)).Exit);

        var (exit, _, errors) = await Commandline.ProcessAsync(["backup", site.Archive, "--seal", "--data", site.House.Data, "--database", Commandline.Written(site.House.Database)]);
        Assert.Equal(1, exit);
        Assert.Contains(Passphrase.Variable, errors, StringComparison.Ordinal);
        Assert.False(File.Exists(site.Archive));
    }
}
