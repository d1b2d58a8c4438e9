using Noroshi.Formats.Tables;
using Noroshi.Formats.Xlsx;

namespace Noroshi.Formats.Inventories;

/// <summary>An inventory in a table: its headings, and its rows by a choice of columns.</summary>
internal static class InventoryTable
{
    /// <summary>The headings: the first row that is not empty.</summary>
    public static IReadOnlyList<string> Headings(Stream file, InventoryFormat format) =>
        Rows(file, format).FirstOrDefault(row => row.Fault is not null || row.Cells.Any(c => c.Length > 0)) is { Cells: { } cells, Fault: var fault }
            ? fault is null ? cells : throw new InventoryRefusal(fault.Code, fault.Message)
            : throw new InventoryRefusal("empty", new("ファイルに行がありません。1行目に見出し、2行目から電子計算機を書いてください。", "There are no rows. Write headings in the first row and the computers below."));

    /// <summary>The rows below the headings.</summary>
    public static IEnumerable<InventoryItem> Read(Stream file, InventoryFormat format, InventoryColumns columns, IReadOnlyList<string> headings)
    {
        var below = false;
        foreach (var row in Rows(file, format))
        {
            if (row.Line > InventoryBounds.MostRows)
            {
                yield return new InventoryItem(null, new InventoryFault(row.Line, "", "too-many-rows", new(
                    $"行が{InventoryBounds.MostRows}を超えています。ファイルを分けてください。", $"There are more than {InventoryBounds.MostRows} rows. Divide the file.")));
                yield break;
            }

            if (row.Fault is { } fault)
            {
                yield return new InventoryItem(null, fault.Column is ['#', ..] ? fault with { Column = NameOf(fault.Column, headings) } : fault);
            }
            else if (below && row.Cells.Any(c => c.Length > 0))
            {
                yield return new InventoryItem(RowOf(row, columns), null);
            }

            below |= row.Cells.Any(c => c.Length > 0) || row.Fault is not null;
        }
    }

    private static string NameOf(string column, IReadOnlyList<string> headings) =>
        int.TryParse(column.AsSpan(1), out var number) && number <= headings.Count && headings[number - 1] is { Length: > 0 and <= 60 } heading ? heading : column[1..];

    internal static IEnumerable<TableRow> Rows(Stream file, InventoryFormat format) => format is InventoryFormat.Xlsx ? Book(file) : Text(file);

    private static IEnumerable<TableRow> Text(Stream file)
    {
        if (file.Length > InventoryBounds.LongestText)
        {
            throw new InventoryRefusal("too-large", new("ファイルが大きすぎます（100MBまで）。", "The file is too large (at most 100 MB)."));
        }

        char separator;
        using (var head = TextEncoding.Open(file))
        {
            separator = DelimitedRows.SeparatorOf(FirstLine(head));
        }

        using var reader = TextEncoding.Open(file);
        foreach (var row in new DelimitedRows(reader, separator).Read())
        {
            yield return row;
        }
    }

    private static string FirstLine(StreamReader reader)
    {
        try
        {
            var beginning = new char[16 * 1024];
            var text = new string(beginning, 0, reader.ReadBlock(beginning));
            return text.Split('\n', 2)[0];
        }
        catch (System.Text.DecoderFallbackException)
        {
            return "";
        }
    }

    private static IEnumerable<TableRow> Book(Stream file)
    {
        if (file.Length > InventoryBounds.LongestBook)
        {
            throw new InventoryRefusal("too-large", new("ファイルが大きすぎます（40MBまで）。CSVで保存すると小さくなります。", "The file is too large (at most 40 MB). Saved as CSV it is smaller."));
        }

        var bytes = new byte[file.Length];
        file.Position = 0;
        file.ReadExactly(bytes);
        XlsxBook book;
        try
        {
            book = new XlsxBook(bytes, ZipBounds.OfTables);
        }
        catch (XlsxRefusal refusal)
        {
            throw new InventoryRefusal(refusal.Problem.Code, refusal.Problem.Message);
        }

        using (book)
        {
            List<TableRow> rows;
            try
            {
                rows = [.. book.Rows(InventoryBounds.MostRows, InventoryBounds.MostColumns, InventoryBounds.LongestCell)
                    .Select(row => new TableRow(row.Row, row.Cells, null))];
            }
            catch (XlsxRefusal refusal)
            {
                throw new InventoryRefusal(refusal.Problem.Code, refusal.Problem.Message);
            }

            foreach (var row in rows)
            {
                yield return row;
            }
        }
    }

    // The apostrophe that our own export puts before what a spreadsheet would run.
    internal static string Unquoted(string text) => text is ['\'', ..] && CsvTable.WouldRun(text[1..]) ? text[1..] : text;

    private static InventoryRow RowOf(TableRow row, InventoryColumns columns)
    {
        string? Cell(string field) => columns.Of(field) is { } column && column < row.Cells.Count && row.Cells[column] is { Length: > 0 } text ? Unquoted(text) : null;
        return new InventoryRow(row.Line)
        {
            Label = Cell("label"),
            Product = Cell("product"),
            Maker = Cell("maker"),
            Kind = Cell("kind"),
            Facility = Cell("facility"),
            Classes = Cell("classes"),
            Introduced = Cell("introduced"),
            Removed = Cell("removed"),
            Dedicated = Cell("dedicated"),
            Impact = Cell("impact"),
            Exposed = Cell("exposed"),
            Isolated = Cell("isolated"),
            Ismap = Cell("ismap"),
            Dependency = Cell("dependency"),
            Note = Cell("note"),
        };
    }
}
