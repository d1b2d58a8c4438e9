using System.Text.Json;

namespace Noroshi.Formats.Inventories;

/// <summary>Reads inventories that come as JSON: CycloneDX 1.6 and 1.7, and lists of devices from NetBox.</summary>
internal static class JsonInventory
{
    private const int Deepest = 64;

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 2 * Deepest, AllowTrailingCommas = false, CommentHandling = JsonCommentHandling.Disallow };

    public static JsonDocument Open(Stream file)
    {
        if (file.Length > InventoryBounds.LongestTree)
        {
            throw new InventoryRefusal("too-large", new("ファイルが大きすぎます（32MBまで）。", "The file is too large (at most 32 MB)."));
        }

        if (!TextEncoding.IsUtf8(file))
        {
            throw new InventoryRefusal("undecodable", new("文字コードがUTF-8ではありません。JSONはUTF-8で書き出してください。", "This is not UTF-8. Export the JSON as UTF-8."));
        }

        try
        {
            return JsonDocument.Parse(file, Strict);
        }
        catch (JsonException damaged)
        {
            throw new InventoryRefusal("damaged-json", new(
                $"JSONを読み取れません（{(damaged.LineNumber ?? 0) + 1}行目付近）。書き出し直してください。", $"The JSON cannot be read (near line {(damaged.LineNumber ?? 0) + 1}). Export it again."));
        }
    }

    /// <summary>For a name or a text that is half a surrogate pair, which JSON can write and nobody can read.</summary>
    public static InventoryRefusal NoText() => new("damaged-json", new("JSONに文字として読めない部分があります。書き出し直してください。", "The JSON holds what is no text. Export it again."));

    /// <summary>Whether it is CycloneDX, NetBox, or neither.</summary>
    public static InventoryFormat? Recognise(JsonDocument document) => document.RootElement switch
    {
        { ValueKind: JsonValueKind.Object } root when root.TryGetProperty("bomFormat", out _) || root.TryGetProperty("specVersion", out _) => InventoryFormat.CycloneDx,
        { ValueKind: JsonValueKind.Object } root when root.TryGetProperty("results", out var results) && results.ValueKind is JsonValueKind.Array => InventoryFormat.NetBox,
        { ValueKind: JsonValueKind.Array } root when root.GetArrayLength() > 0 && root[0].ValueKind is JsonValueKind.Object && root[0].TryGetProperty("device_type", out _) => InventoryFormat.NetBox,
        _ => null,
    };

    public static IEnumerable<InventoryItem> CycloneDx(JsonDocument document)
    {
        var root = document.RootElement;
        CycloneDxVersion.Check(root);
        var ordinal = 0;
        if (root.TryGetProperty("metadata", out var metadata) && metadata.ValueKind is JsonValueKind.Object && metadata.TryGetProperty("component", out var main))
        {
            foreach (var item in Component(main, 0))
            {
                yield return Numbered(item, ++ordinal);
            }
        }

        foreach (var component in Each(root, "components"))
        {
            foreach (var item in Component(component, 0))
            {
                yield return Numbered(item, ++ordinal);
            }
        }

        foreach (var service in Each(root, "services"))
        {
            if (service.ValueKind is not JsonValueKind.Object)
            {
                yield return new InventoryItem(null, NoObject(++ordinal));
                continue;
            }

            yield return Numbered(new InventoryItem(new InventoryRow(0) { Product = Text(service, "name"), Maker = NameIn(service, "provider"), Kind = "service", Label = Reference(service) }, null), ++ordinal);
        }
    }

    public static IEnumerable<InventoryItem> NetBox(JsonDocument document)
    {
        var ordinal = 0;
        foreach (var device in document.RootElement.ValueKind is JsonValueKind.Array ? document.RootElement.EnumerateArray() : document.RootElement.GetProperty("results").EnumerateArray())
        {
            ordinal++;
            if (device.ValueKind is not JsonValueKind.Object)
            {
                yield return new InventoryItem(null, NoObject(ordinal));
                continue;
            }

            var type = device.TryGetProperty("device_type", out var t) && t.ValueKind is JsonValueKind.Object ? t : (JsonElement?)null;
            yield return new InventoryItem(
                new InventoryRow(ordinal)
                {
                    Label = Text(device, "name") ?? Text(device, "asset_tag") ?? Text(device, "display"),
                    Product = type is { } model ? Text(model, "model") ?? Text(model, "display") : Text(device, "device_type"),
                    Maker = type is { } made && made.TryGetProperty("manufacturer", out var maker) && maker.ValueKind is JsonValueKind.Object ? Text(maker, "name") ?? Text(maker, "display") : null,
                    Kind = "hardware",
                    Facility = NameIn(device, "site"),
                    Note = NameIn(device, "role") ?? NameIn(device, "device_role"),
                },
                null);
        }
    }

    private static IEnumerable<InventoryItem> Component(JsonElement component, int depth)
    {
        if (component.ValueKind is not JsonValueKind.Object)
        {
            yield return new InventoryItem(null, NoObject(0));
            yield break;
        }

        if (depth >= Deepest)
        {
            yield return new InventoryItem(null, new InventoryFault(0, "components", "too-deep", new("部品の入れ子が深すぎます。", "Components are nested too deeply.")));
            yield break;
        }

        // The version of a component is not even looked at.
        var name = Text(component, "name");
        var group = Text(component, "group");
        yield return new InventoryItem(
            new InventoryRow(0)
            {
                Label = Reference(component) ?? name,
                Product = name,
                Maker = NameIn(component, "manufacturer") ?? NameIn(component, "supplier") ?? Text(component, "publisher") ?? group,
                Kind = Text(component, "type"),
            },
            null);
        foreach (var child in Each(component, "components"))
        {
            foreach (var item in Component(child, depth + 1))
            {
                yield return item;
            }
        }
    }

    // Many tools refer to a component by its purl or name with its version; an update would make it another computer.
    private static string? Reference(JsonElement element)
    {
        var (written, name) = (Text(element, "bom-ref"), Text(element, "name"));
        var version = written is null ? -1 : written.LastIndexOf('@');
        return version > 0 && (written!.StartsWith("pkg:", StringComparison.OrdinalIgnoreCase) || written.AsSpan(0, version).SequenceEqual(name)) ? written[..version] : written;
    }

    private static InventoryItem Numbered(InventoryItem item, int ordinal) =>
        item.Row is { } row ? new InventoryItem(row with { Line = ordinal }, null) : new InventoryItem(null, item.Fault! with { Line = ordinal });

    private static InventoryFault NoObject(int ordinal) => new(ordinal, "", "not-an-object", new("この要素は読み取れません（オブジェクトではありません）。", "This element cannot be read: it is not an object."));

    /// <summary>The members of a list; none if it is no list.</summary>
    public static IEnumerable<JsonElement> Each(JsonElement element, string name) =>
        element.TryGetProperty(name, out var list) && list.ValueKind is JsonValueKind.Array ? list.EnumerateArray() : Enumerable.Empty<JsonElement>();

    private static string? NameIn(JsonElement element, string member) => element.TryGetProperty(member, out var inner)
        ? inner.ValueKind switch
        {
            JsonValueKind.Object => Text(inner, "name") ?? Text(inner, "display"),
            JsonValueKind.String => Written(inner),
            _ => null,
        }
        : null;

    /// <summary>A member that is text; null if it is none, or empty.</summary>
    public static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? Written(value) : null;

    private static string? Written(JsonElement text)
    {
        try
        {
            return Trimmed(text.GetString());
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair, written as an escape: no text at all.
            return null;
        }
    }

    private static string? Trimmed(string? text) => text?.Trim() is { Length: > 0 } some ? some.Length <= InventoryBounds.LongestCell ? some : some[..InventoryBounds.LongestCell] : null;
}
