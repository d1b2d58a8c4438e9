using System.Net;
using System.Text;
using Noroshi.Parties.Face;
using Noroshi.Testing;
using Xunit;

namespace Noroshi.CriticalComputers.Tests.Drawing;

/// <summary>An operator draws what hangs on its facility, and sees the classes with their proof (Cabinet Order art 1(3), Order art 1).</summary>
public class A_drawn_network(Houses houses) : IClassFixture<Houses>
{
    [Theory, BothDatabases]
    public async Task is_there_for_nobody_else(Database on)
    {
        var house = await houses.OnAsync(on);
        var drawn = await DrawnWorld.OnAsync(house);
        await drawn.BringExampleAsync();
        var node = await drawn.PathOfAsync("制御ルーター");
        string[] pages = [drawn.Network, node, $"{drawn.Network}/nodes.csv", $"{drawn.Network}/lines.csv", $"{drawn.Network}/network.json"];
        string[] acts = [$"{drawn.Network}/node", node.Replace("/network/", "/network/node/", StringComparison.Ordinal), $"{drawn.Network}/import", $"{drawn.Network}/take-over", $"{drawn.Network}/from-register",
            $"{drawn.Network}/remove?node={node[^36..]}", $"{drawn.Network}/line?from={node[^36..]}", $"{drawn.Network}/hold?from={node[^36..]}"];

        foreach (var visitor in new[]
        {
            await house.SignInAsAsync("reporter", await house.AnOperatorAsync()),
            await house.SignInAsAsync("reporter", await house.AnOrganisationAsync(OrganisationKind.Supplier)),
            await house.SignInAsAsync("reporter", await house.AnOrganisationAsync(OrganisationKind.CouncilMember)),
            await house.SignInAsAsync("agent-filer"),
        })
        {
            foreach (var path in pages.Concat(acts))
            {
                Assert.Equal((path, HttpStatusCode.NotFound), (path, (await visitor.GetAsync(path)).Status));
            }
        }

        foreach (var (role, organisation) in new[]
        {
            ("desk-supervisor", drawn.World.Ministry), ("desk-supervisor", await house.AuthorityAsync("meti-kanto")), ("desk-officer", await house.AuthorityAsync("mic")), ("cabinet-supervisor", drawn.World.Cabinet),
            ("organisation-administrator", drawn.World.Operator),
        })
        {
            var visitor = await house.SignInAsAsync(role, organisation);
            foreach (var path in pages.Concat(acts))
            {
                Assert.Equal((path, HttpStatusCode.Forbidden), (path, (await visitor.GetAsync(path)).Status));
            }
        }

        var reader = await house.SignInAsAsync("reader", drawn.World.Operator);
        Assert.All(await Task.WhenAll(pages.Select(reader.GetAsync)), p => Assert.Equal(HttpStatusCode.OK, p.Status));
        Assert.All(await Task.WhenAll(acts.Select(reader.GetAsync)), p => Assert.Equal(HttpStatusCode.Forbidden, p.Status));
        Assert.Empty((await reader.GetAsync(drawn.Network)).Document.QuerySelectorAll("main a.button--primary"));
        Assert.Contains(await house.RecordAsync("critical-computers.not-shown"), a => a.Refused && a.Object == $"facility:{drawn.Facility}");
    }

    [Theory, BothDatabases]
    public async Task shows_the_classes_of_the_worked_example(Database on)
    {
        var drawn = await DrawnWorld.OnAsync(await houses.OnAsync(on));
        Assert.Equal(drawn.Network, (await drawn.BringExampleAsync()).Location);

        var expected = DrawnWorld.Example["classes"]!.AsObject().ToDictionary(c => c.Key, c => (string)c.Value! is { Length: > 0 } classes ? classes : "区分なし");
        Assert.Equal(expected.OrderBy(c => c.Key, StringComparer.Ordinal), (await drawn.ClassesAsync()).OrderBy(c => c.Key, StringComparer.Ordinal));

        var page = await drawn.Reporter.GetAsync(drawn.Network);
        var links = page.Document.QuerySelectorAll("svg.network a");
        Assert.Equal(expected.Count, links.Length);
        Assert.Contains(links, a => a.QuerySelector("title")!.TextContent == "制御ルーター、T2-2 T2-7、ネットワーク機器" && a.GetAttribute("href") == page.Document.QuerySelectorAll("main tbody th a").Single(t => t.TextContent == "制御ルーター").GetAttribute("href"));
        Assert.Equal(2, page.Document.QuerySelectorAll("svg .network__line--public").Length);
        Assert.Equal("T1", page.Find("svg.network a .network__classes")!.TextContent);
        Assert.Empty(page.Document.QuerySelectorAll("svg [style], svg script"));
    }

