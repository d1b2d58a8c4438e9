using System.IO.Compression;
using System.Net;
using Noroshi.Testing;
using Xunit;

namespace Noroshi.IncidentReports.Tests.Desk;

/// <summary>What is only exercised is marked wherever it stands, and counts nowhere.</summary>
public sealed class An_exercise(Houses houses) : IClassFixture<Houses>
{
    private static readonly string[] OnTheDesk =
        ["", "/purpose", "/versions", "/versions/1", "/readings", "/closing", "/write/message", "/write/request", "/write/guidance", "/write/note"];

    private static readonly string[] AtTheReporters =
        ["", "/versions", "/exchanges", "/exchanges/new", "/files", "/copies", "/readings", "/receipt/1"];

    [Theory, BothDatabases]
    public async Task is_marked_on_every_page_of_its_case_and_a_real_case_on_none(Database on)
    {
        var world = await DeskWorld.InAsync(await houses.OnAsync(on));
        var exercise = await world.AReportAsync(exercise: true);
        var real = await world.AReportAsync();
        using var officer = await world.OpenAsync(exercise, "desk-officer");
        Assert.NotNull((await officer.FillInAsync($"/desk/cases/{real.Number}/purpose", new { purpose = "handling-incident" })).Location);
        using var reporter = await world.House.SignInAsync(world.Reporter);

        foreach (var (visitor, place, pages) in new[] { (officer, "/desk/cases", OnTheDesk), (reporter, "/reports", AtTheReporters) })
        {
            foreach (var page in pages)
            {
                var marked = await visitor.GetAsync($"{place}/{exercise.Number}{page}");
                var unmarked = await visitor.GetAsync($"{place}/{real.Number}{page}");

                Assert.True(marked.Status is HttpStatusCode.OK, $"{place}…{page}: {marked.Status}");
                Assert.True(IsMarked(marked), $"{place}…{page} does not say that this is an exercise.");
                Assert.False(IsMarked(unmarked), $"{place}…{page} says of a real case that it is an exercise.");
            }
        }
    }

    [Theory, BothDatabases]
    public async Task is_marked_in_the_queue_the_search_and_the_list(Database on)
    {
        await using var house = await House.OpenAsync(on);
        var world = await DeskWorld.InAsync(house);
        await world.AReportAsync("演習用の根拠", exercise: true, more: ("event.summary", "演習用の根拠"));
        using var officer = await house.SignInAsAsync("desk-officer", world.Bureau);
        using var reporter = await house.SignInAsync(world.Reporter);

        Assert.All(
            new[] { await officer.GetAsync("/desk"), await officer.GetAsync("/desk/search?q=演習用の根拠"), await reporter.GetAsync("/reports") },
            page => Assert.Contains("訓練", page.Find("main tbody tr")!.TextContent, StringComparison.Ordinal));
    }

    [Theory, BothDatabases]
    public async Task is_marked_on_the_sheet_and_in_every_export(Database on)
    {
        await using var house = await House.OpenAsync(on);
        var world = await DeskWorld.InAsync(house);
        var @case = await world.AReportAsync(exercise: true);
        using var officer = await world.OpenAsync(@case, "desk-officer");

        var sheet = await officer.GetAsync($"/desk/cases/{@case.Number}/versions/1/form.xlsx");
        var csv = await officer.FillInAsync("/desk/export", new { Purpose = "handling-incident", View = "open", Format = "csv" });
        var json = await officer.FillInAsync("/desk/export", new { Purpose = "handling-incident", View = "open", Format = "json" });
        var book = await officer.FillInAsync("/desk/export", new { Purpose = "handling-incident", View = "open", Format = "xlsx" });

        Assert.Contains("訓練", Inside(sheet.Bytes), StringComparison.Ordinal);
        Assert.Contains("訓練", csv.Text.Split('\n')[1], StringComparison.Ordinal);
        Assert.Equal("訓練", json.Json[0]!["exercise"]?.GetValue<string>());
        Assert.Contains(">訓練<", Inside(book.Bytes), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task has_no_limit_misses_none_and_is_in_no_export_by_a_clock(Database on)
    {
        await using var house = await House.OpenAsync(on);
        var world = await DeskWorld.InAsync(house);
        var @case = await world.AReportAsync(exercise: true, learnedAt: house.Clock.GetUtcNow().AddDays(-20), more: ("impact.personal-data", "yes"));
        house.Clock.Advance(TimeSpan.FromDays(60));
        await house.DrainOutboxAsync();
        using var officer = await house.SignInAsAsync("desk-officer", world.Bureau);

        var now = await world.CaseAsync(@case);

        Assert.Equal((null, null, false, false), (now.FirstTarget, now.FullDueOn, now.FullLate, now.FirstMissedTarget));
        Assert.DoesNotContain(@case.Number, (await officer.GetAsync("/desk?view=late")).Text, StringComparison.Ordinal);
        foreach (var clock in new[] { "legal-outstanding", "legal-late", "target-missed", "data-protection" })
        {
            Assert.Equal("[]", (await officer.FillInAsync("/desk/export", new { Purpose = "handling-incident", View = "open", Clock = clock, Format = "json" })).Text);
        }
    }

    private static bool IsMarked(Page page) => page.Document.QuerySelectorAll("main .status, main .notice").Any(e => e.TextContent.Contains("訓練", StringComparison.Ordinal));

    private static string Inside(byte[] book)
    {
        using var zip = new ZipArchive(new MemoryStream(book));
        return string.Concat(zip.Entries.Where(e => e.Name.EndsWith(".xml", StringComparison.Ordinal)).Select(e =>
        {
            using var reader = new StreamReader(e.Open());
            return reader.ReadToEnd();
        }));
    }
}
