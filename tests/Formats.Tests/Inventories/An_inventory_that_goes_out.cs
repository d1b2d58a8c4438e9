using System.Text;
using System.Text.Json.Nodes;
using System.Xml;
using CsCheck;
using Noroshi.Formats.Inventories;
using Xunit;

namespace Noroshi.Formats.Tests.Inventories;

/// <summary>What goes out in the form of another tool says the same when it is read again, whatever the text.</summary>
public class An_inventory_that_goes_out
{
    // The elements of nmap.dtd (output version 1.05) that are written, with their demands.
    private const string NmapDtd = """
        <!DOCTYPE nmaprun [
        <!ELEMENT nmaprun (verbose, debugging, host*, runstats)>
        <!ATTLIST nmaprun scanner (nmap) #REQUIRED args CDATA #IMPLIED start CDATA #IMPLIED startstr CDATA #IMPLIED version CDATA #REQUIRED xmloutputversion CDATA #REQUIRED>
        <!ELEMENT verbose EMPTY><!ATTLIST verbose level CDATA #IMPLIED>
        <!ELEMENT debugging EMPTY><!ATTLIST debugging level CDATA #REQUIRED>
        <!ELEMENT host (status, address, (address | hostnames | ports | os)*)>
        <!ELEMENT status EMPTY><!ATTLIST status state (up|down|unknown|skipped) #REQUIRED reason CDATA #REQUIRED reason_ttl CDATA #REQUIRED>
        <!ELEMENT address EMPTY><!ATTLIST address addr CDATA #REQUIRED addrtype (ipv4|ipv6|mac) "ipv4" vendor CDATA #IMPLIED>
        <!ELEMENT hostnames (hostname)*>
        <!ELEMENT hostname EMPTY><!ATTLIST hostname name CDATA #IMPLIED type (user|PTR) #IMPLIED>
        <!ELEMENT ports (port*)>
        <!ELEMENT port (state, service?)><!ATTLIST port protocol (ip|tcp|udp|sctp) #REQUIRED portid CDATA #REQUIRED>
        <!ELEMENT state EMPTY><!ATTLIST state state CDATA #REQUIRED reason CDATA #REQUIRED reason_ttl CDATA #REQUIRED reason_ip CDATA #IMPLIED>
        <!ELEMENT service EMPTY><!ATTLIST service name CDATA #REQUIRED conf (0|1|2|3|4|5|6|7|8|9|10) #REQUIRED method (table|probed) #REQUIRED product CDATA #IMPLIED version CDATA #IMPLIED>
        <!ELEMENT os (osmatch*)>
        <!ELEMENT osmatch (osclass*)><!ATTLIST osmatch name CDATA #REQUIRED accuracy CDATA #REQUIRED line CDATA #REQUIRED>
        <!ELEMENT osclass EMPTY><!ATTLIST osclass vendor CDATA #REQUIRED osgen CDATA #IMPLIED type CDATA #IMPLIED accuracy CDATA #REQUIRED osfamily CDATA #REQUIRED>
        <!ELEMENT runstats (finished, hosts)>
        <!ELEMENT finished EMPTY><!ATTLIST finished time CDATA #REQUIRED elapsed CDATA #REQUIRED exit (error|success) #IMPLIED>
        <!ELEMENT hosts EMPTY><!ATTLIST hosts up CDATA "0" down CDATA "0" total CDATA #REQUIRED>
        ]>
        """;

    private static readonly DateTimeOffset At = new(2026, 11, 28, 0, 0, 0, TimeSpan.Zero);

    private static readonly Gen<string> Name = Gen.OneOf(
        One("需給制御システム", "\"quoted\" 'single'", "<b>&amp;</b>", "]]>", "𠮷野家🔥", "=cmd|'/C calc'!A0", "a,b;c\\d", "&#0;", "<!DOCTYPE x>", "ﾊﾝｶｸ　全角"),
        Gen.Char[' ', '~'].Array[1, 40].Select(c => new string(c)).Where(s => s.Trim().Length > 0)).Select(s => s.Trim());

