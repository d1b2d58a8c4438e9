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
        var facts = Placed(network);
        Relays.Mark(network, facts);
        var classes = new ClassSet[facts.Length];
        var remembered = new RememberedClasses(finder);
        HoldsOfOthers.Mark(network, facts, remembered);
        for (var i = 0; i < facts.Length; i++)
        {
            classes[i] = remembered.Of(facts[i]);
        }

        return new(facts, classes);
    }

    /// <summary>Own facts and those of the ways to the facility, without those of relays and holds.</summary>
    public static ClassFact[] Placed(FacilityNetwork network)
    {
        var facts = (ClassFact[])network.Facts.Clone();
        Places(network, facts);
        return facts;
    }

    // One walk from all 一号電子計算機 at once carries three things outwards: that there is a connection, a way without a router, a way without
    // a filter. What carries most goes first, so that nearly every computer is walked once; one that gains something later is walked again
    // for that alone, at most three times.
    private static void Places(FacilityNetwork network, ClassFact[] facts)
    {
        const ClassFact carried = ClassFact.Connected | ClassFact.NoRouterBetween | ClassFact.NoFilterBetween;
        var (starts, ends, kinds) = (network.Starts, network.Ends, network.Kinds);
        var sent = new ClassFact[facts.Length];
        int[][] waiting = [new int[facts.Length], new int[facts.Length], new int[facts.Length]];
        Span<int> heads = stackalloc int[3], tails = stackalloc int[3];
        for (var i = 0; i < facts.Length; i++)
        {
            if ((facts[i] & ClassFact.PartOfFacility) != 0)
            {
                facts[i] |= carried;
                waiting[0][tails[0]++] = i;
            }
        }

        for (var strength = 0; strength < 3;)
        {
            if (heads[strength] == tails[strength])
            {
                strength++;
                continue;
            }

            var here = waiting[strength][heads[strength]++];
            var mine = facts[here];
            var onward = mine & carried;
            if ((mine & ClassFact.PartOfFacility) == 0)
            {
                onward &= (mine & ClassFact.Routes) != 0 ? ~ClassFact.NoRouterBetween : ~ClassFact.None;
                onward &= (mine & ClassFact.Filters) != 0 ? ~ClassFact.NoFilterBetween : ~ClassFact.None;
            }

            if ((onward & ~sent[here]) == 0)
            {
                continue;
            }

            sent[here] = onward;
            var least = strength;
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
                if (has != had)
                {
                    facts[there] = has;
                    var to = (has & carried) switch { carried => 0, ClassFact.Connected => 2, _ => 1 };
                    waiting[to][tails[to]++] = there;
                    least = Math.Min(least, to);
                }
            }

            strength = least;
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
