using System.Globalization;
using System.Xml;

namespace Noroshi.Formats.Inventories;

/// <summary>
/// Writes things as nmap's XML (<c>nmap.dtd</c>, output version 1.05), a host each. An operating system goes out as the host's class of
/// system, with its maker; an application as the product of a service; of everything else nmap has only the name of the host. There are no
/// addresses: the register knows none, and none is made up.
/// </summary>
public static class NmapXml
{
    /// <summary>The media type of what is written.</summary>
    public const string MediaType = "text/xml; charset=utf-8";

    private static readonly XmlWriterSettings Settings = new() { Async = true, Encoding = new System.Text.UTF8Encoding(false), Indent = true, CheckCharacters = true };

    /// <summary>Writes the document while it is read.</summary>
    /// <param name="rows">The things; <see cref="InventoryRow.Kind"/> is <c>operating-system</c>, <c>application</c>, or anything else.</param>
    /// <param name="at">When it is made.</param>
    /// <param name="output">Where it goes.</param>
    /// <param name="cancellation">Ends the work.</param>
    public static async Task WriteAsync(IAsyncEnumerable<InventoryRow> rows, DateTimeOffset at, Stream output, CancellationToken cancellation)
    {
        var time = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        await using var xml = XmlWriter.Create(output, Settings);
        await xml.WriteStartDocumentAsync();
        await xml.WriteDocTypeAsync("nmaprun", null, null, null);
        Open(xml, "nmaprun", ("scanner", "nmap"), ("args", "noroshi export"), ("start", time), ("version", "7.95"), ("xmloutputversion", "1.05"));
        Empty(xml, "verbose", ("level", "0"));
        Empty(xml, "debugging", ("level", "0"));
        var count = 0;
        await foreach (var row in rows.WithCancellation(cancellation))
        {
            Host(xml, row);
            if (++count % 200 == 0)
            {
                await xml.FlushAsync();
            }
        }

        Open(xml, "runstats");
        Empty(xml, "finished", ("time", time), ("elapsed", "0"), ("exit", "success"));
        Empty(xml, "hosts", ("up", Number(count)), ("down", "0"), ("total", Number(count)));
        xml.WriteEndElement();
        xml.WriteEndElement();
        await xml.WriteEndDocumentAsync();
    }

    private static void Host(XmlWriter xml, InventoryRow row)
    {
        Open(xml, "host");
        Empty(xml, "status", ("state", "up"), ("reason", "user-set"), ("reason_ttl", "0"));
        Empty(xml, "address", ("addr", ""), ("addrtype", "ipv4"));
        Open(xml, "hostnames");
        Empty(xml, "hostname", ("name", row.Label ?? ""), ("type", "user"));
        xml.WriteEndElement();
        if (row is { Kind: "application", Product: { Length: > 0 } product })
        {
            Open(xml, "ports");
            Open(xml, "port", ("protocol", "tcp"), ("portid", "0"));
            Empty(xml, "state", ("state", "open"), ("reason", "user-set"), ("reason_ttl", "0"));
            Empty(xml, "service", ("name", "unknown"), ("product", product), ("method", "table"), ("conf", "0"));
            xml.WriteEndElement();
            xml.WriteEndElement();
        }
        else if (row is { Kind: "operating-system", Product: { Length: > 0 } system })
        {
            Open(xml, "os");
            Open(xml, "osmatch", ("name", $"{row.Maker} {system}".Trim()), ("accuracy", "100"), ("line", "0"));
            Empty(xml, "osclass", ("type", "general purpose"), ("vendor", row.Maker ?? ""), ("osfamily", system), ("accuracy", "100"));
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void Open(XmlWriter xml, string name, params (string Name, string Value)[] attributes)
    {
        xml.WriteStartElement(name);
        foreach (var (attribute, value) in attributes)
        {
            xml.WriteAttributeString(attribute, Sound(value));
        }
    }

    private static void Empty(XmlWriter xml, string name, params (string Name, string Value)[] attributes)
    {
        Open(xml, name, attributes);
        xml.WriteEndElement();
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    // What XML cannot hold at all (control characters, half a surrogate pair) is left out: the document must be one.
    private static string Sound(string text)
    {
        var sound = true;
        for (var i = 0; i < text.Length && sound; i++)
        {
            sound = XmlConvert.IsXmlChar(text[i]) || (i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i]) && ++i > 0);
        }

        return sound ? text : string.Concat(text.EnumerateRunes().Where(r => r.Value is not 0xFFFD and not 0xFFFE and not 0xFFFF && (r.Value >= 0x20 || r.Value is 9 or 10 or 13)).Select(r => r.ToString()));
    }
}
