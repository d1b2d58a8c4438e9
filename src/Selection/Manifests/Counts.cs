using System.Text.Json.Nodes;
using Noroshi.Selection.Directions;
using Noroshi.Selection.Evidence;
using Noroshi.Selection.Joining;
using Noroshi.Selection.Packets;
using Noroshi.Selection.Running;

namespace Noroshi.Selection.Manifests;

/// <summary>Counts as results and manifests carry them.</summary>
internal static class Counts
{
    /// <summary>Every packet in one cell of direction and evidence; what was kept; what was malformed, and how.</summary>
    public static JsonObject Of(Tally tally, Joiner? joiner = null)
    {
        var packets = new JsonObject();
        for (var direction = 0; direction < DirectionWords.Count; direction++)
        {
            var row = new JsonObject();
            for (var kind = 0; kind < KindWords.Count; kind++)
            {
                row[((Kind)kind).Word()] = tally[(Direction)direction, (Kind)kind];
            }

            packets[((Direction)direction).Word()] = row;
        }

        var malformed = new JsonObject();
        for (var fault = 1; fault < Faults.Kinds; fault++)
        {
            if (tally[(Fault)fault] is > 0 and var count)
            {
                malformed[((Fault)fault).Name()] = count;
            }
        }

        var joined = new JsonObject();
        foreach (var direction in (Direction[])[Direction.Outbound, Direction.Inbound, Direction.Transit])
        {
            joined[direction.Word()] = new JsonObject([.. ((Kind[])[Kind.Name, Kind.Url, Kind.Signature]).Select(k => KeyValuePair.Create(k.Word(), (JsonNode?)(joiner?[direction, k] ?? 0)))]);
        }

        joined["given_up"] = joiner?.GivenUp ?? 0;
        return new()
        {
            ["packets"] = packets,
            ["kept"] = tally.Kept,
            ["dropped"] = 0,
            ["malformed"] = malformed,
            ["joined"] = joined,
            ["tunnels"] = new JsonObject { ["opened"] = tally.OpenedTunnels, ["closed"] = tally.ClosedTunnels },
        };
    }
}
