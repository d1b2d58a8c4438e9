using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Noroshi.CriticalComputers.Face;
using Noroshi.CriticalComputers.Judging;
using Noroshi.CriticalComputers.Law.Classes;
using Noroshi.CriticalComputers.Store;
using Noroshi.CriticalComputers.Substituting;
using Noroshi.Kernel;

namespace Noroshi.CriticalComputers.Notifying;

/// <summary>One computer as it would stand in a notification.</summary>
internal sealed record OwedComputer(Computer Computer, NotifiedAs As, NotifiedItems Items, NotifiedItems? Before)
{
    /// <summary>The day of introduction, of the change, or of the removal.</summary>
    public DateOnly? On => As switch
    {
        NotifiedAs.New => Computer.IntroducedOn,
        NotifiedAs.Changed => Computer.ChangedOn,
        _ => Computer.RemovedOn,
    };

    public JsonObject ToNode() => new()
    {
        ["computer"] = Computer.Id.ToString(),
        ["as"] = As.ToString(),
        ["on"] = On?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ["items"] = NodeOf(Items),
        ["before"] = Before is null ? null : NodeOf(Before),
    };

    /// <summary>Items ② to ⑤ as JSON.</summary>
    public static JsonObject NodeOf(NotifiedItems items) => new()
    {
        ["facility"] = items.FacilityCategory,
        ["classes"] = new JsonArray([.. items.Classes.Classes.Select(c => (JsonNode)c.Code())]),
        ["product"] = items.Product,
        ["maker"] = items.Maker,
    };

    /// <summary>Reads what <see cref="NodeOf"/> wrote.</summary>
    public static NotifiedItems ItemsOf(string json)
    {
        var node = JsonNode.Parse(json)!;
        return new NotifiedItems(
            (string)node["facility"]!,
            ClassSet.Of(node["classes"]!.AsArray().Select(c => DeviceClasses.TryParse((string)c!, out var found) ? found : throw new FormatException($"no class {c}"))),
            (string)node["product"]!,
            (string)node["maker"]!);
    }
}

/// <summary>A notification that could be filed now: one business, one form.</summary>
internal sealed record OwedNotification(string Sector, NotificationKind Kind, OperatorOutline Outline, IReadOnlyList<OwedComputer> Computers)
{
    /// <summary>① as it was last notified, where it has changed since.</summary>
    public OperatorOutline? OutlineBefore { get; init; }

    /// <summary>The last day for notifying that change.</summary>
    public DateOnly? OutlineDueOn { get; init; }

    /// <summary>The earliest last day among what it tells; a removal has none.</summary>
    public DateOnly? DueOn => Computers.Where(c => c.As is not NotifiedAs.Removed).Select(c => c.Computer.DueOn).Append(OutlineDueOn).Min();

    /// <summary>The filing under 経済安全保障推進法 that stands in for the form; null for a notification on the form.</summary>
    public StandIn? By { get; init; }

    /// <summary>SHA-256 of the canonical content: what a person has seen before confirming is what is filed.</summary>
    public byte[] Digest()
    {
        var content = new JsonObject
        {
            ["sector"] = Sector,
            ["kind"] = Kind.ToString(),
            ["operator"] = JsonNode.Parse(Outline.ToJson()),
            ["computers"] = new JsonArray([.. Computers.OrderBy(c => c.Computer.Id.Value).Select(c => (JsonNode)c.ToNode())]),
        };
        if (OutlineBefore is not null)
        {
            content["operatorBefore"] = JsonNode.Parse(OutlineBefore.ToJson());
        }

        if (By is not null)
        {
            content["by"] = By.ToNode();
        }

        return SHA256.HashData(CanonicalJson.Of(content));
    }
}
