using System.Text.Json.Nodes;
using Noroshi.Selection.Directions;
using Noroshi.Selection.Evidence;
using Noroshi.Selection.Flows;
using Noroshi.Selection.Joining;
using Noroshi.Selection.Packets;
using Noroshi.Selection.Running;

namespace Noroshi.Selection.Manifests;

/// <summary>Counts as results and manifests carry them.</summary>
internal static class Counts
{
    /// <summary>Every packet, and every flow record, in one cell of direction and evidence; what was kept, and why the rest was not; what was malformed, and how; and of flow records what became of their messages.</summary>
    /// <param name="tally">What was counted.</param>
    /// <param name="routes">The directions that may be kept.</param>
    /// <param name="joiner">What was found across packets.</param>
    /// <param name="flows">What was counted of messages with flow records, if any were read.</param>
    public static JsonObject Of(Tally tally, IReadOnlyCollection<Direction> routes, Joiner? joiner = null, FlowCounts? flows = null)
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
        var counts = new JsonObject
        {
            ["packets"] = packets,
            ["kept"] = tally.Kept,
            ["discarded"] = Discarded(tally, routes),
            ["dropped"] = tally.Dropped + (flows?.Dropped ?? 0),
            ["malformed"] = malformed,
            ["joined"] = joined,
            ["tunnels"] = new JsonObject { ["opened"] = tally.OpenedTunnels, ["closed"] = tally.ClosedTunnels },
        };
        if (flows is not null)
        {
            counts["flows"] = Of(flows);
        }

        return counts;
    }

    // Each packet that was not kept has one reason, so that with those kept by themselves they add up to all packets.
    private static JsonObject Discarded(Tally tally, IReadOnlyCollection<Direction> routes)
    {
        var discarded = new JsonObject { [Direction.Internal.Word()] = new JsonObject { ["both_ends_home"] = tally.Of(Direction.Internal) } };
        foreach (var direction in (Direction[])[Direction.Outbound, Direction.Inbound, Direction.Transit])
        {
            discarded[direction.Word()] = routes.Contains(direction)
                ? new JsonObject { ["no_criterion"] = tally[direction, Kind.None] }
                : new JsonObject { ["direction_not_permitted"] = tally.Of(direction) };
        }

        var (closed, notIp) = (tally.ClosedTunnels, tally[Fault.None]);
        discarded[Direction.Other.Word()] = new JsonObject { ["not_ip"] = notIp, ["malformed"] = tally.Of(Direction.Other) - closed - notIp, ["tunnel_closed"] = closed };
        discarded[Direction.Unknown.Word()] = new JsonObject { ["no_prefix"] = tally.Of(Direction.Unknown) };
        return discarded;
    }

    private static JsonObject Of(FlowCounts flows) => new()
    {
        ["messages"] = flows.Messages,
        ["records"] = flows.Records,
        ["options"] = flows.Options,
        ["lost"] = flows.Lost,
        ["lost_messages"] = flows.LostMessages,
        ["restarts"] = flows.Restarts,
        ["without_template"] = flows.WithoutTemplate,
        ["malformed"] = flows.Malformed,
        ["redefined"] = flows.Redefined,
        ["withdrawn"] = flows.Withdrawn,
        ["refused_templates"] = flows.RefusedTemplates,
        ["refused_messages"] = flows.RefusedMessages,
        ["strangers"] = flows.Strangers,
        ["socket_drops"] = flows.SocketDrops,
    };
}
