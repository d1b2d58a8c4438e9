using System.Text.Json.Nodes;
using Noroshi.CriticalComputers.Law.Classes.Networks;
using Noroshi.CriticalComputers.Store;
using Noroshi.Kernel;

namespace Noroshi.CriticalComputers.Drawing;

/// <summary>What stands in a drawing.</summary>
internal sealed record NetworkStanding(IReadOnlyList<NetworkNode> Nodes, IReadOnlyList<NetworkLine> Lines, IReadOnlyList<NetworkHold> Holds);

/// <summary>What taking over what was brought does to a drawing.</summary>
internal sealed class NetworkDifference
{
    public List<(NetworkNode Node, NodeEntry? Before, NodeEntry Entry)> Nodes { get; } = [];

    public List<NetworkLine> NewLines { get; } = [];

    public List<(NetworkLine Line, Flow Flow)> TurnedLines { get; } = [];

    public List<NetworkHold> NewHolds { get; } = [];

    public List<NetworkNode> GoneNodes { get; } = [];

    public List<NetworkLine> GoneLines { get; } = [];

    public List<NetworkHold> GoneHolds { get; } = [];

    /// <summary>For the history, each before and after.</summary>
    public List<JsonObject> Changes { get; } = [];

    public bool IsNothing => Changes.Count == 0;
}

/// <summary>Compares what was brought with what stands. Nothing is changed here; bringing the same again makes no difference.</summary>
internal sealed class CompareNetwork(Facility facility, NetworkStanding standing, IReadOnlyDictionary<string, ComputerId> register, TimeProvider clock)
{
    private readonly Dictionary<string, NodeId> ids = standing.Nodes.ToDictionary(n => n.NameKey, n => n.Id, StringComparer.Ordinal);
    private readonly NetworkDifference found = new();

    // As the nodes will be called, for the history.
    private readonly Dictionary<NodeId, string> names = standing.Nodes.ToDictionary(n => n.Id, n => n.Name);

    /// <param name="brought">What was brought; problems that only show against what stands are added to it.</param>
    /// <param name="removesGone">Whether what stands and was not brought goes.</param>
    public NetworkDifference With(NetworkBrought brought, bool removesGone)
    {
        Nodes(brought, removesGone);
        var gone = found.GoneNodes.Select(n => n.Id).ToHashSet();
        Lines(brought, removesGone, gone);
        Holds(brought, removesGone, gone);
        brought.Problems
            .Unless(ids.Count - gone.Count <= NetworkLimits.MostNodes, "Nodes", "too-many-nodes", new(
                $"いまの図と合わせて、機器が{NetworkLimits.MostNodes}台を超えます。", $"Together with what is drawn there are more than {NetworkLimits.MostNodes} nodes."))
            .Unless(standing.Lines.Count + found.NewLines.Count - found.GoneLines.Count <= NetworkLimits.MostLines, "Lines", "too-many-lines", new(
                $"いまの図と合わせて、回線が{NetworkLimits.MostLines}本を超えます。", $"Together with what is drawn there are more than {NetworkLimits.MostLines} lines."));
        return found;
    }

    private void Nodes(NetworkBrought brought, bool removesGone)
    {
        var known = standing.Nodes.ToDictionary(n => n.NameKey, StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var node in brought.Nodes.TakeWhile(_ => !brought.IsEnough))
        {
            var key = RegisterKeys.OfLabel(node.Name);
            seen.Add(key);
            var there = known.GetValueOrDefault(key);
            var entry = node.Over(there?.Entry ?? new NodeEntry { Name = node.Name }) with { Name = node.Name };
            if (node.Label is { Length: > 0 } label)
            {
                var linked = register.TryGetValue(RegisterKeys.OfLabel(label), out var computer);
                entry = entry with { Computer = linked ? computer : null };
                if (!linked)
                {
                    brought.Problems.Add(node.Place.Problem("no-such-entry", new(
                        $"台帳に「{label}」の登録がありません。「台帳の管理名」を直すか、空にしてください。", $"The register has no entry “{label}”. Mend “Name in the register”, or leave it empty.")));
                }
            }
            else if (node.Label is not null)
            {
                entry = entry with { Computer = null };
            }

            foreach (var problem in NodeChecks.Of(entry))
            {
                brought.Problems.Add(node.Place.Problem(problem.Code, problem.Message));
            }

            if (there?.Entry != entry)
            {
                var put = there ?? NetworkNode.Enter(new NodeId(Identifier.New(clock)), facility.Id, facility.Operator, entry);
                found.Nodes.Add((put, there?.Entry, entry));
                found.Changes.Add(NetworkJson.Change("node", there is null ? null : NetworkJson.Of(there.Entry, null), NetworkJson.Of(entry, node.Label)));
                (ids[key], names[put.Id]) = (put.Id, put.Name);
            }
        }

        foreach (var node in standing.Nodes.Where(n => removesGone && brought.HasNodes && !seen.Contains(n.NameKey)))
        {
            found.GoneNodes.Add(node);
            found.Changes.Add(NetworkJson.Change("node", NetworkJson.Of(node.Entry, null), null));
        }
    }

