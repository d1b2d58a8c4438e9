using Noroshi.Kernel;

namespace Noroshi.Formats.Inventories;

/// <summary>One thing of an inventory, as it was written: nothing is interpreted. There is deliberately no member for a version (Order art 2(5) has five items, and none is one).</summary>
/// <param name="Line">The row of the table, counted from 1 with the headings; for JSON and XML the ordinal of the thing.</param>
public sealed record InventoryRow(int Line)
{
    /// <summary>By what its owner knows it: a host name, an asset number.</summary>
    public string? Label { get; init; }

    /// <summary>The product, or the cloud service.</summary>
    public string? Product { get; init; }

    /// <summary>The maker, or the provider.</summary>
    public string? Maker { get; init; }

    /// <summary>What it is; the word of the file for a table.</summary>
    public string? Kind { get; init; }

    /// <summary>The facility to which it belongs.</summary>
    public string? Facility { get; init; }

    /// <summary>Its classes.</summary>
    public string? Classes { get; init; }

    /// <summary>The day of introduction.</summary>
    public string? Introduced { get; init; }

    /// <summary>The day of removal.</summary>
    public string? Removed { get; init; }

    /// <summary>Whether the product is dedicated.</summary>
    public string? Dedicated { get; init; }

    /// <summary>Impact on the business.</summary>
    public string? Impact { get; init; }

    /// <summary>Whether it can be reached from the internet.</summary>
    public string? Exposed { get; init; }

    /// <summary>Whether it is cut off from every network.</summary>
    public string? Isolated { get; init; }

    /// <summary>Whether the cloud service is on the ISMAP list.</summary>
    public string? Ismap { get; init; }

    /// <summary>On what it depends.</summary>
    public string? Dependency { get; init; }

    /// <summary>A note.</summary>
    public string? Note { get; init; }
}

/// <summary>What could not be read, where, and how to mend it.</summary>
/// <param name="Line">The row of the table, or the ordinal of the thing; 0 for the whole file.</param>
/// <param name="Column">The heading or the name of the member; empty for the whole row.</param>
/// <param name="Code">A stable code, kebab-case.</param>
/// <param name="Message">What is wrong and how to mend it.</param>
public sealed record InventoryFault(int Line, string Column, string Code, Words Message);

/// <summary>A row that was read, or the fault for which it was not.</summary>
/// <param name="Row">The row; null for a fault.</param>
/// <param name="Fault">The fault; null for a row.</param>
public readonly record struct InventoryItem(InventoryRow? Row, InventoryFault? Fault);

/// <summary>The forms in which an inventory is brought.</summary>
public enum InventoryFormat
{
    /// <summary>Text with commas, or tabs as a spreadsheet puts them on the clipboard.</summary>
    Delimited,

    /// <summary>An Excel workbook (.xlsx): its first sheet.</summary>
    Xlsx,

    /// <summary>CycloneDX 1.6 or 1.7 in JSON.</summary>
    CycloneDx,

    /// <summary>A list of devices from NetBox's API in JSON.</summary>
    NetBox,

    /// <summary>nmap's XML.</summary>
    Nmap,

    /// <summary>No file: entries of the register are changed together.</summary>
    Bulk,
}

/// <summary>Ends the reading of a file that cannot be read as a whole.</summary>
public sealed class InventoryRefusal(string code, Words message) : Exception(message.En)
{
    /// <summary>What is wrong and how to mend it.</summary>
    public Problem Problem { get; } = new("file", code, message);
}
