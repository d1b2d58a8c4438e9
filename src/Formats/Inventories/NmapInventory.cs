using System.Xml;

namespace Noroshi.Formats.Inventories;

/// <summary>
/// Reads what nmap found (<c>-oX</c>): for each host the best guess of its operating system, and the products of its services. The document type that
/// nmap writes is passed over and nothing is fetched; entities are not expanded.
/// </summary>
internal static class NmapInventory
{
    private static readonly XmlReaderSettings Strict = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        MaxCharactersInDocument = InventoryBounds.LongestTree,
        MaxCharactersFromEntities = 0,
    };

    public static IEnumerable<InventoryItem> Read(Stream file)
    {
        if (file.Length > InventoryBounds.LongestTree)
        {
            throw new InventoryRefusal("too-large", new("ファイルが大きすぎます（32MBまで）。", "The file is too large (at most 32 MB)."));
        }

        file.Position = 0;
        var settings = Strict.Clone();

        // Every nmap writes <!DOCTYPE nmaprun>; ignoring it leaves entities undeclared, so that one that is used is an error.
        settings.DtdProcessing = DtdProcessing.Ignore;
        var items = new List<InventoryItem>();
        try
        {
            using var reader = XmlReader.Create(file, settings);
            while (reader.Read())
            {
                if (reader.NodeType is XmlNodeType.Element && reader.LocalName == "host")
                {
                    items.AddRange(Host(reader, items.Count));
                }
            }
        }
        catch (ArgumentException)
        {
            // Some broken declarations make the reader count below nothing.
            throw new InventoryRefusal("damaged-xml", new("XMLを読み取れません。nmapで書き出し直してください。", "The XML cannot be read. Export it again from nmap."));
        }
        catch (XmlException damaged)
        {
            throw new InventoryRefusal("damaged-xml", new(
                $"XMLを読み取れません（{damaged.LineNumber}行目付近）。実体（ENTITY）を使ったファイルは受け付けません。", $"The XML cannot be read (near line {damaged.LineNumber}). Files that use entities are not accepted."));
        }

        return items;
    }

    private static List<InventoryItem> Host(XmlReader reader, int before)
    {
        var depth = reader.Depth;
        var (address, name) = ((string?)null, (string?)null);
        var found = new List<(string Product, string? Maker, string Kind)>();
        if (!reader.IsEmptyElement)
        {
            while (reader.Read() && !(reader.NodeType == XmlNodeType.EndElement && reader.Depth == depth))
            {
                if (reader.NodeType is not XmlNodeType.Element)
                {
                    continue;
                }

                switch (reader.LocalName)
                {
                    case "address" when reader.GetAttribute("addrtype") is "ipv4" or "ipv6":
                        address ??= reader.GetAttribute("addr");
                        break;
                    case "hostname":
                        name ??= reader.GetAttribute("name");
                        break;
                    case "osclass" when reader.GetAttribute("osfamily") is { Length: > 0 } family && !found.Exists(f => f.Kind == "operating-system"):
                        found.Add((family, reader.GetAttribute("vendor"), "operating-system"));
                        break;
                    case "service" when reader.GetAttribute("product") is { Length: > 0 } product && !found.Exists(f => f.Product == product):
                        found.Add((product, null, "application"));
                        break;
                    default:
                        break;
                }
            }
        }

        var label = name ?? address;
        return found.Count == 0
            ? [new InventoryItem(new InventoryRow(before + 1) { Label = label, Kind = "hardware" }, null)]
            : [.. found.Select((f, i) => new InventoryItem(new InventoryRow(before + 1 + i) { Label = found.Count == 1 ? label : $"{label} {f.Product}", Product = f.Product, Maker = f.Maker, Kind = f.Kind }, null))];
    }
}
