using System.Text.Json;
using Noroshi.Kernel;

namespace Noroshi.Formats.Inventories;

/// <summary>
/// Whether a document is the CycloneDX that it says it is. One that says 1.6 and holds what only 1.7 has was made by a tool that is set wrongly: what else
/// it says cannot be relied on, so it is refused as a whole.
/// </summary>
internal static class CycloneDxVersion
{
    // What 1.7 added (CycloneDX 1.7, JSON reference), by where it stands.
    private static readonly string[] NewInRoot = ["citations"], NewInMetadata = ["distributionConstraints"], NewInDefinitions = ["patents"],
        NewInComponents = ["isExternal", "versionRange", "patentAssertions"], NewInServices = ["patentAssertions"];

    /// <exception cref="InventoryRefusal">It is none that is read, or contradicts itself.</exception>
    public static void Check(JsonElement root)
    {
        var (version, schema) = (JsonInventory.Text(root, "specVersion"), JsonInventory.Text(root, "$schema"));
        if (JsonInventory.Text(root, "bomFormat") != "CycloneDX")
        {
            throw new InventoryRefusal("no-cyclonedx", new("bomFormat が「CycloneDX」ではありません。CycloneDX 1.6 か 1.7 のJSONで書き出してください。", "bomFormat is not “CycloneDX”. Export CycloneDX 1.6 or 1.7 as JSON."));
        }

        if (version is null)
        {
            throw new InventoryRefusal("cyclonedx-version", new("specVersion（CycloneDXの版）がありません。1.6 か 1.7 で書き出してください。", "specVersion, the version of CycloneDX, is missing. Export version 1.6 or 1.7."));
        }

        if (version is not ("1.6" or "1.7"))
        {
            throw new InventoryRefusal("cyclonedx-version", new(
                $"CycloneDX {Short(version)} は読み込めません。1.6 か 1.7 で書き出してください。", $"CycloneDX {Short(version)} is not read. Export version 1.6 or 1.7."));
        }

        if (root.EnumerateObject().Count(member => member.NameEquals("specVersion")) > 1)
        {
            throw Contradiction(new("specVersion が2つ以上あります。", "There is more than one specVersion."));
        }

        if (schema is not null && schema.Contains("bom-1.", StringComparison.Ordinal) && !schema.Contains($"bom-{version}.", StringComparison.Ordinal))
        {
            throw Contradiction(new($"specVersion は {version} ですが、$schema は別の版を指しています。", $"specVersion says {version}, but $schema names another version."));
        }

        if (version == "1.6" && (Newer(root) ?? Components(root).Select(c => Held(c, NewInComponents)).FirstOrDefault(name => name is not null)) is { } newer)
        {
            throw Contradiction(new($"specVersion は 1.6 ですが、1.7 の項目（{newer}）を含んでいます。", $"specVersion says 1.6, but it holds what only 1.7 has ({newer})."));
        }
    }

    private static string? Newer(JsonElement root) => Held(root, NewInRoot)
        ?? (root.TryGetProperty("metadata", out var metadata) ? Held(metadata, NewInMetadata) : null)
        ?? (root.TryGetProperty("definitions", out var definitions) ? Held(definitions, NewInDefinitions) : null)
        ?? JsonInventory.Each(root, "services").Select(s => Held(s, NewInServices)).FirstOrDefault(name => name is not null);

    private static string? Held(JsonElement element, string[] names) =>
        element.ValueKind is JsonValueKind.Object ? names.FirstOrDefault(name => element.TryGetProperty(name, out _)) : null;

    // However deep they lie: the depth of the whole document is bounded where it is opened.
    private static IEnumerable<JsonElement> Components(JsonElement root)
    {
        var open = new Stack<JsonElement>(JsonInventory.Each(root, "components"));
        if (root.TryGetProperty("metadata", out var metadata) && metadata.ValueKind is JsonValueKind.Object && metadata.TryGetProperty("component", out var main))
        {
            open.Push(main);
        }

        while (open.TryPop(out var component))
        {
            if (component.ValueKind is JsonValueKind.Object)
            {
                yield return component;
                foreach (var child in JsonInventory.Each(component, "components"))
                {
                    open.Push(child);
                }
            }
        }
    }

    private static InventoryRefusal Contradiction(Words what) => new("cyclonedx-contradiction", new(
        $"{what.Ja}書き出した道具の設定を確かめてください。", $"{what.En} Look at the settings of the tool that exported it."));

    private static string Short(string text) => text.Length <= 20 ? text : text[..20];
}
