using System.Net;
using Noroshi.Testing;
using Xunit;

namespace Noroshi.CriticalComputers.Tests.Drawing;

/// <summary>The classes of a drawing go into the register when a person has seen what that changes, and nothing is filed.</summary>
public class Classes_from_a_drawing(Houses houses) : IClassFixture<Houses>
{
    [Theory, BothDatabases]
    public async Task are_shown_confirmed_and_kept_with_the_history(Database on)
    {
        var house = await houses.OnAsync(on);
        var drawn = await DrawnWorld.OnAsync(house);
        var entry = (await drawn.World.AComputerAsync(drawn.Facility, "fw-01", @class: "none")).Location!;
        await drawn.World.AComputerAsync(drawn.Facility, "open-01", @class: "none");
        await DrawAsync(drawn, "fw-01", "open-01");

        var seen = await drawn.Reporter.GetAsync($"{drawn.Network}/take-over");
        Assert.Contains("2件のうち1件が変わります", seen.Words);
        Assert.Contains("未定（反映しません）", seen.Words);
        Assert.Contains("2027年3月2日", seen.Words);
        Assert.Equal(HttpStatusCode.BadRequest, (await drawn.Reporter.SubmitAsync(seen, new { })).Status);
        Assert.Contains("対象外", (await drawn.Reporter.GetAsync(entry)).Words);

        Assert.Equal($"/computers?facility={drawn.Facility}", (await drawn.Reporter.SubmitAsync(seen, new { Confirmed = "true" })).Location);
        var file = (await drawn.Reporter.GetAsync(entry)).Words;
        Assert.Contains("要届出", file);
        Assert.Contains("T2-1, T2-3", file);
        Assert.Contains("まだ届け出ていません", file);
        Assert.Contains(await house.RecordAsync("critical-computers.network-taken-over"), a => a.Object == $"facility:{drawn.Facility}" && (int)a.Content!["entries"]! == 1);
        Assert.Equal(HttpStatusCode.Conflict, (await drawn.Reporter.SubmitAsync(seen, new { Confirmed = "true" })).Status);
        Assert.Contains("2件のうち0件が変わります", (await drawn.Reporter.GetAsync($"{drawn.Network}/take-over")).Words);
    }

    [Theory, BothDatabases]
    public async Task are_not_taken_over_once_the_drawing_has_moved(Database on)
    {
        var drawn = await DrawnWorld.OnAsync(await houses.OnAsync(on));
        var entry = (await drawn.World.AComputerAsync(drawn.Facility, "fw-01", @class: "none")).Location!;
        await DrawAsync(drawn, "fw-01");
        var seen = await drawn.Reporter.GetAsync($"{drawn.Network}/take-over");

        await drawn.BringAsync("名前,IPアドレス\nfw-01,はい\n");

        Assert.Equal(HttpStatusCode.Conflict, (await drawn.Reporter.SubmitAsync(seen, new { Confirmed = "true" })).Status);
        Assert.Contains("対象外", (await drawn.Reporter.GetAsync(entry)).Words);
    }

    [Theory, BothDatabases]
    public async Task of_several_networks_are_taken_together(Database on)
    {
        var drawn = await DrawnWorld.OnAsync(await houses.OnAsync(on));
        await drawn.World.AComputerAsync(drawn.Facility, "fw-01", @class: "none");
        await DrawAsync(drawn, "fw-01");
        var second = drawn with { Facility = (await OtherFacilityAsync(drawn)) };
        await second.BringAsync("名前,設備の一部,台帳の管理名\n主装置,はい,fw-01\n");

        var page = await drawn.Reporter.GetAsync($"{drawn.Network}/take-over");

        Assert.Contains("2つの図にあります", page.Words);
        Assert.Equal("T1", page.Document.QuerySelectorAll("main tbody td")[1].TextContent);
    }

    [Theory, BothDatabases]
    public async Task begin_with_the_entries_of_the_register_in_one_go(Database on)
    {
        var drawn = await DrawnWorld.OnAsync(await houses.OnAsync(on));
        var entry = (await drawn.World.AComputerAsync(drawn.Facility, "fw-01")).Location!;
        await drawn.World.AComputerAsync(drawn.Facility, "ad-01");
        await drawn.AddAsync("ＦＷ-01", ("filters", "yes"));
        Assert.Contains("図にない登録が2件", (await drawn.Reporter.GetAsync(drawn.Network)).Words);

        await drawn.Reporter.FillInAsync($"{drawn.Network}/from-register", new { });

        Assert.Equal(["ad-01", "ＦＷ-01"], (await drawn.ClassesAsync()).Keys.Order(StringComparer.Ordinal));
        Assert.DoesNotContain("図にない登録", (await drawn.Reporter.GetAsync(drawn.Network)).Words);
        Assert.Equal(await drawn.PathOfAsync("ＦＷ-01"), (await drawn.Reporter.GetAsync(entry)).Find("main dl.facts a[href*='/network/']")!.GetAttribute("href"));
        Assert.Contains("図にない登録はありません", (await drawn.Reporter.GetAsync($"{drawn.Network}/from-register")).Words);
        Assert.NotNull((await drawn.Reporter.GetAsync("/computers/facilities")).Find($"a[href='{drawn.Network}']"));
    }

    private static Task<Page> DrawAsync(DrawnWorld drawn, params string[] entries) => drawn.BringAsync(
        "名前,台帳の管理名,設備の一部,機能に影響するデータを送る,経路制御,ファイアウォール等,設備宛てデータの一時保存,全体の構成図を保存,IPアドレス,定期的な入力データの作成\n設備,,はい,はい,いいえ,いいえ,いいえ,いいえ,いいえ,いいえ\n"
            + string.Join('\n', entries.Select((e, i) => $"{e},{e},いいえ,はい,{(i == 0 ? "いいえ" : "")},はい,いいえ,いいえ,いいえ,いいえ")),
        "一方,他方,公衆回線,データの向き\n" + string.Join('\n', entries.Select(e => $"{e},設備,いいえ,→")));

    private static async Task<Guid> OtherFacilityAsync(DrawnWorld drawn)
    {
        await drawn.World.AFacilityAsync("予備指令所");
        return (await drawn.Reporter.GetAsync("/computers/facilities")).Document.QuerySelectorAll("main tbody th a").Where(a => a.TextContent == "予備指令所").Select(a => Guid.Parse(a.GetAttribute("href")![^36..])).Single();
    }
}
