using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Noroshi.CriticalComputers.Keying;
using Noroshi.CriticalComputers.Store;
using Noroshi.Kernel;
using Noroshi.Store;
using Noroshi.Testing;
using Xunit;

namespace Noroshi.CriticalComputers.Tests.Receiving;

/// <summary>A desk asks which operators have a product, however each of them wrote it.</summary>
public class Who_has_a_product(Houses houses) : IClassFixture<Houses>
{
    [Theory, BothDatabases]
    public async Task is_found_across_spellings_and_says_under_which(Database on)
    {
        var house = await houses.OnAsync(on);
        var mark = Unique();
        var one = await NotifiedAsync(house, ($"FortiGate {mark}F", "Fortinet"), ($"ＦｏｒｔｉＧａｔｅ－{mark}F", "フォーティネットジャパン合同会社"), ($"FortiGaet {mark}F", "Fortinet"));
        await NotifiedAsync(house, ($"Fortinet FortiGate {mark}f", "ﾌｫｰﾃｨﾈｯﾄ"), ($"FortiGate {mark}E", "Fortinet"));
        var desk = await house.SignInAsAsync("desk-officer", one.Ministry);

        var page = await desk.GetAsync($"/desk/notifications/products?Product=フォーティゲート {mark}F&Maker=Fortinet, Inc.");
        Assert.Contains("辞書の製品「FortiGate」", page.Words);
        Assert.Contains("2者", page.Words);
        var found = Rows(page, "見つかった綴り");
        Assert.Equal(3, found.Length);
        Assert.DoesNotContain(found, row => row.Contains($"{mark}E", StringComparison.Ordinal));
        Assert.Contains($"FortiGaet {mark}F", Assert.Single(Rows(page, "似た綴り：これらは含めていません"), r => r.Contains(mark, StringComparison.Ordinal)));

        var near = await desk.GetAsync(page.Document.QuerySelectorAll("th a").First(a => a.TextContent.Contains($"FortiGaet {mark}", StringComparison.Ordinal)).GetAttribute("href")!);
        Assert.Contains("1者", near.Words);
    }

    [Theory, BothDatabases]
    public async Task that_no_dictionary_knows_is_compared_without_legal_form_and_version(Database on)
    {
        var house = await houses.OnAsync(on);
        var mark = Unique();
        var one = await NotifiedAsync(house, ($"需給計算機{mark} 7.2", "株式会社自社開発"), ($"需給計算器{mark}", "自社開発"));
        var desk = await house.SignInAsAsync("desk-officer", one.Ministry);

        var page = await desk.GetAsync($"/desk/notifications/products?Product=需給計算機{mark}&Maker=（株）自社開発");
        Assert.Contains("辞書にない製品", page.Words);
        Assert.Contains("7.2", Assert.Single(Rows(page, "見つかった綴り")));
        Assert.Contains("需給計算器", Assert.Single(Rows(page, "似た綴り：これらは含めていません")));
    }

    [Theory, BothDatabases]
    public async Task shows_no_spelling_that_did_not_reach_the_desk(Database on)
    {
        var house = await houses.OnAsync(on);
        var mark = Unique();
        await NotifiedAsync(house, ($"FortiGate {mark}F", "Fortinet"), ($"FortiGaet {mark}F", "Fortinet"));
        var other = await house.SignInAsAsync("desk-officer", await house.AuthorityAsync("mic"));

        var page = await other.GetAsync($"/desk/notifications/products?Product=FortiGate {mark}F&Maker=Fortinet");
        Assert.Contains("この製品の届出はありません", page.Words);
        Assert.DoesNotContain("FortiGaet", page.Words);
    }

    [Theory, BothDatabases]
    public async Task is_found_after_an_upgrade_while_keys_are_made_anew_and_afterwards(Database on)
    {
        await using var house = await House.OpenAsync(on);
        var one = await NotifiedAsync(house, ("FortiGate 60F", "Fortinet"), ("フォーティゲート 60F", "フォーティネット"), ("箱 1", "自社"));
        await house.InsideAsync(async services =>
        {
            // As a program before the dictionary left it.
            var db = services.GetRequiredService<StoreDb>();
            foreach (var c in await db.Set<NotifiedComputer>().Select(c => new { c.Id, c.Product, c.Maker }).ToListAsync())
            {
                await db.Set<NotifiedComputer>().Where(n => n.Id == c.Id).ExecuteUpdateAsync(set => set.SetProperty(n => n.NameKey, RegisterKeys.OfName(c.Product, c.Maker)));
            }

            await db.Set<NotifiedName>().ExecuteDeleteAsync();
            await db.SetMarkAsync(KeyNames.Mark, "0-before", CancellationToken.None);
        });
        await house.SqlAsync($"DELETE FROM store_marks WHERE name = '{KeyNames.Gathered}'");
        var desk = await house.SignInAsAsync("desk-officer", one.Ministry);
        const string Asked = "/desk/notifications/products?Product=FortiGate 60F&Maker=Fortinet";

        var before = await desk.GetAsync(Asked);
        Assert.Contains("綴りの対応づけを更新しています", before.Words);
        Assert.Single(Rows(before, "見つかった綴り"));

        await house.InsideAsync(services => CriticalComputersModule.KeepNamesAsync(services, CancellationToken.None));
        await house.DrainOutboxAsync();
        await house.InsideAsync(services => CriticalComputersModule.KeepNamesAsync(services, CancellationToken.None));
        await house.DrainOutboxAsync();
        var after = await desk.GetAsync(Asked);
        Assert.DoesNotContain("綴りの対応づけを更新しています", after.Words);
        Assert.Equal(2, Rows(after, "見つかった綴り").Length);
        Assert.Equal("=fortigate", await house.InsideAsync(Actor.System, s => s.GetRequiredService<StoreDb>().Set<NotifiedComputer>().Where(c => c.Product == "フォーティゲート 60F").Select(c => c.NameKey).FirstAsync()));
    }

    // The number of a model that no other test of the class uses.
    private static string Unique() => Random.Shared.Next(100_000, 999_999).ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static async Task<Registry.RegistryWorld> NotifiedAsync(House house, params (string Product, string Maker)[] computers)
    {
        var world = await Registry.RegistryWorld.OnAsync(house);
        var facility = await world.AFacilityAsync();
        foreach (var (i, computer) in computers.Index())
        {
            await world.AComputerAsync(facility, $"c-{i}", computer.Product, computer.Maker);
        }

        await world.FileAsync();
        await house.DrainOutboxAsync();
        return world;
    }

    private static string[] Rows(Page page, string table) =>
        [.. page.Document.QuerySelectorAll("table").Where(t => t.QuerySelector("caption")?.TextContent == table).SelectMany(t => t.QuerySelectorAll("tbody tr")).Select(r => r.TextContent)];
}
