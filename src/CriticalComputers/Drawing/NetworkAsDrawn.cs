using Noroshi.CriticalComputers.Law.Classes;
using Noroshi.CriticalComputers.Law.Classes.Networks;
using Noroshi.CriticalComputers.Store;

namespace Noroshi.CriticalComputers.Drawing;

/// <summary>
/// A facility's network as it is drawn, with what the law makes of it. Nodes have an index, which is their place in the arrays: nearest
/// to the facility first, then by name.
/// </summary>
internal sealed class NetworkAsDrawn
{
    /// <summary>The distance of what no line connects with the facility.</summary>
    public const int Apart = int.MaxValue;

    private readonly Dictionary<NodeId, int> indexes;

    public NetworkAsDrawn(IEnumerable<NetworkNode> nodes, IReadOnlyList<NetworkLine> lines, IReadOnlyList<NetworkHold> holds, ClassFinder finder)
    {
        NetworkNode[] byName = [.. nodes.OrderBy(n => n.NameKey, StringComparer.Ordinal)];

        // Nodes, lines and holds are read one after the other: what somebody drew in between is not half there.
        var there = byName.Select(n => n.Id).ToHashSet();
        lines = [.. lines.Where(l => there.Contains(l.From) && there.Contains(l.To))];
        holds = [.. holds.Where(h => there.Contains(h.Holder) && there.Contains(h.Of))];
        var away = Distances(byName, lines);
        var order = Enumerable.Range(0, byName.Length).OrderBy(i => away[i]).ToArray();
        (Nodes, Distance) = ([.. order.Select(i => byName[i])], [.. order.Select(i => away[i])]);
        indexes = Nodes.Select((n, i) => (n.Id, i)).ToDictionary(n => n.Id, n => n.i);
        (Lines, Holds) = (lines, holds);
        Own = [.. Nodes.Select(n => OwnFacts.Implied(n.Entry.Own))];
        Network = FacilityNetwork.Of([.. Own.Select(o => o.So)], [.. lines.Select(l => new Line(indexes[l.From], indexes[l.To], l.Public, l.Flow))], Of(HoldKind.Credentials), Of(HoldKind.Access));
        Answers = new RememberedAnswers(finder);
        Facts = OpenFacts.Of(Network, Own, Answers);

        Hold[] Of(HoldKind kind) => [.. holds.Where(h => h.Kind == kind).Select(h => new Hold(indexes[h.Holder], indexes[h.Of]))];
    }

    public IReadOnlyList<NetworkNode> Nodes { get; }

    public IReadOnlyList<NetworkLine> Lines { get; }

    public IReadOnlyList<NetworkHold> Holds { get; }

    public FacilityNetwork Network { get; }

    /// <summary>What is known of each node itself.</summary>
    public SomeFacts[] Own { get; }

    /// <summary>With the facts of its place.</summary>
    public SomeFacts[] Facts { get; }

    /// <summary>How many lines away from the facility, whatever kind of lines; <see cref="Apart"/> if no line leads there.</summary>
    public IReadOnlyList<int> Distance { get; }

    public RememberedAnswers Answers { get; }

    public int? IndexOf(NodeId id) => indexes.TryGetValue(id, out var index) ? index : null;

    /// <summary>The classes of a node, certain and open.</summary>
    public ClassAnswer AnswerOf(int index) => Answers.Of(Facts[index]);

    private static int[] Distances(NetworkNode[] nodes, IReadOnlyList<NetworkLine> lines)
    {
        var index = nodes.Select((n, i) => (n.Id, i)).ToDictionary(n => n.Id, n => n.i);
        var network = FacilityNetwork.Of([.. nodes.Select(n => n.So)], [.. lines.Select(l => new Line(index[l.From], index[l.To]))]);
        var (away, walk) = (Enumerable.Repeat(Apart, nodes.Length).ToArray(), new Queue<int>());
        foreach (var i in Enumerable.Range(0, nodes.Length).Where(i => (network.Facts[i] & ClassFact.PartOfFacility) != 0))
        {
            away[i] = 0;
            walk.Enqueue(i);
        }

        while (walk.TryDequeue(out var here))
        {
            for (var at = network.Starts[here]; at < network.Starts[here + 1]; at++)
            {
                if (away[network.Ends[at]] == Apart)
                {
                    away[network.Ends[at]] = away[here] + 1;
                    walk.Enqueue(network.Ends[at]);
                }
            }
        }

        return away;
    }
}
