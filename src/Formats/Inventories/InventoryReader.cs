
namespace Noroshi.Formats.Inventories;

/// <summary>
/// Reads what an operator already has: tables (CSV, tabs, Excel), CycloneDX, NetBox, nmap. The form is recognised by the content and never by
/// the name of the file. Rows come one by one; faults come among them and name row, column and the mend.
/// </summary>
public static class InventoryReader
{
    /// <summary>Recognises the form of a file.</summary>
    /// <param name="file">The file; it must be seekable.</param>
    /// <exception cref="InventoryRefusal">It is none that is read, or is damaged.</exception>
    public static InventoryFormat Recognise(Stream file)
    {
        Span<byte> head = stackalloc byte[512];
        file.Position = 0;
        head = head[..file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
        if (head.StartsWith("PK\u0003\u0004"u8) || head.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]))
        {
            return InventoryFormat.Xlsx;
        }

        var text = head.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? head[3..] : head;
        text = text.TrimStart(" \t\r\n"u8);
        if (text.StartsWith("<"u8))
        {
            return head.IndexOf("nmaprun"u8) >= 0 ? InventoryFormat.Nmap : throw new InventoryRefusal("unknown-xml", new(
                "nmapのXML（-oX）ではありません。CSV、Excel、CycloneDX（JSON）、NetBox（JSON）、nmap（XML）を読み込めます。", "This is not nmap's XML (-oX). CSV, Excel, CycloneDX (JSON), NetBox (JSON) and nmap (XML) are read."));
        }

        if (text.StartsWith("{"u8) || text.StartsWith("["u8))
        {
            using var document = JsonInventory.Open(file);
            return Recognise(document) ?? throw new InventoryRefusal("unknown-json", new(
                "CycloneDX でも NetBox の機器の一覧でもありません。", "This is neither CycloneDX nor a list of devices from NetBox."));
        }

        return InventoryFormat.Delimited;
    }

    private static InventoryFormat? Recognise(System.Text.Json.JsonDocument document)
    {
        try
        {
            return JsonInventory.Recognise(document);
        }
        catch (InvalidOperationException)
        {
            throw JsonInventory.NoText();
        }
    }

    /// <summary>Whether a form is a table, of which columns are chosen.</summary>
    public static bool IsTable(InventoryFormat format) => format is InventoryFormat.Delimited or InventoryFormat.Xlsx;

    /// <summary>The headings of a table.</summary>
    /// <exception cref="InventoryRefusal">There are none, or the file cannot be read.</exception>
    public static IReadOnlyList<string> Headings(Stream file, InventoryFormat format) => InventoryTable.Headings(file, format);

    /// <summary>Reads the file.</summary>
    /// <param name="file">The file; it must be seekable and is read from its beginning.</param>
    /// <param name="format">Its form.</param>
    /// <param name="columns">The choice of columns; for a table only.</param>
    /// <exception cref="InventoryRefusal">It cannot be read as a whole; thrown while it is walked through.</exception>
    public static IEnumerable<InventoryItem> Read(Stream file, InventoryFormat format, InventoryColumns? columns = null)
    {
        switch (format)
        {
            case InventoryFormat.Delimited or InventoryFormat.Xlsx:
                return InventoryTable.Read(file, format, columns ?? throw new ArgumentNullException(nameof(columns)), InventoryTable.Headings(file, format));
            case InventoryFormat.Nmap:
                return NmapInventory.Read(file);
            default:
                return Tree(file, format);
        }
    }

    private static List<InventoryItem> Tree(Stream file, InventoryFormat format)
    {
        using var document = JsonInventory.Open(file);
        try
        {
            return [.. format is InventoryFormat.CycloneDx ? JsonInventory.CycloneDx(document) : JsonInventory.NetBox(document)];
        }
        catch (InvalidOperationException)
        {
            throw JsonInventory.NoText();
        }
    }
}
