using Noroshi.Formats.Inventories;

namespace Noroshi.Formats.Tables;

/// <summary>A row of a table that was brought.</summary>
/// <param name="Line">The row, counted from 1 with the headings.</param>
/// <param name="Cells">Its cells, without what surrounds them.</param>
/// <param name="Fault">Why it could not be read, if it could not.</param>
public sealed record CsvRow(int Line, IReadOnlyList<string> Cells, InventoryFault? Fault);

/// <summary>Reads a table of text (commas, tabs or semicolons; UTF-8, UTF-16 with a mark, Shift_JIS), row by row; rows without a word are left out.</summary>
public static class CsvRows
{
    /// <summary>The rows, the headings first. Reading ends with a fault where the text is no text.</summary>
    /// <param name="file">The table; it must be seekable.</param>
    public static IEnumerable<CsvRow> Read(Stream file) => InventoryTable.Rows(file, InventoryFormat.Delimited)
        .Where(row => row.Fault is not null || row.Cells.Any(c => c.Length > 0))
        .Select(row => new CsvRow(row.Line, [.. row.Cells.Select(InventoryTable.Unquoted)], row.Fault));
}
