using System.Net;
using System.Text;
using Noroshi.Testing;
using Xunit;

namespace Noroshi.CriticalComputers.Tests.Drawing;

/// <summary>A network is brought as tables or as JSON: all of it or nothing, with every problem named by row, column and mend.</summary>
public class Bringing_a_network(Houses houses) : IClassFixture<Houses>
{
    [Theory, BothDatabases]
    public async Task names_row_column_and_mend_and_takes_nothing_over(Database on)
    {
        var drawn = await DrawnWorld.OnAsync(await houses.OnAsync(on));
        foreach (var (nodes, lines, said) in new[]
        {
            ("名前,経路制御\nA,たぶん\n", "", "機器の表の2行目：「経路制御」の「たぶん」は読み取れません"),
            ("名前,種別\nA,冷蔵庫\n", "", "サーバー・端末・制御装置"),
            ("名前\nＡ\na\n", "", "機器の表の3行目：名前「a」は機器の表の2行目と同じです"),
            ("名前\nA\n", "一方,他方,公衆回線,データの向き\nA,a,いいえ,→\n", "回線の表の2行目：「A」を自分自身とつなぐことはできません"),
            ("名前\nA\n", "一方,他方,公衆回線,データの向き\nA,B,いいえ,→\n", "「B」という機器がありません"),
            ("名前\nA\nB\n", "一方,他方,公衆回線,データの向き\nA,B,,→\n", "「公衆回線」の「」は読み取れません"),
            ("名前\nA\nB\n", "一方,他方,公衆回線,データの向き\nA,B,いいえ,→\nB,A,いいえ,←\n", "回線の表の3行目：「B」と「A」の間の同じ種類の回線が2回"),
            ("名前,台帳の管理名\nA,ない\n", "", "台帳に「ない」の登録がありません"),
            ("名前,IPアドレス,グローバルIPアドレス\nA,いいえ,はい\n", "", "機器の表の2行目：グローバルIPアドレスがあるなら"),
            ("種別\nその他\n", "", "見出し「名前」の列がありません"),
            ("名前,name\nA,B\n", "", "が2つあります"),
            ("名前\nA\n\"B\n", "", "引用符"),
            ("{\"nodes\":[{\"name\":\"A\",\"color\":\"red\"}]}", "", "「color」という項目はありません"),
            ("{\"nodes\":[{\"name\":\"A\",\"facts\":{\"routes\":\"yes\"}}]}", "", "nodes の1番目：「routes」を読み取れません"),
            ("{\"nodes\":[{\"name\":\"A\"}],\"lines\":[{\"from\":\"A\",\"to\":\"B\",\"public\":false,\"flow\":\"to\"}]}", "", "lines の1番目：「B」という機器がありません"),
            ("{\"nodes\":[{\"name\":\"A\"},{\"name\":\"A\",\"name\":\"B\"}]}", "", "JSON：読み取れません"),
            ("{\"nodes\":[{\"name\":\"\\ud800\"}]}", "", "JSON"),
            ("{\"nodes\":[", "", "JSON：読み取れません（1行目付近）"),
            ("[[[[[[[[[[[[", "", "JSON：読み取れません"),
            ("", "", "ファイルを選ぶか"),
        })
        {
            var answer = await drawn.BringAsync(nodes, lines);
            Assert.Equal((nodes, HttpStatusCode.BadRequest), (nodes, answer.Status));
            Assert.Contains(said, answer.Words);
            Assert.Contains("まだ何も描かれていません", (await drawn.Reporter.GetAsync(drawn.Network)).Words);
        }
    }

    [Theory, BothDatabases]
    public async Task refuses_more_than_a_drawing_holds(Database on)
    {
        var drawn = await DrawnWorld.OnAsync(await houses.OnAsync(on));

        Assert.Contains("機器が20000台を超えています", (await drawn.BringAsync("名前\n" + string.Join('\n', Enumerable.Range(0, 20_001)))).Words);
        var lines = new StringBuilder("一方,他方,公衆回線,データの向き\n");
        for (var i = 0; i <= 100_000; i++)
        {
            lines.Append(i / 500).Append(',').Append(500 + (i % 500)).Append(",no,to\n");
        }

        Assert.Contains("回線が100000本を超えています", (await drawn.BringAsync("名前\n" + string.Join('\n', Enumerable.Range(0, 1_000)), lines.ToString())).Words);
        Assert.Contains("まだ何も描かれていません", (await drawn.Reporter.GetAsync(drawn.Network)).Words);
    }

    [Theory]
    [BothDatabases("chain")]
    [BothDatabases("cycle")]
    [BothDatabases("islands")]
    public async Task of_any_shape_is_shown(Database on, string shape)
    {
        const int count = 350;
        var drawn = await DrawnWorld.OnAsync(await houses.OnAsync(on));
        var nodes = "名前,設備の一部,機能に影響するデータを送る,経路制御\n" + string.Join('\n', Enumerable.Range(0, count).Select(i => $"n{i},{(i == 0 ? "yes" : "no")},yes,no"));
        var lines = "from,to,public,flow\n" + string.Join('\n', shape switch
        {
            "chain" => Enumerable.Range(1, count - 1).Select(i => $"n{i},n{i - 1},no,to"),
            "cycle" => Enumerable.Range(0, count).Select(i => $"n{i},n{(i + 1) % count},no,both"),
            _ => Enumerable.Range(1, count - 1).Where(i => i % 2 == 0).Select(i => $"n{i},n{i - 1},no,both"),
        });

        Assert.Equal(drawn.Network, (await drawn.BringAsync(nodes, lines)).Location);

        var page = await drawn.Reporter.GetAsync(drawn.Network);
        Assert.Equal(300, page.Document.QuerySelectorAll("svg.network a").Length);
        Assert.Contains("設備に近い300台だけを描いています", page.Words);
        var far = await drawn.Reporter.GetAsync(page.Document.QuerySelectorAll("main tbody th a").Last().GetAttribute("href")!);
        Assert.Equal(shape != "islands", far.Words.Contains("特定重要電子計算機に当たります（T2-1", StringComparison.Ordinal));
    }