    private static readonly Gen<InventoryRow> Row = Gen.Select(Name, Name, Name, One("operating-system", "application", "appliance", "middleware", "unknown"), Name, (label, product, maker, kind, other) =>
        new InventoryRow(0) { Label = label, Product = product, Maker = maker, Kind = kind, Facility = other, Note = other });

    [Fact]
    public void as_netbox_has_it_is_read_again_as_it_was() => Row.Array[0, 6].Sample(rows =>
    {
        using var file = Written(output => NetBoxList.WriteAsync(Each(rows), output, CancellationToken.None));
        var read = InventoryReader.Read(file, InventoryReader.Recognise(file)).Select(i => i.Row!).ToList();

        Assert.Equal(rows.Select(r => (r.Label, r.Product, r.Maker, r.Facility, r.Note)), read.Select(r => (r.Label, r.Product, r.Maker, r.Facility, r.Note)));
        Assert.Equal(rows.Length, JsonNode.Parse(file.ToArray())!["count"]!.GetValue<int>());
    });

    [Fact]
    public void as_nmap_has_it_is_read_again_as_it_was_and_keeps_to_its_grammar() => Row.Array[0, 6].Sample(rows =>
    {
        using var file = Written(output => NmapXml.WriteAsync(Each(rows), At, output, CancellationToken.None));
        var read = InventoryReader.Read(file, InventoryReader.Recognise(file)).Select(i => i.Row!).ToList();

        Assert.Equal(
            rows.Select(r => r.Kind switch
            {
                "operating-system" => new Carried(r.Label, r.Product, r.Maker, r.Kind),
                "application" => new Carried(r.Label, r.Product, null, r.Kind),
                _ => new Carried(r.Label, null, null, "hardware"),
            }),
            read.Select(r => new Carried(r.Label, r.Product, r.Maker, r.Kind)));
        Valid(file);
    });

    [Fact]
    public void is_a_document_also_where_the_text_is_none()
    {
        InventoryRow[] rows = [new(0) { Label = "a\u0000\u000bb\uD800c\uFFFE", Product = "\uDC00", Maker = "", Kind = "operating-system" }];
        using var nmap = Written(output => NmapXml.WriteAsync(Each(rows), At, output, CancellationToken.None));
        using var netbox = Written(output => NetBoxList.WriteAsync(Each(rows), output, CancellationToken.None));

        Assert.Equal("abc", InventoryReader.Read(nmap, InventoryReader.Recognise(nmap)).Single().Row!.Label);
        Assert.Single(InventoryReader.Read(netbox, InventoryReader.Recognise(netbox)));
        Valid(nmap);
    }

    private static void Valid(MemoryStream file)
    {
        var text = Encoding.UTF8.GetString(file.ToArray()).Replace("<!DOCTYPE nmaprun >", NmapDtd, StringComparison.Ordinal);
        Assert.Contains("<!ELEMENT", text, StringComparison.Ordinal);
        using var reader = XmlReader.Create(new StringReader(text), new XmlReaderSettings { DtdProcessing = DtdProcessing.Parse, ValidationType = ValidationType.DTD, XmlResolver = null });
        while (reader.Read())
        {
        }
    }

    private static MemoryStream Written(Func<Stream, Task> write)
    {
        var file = new MemoryStream();
        write(file).GetAwaiter().GetResult();
        return new MemoryStream(file.ToArray());
    }

    private static async IAsyncEnumerable<InventoryRow> Each(IEnumerable<InventoryRow> rows)
    {
        foreach (var row in rows)
        {
            yield return row;
        }

        await Task.CompletedTask;
    }

    private static Gen<string> One(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(i => texts[i]);

    private sealed record Carried(string? Label, string? Product, string? Maker, string? Kind);
}
