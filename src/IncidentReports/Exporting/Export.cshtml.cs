using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Noroshi.Confidentiality.Face;
using Noroshi.Formats.Tables;
using Noroshi.IncidentReports.Face;
using Noroshi.IncidentReports.Queueing;
using Noroshi.Kernel;
using Noroshi.Web.Answers;
using Noroshi.Web.Fields;

namespace Noroshi.IncidentReports.Exporting;

/// <summary>Takes cases out as CSV, spreadsheet or JSON, for a stated purpose; each is kept as a reading.</summary>
/// <remarks>For those who handle cases. The purpose must be theirs by law; a refusal is on record, and the reporter sees every export of its case.</remarks>
[Authorize(nameof(Permission.HandleCases))]
[Article("Act, Art. 8(1)")]
internal sealed class ExportPage(CaseExport export, Actor actor, IRecordOfActs acts, TimeProvider clock) : PageModel
{
    [BindProperty]
    public string? Purpose { get; set; }

    [BindProperty]
    public string? View { get; set; }

    [BindProperty]
    public string? Kind { get; set; }

    [BindProperty]
    public string? Nature { get; set; }

    [BindProperty]
    public string? Clock { get; set; }

    [BindProperty]
    public string? Format { get; set; }

    public Choice[] PurposeChoices => [.. Purposes.For(actor.May).Select(p => Choice.Of(p.Code(), p.Words()))];

    public Choice[] Views { get; } =
    [
        Choice.Of("open", new("対応が必要", "To be done")), Choice.Of("done", new("対応終了", "Done")), Choice.Of("late", new("期限超過", "Overdue")), Choice.Of("mine", new("自分の担当", "Mine")),
        Choice.Of("all", new("すべて", "All")),
    ];

    public Choice[] Kinds { get; } = DeskChoices.Kinds();

    public Choice[] Natures { get; } = DeskChoices.Natures();

    public Choice[] Clocks { get; } =
    [
        Choice.Of("legal-outstanding", new("30日報告：期限内で未提出", "Thirty-day report: outstanding, in time")),
        Choice.Of("legal-late", new("30日報告：遅延", "Thirty-day report: late")),
        Choice.Of("target-missed", new("速報：内部目標を超過（法令の定めではありません）", "First report: internal target missed (not law)")),
        Choice.Of("data-protection", new("個人情報保護法の期限があるもの（別の法律）", "Data protection law's clock (another law)")),
    ];

    public Choice[] Formats { get; } = [new("csv", "CSV"), new("xlsx", "Excel (xlsx)"), new("json", "JSON")];

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        var known = Purposes.TryParse(Purpose, out var purpose);
        var problems = new Problems()
            .Unless(known, nameof(Purpose), "required", new("書き出す目的を選んでください。", "State the purpose."))
            .Unless(Formats.Any(f => f.Value == Format), nameof(Format), "required", new("形式を選んでください。", "Choose a format."));
        if (problems.Count > 0)
        {
            return this.Mend(problems);
        }

        if (Purposes.Ask(purpose, actor.May) is Ruling.Refused refused)
        {
            await acts.WriteRefusalAsync(new Act("incident-reports.exported", refused.Article, $"organisation:{actor.Organisation}"), cancellation);
            return this.Refuse(refused);
        }

        var now = clock.GetUtcNow();
        var filter = new QueueFilter { View = View, Kind = Kind, Nature = Nature };
        var rows = export.RowsAsync(filter, ClockAsked(), purpose, now, cancellation);
        var name = $"noroshi-cases-{LegalCalendar.LegalDay(now).ToString("yyyyMMdd", CultureInfo.InvariantCulture)}";
        return Format switch
        {
            "csv" => await StreamAsync(CsvTable.MediaType, name + ".csv", body => CsvTable.WriteAsync(CaseExport.Columns, rows, new CsvStyle(), body, cancellation)),
            "json" => await StreamAsync("application/json; charset=utf-8", name + ".json", body => JsonAsync(rows, body, cancellation)),
            _ => await SheetAsync(rows, name + ".xlsx", cancellation),
        };
    }

    private ExportClock ClockAsked() => Clock switch
    {
        "legal-outstanding" => ExportClock.LegalOutstanding,
        "legal-late" => ExportClock.LegalLate,
        "target-missed" => ExportClock.TargetMissed,
        "data-protection" => ExportClock.DataProtection,
        _ => ExportClock.Any,
    };

    private async Task<IActionResult> StreamAsync(string type, string name, Func<Stream, Task> write)
    {
        Response.ContentType = type;
        Response.Headers.ContentDisposition = $"attachment; filename={name}";
        await write(Response.Body);
        return new EmptyResult();
    }

    // A spreadsheet is a zip, whose end is written without waiting: it is made in a file of its own, that goes when it is closed.
    private async Task<IActionResult> SheetAsync(IAsyncEnumerable<IReadOnlyList<TableCell>> rows, string name, CancellationToken cancellation)
    {
        var file = new FileStream(Path.GetTempFileName(), new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.ReadWrite, Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous });
        await XlsxTable.WriteAsync("cases", CaseExport.Columns, rows, file, cancellation);
        file.Position = 0;
        return File(file, XlsxTable.MediaType, name);
    }

    private static async Task JsonAsync(IAsyncEnumerable<IReadOnlyList<TableCell>> rows, Stream body, CancellationToken cancellation)
    {
        await using var json = new Utf8JsonWriter(body, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.Create(System.Text.Unicode.UnicodeRanges.All) });
        json.WriteStartArray();
        await foreach (var row in rows.WithCancellation(cancellation))
        {
            json.WriteStartObject();
            foreach (var (key, cell) in CaseExport.Keys.Zip(row))
            {
                json.WriteString(key, cell.ToString());
            }

            json.WriteEndObject();
            await json.FlushAsync(cancellation);
        }

        json.WriteEndArray();
        await json.FlushAsync(cancellation);
    }
}
