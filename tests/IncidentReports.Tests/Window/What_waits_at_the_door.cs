using Noroshi.IncidentReports.Tests.Desk;
using Noroshi.Kernel;
using Noroshi.Testing;
using Xunit;

namespace Noroshi.IncidentReports.Tests.Window;

/// <summary>Who comes in sees what is to be done, each their own and nobody else's.</summary>
public sealed class What_waits_at_the_door
{
    private const string Nothing = "いま待っているものはありません。";

    [Theory, BothDatabases]
    public async Task is_each_ones_own(Database on)
    {
        await using var house = await House.OpenAsync(on);
        var world = await DeskWorld.InAsync(house);
        using var reporter = await world.AReporterAsync();
        using var officer = await house.SignInAsAsync("desk-officer", world.Bureau);
        Assert.Equal([], await WaitsAsync(reporter));
        Assert.Equal([], await WaitsAsync(officer));

        await reporter.BeginAsync();
        Assert.Equal(["1件 書きかけの下書き"], await WaitsAsync(reporter));

        var @case = await world.AReportAsync();
        await world.AReportAsync();
        Assert.Equal(["2件 担当者のいない案件"], await WaitsAsync(officer));

        using var handling = await world.OpenAsync(@case, "desk-officer");
        Assert.NotNull((await handling.FillInAsync($"/desk/cases/{@case.Number}/write/request", new { Text = "ログの写しを求める", DueOn = "2026-12-10" })).Location);
        Assert.Equal(["1件 回答を求められている案件", "1件 書きかけの下書き"], await WaitsAsync(reporter));

        house.Clock.SetUtcNow(LegalCalendar.EndOf(@case.FullDueOn!.Value).AddDays(-3));
        using var later = await world.AReporterAsync();
        Assert.Equal(["1件 回答を求められている案件", "2件 30日報告の期限が7日以内の案件", "1件 書きかけの下書き"], await WaitsAsync(later));

        house.Clock.SetUtcNow(LegalCalendar.EndOf(@case.FullDueOn!.Value));
        await house.DrainOutboxAsync();
        using var latest = await world.AReporterAsync();
        using var desk = await house.SignInAsAsync("desk-officer", world.Bureau);
        Assert.Contains("2件 30日報告の期限を過ぎた案件", await WaitsAsync(latest));
        Assert.Contains("2件 30日報告が期限を過ぎた案件", await WaitsAsync(desk));
        using var stranger = await house.SignInAsAsync("reporter");
        using var other = await house.SignInAsAsync("desk-officer", world.OtherMinistry);
        Assert.Equal([], await WaitsAsync(stranger));
        Assert.Equal([], await WaitsAsync(other));
        Assert.Equal([], await WaitsAsync(await house.SignInAsAsync("inspector")));
    }

    // Notices are another module's, and come when the outbox is drained.
    private static async Task<IReadOnlyList<string>> WaitsAsync(Visitor visitor)
    {
        var page = await visitor.GetAsync("/");
        page.Document.QuerySelectorAll(".waits .status__shape").ToList().ForEach(shape => shape.Remove());
        var waits = page.Document.QuerySelectorAll(".waits > li").Select(li => string.Join(' ', li.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))).ToList();
        Assert.Equal(waits.Count == 0, page.Words.Contains(Nothing, StringComparison.Ordinal));
        foreach (var path in page.Document.QuerySelectorAll(".waits a").Select(a => a.GetAttribute("href")!))
        {
            Assert.Equal(System.Net.HttpStatusCode.OK, (await visitor.GetAsync(path)).Status);
        }

        return [.. waits.Where(w => !w.Contains("お知らせ", StringComparison.Ordinal))];
    }
}
