using System.Net;
using System.Text;
using Noroshi.Testing;
using Xunit;

namespace Noroshi.CriticalComputers.Tests.Registry;

/// <summary>An operator brings the list that it has; it sees what that would do, and only then it is done.</summary>
public class Bringing_a_list(Houses houses) : IClassFixture<Houses>
{
    private const string List = "ホスト名,メーカー,型番,種別,区分,導入日,バージョン\nfw-01,フォーティネット,FortiGate 200F,アプライアンス,T2-3,2026/11/2,7.4.1\nfw-02,Fortinet,FortiOS 7.4.1,アプライアンス,T2-3,令和8年11月2日,7.4.1\nad-01,Microsoft,Active Directory,ミドルウェア,T2-6,2020-04-01,\n";

    static Bringing_a_list() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Theory, BothDatabases]
    public async Task shows_first_and_then_does_all_of_it_once(Database on)
    {
        var house = await houses.OnAsync(on);
        var world = await RegistryWorld.OnAsync(house);
        await world.AFacilityAsync();

        var at = await world.BringAsync(Encoding.GetEncoding(932).GetBytes(List));
        var columns = await world.Reporter.GetAsync(at);
        Assert.Equal(["label", "maker", "product", "kind", "classes", "introduced", ""], columns.Document.QuerySelectorAll("select[name=columns]").Select(s => s.QuerySelector("option[selected]")?.GetAttribute("value") ?? ""));
        await world.Reporter.SubmitAsync(columns, new { }, "form[action*='Read' i]");
        await house.DrainOutboxAsync();

        var preview = await world.Reporter.GetAsync(at);
        Assert.Contains("3件を取り込む", preview.Words);
        Assert.Contains("バージョンらしい部分「7.4.1」を除きました", preview.Words);
        Assert.Contains("まだ登録がありません", (await world.Reporter.GetAsync("/computers")).Words);

        await world.Reporter.SubmitAsync(preview, new { }, "form[action*='Confirm' i]");
        await house.DrainOutboxAsync();
        Assert.Contains("取り込みました", (await world.Reporter.GetAsync(at)).Words);
        var register = await world.Reporter.GetAsync("/computers");
        Assert.Equal(3, register.Document.QuerySelectorAll("tbody tr").Length);
        Assert.DoesNotContain("7.4.1", register.Text);
        Assert.Contains("FortiOS", register.Text);

        var again = await world.BringAsync(Encoding.UTF8.GetBytes(List));
        await world.Reporter.SubmitAsync(await world.Reporter.GetAsync(again), new { }, "form[action*='Read' i]");
        await house.DrainOutboxAsync();
        Assert.Contains("取り込むものはありません", (await world.Reporter.GetAsync(again)).Words);

        var changed = await world.BringAsync(Encoding.UTF8.GetBytes(List.Replace("T2-3,2026/11/2,7.4.1\nfw-02", "T2-4,2026/11/2,7.4.1\nfw-02", StringComparison.Ordinal)));
        await world.Reporter.SubmitAsync(await world.Reporter.GetAsync(changed), new { }, "form[action*='Read' i]");
        await house.DrainOutboxAsync();
        var difference = await world.Reporter.GetAsync($"{changed}?verdict=Changed");
        Assert.Equal("fw-01", difference.Find("tbody th")!.TextContent);
        Assert.Contains("T2-3 → T2-4", difference.Words);
    }

    [Theory, BothDatabases]
    public async Task says_of_each_faulty_row_where_and_how_to_mend_it(Database on)
    {
        var house = await houses.OnAsync(on);
        var world = await RegistryWorld.OnAsync(house);
        await world.AFacilityAsync();
        var at = await PreviewAsync(world, "管理名\t製品名\t製造者名\t区分\t導入日\t設備\nA\tP\tM\tT9\t\t\nB\tP\tM\tT1\tいつか\t\nC\tP\tM\tT1\t2026-11-01\t別の設備\nD\tP\tM\tT1,T2-1\t\t\nE\tP\tM\tT1\t2026-11-01\t\nＥ\tQ\tM\tT1\t2026-11-01\t\n\tQ\tM\tなし\t\t\n");

        var page = await world.Reporter.GetAsync(at);
        Assert.Contains("区分「T9」は読み取れません", page.Words);
        Assert.Contains("日付「いつか」が読み取れません", page.Words);
        Assert.Contains("特定重要設備「別の設備」は登録されていません", page.Words);
        Assert.Contains("T1 に当たる電子計算機は T2・T3 に当たらず", page.Words);
        Assert.Contains("同じ管理名の行がほかにもあります", page.Words);
        Assert.Contains("2件を取り込む", page.Words);
    }

    [Theory, BothDatabases]
    public async Task does_nothing_when_somebody_else_changed_the_register_meanwhile(Database on)
    {
        var house = await houses.OnAsync(on);
        var world = await RegistryWorld.OnAsync(house);
        await world.AFacilityAsync();
        var (first, second) = (await PreviewAsync(world, List), await PreviewAsync(world, List.Replace("fw-01", "fw-09", StringComparison.Ordinal)));

        await world.Reporter.SubmitAsync(await world.Reporter.GetAsync(first), new { }, "form[action*='Confirm' i]");
        await world.Reporter.SubmitAsync(await world.Reporter.GetAsync(second), new { }, "form[action*='Confirm' i]");
        await house.DrainOutboxAsync();

        // Which of the two came first is nobody's business; the other has taken over nothing.
        string[] said = [(await world.Reporter.GetAsync(first)).Words, (await world.Reporter.GetAsync(second)).Words];
        Assert.Single(said, s => s.Contains("取り込みました", StringComparison.Ordinal));
        Assert.Single(said, s => s.Contains("台帳が変わりました", StringComparison.Ordinal));
        Assert.Equal(3, (await world.Reporter.GetAsync("/computers")).Document.QuerySelectorAll("tbody tr").Length);
    }

    [Theory, BothDatabases]
    public async Task takes_what_is_gone_only_if_told_and_can_be_given_up(Database on)
    {
        var house = await houses.OnAsync(on);
        var world = await RegistryWorld.OnAsync(house);
        await world.AFacilityAsync();
        var first = await PreviewAsync(world, List);
        await world.Reporter.SubmitAsync(await world.Reporter.GetAsync(first), new { }, "form[action*='Confirm' i]");
        await house.DrainOutboxAsync();

        var shorter = string.Join('\n', List.Split('\n').Where(l => !l.StartsWith("fw-02", StringComparison.Ordinal)));
        var given = await PreviewAsync(world, shorter);
        Assert.Equal("/computers/import", (await world.Reporter.SubmitAsync(await world.Reporter.GetAsync(given), new { }, "form[action*='Cancel' i]")).Location);
        Assert.DoesNotContain("廃止", (await world.Reporter.GetAsync("/computers")).Find("tbody")!.TextContent);

        var taken = await PreviewAsync(world, shorter);
        await world.Reporter.SubmitAsync(await world.Reporter.GetAsync(taken), new { removesGone = "true" }, "form[action*='Confirm' i]");
        await house.DrainOutboxAsync();
        Assert.Contains("廃止", (await world.Reporter.GetAsync("/computers?q=fw-02")).Find("tbody")!.TextContent);
    }

    [Theory, BothDatabases]
    public async Task is_there_for_nobody_else(Database on)
    {
        var house = await houses.OnAsync(on);
        var world = await RegistryWorld.OnAsync(house);
        await world.AFacilityAsync();
        var at = await PreviewAsync(world, List);

        Assert.Equal(HttpStatusCode.NotFound, (await (await house.SignInAsAsync("reporter", await house.AnOperatorAsync())).GetAsync(at)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await house.SignInAsAsync("agent-filer")).GetAsync(at)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await house.SignInAsAsync("desk-officer", world.Ministry)).GetAsync(at)).Status);
    }

    private static async Task<string> PreviewAsync(RegistryWorld world, string list)
    {
        var at = await world.BringAsync(Encoding.UTF8.GetBytes(list));
        await world.Reporter.SubmitAsync(await world.Reporter.GetAsync(at), new { }, "form[action*='Read' i]");
        await world.House.DrainOutboxAsync();
        return at;
    }
}
