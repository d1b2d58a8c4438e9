using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;

namespace Noroshi.Formats.Xlsx;

/// <summary>A cell as it was found: its text, its number, or the formula that must not be there.</summary>
internal sealed record XlsxCell(string Text, bool IsNumber, bool HasFormula, bool IsError)
{
    public static XlsxCell Empty { get; } = new("", false, false, false);
}

/// <summary>
/// A workbook from outside, read as far as a form needs: its sheets, its defined names, and the cells that are asked for.
/// Everything that can run or reach out is refused at the door.
/// </summary>
internal sealed partial class XlsxBook : IDisposable
{
    private readonly List<string> sheetOrder = [];
    // Names and cells beyond these are no form of ours, and are not gathered.
    private const int MostNames = 5_000;
    private const int MostSheets = 100;

    private static readonly (string Part, string Code, string Ja, string En)[] Forbidden =
    [
        ("vbaProject", "macros", "マクロ", "macros"),
        ("macrosheets/", "macros", "マクロ", "macros"),
        ("dialogsheets/", "macros", "マクロ", "macros"),
        ("externalLinks/", "external-links", "外部リンク", "links to other files"),
        ("embeddings/", "embedded-objects", "埋め込みオブジェクト", "embedded objects"),
        ("activeX/", "embedded-objects", "ActiveXコントロール", "ActiveX controls"),
        ("connections.xml", "external-links", "外部データ接続", "connections to outside data"),
        ("queryTables/", "external-links", "外部データ接続", "connections to outside data"),
        ("customUI", "macros", "リボンの拡張", "ribbon extensions"),
    ];

    private readonly BoundedZip zip;
    private readonly Dictionary<string, string> sheetParts = new(StringComparer.OrdinalIgnoreCase);
    private string? sharedStrings;

    /// <summary>Opens a workbook that is in memory.</summary>
    /// <exception cref="XlsxRefusal">The workbook is not accepted.</exception>
    public XlsxBook(byte[] file, ZipBounds? bounds = null)
    {
        zip = new BoundedZip(file, bounds ?? ZipBounds.OfForms);
        try
        {
            RefuseWhatCanRun();
            ReadBook();
        }
        catch
        {
            zip.Dispose();
            throw;
        }
    }

    /// <summary>Defined names and what they refer to: <c>'共通様式２'!$C$12</c>. Names differ not by case.</summary>
    public Dictionary<string, string> Names { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether serial dates count from 1904, as in old workbooks of the Macintosh.</summary>
    public bool CountsFrom1904 { get; private set; }

    /// <summary>Whether there is a sheet of this name.</summary>
    public bool HasSheet(string name) => sheetParts.ContainsKey(name);

    /// <summary>Reads the cells that are asked for, by reference as <c>C12</c>; those that are not there are empty.</summary>
    public Dictionary<string, XlsxCell> Cells(string sheet, IReadOnlySet<string> wanted)
    {
        var found = new Dictionary<string, XlsxCell>(StringComparer.Ordinal);
        var shared = new Dictionary<string, int>(StringComparer.Ordinal);
        PartXml.Walk(zip, sheetParts[sheet], reader =>
        {
            if (reader.LocalName == "c" && reader.GetAttribute("r") is { } reference && wanted.Contains(reference))
            {
                var (cell, index) = ReadCell(reader);
                found[reference] = cell;
                if (index is { } place)
                {
                    shared[reference] = place;
                }
            }
        });
        Resolve(found, shared);
        return found;
    }

    /// <inheritdoc/>
    public void Dispose() => zip.Dispose();

    private static (XlsxCell Cell, int? Shared) ReadCell(XmlReader reader)
    {
        var type = reader.GetAttribute("t") ?? "n";
        if (reader.IsEmptyElement)
        {
            return (XlsxCell.Empty, null);
        }

        var depth = reader.Depth;
        var text = "";
        var formula = false;
        while (reader.Read() && !(reader.NodeType == XmlNodeType.EndElement && reader.Depth == depth))
        {
            if (reader.NodeType == XmlNodeType.Element && reader.Depth == depth + 1)
            {
                formula |= reader.LocalName == "f";
                text = reader.LocalName is "v" or "is" ? PartXml.TextOf(reader) : text;
            }
        }

        if (type == "s")
        {
            return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
                ? (new XlsxCell("", false, formula, false), index)
                : throw XlsxRefusal.Damaged();
        }

        return (new XlsxCell(type == "b" ? text == "1" ? "TRUE" : "FALSE" : text, type == "n" && text.Length > 0, formula, type == "e"), null);
    }

    private void Resolve(Dictionary<string, XlsxCell> found, Dictionary<string, int> shared)
    {
        if (shared.Count == 0)
        {
            return;
        }

        var wanted = shared.Values.ToHashSet();
        var texts = new Dictionary<int, string>();
        var index = 0;
        PartXml.Walk(zip, sharedStrings ?? throw XlsxRefusal.Damaged(), reader =>
        {
            if (reader.LocalName == "si")
            {
                if (wanted.Contains(index))
                {
                    texts[index] = PartXml.TextOf(reader);
                }

                index++;
            }
        });
        foreach (var (reference, place) in shared)
        {
            found[reference] = found[reference] with { Text = texts.TryGetValue(place, out var text) ? text : throw XlsxRefusal.Damaged() };
        }
    }

    private void RefuseWhatCanRun()
    {
        foreach (var name in zip.Names)
        {
            foreach (var (part, code, ja, en) in Forbidden)
            {
                if (name.Contains(part, StringComparison.OrdinalIgnoreCase))
                {
                    throw XlsxRefusal.Forbidden(code, ja, en);
                }
            }
        }

        PartXml.Walk(zip, "[Content_Types].xml", reader =>
        {
            var type = reader.GetAttribute("ContentType") ?? "";
            if (type.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase) || type.Contains("vbaProject", StringComparison.OrdinalIgnoreCase))
            {
                throw XlsxRefusal.Forbidden("macros", "マクロ", "macros");
            }

            if (type.Contains("oleObject", StringComparison.OrdinalIgnoreCase) || type.Contains("externalLink", StringComparison.OrdinalIgnoreCase))
            {
                throw XlsxRefusal.Forbidden("embedded-objects", "埋め込みオブジェクト又は外部リンク", "embedded objects or links to other files");
            }
        });
    }

