using Noroshi.Kernel;

namespace Noroshi.CriticalComputers.Law.Classes.Networks;

/// <summary>
/// The ways to the facility themselves, as the proof of what <see cref="NetworkClasses"/> finds: a shortest one for every computer that has
/// one, walked once for all, and what stands between where there is none.
/// </summary>
[Article("Order, Art. 1(1)")]
internal sealed class Ways(FacilityNetwork network)
{
    private readonly Dictionary<ClassFact, int[]> towards = [];
    private int[]? connections;

    /// <summary>From a computer to a 一号電子計算機 along lines that do not serve the public, whichever way data flow; null if there is none.</summary>
    public int[]? Connected(int from) => Follow(connections ??= Walk(FacilityNetwork.IsPublic, 0, ClassFact.None), from);

    /// <summary>The same in the direction of the data, through no computer in between that has the fact.</summary>
    /// <param name="from">Where it begins.</param>
    /// <param name="barrier"><see cref="ClassFact.Routes"/>, <see cref="ClassFact.Filters"/>, or none.</param>
    public int[]? Sending(int from, ClassFact barrier) => Follow(Towards(barrier), from);

    /// <summary>The computers with the fact of which every way of <see cref="Sending"/> without a barrier passes one; empty if there is no way at all.</summary>
    public int[] Between(int from, ClassFact barrier)
    {
        var onward = Towards(ClassFact.None);
        var (seen, walk, between) = (new bool[network.Count], new Queue<int>([from]), new List<int>());
        seen[from] = true;
        while (walk.TryDequeue(out var here))
        {
            for (var at = network.Starts[here]; at < network.Starts[here + 1]; at++)
            {
                var there = network.Ends[at];
                if ((network.Kinds[at] & (FacilityNetwork.IsPublic | FacilityNetwork.Leaves)) != FacilityNetwork.Leaves || seen[there] || onward[there] == Unreached)
                {
                    continue;
                }

                seen[there] = true;
                if ((network.Facts[there] & barrier) == 0)
                {
                    walk.Enqueue(there);
                }
                else
                {
                    between.Add(there);
                }
            }
        }

        return [.. between];
    }

    private const int Unreached = -1, Arrived = -2;

    private int[] Towards(ClassFact barrier) => towards.TryGetValue(barrier, out var walked)
        ? walked
        : towards[barrier] = Walk(FacilityNetwork.IsPublic | FacilityNetwork.Arrives, FacilityNetwork.Arrives, barrier);

    // Backwards from all 一号電子計算機 at once; each computer remembers its next step towards one.
    private int[] Walk(byte asked, byte wanted, ClassFact barrier)
    {
        var (next, walk) = (new int[network.Count], new Queue<int>());
        for (var i = 0; i < next.Length; i++)
        {
            next[i] = Unreached;
            if ((network.Facts[i] & ClassFact.PartOfFacility) != 0)
            {
                next[i] = Arrived;
                walk.Enqueue(i);
            }
        }

        while (walk.TryDequeue(out var here))
        {
            if (next[here] != Arrived && (network.Facts[here] & barrier) != 0)
            {
                continue;
            }

            for (var at = network.Starts[here]; at < network.Starts[here + 1]; at++)
            {
                var there = network.Ends[at];
                if ((network.Kinds[at] & asked) == wanted && next[there] == Unreached)
                {
                    next[there] = here;
                    walk.Enqueue(there);
                }
            }
        }

        return next;
    }

    private static int[]? Follow(int[] next, int from)
    {
        if (next[from] == Unreached)
        {
            return null;
        }

        var way = new List<int> { from };
        while (next[way[^1]] != Arrived)
        {
            way.Add(next[way[^1]]);
        }

        return [.. way];
    }
}