    [Theory, BothDatabases]
    public async Task proves_each_class_by_names(Database on)
    {
        var drawn = await DrawnWorld.OnAsync(await houses.OnAsync(on));
        await drawn.BringExampleAsync();

        foreach (var (node, said) in new[]
        {
            ("制御ルーター", "制御ルーター → 監視制御サーバー：ほかのルーティング機器を介しません。"),
            ("外側ルーター", "どの経路にもルーティング機器（制御ルーター）が入ります。"),
            ("所内FW", "所内FW → 制御ルーター → 監視制御サーバー：ほかのファイアウォール等を介しません。"),
            ("外部FW", "どの経路にもファイアウォール等（所内FW）が入ります。"),
            ("外部FW", "中継サーバー ― 外部FW：この中継の送受信は、このファイアウォール等を通ります。"),
            ("中継サーバー", "を通ります。"),
            ("運用端末", "運用端末 → 監視制御サーバー：ほかのルーティング機器を介しません。"),
            ("鍵管理サーバー", "相手：制御装置"),
            ("鍵管理の控え", "相手（鍵管理サーバー）は対象になりません。"),
            ("認証サーバー", "相手：監視制御サーバー"),
            ("認証の上位", "相手（認証サーバー）は対象になりません。"),
            ("気象の認証", "相手：気象データ作成"),
            ("図面の控え", "公衆の用に供されていない回線をどうたどっても、一号電子計算機には着きません。"),
            ("制御ルーター", "ルーティング機器…のうち、他のルーティング機器を介さずに一号電子計算機…に電気通信信号を送信するもの"),
        })
        {
            Assert.Contains(said, (await drawn.NodeAsync(node)).Words);
        }

        var router = await drawn.PathOfAsync("制御ルーター");
        await drawn.Reporter.GetAsync("/language/en");
        Assert.Contains("no other routing devices stand between", (await drawn.Reporter.GetAsync(router)).Words);
    }

    [Theory, BothDatabases]
    public async Task goes_out_and_brought_in_again_changes_nothing(Database on)
    {
        var house = await houses.OnAsync(on);
        var drawn = await DrawnWorld.OnAsync(house);
        await drawn.BringExampleAsync();
        await drawn.AddAsync("=1+1, \"未回答\"", ("affects", "yes"));
        var (before, acts) = (await drawn.Reporter.GetAsync($"{drawn.Network}/network.json"), await ActsAsync());

        var csv = await drawn.BringAsync(await TextAsync("nodes.csv"), await TextAsync("lines.csv"), removesGone: true);
        var json = await drawn.BringAsync(await TextAsync("network.json"), removesGone: true);

        Assert.Equal((drawn.Network, drawn.Network), (csv.Location, json.Location));
        Assert.Contains("何も変わっていません", (await drawn.Reporter.GetAsync(drawn.Network)).Words);
        Assert.Equal(before.Json.ToJsonString(), (await drawn.Reporter.GetAsync($"{drawn.Network}/network.json")).Json.ToJsonString());
        Assert.Equal(acts, await ActsAsync());

        async Task<string> TextAsync(string file) => Encoding.UTF8.GetString((await drawn.Reporter.GetAsync($"{drawn.Network}/{file}")).Bytes);
        async Task<int> ActsAsync() => (await house.RecordAsync()).Count(a => a.Kind is "critical-computers.network-kept" or "critical-computers.network-imported" && a.Object == $"facility:{drawn.Facility}");
    }