    private void ReadBook()
    {
        // A hyperlink in a cell reaches out only when somebody clicks; every other outside target is refused.
        foreach (var part in zip.Names.Where(name => name.EndsWith(".rels", StringComparison.OrdinalIgnoreCase)))
        {
            PartXml.Walk(zip, part, reader =>
            {
                if (string.Equals(reader.GetAttribute("TargetMode"), "External", StringComparison.OrdinalIgnoreCase)
                    && reader.GetAttribute("Type")?.EndsWith("/hyperlink", StringComparison.Ordinal) != true)
                {
                    throw XlsxRefusal.Forbidden("external-links", "外部リンク", "links to other files");
                }
            });
        }

        var parts = new Dictionary<string, string>(StringComparer.Ordinal);
        PartXml.Walk(zip, "xl/_rels/workbook.xml.rels", reader =>
        {
            if (reader.LocalName == "Relationship" && reader.GetAttribute("Id") is { } id && reader.GetAttribute("Target") is { } target)
            {
                var path = target.StartsWith('/') ? target[1..] : $"xl/{target}";
                parts[id] = path;
                sharedStrings = reader.GetAttribute("Type")?.EndsWith("/sharedStrings", StringComparison.Ordinal) == true ? path : sharedStrings;
            }
        });
        PartXml.Walk(zip, "xl/workbook.xml", reader => ReadBookElement(reader, parts));
    }

    private void ReadBookElement(XmlReader reader, Dictionary<string, string> parts)
    {
        switch (reader.LocalName)
        {
            case "workbookPr":
                CountsFrom1904 = reader.GetAttribute("date1904") is "1" or "true";
                break;
            case "sheet" when sheetParts.Count < MostSheets && reader.GetAttribute("name") is { } name:
                var id = RelationId(reader);
                if (id is null || !parts.TryGetValue(id, out var part) || !sheetParts.TryAdd(name, part))
                {
                    throw XlsxRefusal.Damaged();
                }

                sheetOrder.Add(name);
                break;
            case "definedName" when Names.Count < MostNames && reader.GetAttribute("name") is { } defined:
                var text = reader.IsEmptyElement ? "" : ReadName(reader);
                Names.TryAdd(defined, text);
                break;
            default:
                break;
        }
    }

    private static string? RelationId(XmlReader reader)
    {
        string? id = null;
        while (reader.MoveToNextAttribute())
        {
            id = reader.LocalName == "id" && reader.NamespaceURI.EndsWith("/relationships", StringComparison.Ordinal) ? reader.Value : id;
        }

        reader.MoveToElement();
        return id;
    }

    private static string ReadName(XmlReader reader)
    {
        var text = "";
        var depth = reader.Depth;
        while (reader.Read() && !(reader.NodeType == XmlNodeType.EndElement && reader.Depth == depth))
        {
            text = reader.NodeType == XmlNodeType.Text && text.Length == 0 && reader.Value.Length <= 200 ? reader.Value : text;
        }

        return text;
    }

    /// <summary>Takes apart what a name refers to: a sheet and one cell of it. A name whose cell was deleted gives null.</summary>
    public static (string Sheet, string Cell)? Locate(string reference)
    {
        var found = Reference().Match(reference);
        return found.Success
            ? ((found.Groups["quoted"].Success ? found.Groups["quoted"].Value.Replace("''", "'", StringComparison.Ordinal) : found.Groups["plain"].Value),
               found.Groups["column"].Value + found.Groups["row"].Value)
            : null;
    }

    [GeneratedRegex(@"^(?:'(?<quoted>(?:[^']|'')+)'|(?<plain>[^'!]+))!\$(?<column>[A-Z]{1,3})\$(?<row>[0-9]{1,7})(?::\$[A-Z]{1,3}\$[0-9]{1,7})?$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Reference();
}
