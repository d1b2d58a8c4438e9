using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Noroshi.Formats.Xlsx;

/// <summary>
/// The wrapping of a spreadsheet file: the parts every file has, and the order in which they stand. All entries carry one
/// fixed time, so that the same content gives the same bytes and a digest of the file means something.
/// </summary>
internal sealed class XlsxPackage : IAsyncDisposable
{
    private const string Head = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""" + "\n";
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string PackageRelations = "http://schemas.openxmlformats.org/package/2006/relationships";

    // The first moment a ZIP entry can bear.
    private static readonly DateTimeOffset Fixed = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly ZipArchive archive;
    private readonly List<(string Name, bool IsHidden)> sheets = [];

    private XlsxPackage(ZipArchive archive) => this.archive = archive;

    /// <summary>Begins a file on a stream that need not be able to seek.</summary>
    public static async Task<XlsxPackage> CreateAsync(Stream output, CancellationToken cancellation) =>
        new(await ZipArchive.CreateAsync(output, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancellation));

    /// <summary>The opening of a sheet's XML.</summary>
    public static StringBuilder SheetHead() => new StringBuilder(Head).Append(CultureInfo.InvariantCulture, $"<worksheet xmlns=\"{Main}\" xmlns:r=\"{Relations}\">");

    /// <summary>Opens the next sheet for writing; it must be closed before another is opened.</summary>
    public async Task<Stream> OpenSheetAsync(string name, bool isHidden, CancellationToken cancellation)
    {
        sheets.Add((name, isHidden));
        return await OpenAsync($"xl/worksheets/sheet{sheets.Count}.xml", cancellation);
    }

    /// <summary>Writes a whole sheet.</summary>
    public async Task WriteSheetAsync(string name, bool isHidden, StringBuilder xml, CancellationToken cancellation)
    {
        await using var sheet = await OpenSheetAsync(name, isHidden, cancellation);
        await sheet.WriteAsync(Encoding.UTF8.GetBytes(xml.ToString()), cancellation);
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

        await WriteAsync("xl/styles.xml", SheetStyles.Xml, cancellation);
        await WriteAsync("xl/workbook.xml", book.Append("</workbook>").ToString(), cancellation);
        await WriteAsync("xl/_rels/workbook.xml.rels", bindings.ToString(), cancellation);
        await WriteAsync("_rels/.rels", $"{Head}<Relationships xmlns=\"{PackageRelations}\"><Relationship Id=\"rId1\" Type=\"{Relations}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>", cancellation);
        await WriteAsync("[Content_Types].xml", types.Append("</Types>").ToString(), cancellation);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => archive.DisposeAsync();

    private async Task WriteAsync(string path, string xml, CancellationToken cancellation)
    {
        await using var part = await OpenAsync(path, cancellation);
        await part.WriteAsync(Encoding.UTF8.GetBytes(xml), cancellation);
    }

    private Task<Stream> OpenAsync(string path, CancellationToken cancellation)
    {
        var entry = archive.CreateEntry(path, CompressionLevel.Fastest);
        entry.LastWriteTime = Fixed;
        return entry.OpenAsync(cancellation);
    }
}
