using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Noroshi.Formats.Xlsx;

/// <summary>
/// The wrapping of a spreadsheet file: the parts every file has, and the order in which they stand. All entries carry one
/// fixed time, so that the same content gives the same bytes and a digest of the file means something.
/// </summary>
internal sealed class XlsxPackage : IDisposable
{
    private const string Head = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""" + "\n";
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string PackageRelations = "http://schemas.openxmlformats.org/package/2006/relationships";

    // The first moment a ZIP entry can bear.
    private static readonly DateTimeOffset Fixed = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly HeldOutput held;
    private readonly ZipArchive archive;
    private readonly List<(string Name, bool IsHidden)> sheets = [];
    private Stream? open;

    /// <summary>Begins a file on a stream that need not be able to seek.</summary>
    public XlsxPackage(Stream output)
    {
        held = new HeldOutput(output);
        archive = new ZipArchive(held, ZipArchiveMode.Create, leaveOpen: true);
    }

    /// <summary>The opening of a sheet's XML.</summary>
    public static StringBuilder SheetHead() => new StringBuilder(Head).Append(CultureInfo.InvariantCulture, $"<worksheet xmlns=\"{Main}\" xmlns:r=\"{Relations}\">");

    /// <summary>Begins the next sheet; what was begun before is ended.</summary>
    public void BeginSheet(string name, bool isHidden)
    {
        sheets.Add((name, isHidden));
        Begin($"xl/worksheets/sheet{sheets.Count}.xml");
    }

    /// <summary>Writes a piece of the present sheet, and passes it on.</summary>
    public async Task WriteAsync(StringBuilder xml, CancellationToken cancellation)
    {
        open!.Write(Encoding.UTF8.GetBytes(xml.ToString()));
        xml.Clear();
        await held.DrainAsync(cancellation);
    }

    /// <summary>Writes the parts that bind the sheets together. <paramref name="names"/> are defined names, already as XML.</summary>
    public async Task CloseAsync(StringBuilder names, CancellationToken cancellation)
    {
        var book = new StringBuilder(Head).Append(CultureInfo.InvariantCulture, $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Relations}\"><bookViews><workbookView activeTab=\"0\"/></bookViews><sheets>");
        var bindings = new StringBuilder(Head).Append(CultureInfo.InvariantCulture, $"<Relationships xmlns=\"{PackageRelations}\">");
        var types = new StringBuilder(Head).Append("""<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>""");
        for (var number = 1; number <= sheets.Count; number++)
        {
            var (name, isHidden) = sheets[number - 1];
            book.Append("<sheet name=\"").AppendText(name).Append(CultureInfo.InvariantCulture, $"\" sheetId=\"{number}\"{(isHidden ? " state=\"veryHidden\"" : "")} r:id=\"rId{number}\"/>");
            bindings.Append(CultureInfo.InvariantCulture, $"<Relationship Id=\"rId{number}\" Type=\"{Relations}/worksheet\" Target=\"worksheets/sheet{number}.xml\"/>");
            types.Append(CultureInfo.InvariantCulture, $"<Override PartName=\"/xl/worksheets/sheet{number}.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>");
        }

        bindings.Append(CultureInfo.InvariantCulture, $"<Relationship Id=\"rId{sheets.Count + 1}\" Type=\"{Relations}/styles\" Target=\"styles.xml\"/></Relationships>");
        book.Append("</sheets>");
        if (names.Length > 0)
        {
            book.Append("<definedNames>").Append(names).Append("</definedNames>");
        }

        Write("xl/styles.xml", SheetStyles.Xml);
        Write("xl/workbook.xml", book.Append("</workbook>").ToString());
        Write("xl/_rels/workbook.xml.rels", bindings.ToString());
        Write("_rels/.rels", $"{Head}<Relationships xmlns=\"{PackageRelations}\"><Relationship Id=\"rId1\" Type=\"{Relations}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
        Write("[Content_Types].xml", types.Append("</Types>").ToString());
        open!.Dispose();
        archive.Dispose();
        await held.DrainAsync(cancellation);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        open?.Dispose();
        archive.Dispose();
        held.Dispose();
    }

    private void Write(string path, string xml)
    {
        Begin(path);
        open!.Write(Encoding.UTF8.GetBytes(xml));
    }

    private void Begin(string path)
    {
        open?.Dispose();
        var entry = archive.CreateEntry(path, CompressionLevel.Fastest);
        entry.LastWriteTime = Fixed;
        open = entry.Open();
    }
}