    private void Lines(NetworkBrought brought, bool removesGone, HashSet<NodeId> gone)
    {
        var known = standing.Lines.GroupBy(l => Pair(l.From, l.To, l.Public)).ToDictionary(g => g.Key, g => g.First());
        var seen = new HashSet<(NodeId, NodeId, bool)>();
        foreach (var line in brought.Lines.TakeWhile(_ => !brought.IsEnough))
        {
            if (!TryEnds(line.Place, line.From, line.To, brought, gone, out var from, out var to) || from == to)
            {
                continue;
            }

            var pair = Pair(from, to, line.Public);
            if (!seen.Add(pair))
            {
                brought.Problems.Add(line.Place.Problem("duplicate-line", new(
                    $"「{line.From}」と「{line.To}」の間の同じ種類の回線が2回書かれています。1行にまとめてください。", $"A line of this kind between “{line.From}” and “{line.To}” stands there twice. Leave one.")));
            }
            else if (!known.TryGetValue(pair, out var there))
            {
                var drawn = new NetworkLine { Id = Identifier.New(clock), Facility = facility.Id, Operator = facility.Operator, From = from, To = to, Public = line.Public, Flow = line.Flow };
                found.NewLines.Add(drawn);
                found.Changes.Add(NetworkJson.Change("line", null, Json(drawn)));
            }
            else if ((there.From == from ? line.Flow : line.Flow.Turned()) is var flow && there.Flow != flow)
            {
                var before = Json(there);
                found.TurnedLines.Add((there, flow));
                found.Changes.Add(NetworkJson.Change("line", before, new JsonObject { ["flow"] = flow.Code() }));
            }
        }

        foreach (var line in standing.Lines.Where(l => gone.Contains(l.From) || gone.Contains(l.To) || (removesGone && brought.HasLines && !seen.Contains(Pair(l.From, l.To, l.Public)))))
        {
            found.GoneLines.Add(line);
            found.Changes.Add(NetworkJson.Change("line", Json(line), null));
        }
    }

    private void Holds(NetworkBrought brought, bool removesGone, HashSet<NodeId> gone)
    {
        var known = standing.Holds.Select(h => (h.Holder, h.Of, h.Kind)).ToHashSet();
        var seen = new HashSet<(NodeId, NodeId, HoldKind)>();
        foreach (var hold in brought.Holds.TakeWhile(_ => !brought.IsEnough))
        {
            // Said twice is said once: it has nothing more to say than that it is so.
            if (TryEnds(hold.Place, hold.Holder, hold.Of, brought, gone, out var holder, out var of) && seen.Add((holder, of, hold.Kind)) && !known.Contains((holder, of, hold.Kind)))
            {
                var held = new NetworkHold { Id = Identifier.New(clock), Facility = facility.Id, Operator = facility.Operator, Holder = holder, Of = of, Kind = hold.Kind };
                found.NewHolds.Add(held);
                found.Changes.Add(NetworkJson.Change("hold", null, NetworkJson.Of(held, names[holder], names[of])));
            }
        }

        foreach (var hold in standing.Holds.Where(h => gone.Contains(h.Holder) || gone.Contains(h.Of) || (removesGone && brought.HasLines && !seen.Contains((h.Holder, h.Of, h.Kind)))))
        {
            found.GoneHolds.Add(hold);
            found.Changes.Add(NetworkJson.Change("hold", NetworkJson.Of(hold, names[hold.Holder], names[hold.Of]), null));
        }
    }

    private bool TryEnds(BroughtPlace place, string one, string other, NetworkBrought brought, HashSet<NodeId> gone, out NodeId from, out NodeId to)
    {
        var known = ids.TryGetValue(RegisterKeys.OfLabel(one), out from) & ids.TryGetValue(RegisterKeys.OfLabel(other), out to);
        if (known && !gone.Contains(from) && !gone.Contains(to))
        {
            return true;
        }

        var missing = from == default || gone.Contains(from) ? one : other;
        brought.Problems.Add(place.Problem("no-such-node", new(
            $"「{missing}」という機器がありません。機器の表に足すか、名前を直してください。", $"There is no node “{missing}”. Add it to the table of nodes, or mend the name.")));
        return false;
    }

    private JsonObject Json(NetworkLine line) => NetworkJson.Of(line, names[line.From], names[line.To]);

    private static (NodeId, NodeId, bool) Pair(NodeId a, NodeId b, bool isPublic) => a.Value.CompareTo(b.Value) <= 0 ? (a, b, isPublic) : (b, a, isPublic);
}
