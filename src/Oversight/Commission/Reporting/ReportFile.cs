using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Noroshi.Formats.Forms;
using Noroshi.Formats.Tables;
using Noroshi.Kernel;
using Noroshi.Web.Answers;

namespace Noroshi.Oversight.Commission.Reporting;

/// <summary>The yearly report as a file: PDF to hand in, CSV to count with.</summary>
[Article("Act, Art. 61(1)")]
internal static class ReportFile
{
    private static readonly Words NotInForce = new("未施行", "Not in force");
    private static readonly Words[] Headings = [new("号", "Item"), new("事項", "Matter"), new("件数", "Count"), new("備考", "Remark")];

    /// <remarks>For the commission's own people who are bound to secrecy; the public has the published figures.</remarks>
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/commission/reports/{year}/report.{extension:regex(^(pdf|csv)$)}", WriteAsync)
        .RequireAuthorization(nameof(Permission.SeeDeliberations)).ExcludeFromDescription().WithDisplayName("GET /commission/reports/{year}/report.{extension}");

    private static async Task<IResult> WriteAsync(string year, string extension, CommissionDesk desk, TallyYear tally, TimeProvider clock, CancellationToken cancellation)
    {
        if (await desk.AdmitAsync(cancellation) is Ruling.Refused no)
        {
            return ProblemResults.Refuse(no);
        }

        if (YearReportPage.Read(year, desk.Today) is not { } about)
        {
            return ProblemResults.Absent();
        }

        var figures = await tally.OfAsync(about, cancellation);
        var name = string.Create(CultureInfo.InvariantCulture, $"commission-report-{about}.{extension}");
        if (extension == "csv")
        {
            return Results.Stream(output => CsvTable.WriteAsync([.. Headings.Select(h => new TableColumn(h.Here))], Rows(figures).ToAsyncEnumerable(), new CsvStyle(), output, cancellation), CsvTable.MediaType, name);
        }

        using var file = new MemoryStream();
        return FormPdfWriter.Write(Sheet(about, figures), new FormStamp { Made = clock.GetUtcNow() }, file) is { } missing
            ? ProblemResults.Answer(StatusCodes.Status503ServiceUnavailable, missing.Code, missing.Message)
            : TypedResults.File(file.ToArray(), FormPdfWriter.MediaType, name);
    }

    private static IEnumerable<IReadOnlyList<TableCell>> Rows(IReadOnlyList<Figure> figures) =>
        figures.Select(f => (IReadOnlyList<TableCell>)[f.Item is { } item ? $"61(2){item.Numeral}" : "", Said(f).Here, f.Count, f.Count is null ? NotInForce.Here : ""]);

    private static Words Said(Figure figure) => figure.Item is { } item ? new($"{item.Text.Ja}：{figure.Text.Ja}", $"{item.Text.En}: {figure.Text.En}") : figure.Text;

    private static FormSheet Sheet(int year, IReadOnlyList<Figure> figures) => new()
    {
        FormCode = "commission-report",
        Version = "2026-04-01",
        Title = new($"サイバー通信情報監理委員会　{year}年の所掌事務の処理状況", $"The commission's work in {year}"),
        Purpose = new("法第61条第1項の国会に対する報告", "Report to the Diet, Art. 61(1)"),
        Notes = [new("年の区切りは法律に定めがなく、暦年とした（未確認）。第1号から第5号までは条文を確認していない。", "The Act does not say when a year begins; the calendar year is taken (unverified). The text of items (i) to (v) was not verified.")],
        Sections =
        [
            .. figures.GroupBy(f => f.Item).Select(g => new FormSection(
                g.Key is { } item ? new($"第61条第2項第{item.Numeral}号　{item.Text.Ja}", item.Text.En) : new("そのほか", "Besides"),
                [.. g.Select(f => new FormRow { Code = f.Code, Label = f.Text, Kind = FieldKind.Text, Values = [f.Count?.ToString("N0", CultureInfo.InvariantCulture) ?? NotInForce.Ja] })])),
        ],
    };
}
