using System.IO.Compression;
using System.Text;
using Noroshi.CriticalComputers.Tests.Registry;
using Noroshi.Testing;
using Xunit;

namespace Noroshi.CriticalComputers.Tests.Importing;

/// <summary>A version is no item of a notification (Order art 2(5)). What a list says of versions goes nowhere, and an update owes nothing.</summary>
public class A_version_in_the_list(Houses houses) : IClassFixture<Houses>
{
    private const string Version = "98.76.54";
    private const string Table = $"ホスト名,製品名,メーカー,バージョン,種別,区分,導入日\nfw-01,FortiOS {Version},Fortinet,{Version},アプライアンス,T2-3,2026-11-02\n,nginx (ver. {Version}),F5,{Version},ミドルウェア,T1,2026-11-02\n";
    private const string Bom = $$"""{"bomFormat":"CycloneDX","specVersion":"1.6","components":[{"type":"application","bom-ref":"pkg:generic/openssl@{{Version}}","purl":"pkg:generic/openssl@{{Version}}","name":"OpenSSL","publisher":"OpenSSL","version":"{{Version}}"}]}""";
    private const string Nmap = $"""<nmaprun><host><hostnames><hostname name="sv-01"/></hostnames><ports><port><service product="Apache httpd" version="{Version}"/></port></ports></host></nmaprun>""";

    [Theory, BothDatabases]
    public async Task is_kept_in_no_table_and_stands_in_nothing_that_leaves(Database on)
    {
        // A house of its own: every table of it is looked through.
        await using var house = await House.OpenAsync(on);
        var world = await RegistryWorld.OnAsync(house);
        await world.AFacilityAsync();
        foreach (var list in new[] { Table, Bom, Nmap })
        {
            var at = await world.BringAsync(Encoding.UTF8.GetBytes(list));
            if ((await world.Reporter.GetAsync(at)).Find("form[action*='Read' i]") is not null)
            {
                await world.ReadAsync(at);
            }

            await house.DrainOutboxAsync();
            await world.ConfirmAsync(at);
            await house.DrainOutboxAsync();
            Assert.DoesNotContain(Version, (await world.Reporter.GetAsync(at)).Text);
        }

        var given = await world.PreviewAsync(Table.Replace("fw-01", "fw-02", StringComparison.Ordinal));
        Assert.Contains(Version, (await world.Reporter.GetAsync(given)).Words);
        await world.CancelAsync(await world.Reporter.GetAsync(given));

        var number = await world.FileAsync();
        await house.DrainOutboxAsync();
        Assert.Equal(4, await house.CountAsync("computers"));
        Assert.Empty(await TablesThatHoldAsync(house, Version));
        Assert.Superset(new HashSet<string> { "computers", "notified_computers", "computer_changes" }, new HashSet<string>(await TablesThatHoldAsync(house, "FortiOS")));

        foreach (var path in new[] { "/computers/export.csv", "/computers/export.cdx.json", $"/computers/notifications/{number}", "/computers/deadlines.ics" })
        {
            Assert.DoesNotContain(Version, (await world.Reporter.GetAsync(path)).Text);
        }

        foreach (var path in new[] { "/computers/export.xlsx", $"/computers/notifications/{number}/form.xlsx" })
        {
            using var book = new ZipArchive(new MemoryStream((await world.Reporter.GetAsync(path)).Bytes));
            Assert.All(book.Entries, part => Assert.DoesNotContain(Version, new StreamReader(part.Open()).ReadToEnd(), StringComparison.Ordinal));
        }

        var paper = PaperText.Of((await world.Reporter.GetAsync($"/computers/notifications/{number}/form.pdf")).Bytes, layout: false);
        Assert.Contains("FortiOS", paper, StringComparison.Ordinal);
        Assert.DoesNotContain(Version, paper, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task that_is_newer_changes_nothing(Database on)
    {
        var house = await houses.OnAsync(on);
        var world = await RegistryWorld.OnAsync(house);
        await world.AFacilityAsync();
        foreach (var list in new[] { Table, Bom })
        {
            var newer = list.Replace(Version, "99.1", StringComparison.Ordinal);
            await TakeInAsync(list, takes: true);
            await TakeInAsync(newer, takes: false);
        }

        async Task TakeInAsync(string list, bool takes)
        {
            var at = await world.BringAsync(Encoding.UTF8.GetBytes(list));
            if ((await world.Reporter.GetAsync(at)).Find("form[action*='Read' i]") is not null)
            {
                await world.ReadAsync(at);
            }

            await house.DrainOutboxAsync();
            Assert.Equal(takes, await house.CountAsync($"import_rows WHERE import = {house.Key(at)} AND verdict IN ('New', 'Changed', 'Duplicate', 'Faulty')") > 0);
            if (takes)
            {
                await world.ConfirmAsync(at);
                await house.DrainOutboxAsync();
            }
        }
    }

    private static async Task<string[]> TablesThatHoldAsync(House house, string text)
    {
        var tables = (string)(await house.SqlAsync(house.Database.IsPostgres
            ? "SELECT string_agg(tablename, ',' ORDER BY tablename) FROM pg_tables WHERE schemaname = 'public'"
            : "SELECT group_concat(name) FROM (SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name)"))!;
        var holding = new List<string>();
        foreach (var table in tables.Split(','))
        {
            var all = house.Database.IsPostgres
                ? $"\"{table}\"::text"
                : (string?)await house.SqlAsync($"SELECT group_concat('coalesce(CAST(\"' || name || '\" AS TEXT), '''')', ' || ') FROM pragma_table_info('{table}')") ?? "''";
            if (await house.CountAsync($"\"{table}\" WHERE {all} LIKE '%{text}%'") > 0)
            {
                holding.Add(table);
            }
        }

        return [.. holding];
    }
}
