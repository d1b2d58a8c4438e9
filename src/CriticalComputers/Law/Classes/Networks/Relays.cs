using Noroshi.Kernel;

namespace Noroshi.CriticalComputers.Law.Classes.Networks;

/// <summary>
/// 「特定重要設備に送信される電磁的記録を一時的に保存する機能を有する電子計算機であって、ファイアウォール等を介してのみ当該電磁的記録を送受信することができるもの
/// 及び当該ファイアウォール等」. A relay sends and receives only through filters if what can be reached from it without passing a filter is
/// neither a 一号電子計算機, nor a computer from which such data come, nor a public line.
/// </summary>
[Article("Order, Art. 1(1)(iv)")]
internal static class Relays
{
    public static void Mark(FacilityNetwork network, ClassFact[] facts)
    {
        var seen = new int[facts.Length];
        var area = new List<int>();
        for (var i = 0; i < facts.Length; i++)
        {
            if ((facts[i] & (ClassFact.Buffers | ClassFact.Filters)) == ClassFact.Buffers && seen[i] == 0)
            {
                MarkArea(network, facts, seen, area, i);
            }
        }
    }

    // What was seen before and is met again belongs to an area that was left because it is open: then this one is the same.
    private static void MarkArea(FacilityNetwork network, ClassFact[] facts, int[] seen, List<int> area, int first)
    {
        area.Clear();
        area.Add(first);
        var mine = first + 1;
        seen[first] = mine;
        var filters = false;
        for (var next = 0; next < area.Count; next++)
        {
            var here = area[next];
            if (LetsInWithoutFilter(facts[here]))
            {
                return;
            }

            for (var at = network.Starts[here]; at < network.Starts[here + 1]; at++)
            {
                var there = network.Ends[at];
                if ((facts[there] & ClassFact.Filters) != 0)
                {
                    filters = true;
                }
                else if ((network.Kinds[at] & FacilityNetwork.IsPublic) != 0)
                {
                    return;
                }
                else if (seen[there] == 0)
                {
                    seen[there] = mine;
                    area.Add(there);
                }
                else if (seen[there] != mine)
                {
                    return;
                }
            }
        }

        if (!filters)
        {
            return;
        }

        var relays = false;
        foreach (var here in area)
        {
            if ((facts[here] & ClassFact.Buffers) != 0)
            {
                facts[here] |= ClassFact.OnlyThroughFilter;
                relays |= (facts[here] & ClassFact.Connected) != 0;
            }
        }

        if (!relays)
        {
            return;
        }

        foreach (var here in area)
        {
            for (var at = network.Starts[here]; at < network.Starts[here + 1]; at++)
            {
                if ((facts[network.Ends[at]] & ClassFact.Filters) != 0)
                {
                    facts[network.Ends[at]] |= ClassFact.FilterOfRelay;
                }
            }
        }
    }

    // Routers and further relays carry such data on; whoever else sends them is where they come from.
    internal static bool LetsInWithoutFilter(ClassFact facts) =>
        (facts & ClassFact.PartOfFacility) != 0 || (facts & (ClassFact.Affects | ClassFact.Routes | ClassFact.Buffers)) == ClassFact.Affects;
}
