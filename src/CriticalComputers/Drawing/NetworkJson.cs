using System.Text.Json.Nodes;
using Noroshi.CriticalComputers.Law;
using Noroshi.CriticalComputers.Law.Classes;
using Noroshi.CriticalComputers.Store;

namespace Noroshi.CriticalComputers.Drawing;

/// <summary>Nodes, lines and holds as JSON: for the export and for the history.</summary>
internal static class NetworkJson
{
    public static JsonObject Of(NodeEntry node, string? computer) => new()
    {
        ["name"] = node.Name,
        ["kind"] = node.Kind.Code(),
        ["appliance"] = node.Appliance,
        ["side"] = node.Side.Code(),
        ["cloud"] = node.Cloud,
        ["dedicated"] = node.Dedicated.Code(),
        ["computer"] = computer,
        ["facts"] = new JsonObject(OwnFacts.All.Select(f => KeyValuePair.Create(f.Code(), (JsonNode?)node.Own[f]))),
    };

    public static JsonObject Of(NetworkLine line, string from, string to) => new() { ["from"] = from, ["to"] = to, ["public"] = line.Public, ["flow"] = line.Flow.Code() };

    public static JsonObject Of(NetworkHold hold, string holder, string of) => new() { ["holder"] = holder, ["of"] = of, ["what"] = hold.Kind.Code() };

    /// <summary>One line of the history.</summary>
    public static JsonObject Change(string what, JsonNode? before, JsonNode? after) => new() { ["what"] = what, ["before"] = before, ["after"] = after };
}
