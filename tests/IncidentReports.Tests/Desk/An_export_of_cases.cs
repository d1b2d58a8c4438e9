using System.IO.Compression;
using Noroshi.IncidentReports.Store;
using Noroshi.Kernel;
using Noroshi.Testing;
using Xunit;

namespace Noroshi.IncidentReports.Tests.Desk;

public sealed class An_export_of_cases
{
    [Theory, BothDatabases]
    public async Task goes_out_by_status(Database on)
    {
        await using var house = await House.OpenAsync(on);
        var world = await DeskWorld.InAsync(house);
        var open = await world.AReportAsync("続いている", voluntary: true);
        var done = await world.AReportAsync("終わった", exercise: true);
        using (var closing = await world.OpenAsync(done, "desk-officer"))
        {
            Assert.NotNull((await closing.FillInAsync($"/desk/cases/{done.Number}/closing", new { Reason = "確認を終えた" })).Location);
        }

        var statutory = await world.AReportAsync();
        house.Clock.SetUtcNow(LegalCalendar.EndOf(statutory.FullDueOn!.Value));
        await house.DrainOutboxAsync();
        using var officer = await house.SignInAsAsync("desk-officer", world.Bureau);

        async Task<string> OutAsync(string view) => (await officer.FillInAsync("/desk/export", new { Purpose = "handling-incident", View = view, Format = "json" })).Text;

        Assert.Equal((false, true, false), Which(await OutAsync("done"), open, done, statutory));
        Assert.Equal((false, false, true), Which(await OutAsync("late"), open, done, statutory));
        Assert.Equal((false, false, true), Which(await OutAsync("open"), open, done, statutory));
        Assert.Equal((false, true, true), Which(await OutAsync("all"), open, done, statutory));
    }

    [Theory]
    [BothDatabases("=1+1")]
    [BothDatabases("+81-3")]
    [BothDatabases("-2+3")]
    [BothDatabases("@SUM(A1)")]
    [BothDatabases("＝cmd|' /C calc'!A0")]
    public async Task holds_no_formula_whatever_was_reported(Database on, string title)
    {
        await using var house = await House.OpenAsync(on);
        var world = await DeskWorld.InAsync(house);
        await world.AReportAsync(more: ("event.summary", title));
        using var officer = await house.SignInAsAsync("desk-officer", world.Bureau);

        var csv = await officer.FillInAsync("/desk/export", new { Purpose = "handling-incident", View = "open", Format = "csv" });
        var book = await officer.FillInAsync("/desk/export", new { Purpose = "handling-incident", View = "open", Format = "xlsx" });

        Assert.DoesNotContain($",{title}", csv.Text, StringComparison.Ordinal);
        Assert.DoesNotContain($",\"{title}", csv.Text, StringComparison.Ordinal);
        Assert.Contains($"'{title}", csv.Text, StringComparison.Ordinal);
        using var zip = new ZipArchive(new MemoryStream(book.Bytes));
        using var reader = new StreamReader(zip.Entries.Single(e => e.FullName.StartsWith("xl/worksheets/", StringComparison.Ordinal) && e.Name.EndsWith(".xml", StringComparison.Ordinal)).Open());
        var sheet = await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
        Assert.DoesNotContain("<f>", sheet, StringComparison.Ordinal);
        Assert.DoesNotContain("<f ", sheet, StringComparison.Ordinal);
    }

    private static (bool Open, bool Done, bool Statutory) Which(string text, IncidentCase open, IncidentCase done, IncidentCase statutory) =>
        (text.Contains(open.Number, StringComparison.Ordinal), text.Contains(done.Number, StringComparison.Ordinal), text.Contains(statutory.Number, StringComparison.Ordinal));
}
