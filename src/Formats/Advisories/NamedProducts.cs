using System.Text.Json;
using Noroshi.Formats.Inventories;

namespace Noroshi.Formats.Advisories;

/// <summary>A product as a public source names it.</summary>
/// <param name="Maker">The vendor.</param>
/// <param name="Product">The product.</param>
public readonly record struct NamedProduct(string Maker, string Product);

/// <summary>The documents in which makers and products are named.</summary>
public enum NamingFormat
{
    /// <summary>The catalogue of known exploited vulnerabilities (KEV), JSON.</summary>
    Kev,

    /// <summary>An advisory in CSAF 2.0: its product tree.</summary>
    Csaf,

    /// <summary>A CVE record, JSON 5: what is affected.</summary>
    Cve,
}

/// <summary>
/// Reads which makers and products a catalogue, an advisory or a record names. It interprets nothing and keeps only what is a name: nothing without a
/// letter, nothing longer than a nameplate, no control characters.
/// </summary>
public static class NamedProducts
{
    private const int Longest = 200;
    private const int MostNames = 200_000;
    private const int Deepest = 30;

    // What such sources write where they have no name.
    private static readonly HashSet<string> NoNames = new(StringComparer.OrdinalIgnoreCase) { "n/a", "unknown", "unspecified", "multiple", "multiple products", "various", "-", "*", "none", "not applicable" };

    /// <summary>Reads a document.</summary>
    /// <param name="file">The document; it must be seekable.</param>
    /// <returns>Its form, and each name once.</returns>
    /// <exception cref="InventoryRefusal">It is none that is read, or is damaged.</exception>
    public static (NamingFormat Format, IReadOnlyCollection<NamedProduct> Names) Read(Stream file)
    {
        using var document = JsonInventory.Open(file);
        var names = new HashSet<NamedProduct>();
        try
        {
            return (Gather(document.RootElement, names), names);
        }
        catch (InvalidOperationException)
        {
            throw JsonInventory.NoText();
        }
    }

    private static NamingFormat Gather(JsonElement root, HashSet<NamedProduct> names)
    {
        if (root.ValueKind is JsonValueKind.Object)
        {
            if (root.TryGetProperty("vulnerabilities", out var listed) && root.TryGetProperty("catalogVersion", out _) && listed.ValueKind is JsonValueKind.Array)
            {
                foreach (var each in listed.EnumerateArray())
                {
                    Add(names, Text(each, "vendorProject"), Text(each, "product"));
                }

                return NamingFormat.Kev;
            }

            if (root.TryGetProperty("document", out var head) && Text(head, "csaf_version") is { } version)
            {
                if (version != "2.0")
                {
                    throw new InventoryRefusal("csaf-version", new($"CSAF {Short(version)} は読み込めません。CSAF 2.0 にしてください。", $"CSAF {Short(version)} is not read. CSAF 2.0 is."));
                }

                if (root.TryGetProperty("product_tree", out var tree))
                {
                    Branches(tree, null, null, names, 0);
                }

                return NamingFormat.Csaf;
            }

            if (Text(root, "dataType") == "CVE_RECORD" && root.TryGetProperty("containers", out var containers) && containers.ValueKind is JsonValueKind.Object)
            {
                if (containers.TryGetProperty("cna", out var cna))
                {
                    Affected(cna, names);
                }

                foreach (var adp in Each(containers, "adp"))
                {
                    Affected(adp, names);
                }

                return NamingFormat.Cve;
            }
        }

        throw new InventoryRefusal("unknown-source", new("KEV、CSAF 2.0、CVE（JSON 5）のいずれでもありません。", "This is neither KEV nor CSAF 2.0 nor a CVE record (JSON 5)."));
    }

    private static void Branches(JsonElement at, string? maker, string? product, HashSet<NamedProduct> names, int depth)
    {
        // The standard allows any depth; a tree that is deeper than this names nothing any more.
        if (depth > Deepest)
        {
            return;
        }

        foreach (var branch in Each(at, "branches"))
        {
            var (name, category) = (Text(branch, "name"), Text(branch, "category"));
            var (of, called) = (category == "vendor" ? name : maker, category == "product_name" ? name : product);
            if (category == "product_name")
            {
                Add(names, of, called);
            }

            Branches(branch, of, called, names, depth + 1);
        }
    }

    private static void Affected(JsonElement container, HashSet<NamedProduct> names)
    {
        foreach (var each in Each(container, "affected"))
        {
            Add(names, Text(each, "vendor"), Text(each, "product"));
        }
    }

    private static void Add(HashSet<NamedProduct> names, string? maker, string? product)
    {
        if (IsName(maker) && IsName(product) && names.Count < MostNames)
        {
            names.Add(new NamedProduct(maker!, product!));
        }
    }

    private static bool IsName(string? text) => text is { Length: > 0 and <= Longest } && !NoNames.Contains(text) && text.Any(char.IsLetterOrDigit) && !text.Any(c => char.IsControl(c) || char.IsSurrogate(c) || c is '\uFFFD' or '\uFFFE' or '\uFFFF');

    private static IEnumerable<JsonElement> Each(JsonElement element, string name) =>
        element.ValueKind is JsonValueKind.Object && element.TryGetProperty(name, out var list) && list.ValueKind is JsonValueKind.Array ? list.EnumerateArray() : Enumerable.Empty<JsonElement>();

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind is JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString()!.Trim() : null;

    private static string Short(string text) => text.Length <= 20 ? text : text[..20];
}
