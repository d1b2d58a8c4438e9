using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Noroshi.Formats.Tables;
using Xunit;
using TableColumn = Noroshi.Formats.Tables.TableColumn;

namespace Noroshi.Formats.Tests.Tables;

/// <summary>Lists that leave as CSV and xlsx: nothing in them runs, nothing is lost, and length costs no memory.</summary>
public class A_table_sent_out
{
    private static readonly TableColumn[] Columns = [new("受付番号"), new("概要", 60), new("件数"), new("認知"), new("期限")];

    private static readonly DateTimeOffset Moment = new(2026, 10, 5, 14, 30, 0, TimeSpan.FromHours(9));

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+1")]
    [InlineData("-1")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1")]
    [InlineData("\r=1")]
    [InlineData(" =1")]
    [InlineData("＝1")]
    [InlineData("－1")]
    public async Task as_csv_has_its_formulas_neutralised(string text)
    {
        var csv = await CsvAsync(new CsvStyle(Bom: false), [text, text, -5L, default, default]);
        Assert.Contains("'" + text, csv, StringComparison.Ordinal);
        Assert.Contains(",-5,", csv, StringComparison.Ordinal);
    }

    [Fact]
    public async Task as_csv_keeps_text_as_it_is_when_asked_to() =>
        Assert.Equal("受付番号,概要,件数,認知,期限\r\n=1+1,-x,,,\r\n", await CsvAsync(new CsvStyle(Bom: false, NeutralisesFormulas: false), ["=1+1", "-x", (int?)null, default, default]));

    [Fact]
    public async Task as_csv_follows_the_standard() => Assert.Equal(
        "\uFEFF受付番号,概要,件数,認知,期限\r\nR-1,\"二行\n\"\"引用\"\", コンマ\",1.5,2026-10-05T14:30:00+09:00,2026-11-04\r\n",
        await CsvAsync(new CsvStyle(), ["R-1", "二行\n\"引用\", コンマ", 1.5m, Moment, new DateOnly(2026, 11, 4)]));

    [Fact]
    public async Task as_xlsx_is_valid_and_holds_no_formula()
    {
        using var document = await XlsxAsync(10, ["=1+1", "二行\n<b>", 3L, Moment, new DateOnly(2026, 11, 4)]);
        Assert.Empty(new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019).Validate(document, TestContext.Current.CancellationToken).Select(error => $"{error.Path?.XPath}: {error.Description}"));
        var cells = document.WorkbookPart!.WorksheetParts.Single().Worksheet!.Descendants<Cell>().ToDictionary(cell => cell.CellReference!.Value!);
        Assert.Equal("=1+1", cells["A2"].InnerText);
        Assert.Null(cells["A2"].CellFormula);
        Assert.Equal("3", cells["C2"].CellValue!.Text);
        Assert.Equal("46300.604166666664", cells["D2"].CellValue!.Text);
        Assert.Equal("46330", cells["E2"].CellValue!.Text);
    }

    [Fact]
    public async Task as_xlsx_goes_on_on_the_next_sheet()
    {
        TableCell[] row = ["R", "x", 1L, default, default];
        using var document = await XlsxAsync(3, row, row, row, row, row);
        Assert.Equal(["一覧", "一覧 (2)", "一覧 (3)"], document.WorkbookPart!.Workbook!.Sheets!.Elements<Sheet>().Select(sheet => sheet.Name!.Value));
    }

    [Fact]
    public async Task as_xlsx_may_be_empty()
    {
        using var document = await XlsxAsync(3);
        Assert.Single(document.WorkbookPart!.WorksheetParts.Single().Worksheet!.Descendants<Row>());
    }

    [Fact]
    public async Task is_written_without_holding_it_in_memory_or_writing_synchronously()
    {
        var sink = new AsynchronousSink();
        await XlsxTable.WriteAsync("一覧", Columns, Rows(60_000), sink, TestContext.Current.CancellationToken);
        Assert.True(sink.Octets > 500_000);
        await CsvTable.WriteAsync(Columns, Rows(60_000), new CsvStyle(), sink, TestContext.Current.CancellationToken);
    }

    private static async IAsyncEnumerable<IReadOnlyList<TableCell>> Rows(int count)
    {
        for (var row = 0; row < count; row++)
        {
            if (row % 10_000 == 0)
            {
                await Task.Yield();

                // While other tests run, the runtime's estimate may fall below nothing.
                Assert.True(GC.GetTotalMemory(forceFullCollection: true) < 200_000_000);
            }

            yield return [$"R-{row}", "概要", (long)row, Moment, default];
        }
    }

    private static async Task<string> CsvAsync(CsvStyle style, params TableCell[][] rows)
    {
        var output = new MemoryStream();
        await CsvTable.WriteAsync(Columns, rows.ToAsyncEnumerable(), style, output, TestContext.Current.CancellationToken);
        return Encoding.UTF8.GetString(output.ToArray());
    }

    private static async Task<SpreadsheetDocument> XlsxAsync(int mostRows, params TableCell[][] rows)
    {
        var output = new MemoryStream();
        await XlsxTable.WriteAsync("一覧", Columns, rows.ToAsyncEnumerable(), output, mostRows, TestContext.Current.CancellationToken);
        output.Position = 0;
        return SpreadsheetDocument.Open(output, isEditable: false);
    }

    /// <summary>As the web server's response: it cannot seek, and refuses to be written to synchronously.</summary>
    private sealed class AsynchronousSink : Stream
    {
        public long Octets { get; private set; }

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Octets += buffer.Length;
            return ValueTask.CompletedTask;
        }

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        {
            Octets += count;
            return Task.CompletedTask;
        }

        public override void Flush() => throw new InvalidOperationException("synchronous");

        public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public override void Write(byte[] buffer, int offset, int count) => throw new InvalidOperationException("synchronous");

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
