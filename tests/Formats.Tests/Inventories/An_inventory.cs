using System.IO.Compression;
using System.Text;
using CsCheck;
using Noroshi.Formats.Inventories;
using Noroshi.Formats.Tables;
using Xunit;

namespace Noroshi.Formats.Tests.Inventories;

/// <summary>What operators already have is read as it was written, in the encodings and forms in which it comes; and never a version.</summary>
public class An_inventory
{
    private const string Table = "ホスト名,製品名,メーカー,バージョン\nfw-01,\"FortiGate, \"\"200F\"\"\n改行\",フォーティネット,9.9.9\n";

    static An_inventory() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static TheoryData<string, byte[]> Encodings => new()
    {
        { "UTF-8", Encoding.UTF8.GetBytes(Table) },
        { "UTF-8 with a mark", [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Table)] },
        { "UTF-16 LE", [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Table)] },
        { "UTF-16 BE", [.. Encoding.BigEndianUnicode.Preamble, .. Encoding.BigEndianUnicode.GetBytes(Table)] },
        { "Shift_JIS", Encoding.GetEncoding(932).GetBytes(Table) },
    };

    [Theory, MemberData(nameof(Encodings))]
    public void is_read_whatever_the_encoding(string name, byte[] file)
    {
        Assert.NotEmpty(name);
        var row = Assert.Single(Rows(file));

        Assert.Equal(("fw-01", "フォーティネット"), (row.Label, row.Maker));
        Assert.StartsWith("FortiGate, \"200F\"", row.Product, StringComparison.Ordinal);
        Assert.DoesNotContain("9.9.9", row.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task is_read_from_a_workbook()
    {
        using var book = new MemoryStream();
        await XlsxTable.WriteAsync("台帳", [new TableColumn("管理名"), new TableColumn("製品名"), new TableColumn("導入日")], Each(["fw-01", "FortiGate", new DateOnly(2026, 11, 2)]), book, CancellationToken.None);

        var row = Assert.Single(Rows(book.ToArray()));
        Assert.Equal(("fw-01", "FortiGate", "46328"), (row.Label, row.Product, row.Introduced));
    }

    [Fact]
    public void of_a_hundred_thousand_rows_in_a_workbook_is_within_the_bounds_and_a_bomb_is_not()
    {
        using var bomb = new MemoryStream();
        using (var zip = new ZipArchive(bomb, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var part = zip.CreateEntry("xl/worksheets/sheet1.xml").Open();
            var zeros = new byte[1024 * 1024];
            for (var i = 0; i < 300; i++)
            {
                part.Write(zeros);
            }
        }

        Assert.Equal("too-large", Refusal(bomb.ToArray()).Code);
    }

    [Theory]
    [InlineData("xl/externalLinks/externalLink1.xml", "<externalLink/>", "external-links")]
    [InlineData("xl/connections.xml", "<connections/>", "external-links")]
    [InlineData("xl/_rels/workbook.xml.rels", """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/externalLinkPath" Target="file:///etc/passwd" TargetMode="External"/></Relationships>""", "external-links")]
    [InlineData("xl/vbaProject.bin", "x", "macros")]
    public void in_a_workbook_that_reaches_out_or_runs_is_refused(string part, string text, string code)
    {
        using var book = new MemoryStream();
        using (var zip = new ZipArchive(book, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in new[] { ("[Content_Types].xml", "<Types/>"), ("xl/workbook.xml", "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"/>"), (part, text) })
            {
                using var written = zip.CreateEntry(name).Open();
                written.Write(Encoding.UTF8.GetBytes(content));
            }
        }

        Assert.Equal(code, Refusal(book.ToArray()).Code);
    }

    [Fact]
    public void whose_cell_is_too_long_is_a_fault_of_its_row_alone()
    {
        var file = Encoding.UTF8.GetBytes($"name,product,maker\na,{new string('x', 10 * 1024 * 1024)},m\nb,p,m\n");

        var items = Items(file).ToList();
        Assert.Equal((2, "product", "cell-too-long"), (items[0].Fault!.Line, items[0].Fault!.Column, items[0].Fault!.Code));
        Assert.Equal("b", items[1].Row!.Label);
    }

    [Theory]
    [InlineData("{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.5\"}", "cyclonedx-version")]
    [InlineData("{\"bomFormat\":\"SPDX\",\"specVersion\":\"1.6\"}", "no-cyclonedx")]
    [InlineData("{\"$schema\":\"http://cyclonedx.org/schema/bom-1.7.schema.json\",\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.6\"}", "cyclonedx-contradiction")]
    [InlineData("{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.6\",\"citations\":[]}", "cyclonedx-contradiction")]
    [InlineData("{\"bomFormat\":\"CycloneDX\"}", "cyclonedx-version")]
    [InlineData("{\"bomFormat\":\"CycloneDX\",\"specVersion\":1.6}", "cyclonedx-version")]
    [InlineData("{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"2.0\"}", "cyclonedx-version")]
    [InlineData("{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.7\",\"specVersion\":\"1.6\"}", "cyclonedx-contradiction")]
    [InlineData("{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.6\",\"metadata\":{\"distributionConstraints\":{\"tlp\":\"RED\"}}}", "cyclonedx-contradiction")]
    [InlineData("{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.6\",\"definitions\":{\"patents\":[]}}", "cyclonedx-contradiction")]
    [InlineData("{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.6\",\"services\":[{\"name\":\"a\",\"patentAssertions\":[]}]}", "cyclonedx-contradiction")]
    [InlineData("{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.6\",\"metadata\":{\"component\":{\"name\":\"a\",\"isExternal\":true}}}", "cyclonedx-contradiction")]
    [InlineData("{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.6\",\"components\":[{\"name\":\"a\",\"components\":[{\"name\":\"b\",\"versionRange\":\"vers:npm/>=1\"}]}]}", "cyclonedx-contradiction")]
    [InlineData("{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.6\"", "damaged-json")]
    [InlineData("{\"spdxVersion\":\"SPDX-2.3\"}", "unknown-json")]
    [InlineData("<!DOCTYPE nmaprun [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]><nmaprun><host><hostnames><hostname name=\"&b;\"/></hostnames></host></nmaprun>", "damaged-xml")]
    [InlineData("<!DOCTYPE nmaprun [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><nmaprun><host><hostnames><hostname name=\"a\"/></hostnames>&x;</host></nmaprun>", "damaged-xml")]
    [InlineData("{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.6\",\"components\":[{\"\\ud800\":1}]}", "damaged-json")]
    [InlineData("<svg/>", "unknown-xml")]
    public void that_lies_or_reaches_out_is_refused(string text, string code) => Assert.Equal(code, Refusal(Encoding.UTF8.GetBytes(text)).Code);

    [Fact]
    public void of_CycloneDX_gives_hardware_systems_and_services_nested_ones_too_and_no_version()
    {
        var rows = Rows(Encoding.UTF8.GetBytes(
            """
            {"bomFormat":"CycloneDX","specVersion":"1.6","metadata":{"component":{"type":"device","name":"CENTUM VP","manufacturer":{"name":"横河電機"},"version":"9.9.9"}},
             "components":[{"type":"operating-system","name":"Red Hat Enterprise Linux","publisher":"Red Hat","version":"9.9.9","components":[{"type":"application","name":"nginx","supplier":{"name":"F5"}}]}],
             "services":[{"name":"Microsoft 365","provider":{"name":"Microsoft"},"version":"9.9.9"}]}
            """));

        Assert.Equal([("CENTUM VP", "横河電機", "device"), ("Red Hat Enterprise Linux", "Red Hat", "operating-system"), ("nginx", "F5", "application"), ("Microsoft 365", "Microsoft", "service")], rows.Select(r => (r.Product!, r.Maker!, r.Kind!)));
        Assert.All(rows, r => Assert.DoesNotContain("9.9.9", r.ToString(), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("pkg:deb/debian/nginx@1.24.0-2?arch=amd64", "pkg:deb/debian/nginx")]
    [InlineData("pkg:npm/%40scope/nginx@9.9.9", "pkg:npm/%40scope/nginx")]
    [InlineData("nginx@9.9.9", "nginx")]
    [InlineData("ops@example.jp", "ops@example.jp")]
    [InlineData("urn:uuid:3e671687-395b-41f5-a30f-a58921a69b79", "urn:uuid:3e671687-395b-41f5-a30f-a58921a69b79")]
    public void of_CycloneDX_knows_a_component_again_after_an_update(string reference, string label)
    {
        var row = Assert.Single(Rows(Encoding.UTF8.GetBytes($$"""{"bomFormat":"CycloneDX","specVersion":"1.7","components":[{"type":"application","bom-ref":"{{reference}}","name":"nginx","version":"9.9.9"}]}""")));

        Assert.Equal((label, "nginx"), (row.Label, row.Product));
    }

    [Fact]
    public void of_NetBox_and_nmap_is_read()
    {
        var device = Assert.Single(Rows("""{"count":1,"results":[{"name":"rt-01","device_type":{"model":"RTX1300","manufacturer":{"name":"Yamaha"}},"site":{"name":"本社"}}]}"""u8.ToArray()));
        Assert.Equal(("rt-01", "RTX1300", "Yamaha", "本社"), (device.Label, device.Product, device.Maker, device.Facility));

        var host = Rows("""<?xml version="1.0"?><!DOCTYPE nmaprun><nmaprun><host><address addr="10.0.0.1" addrtype="ipv4"/><ports><port><service product="nginx" version="9.9.9"/></port></ports><os><osmatch name="Linux 9.9.9"><osclass vendor="Linux" osfamily="Linux" osgen="9.9.9"/></osmatch></os></host></nmaprun>"""u8.ToArray());
        Assert.Equal(["nginx", "Linux"], host.Select(r => r.Product));
        Assert.All(host, r => Assert.DoesNotContain("9.9.9", r.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public void suggests_columns_in_both_languages_and_none_for_versions()
    {
        Assert.Equal(["label", "maker", "product", null, "introduced"], InventoryColumns.SuggestFor(["ホスト名", "メーカー", "型番", "バージョン", "導入日"]));
        Assert.Equal(["label", "product", "maker", null, "note"], InventoryColumns.SuggestFor(["Host Name", "Product", "Vendor", "Version", "Comments"]));
    }

    [Fact]
    public void of_any_bytes_is_read_or_refused_and_nothing_else() => Gen.OneOf(
        Gen.Byte.Array[0, 400],
        Gen.Select(Gen.Int[0, Table.Length * 2], Gen.Byte, (at, b) => Spoilt(Encoding.UTF8.GetBytes(Table), at, b)),
        Gen.Select(Gen.Int[0, 300], Gen.Byte, (at, b) => Spoilt("""{"bomFormat":"CycloneDX","specVersion":"1.7","components":[{"type":"device","name":"a","components":[{"name":"b"}]}]}"""u8.ToArray(), at, b)),
        Gen.Select(Gen.Int[0, 300], Gen.Byte, (at, b) => Spoilt("""<nmaprun><host><address addr="10.0.0.1" addrtype="ipv4"/><ports><port><service product="x"/></port></ports></host></nmaprun>"""u8.ToArray(), at, b))).Sample(
        file =>
        {
            try
            {
                Items(file).ToList();
            }
            catch (InventoryRefusal refusal)
            {
                Assert.NotEmpty(refusal.Problem.Message.Ja);
            }
        },
        iter: 2000);

    [Fact]
    public void that_was_cut_anywhere_is_read_or_refused()
    {
        var whole = Encoding.GetEncoding(932).GetBytes(Table);
        for (var length = 0; length < whole.Length; length++)
        {
            try
            {
                Items(whole[..length]).ToList();
            }
            catch (InventoryRefusal refusal)
            {
                Assert.NotEmpty(refusal.Problem.Code);
            }
        }
    }

    private static byte[] Spoilt(byte[] file, int at, byte value)
    {
        file[at % file.Length] = value;
        return file;
    }

    private static List<InventoryRow> Rows(byte[] file) => [.. Items(file).Select(i => i.Row ?? throw new InvalidOperationException(i.Fault!.Message.En))];

    private static IEnumerable<InventoryItem> Items(byte[] file)
    {
        using var stream = new MemoryStream(file);
        var format = InventoryReader.Recognise(stream);
        var columns = InventoryReader.IsTable(format) ? InventoryColumns.From(InventoryColumns.SuggestFor(InventoryReader.Headings(stream, format))) : null;
        foreach (var item in InventoryReader.Read(stream, format, columns))
        {
            yield return item;
        }
    }

    private static Kernel.Problem Refusal(byte[] file) => Assert.Throws<InventoryRefusal>(() => Items(file).ToList()).Problem;

    private static async IAsyncEnumerable<IReadOnlyList<TableCell>> Each(params IReadOnlyList<TableCell>[] rows)
    {
        foreach (var row in rows)
        {
            yield return row;
        }

        await Task.CompletedTask;
    }
}
