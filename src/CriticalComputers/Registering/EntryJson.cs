using System.Globalization;
using System.Text.Json.Nodes;
using Noroshi.CriticalComputers.Face;
using Noroshi.CriticalComputers.Law;
using Noroshi.CriticalComputers.Law.Classes;
using Noroshi.CriticalComputers.Store;

namespace Noroshi.CriticalComputers.Registering;

/// <summary>An entry as JSON: for the history, and to tell what changed.</summary>
internal static class EntryJson
{
    public static JsonObject Of(ComputerEntry entry) => new()
    {
        ["facility"] = entry.Facility.ToString(),
        ["label"] = entry.Label,
        ["product"] = entry.Product,
        ["maker"] = entry.Maker,
        ["unit"] = entry.Unit.Code(),
        ["classes"] = entry.Classes is { } classes ? new JsonArray([.. classes.Classes.Select(c => (JsonNode)c.Code())]) : null,
        ["dedicated"] = entry.Dedicated.Code(),
        ["introducedOn"] = Day(entry.IntroducedOn),
        ["removedOn"] = Day(entry.RemovedOn),
        ["impact"] = entry.Impact,
        ["exposed"] = entry.Exposed,
        ["isolated"] = entry.Isolated,
        ["ismap"] = entry.Ismap,
        ["dependency"] = entry.Dependency,
        ["note"] = entry.Note,
    };

    /// <summary>Reads what <see cref="Of"/> wrote.</summary>
    public static ComputerEntry Read(string json)
    {
        var node = JsonNode.Parse(json)!;
        return new ComputerEntry
        {
            Facility = new FacilityId(Guid.Parse((string)node["facility"]!)),
            Label = (string)node["label"]!,
            Product = (string)node["product"]!,
            Maker = (string)node["maker"]!,
            Unit = ComputerUnits.Parse((string)node["unit"]!) ?? ComputerUnit.Unknown,
            Classes = node["classes"] is JsonArray classes ? ClassSet.Of(classes.Select(c => DeviceClasses.TryParse((string)c!, out var found) ? found : throw new FormatException($"no class {c}"))) : null,
            Dedicated = DedicatedUses.Parse((string)node["dedicated"]!) ?? DedicatedUse.NotAsked,
            IntroducedOn = Day(node["introducedOn"]),
            RemovedOn = Day(node["removedOn"]),
            Impact = (int?)node["impact"],
            Exposed = (bool?)node["exposed"],
            Isolated = (bool?)node["isolated"],
            Ismap = (bool?)node["ismap"],
            Dependency = (string?)node["dependency"],
            Note = (string?)node["note"],
        };
    }

    private static DateOnly? Day(JsonNode? day) => day is null ? null : DateOnly.ParseExact((string)day!, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
