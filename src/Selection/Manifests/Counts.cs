using System.Text.Json.Nodes;
using Noroshi.Selection.Directions;
using Noroshi.Selection.Evidence;
using Noroshi.Selection.Packets;
using Noroshi.Selection.Running;

namespace Noroshi.Selection.Manifests;

/// <summary>Counts as results and manifests carry them.</summary>
internal static class Counts
{
    /// <summary>Every packet in one cell of direction and evidence; what was kept; what was malformed, and how.</summary>
    public static JsonObject Of(Tally tally)
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

        return new()
        {
            ["packets"] = packets,
            ["kept"] = tally.Kept,
            ["dropped"] = 0,
            ["malformed"] = malformed,
            ["tunnels"] = new JsonObject { ["opened"] = tally.OpenedTunnels, ["closed"] = tally.ClosedTunnels },
        };
    }
}
