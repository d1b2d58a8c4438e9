using Noroshi.Kernel;

namespace Noroshi.CriticalComputers.Law.Classes.Networks;

/// <summary>The facts and classes of every computer of a network.</summary>
/// <param name="Facts">By index: own facts and those of the place.</param>
/// <param name="Classes">By index.</param>
internal sealed record ClassifiedNetwork(ClassFact[] Facts, ClassSet[] Classes);

/// <summary>
/// Finds for every computer of a network the facts of its place, and from them its classes, in time linear in computers and lines. A way to
/// a 一号電子計算機 is walked backwards from there, along lines that do not serve the public and in the direction of the data: a public line is
/// routed by its carrier.
/// </summary>
[Article("Order, Art. 1(1)")]
[Article("Order, Art. 1(2)")]
internal static class NetworkClasses
{
    public static ClassifiedNetwork Find(FacilityNetwork network, ClassFinder finder)
    {
        var facts = (ClassFact[])network.Facts.Clone();
        Places(network, facts);
        Relays.Mark(network, facts);
        var classes = new ClassSet[facts.Length];
        HoldsOfOthers.Mark(network, facts, finder, classes);
        for (var i = 0; i < facts.Length; i++)
        {
            classes[i] = finder.Of(facts[i]);
        }

        return new(facts, classes);
    }

    // One walk from all 一号電子計算機 at once carries three things outwards: that there is a connection, a way without a router, a way without
    // a filter. A computer is taken up again only when it gains one of them, so at most three times.
    private static void Places(FacilityNetwork network, ClassFact[] facts)
    {
        const ClassFact carried = ClassFact.Connected | ClassFact.NoRouterBetween | ClassFact.NoFilterBetween;
        var (starts, ends, kinds) = (network.Starts, network.Ends, network.Kinds);
        var (queue, waits) = (new int[facts.Length + 1], new bool[facts.Length]);
        var (head, tail) = (0, 0);
        for (var i = 0; i < facts.Length; i++)
        {
            if ((facts[i] & ClassFact.PartOfFacility) != 0)
            {
                facts[i] |= carried;
                waits[i] = true;
                queue[tail++] = i;
            }
        }

        while (head != tail)
        {
            var here = queue[head];
            head = head + 1 == queue.Length ? 0 : head + 1;
            waits[here] = false;
            var mine = facts[here];
            var onward = mine & carried;
            if ((mine & ClassFact.PartOfFacility) == 0)
            {
                onward &= (mine & ClassFact.Routes) != 0 ? ~ClassFact.NoRouterBetween : ~ClassFact.None;
                onward &= (mine & ClassFact.Filters) != 0 ? ~ClassFact.NoFilterBetween : ~ClassFact.None;
            }

            for (var at = starts[here]; at < starts[here + 1]; at++)
            {
                var kind = kinds[at];
                if ((kind & FacilityNetwork.IsPublic) != 0)
                {
                    continue;
                }

                var there = ends[at];
                var had = facts[there];
                var has = had | ((kind & FacilityNetwork.Arrives) != 0 ? onward : onward & ClassFact.Connected);
                if (has == had)
                {
                    continue;
                }

                facts[there] = has;
                if (!waits[there])
                {
                    waits[there] = true;
                    queue[tail] = there;
                    tail = tail + 1 == queue.Length ? 0 : tail + 1;
                }
            }
        }

        // A router's own sending is under its own route control.
        for (var i = 0; i < facts.Length; i++)
        {
            if ((facts[i] & (ClassFact.NoRouterBetween | ClassFact.Affects | ClassFact.Routes)) == (ClassFact.NoRouterBetween | ClassFact.Affects))
            {
                facts[i] |= ClassFact.SendsUnrouted;
            }
        }
    }
}
