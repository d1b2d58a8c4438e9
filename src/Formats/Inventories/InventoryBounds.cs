namespace Noroshi.Formats.Inventories;

/// <summary>How much is read at most. Beyond it a file is refused before it can do harm.</summary>
internal static class InventoryBounds
{
    /// <summary>Of text, bytes.</summary>
    public const long LongestText = 100L * 1024 * 1024;

    /// <summary>Of JSON and XML, bytes: they are held as a whole.</summary>
    public const int LongestTree = 32 * 1024 * 1024;

    /// <summary>Of a workbook, bytes.</summary>
    public const int LongestBook = 40 * 1024 * 1024;

    /// <summary>Of a cell, characters: what a spreadsheet holds.</summary>
    public const int LongestCell = 32_767;

    /// <summary>Columns of a row.</summary>
    public const int MostColumns = 500;

    /// <summary>Rows.</summary>
    public const int MostRows = 1_048_576;
}