    [Theory, BothDatabases]
    public async Task leaves_open_what_has_not_been_answered_and_names_it(Database on)
    {
        var drawn = await DrawnWorld.OnAsync(await houses.OnAsync(on));
        Assert.Contains("まだ何も描かれていません", (await drawn.Reporter.GetAsync(drawn.Network)).Words);
        await drawn.BringAsync("名前,設備の一部,機能に影響するデータを送る,経路制御\n設備,はい,はい,いいえ\n箱,いいえ,はい,\n端末,いいえ,はい,いいえ\n", "一方,他方,公衆回線,データの向き\n端末,箱,いいえ,→\n箱,設備,いいえ,→\n");

        Assert.StartsWith("T2-1?", (await drawn.ClassesAsync())["端末"]);
        Assert.Contains("端末 → 箱 → 設備：箱 の未回答の項目で決まります。", (await drawn.NodeAsync("端末")).Words);

        await drawn.Reporter.FillInAsync((await drawn.PathOfAsync("箱")).Replace("/network/", "/network/node/", StringComparison.Ordinal), new Dictionary<string, object> { ["Facts[routes]"] = "yes" });
        Assert.DoesNotContain("T2-1", (await drawn.ClassesAsync())["端末"]);
        Assert.Contains("T2-2", (await drawn.ClassesAsync())["箱"]);
    }

    [Theory, BothDatabases]
    public async Task is_drawn_by_hand_and_each_change_is_on_record(Database on)
    {
        var house = await houses.OnAsync(on);
        var drawn = await DrawnWorld.OnAsync(house);
        await drawn.AddAsync("設備", ("part-of-facility", "yes"));
        Assert.Equal(HttpStatusCode.BadRequest, (await drawn.AddAsync("設 備".Replace(" ", "", StringComparison.Ordinal))).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await drawn.AddAsync(" ")).Status);
        Assert.Contains("IPアドレスは「はい」です", (await drawn.AddAsync("X", ("has-address", "no"), ("has-global-address", "yes"))).Words);
        await drawn.AddAsync("FW", ("part-of-facility", "no"), ("affects", "yes"), ("filters", "yes"), ("routes", "no"));
        var fw = await drawn.PathOfAsync("FW");
        var line = $"{drawn.Network}/line?from={fw[^36..]}";

        Assert.Contains("自分自身とつなぐ", (await drawn.Reporter.FillInAsync(line, new { Other = "ＦＷ", Public = "no", Way = "to" })).Words);
        Assert.Contains("この名前の機器がありません", (await drawn.Reporter.FillInAsync(line, new { Other = "ルーター", Public = "no", Way = "to" })).Words);
        Assert.Equal(fw, (await drawn.Reporter.FillInAsync(line, new { Other = "設備", Public = "no", Way = "to" })).Location);
        Assert.Contains("同じ種類の回線がすでにあります", (await drawn.Reporter.FillInAsync(line, new { Other = "設備", Public = "no", Way = "both" })).Words);
        Assert.Contains("T2-3", (await drawn.ClassesAsync())["FW"]);
        Assert.Equal(fw, (await drawn.Reporter.FillInAsync($"{drawn.Network}/hold?from={fw[^36..]}", new { Kind = "access", Of = "設備" })).Location);
        Assert.Contains("T2-6", (await drawn.ClassesAsync())["FW"]);

        var change = (await drawn.NodeAsync("設備")).Document.QuerySelectorAll("main a").First(a => a.TextContent == "直す").GetAttribute("href")!;
        await drawn.Reporter.FillInAsync(change, new { Way = "to" });
        Assert.DoesNotContain("T2-3", (await drawn.ClassesAsync())["FW"]);

        var asked = await drawn.Reporter.GetAsync($"{drawn.Network}/remove?node={fw[^36..]}");
        Assert.Contains("回線1本", asked.Words);
        Assert.Equal(["FW", "設備"], (await drawn.ClassesAsync()).Keys.Order(StringComparer.Ordinal));
        await drawn.Reporter.SubmitAsync(asked, new { });
        Assert.Equal(["設備"], (await drawn.ClassesAsync()).Keys);
        Assert.Equal(HttpStatusCode.NotFound, (await drawn.Reporter.GetAsync(fw)).Status);
        Assert.Equal(6, (await house.RecordAsync("critical-computers.network-kept")).Count(a => a.Object == $"facility:{drawn.Facility}"));
        Assert.Equal(8L, Convert.ToInt64(await house.SqlAsync($"SELECT sum(count) FROM network_changes WHERE upper(CAST(facility AS text)) = '{drawn.Facility.ToString().ToUpperInvariant()}'"), System.Globalization.CultureInfo.InvariantCulture));
        await Assert.ThrowsAnyAsync<Exception>(() => house.SqlAsync("DELETE FROM network_changes"));
    }
}
