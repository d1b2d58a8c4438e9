using System.Globalization;
using System.Text;
using Noroshi.Formats.Xlsx;

namespace Noroshi.Formats.Tables;

/// <summary>
/// Writes a table as a spreadsheet. Streams: a list of a million rows is never in memory. A list longer than a sheet goes on on
/// the next. Text stays text whatever it begins with; moments are dates that a spreadsheet can sort, in Tokyo's time.
/// </summary>
public static class XlsxTable
{
    /// <summary>The media type of what is written.</summary>
    public const string MediaType = Forms.FormSheetWriter.MediaType;

    private const int Flush = 32 * 1024;
    private const int MostRows = 1_048_576;

    /// <summary>Writes the table on sheets of this name.</summary>
    public static Task WriteAsync(
        string name, IReadOnlyList<TableColumn> columns, IAsyncEnumerable<IReadOnlyList<TableCell>> rows, Stream output, CancellationToken cancellation) =>
        WriteAsync(name, columns, rows, output, MostRows, cancellation);

    internal static async Task WriteAsync(
        string name, IReadOnlyList<TableColumn> columns, IAsyncEnumerable<IReadOnlyList<TableCell>> rows, Stream output, int mostRows, CancellationToken cancellation)
    {
        using var package = new XlsxPackage(output);
        await using var each = rows.GetAsyncEnumerator(cancellation);
        var more = await each.MoveNextAsync();
        for (var sheet = 1; more || sheet == 1; sheet++)
        {
            package.BeginSheet(SheetName(name, sheet), isHidden: false);
            var xml = Head(columns);
            var row = 1;
            for (; more && row < mostRows; more = await each.MoveNextAsync())
            {
                Row(xml, ++row, each.Current);
                if (xml.Length > Flush)
                {
                    await package.WriteAsync(xml, cancellation);
                }
            }

            xml.Append(CultureInfo.InvariantCulture, $"</sheetData><autoFilter ref=\"A1:{SheetXml.Column(columns.Count - 1)}{row}\"/><pageMargins left=\"0.4\" right=\"0.4\" top=\"0.5\" bottom=\"0.5\" header=\"0.3\" footer=\"0.3\"/><pageSetup paperSize=\"9\" orientation=\"landscape\" fitToWidth=\"1\" fitToHeight=\"0\"/><headerFooter><oddFooter>&amp;R&amp;P / &amp;N</oddFooter></headerFooter></worksheet>");
            await package.WriteAsync(xml, cancellation);
        }

        await package.CloseAsync(new StringBuilder(), cancellation);
    }

    private static StringBuilder Head(IReadOnlyList<TableColumn> columns)
    {
        var xml = XlsxPackage.SheetHead().Append("<sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr><sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight=\"18\"/><cols>");
        for (var column = 0; column < columns.Count; column++)
        {
            xml.Append(CultureInfo.InvariantCulture, $"<col min=\"{column + 1}\" max=\"{column + 1}\" width=\"{columns[column].Width}\" customWidth=\"1\"/>");
        }

        xml.Append("</cols><sheetData><row r=\"1\">");
        for (var column = 0; column < columns.Count; column++)
        {
            xml.AppendTextCell($"{SheetXml.Column(column)}1", SheetStyles.TableHead, columns[column].Heading);
        }

        return xml.Append("</row>");
    }

    private static void Row(StringBuilder xml, int row, IReadOnlyList<TableCell> cells)
    {
        xml.Append(CultureInfo.InvariantCulture, $"<row r=\"{row}\">");
        for (var column = 0; column < cells.Count; column++)
        {
            var (cell, reference) = (cells[column], $"{SheetXml.Column(column)}{row}");
            _ = cell switch
            {
                { Serial: { } serial } => xml.AppendNumberCell(reference, cell.IsDay ? SheetStyles.TableDay : SheetStyles.TableMoment, serial.ToString("R", CultureInfo.InvariantCulture)),
                { Number: { } number } when number.Count(char.IsAsciiDigit) <= 15 => xml.AppendNumberCell(reference, SheetStyles.TableNumber, number),
                _ when cell.ToString() is { Length: > 0 } text => xml.AppendTextCell(reference, SheetStyles.TableText, text),
                _ => xml,
            };
        }

        xml.Append("</row>");
    }

    private static string SheetName(string name, int sheet)
    {
        var clean = string.Concat(name.Where(c => !"[]:*?/\\'".Contains(c, StringComparison.Ordinal)));
        clean = clean.Length is 0 ? "table" : clean.Length <= 25 ? clean : clean[..25];
        return sheet == 1 ? clean : $"{clean} ({sheet})";
    }
}
