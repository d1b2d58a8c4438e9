using System.Text;

namespace Noroshi.Formats.Tables;

/// <summary>How a CSV file is written.</summary>
/// <param name="Bom">A byte order mark, without which Excel reads Japanese as another encoding.</param>
/// <param name="NeutralisesFormulas">
/// Text that a spreadsheet would run gets an apostrophe in front. It changes the text: a program that reads the file and never
/// opens it in a spreadsheet asks for it without.
/// </param>
public sealed record CsvStyle(bool Bom = true, bool NeutralisesFormulas = true);

/// <summary>Writes a table as CSV (RFC 4180): UTF-8, comma, CRLF, every row as wide as the head. Streams; holds a few rows in memory.</summary>
public static class CsvTable
{
    /// <summary>The media type of what is written.</summary>
    public const string MediaType = "text/csv; charset=utf-8";

    private const int Flush = 32 * 1024;

    /// <summary>Writes the table.</summary>
    public static async Task WriteAsync(
        IReadOnlyList<TableColumn> columns, IAsyncEnumerable<IReadOnlyList<TableCell>> rows, CsvStyle style, Stream output, CancellationToken cancellation)
    {
        var text = new StringBuilder(style.Bom ? "\uFEFF" : "");
        Append(text, columns.Select(column => (TableCell)column.Heading), style);
        await foreach (var row in rows.WithCancellation(cancellation))
        {
            Append(text, row, style);
            if (text.Length > Flush)
            {
                await WriteOutAsync(text, output, cancellation);
            }
        }

        await WriteOutAsync(text, output, cancellation);
    }

    /// <summary>
    /// Text that begins so is run by a spreadsheet, or pushes the next character to the front of a cell (OWASP, CSV Injection);
    /// Japanese editions take the full-width forms as well.
    /// </summary>
    public static bool WouldRun(string text) => text.TrimStart(' ', '　') is
        ['=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '＝' or '＋' or '－' or '＠' or '|' or '%', ..];

    private static void Append(StringBuilder text, IEnumerable<TableCell> row, CsvStyle style)
    {
        var first = true;
        foreach (var cell in row)
        {
            if (!first)
            {
                text.Append(',');
            }

            first = false;
            var written = cell.ToString();
            Append(text, style.NeutralisesFormulas && cell.IsText && WouldRun(written) ? "'" + written : written);
        }

        text.Append("\r\n");
    }

    private static void Append(StringBuilder text, string field)
    {
        if (field.AsSpan().IndexOfAny("\",\r\n\0;\t ") < 0)
        {
            text.Append(field);
            return;
        }

        text.Append('"').Append(field.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
    }

    private static async Task WriteOutAsync(StringBuilder text, Stream output, CancellationToken cancellation)
    {
        await output.WriteAsync(Encoding.UTF8.GetBytes(text.ToString()), cancellation);
        text.Clear();
    }
}