    [Theory, InlineData(Database.Postgres)]
    public async Task of_twenty_thousand_nodes_is_shown_from_the_nearest_on(Database on)
    {
        const int count = 20_000;
        var drawn = await DrawnWorld.OnAsync(await houses.OnAsync(on));
        var nodes = "名前,設備の一部,機能に影響するデータを送る,経路制御\n" + string.Join('\n', Enumerable.Range(0, count).Select(i => $"n{i:00000},{(i == 0 ? "yes" : "no")},yes,no"));
        var lines = "from,to,public,flow\n" + string.Join('\n', Enumerable.Range(1, count - 1).Select(i => $"n{i:00000},n{(i < 1_000 ? 0 : i % 1_000):00000},no,to"));

        var brought = await drawn.BringAsync(nodes, lines);
        Assert.True(brought.Location == drawn.Network, $"{brought.Status}: {brought.Words}");

        var page = await drawn.Reporter.GetAsync(drawn.Network);
        Assert.Equal(300, page.Document.QuerySelectorAll("svg.network a").Length);
        Assert.Equal(100, page.Document.QuerySelectorAll("main tbody tr").Length);
        var last = await drawn.Reporter.GetAsync($"{drawn.Network}?after={count - 50}");
        Assert.Equal(50, last.Document.QuerySelectorAll("main tbody tr").Length);
        Assert.Null(last.Find("nav.pager a[rel=next]"));
        Assert.Contains("何も変わっていません", (await drawn.Reporter.FollowAsync(await drawn.BringAsync(nodes, lines, removesGone: true))).Words);
    }

    [Theory, BothDatabases]
    public async Task takes_out_what_is_missing_only_when_asked(Database on)
    {
        var drawn = await DrawnWorld.OnAsync(await houses.OnAsync(on));
        await drawn.BringAsync("名前,経路制御\nA,はい\nB,いいえ\nC,\n", "一方,他方,関係,公衆回線,データの向き\nA,B,,いいえ,→\nB,C,,はい,↔\nA,C,アクセス制御機能,,\n");

        await drawn.BringAsync("名前\nA\n");
        Assert.Equal(["A", "B", "C"], (await drawn.ClassesAsync()).Keys.Order(StringComparer.Ordinal));
        await drawn.BringAsync("名前\nA\nB\n", removesGone: true);

        var left = (await drawn.Reporter.GetAsync($"{drawn.Network}/network.json")).Json;
        Assert.Equal(["A", "B"], left["nodes"]!.AsArray().Select(n => (string)n!["name"]!).Order(StringComparer.Ordinal));
        Assert.True((bool)left["nodes"]!.AsArray().Single(n => (string)n!["name"]! == "A")!["facts"]!["routes"]!);
        Assert.Single(left["lines"]!.AsArray());
        Assert.Empty(left["holds"]!.AsArray());
    }

    [Theory, BothDatabases]
    public async Task by_two_at_once_is_done_by_one_and_told_to_the_other(Database on)
    {
        var drawn = await DrawnWorld.OnAsync(await houses.OnAsync(on));
        var form = await drawn.Reporter.GetAsync($"{drawn.Network}/import");

        var both = await Task.WhenAll(new[] { "A", "B" }.Select(name => drawn.Reporter.SubmitAsync(form, new { PastedNodes = $"名前\n{name}\n", RemovesGone = "true" })));

        Assert.Equal([HttpStatusCode.Conflict, HttpStatusCode.Redirect], both.Select(p => p.Status).OrderByDescending(s => s));
        Assert.Single(await drawn.ClassesAsync());
        Assert.Equal(HttpStatusCode.Conflict, (await drawn.Reporter.SubmitAsync(form, new { PastedNodes = "名前\nC\n" })).Status);
    }

    [Theory, BothDatabases]
    public async Task and_changing_a_node_at_once_loses_nothing(Database on)
    {
        var house = await houses.OnAsync(on);
        var drawn = await DrawnWorld.OnAsync(house);
        var other = await house.SignInAsAsync("reporter", drawn.World.Operator);
        await drawn.AddAsync("FW");
        var edit = (await drawn.PathOfAsync("FW")).Replace("/network/", "/network/node/", StringComparison.Ordinal);
        var (mine, theirs, gone) = (await drawn.Reporter.GetAsync(edit), await other.GetAsync(edit), await other.GetAsync($"{drawn.Network}/remove?node={edit[^36..]}"));

        await drawn.Reporter.SubmitAsync(mine, new Dictionary<string, object> { ["Facts[filters]"] = "yes" });
        Assert.Equal(HttpStatusCode.Conflict, (await other.SubmitAsync(theirs, new Dictionary<string, object> { ["Facts[filters]"] = "no" })).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await other.SubmitAsync(gone, new { })).Status);

        Assert.True((bool)(await drawn.Reporter.GetAsync($"{drawn.Network}/network.json")).Json["nodes"]![0]!["facts"]!["filters"]!);
    }
}
