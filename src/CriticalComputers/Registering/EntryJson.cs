using System.Globalization;
using System.Text.Json.Nodes;
using Noroshi.CriticalComputers.Face;
using Noroshi.CriticalComputers.Law;
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

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
