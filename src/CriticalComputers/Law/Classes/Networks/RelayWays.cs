using Noroshi.Kernel;

namespace Noroshi.CriticalComputers.Law.Classes.Networks;

/// <summary>How a relay is reached.</summary>
/// <param name="Filters">The filters at the edge of what it reaches without one.</param>
/// <param name="Opening">A way without a filter to where such data come from or go to, if there is one.</param>
/// <param name="ByPublicLine">Whether that way ends across a line that serves the public.</param>
internal sealed record RelayReach(IReadOnlyList<int> Filters, int[]? Opening, bool ByPublicLine)
{
    /// <summary>Whether it can be reached through a filter only.</summary>
    public bool OnlyThroughFilter => Opening is null && Filters.Count > 0;
}

/// <summary>The proof of what <see cref="Relays"/> finds.</summary>
[Article("Order, Art. 1(1)(iv)")]
internal static class RelayWays
{
    /// <summary>What stands around a computer that is no filter itself.</summary>
    public static RelayReach Around(FacilityNetwork network, int relay)
    {
        var (from, walk, filters) = (new Dictionary<int, int> { [relay] = -1 }, new Queue<int>([relay]), new SortedSet<int>());
        while (walk.TryDequeue(out var here))
        {
            if (Relays.LetsInWithoutFilter(network.Facts[here]))
            {
                return new([.. filters], Back(from, here), false);
            }

            for (var at = network.Starts[here]; at < network.Starts[here + 1]; at++)
            {
                var there = network.Ends[at];
                if ((network.Facts[there] & ClassFact.Filters) != 0)
                {
                    filters.Add(there);
                }
                else if ((network.Kinds[at] & FacilityNetwork.IsPublic) != 0)
                {
                    return new([.. filters], [.. Back(from, here), there], true);
                }
                else if (from.TryAdd(there, here))
                {
                    walk.Enqueue(there);
                }
            }
        }

        return new([.. filters], null, false);
    }

    /// <summary>From a filter to a relay that it serves, through no other filter; null if there is none.</summary>
    /// <param name="network">The network.</param>
    /// <param name="filter">The filter.</param>
    /// <param name="isServed">Whether a computer is a relay of Order art 1(1)(iv).</param>
    public static int[]? ToRelay(FacilityNetwork network, int filter, Func<int, bool> isServed)
    {
        var (from, walk) = (new Dictionary<int, int> { [filter] = -1 }, new Queue<int>([filter]));
        while (walk.TryDequeue(out var here))
        {
            if (here != filter && isServed(here))
            {
                return [.. Enumerable.Reverse(Back(from, here))];
            }

            for (var at = network.Starts[here]; at < network.Starts[here + 1]; at++)
            {
                // The line between the filter and what it guards may be of any kind.
                var there = network.Ends[at];
                if ((network.Facts[there] & ClassFact.Filters) == 0 && (here == filter || (network.Kinds[at] & FacilityNetwork.IsPublic) == 0) && from.TryAdd(there, here))
                {
                    walk.Enqueue(there);
                }
            }
        }

        return null;
    }

    private static int[] Back(Dictionary<int, int> from, int end)
    {
        var way = new List<int>();
        for (var here = end; here >= 0; here = from[here])
        {
            way.Add(here);
        }

        way.Reverse();
        return [.. way];
    }
}
