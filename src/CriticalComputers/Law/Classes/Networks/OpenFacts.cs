using Noroshi.Kernel;

namespace Noroshi.CriticalComputers.Law.Classes.Networks;

/// <summary>
/// What can be said of every computer of a network some of whose own facts are open: a fact of its place holds, does not hold, or is open,
/// and what is said is true however the open facts turn out. Time is linear in computers and lines, as without open facts.
/// </summary>
[Article("Order, Art. 1(1)")]
[Article("Order, Art. 1(2)")]
internal static class OpenFacts
{
    private const ClassFact Carried = ClassFact.Connected | ClassFact.NoRouterBetween | ClassFact.NoFilterBetween;

    /// <summary>Own facts and those of the place.</summary>
    /// <param name="network">The network; its own facts are those that are known to hold.</param>
    /// <param name="own">What is known of each computer itself.</param>
    /// <param name="answers">The conditions, and what was answered before.</param>
    public static SomeFacts[] Of(FacilityNetwork network, SomeFacts[] own, RememberedAnswers answers)
    {
        if (own.All(o => ((o.So | o.NotSo) & FacilityNetwork.Own) == FacilityNetwork.Own))
        {
            return [.. NetworkClasses.Find(network, answers.Finder).Facts.Select(SomeFacts.AllOf)];
        }

        var bounds = NetworkBounds.Of(network, own);
        var found = Ways(own, bounds);
        Relayed(bounds, own, found);
        OpenHolds.Mark(network, found, answers);
        return found;
    }

    private static SomeFacts[] Ways(SomeFacts[] own, NetworkBounds bounds)
    {
        var (low, high) = (NetworkClasses.Placed(bounds.WaysLow), NetworkClasses.Placed(bounds.WaysHigh));
        var found = new SomeFacts[own.Length];
        for (var i = 0; i < own.Length; i++)
        {
            var known = new SomeFacts((own[i].So & FacilityNetwork.Own) | (low[i] & Carried), (own[i].NotSo & FacilityNetwork.Own) | (~high[i] & Carried));

            // A router's own sending is under its own route control.
            var unrouted = Both(known.Hold(ClassFact.NoRouterBetween | ClassFact.Affects), !known[ClassFact.Routes]);
            found[i] = Put(known, ClassFact.SendsUnrouted, unrouted);
        }

        return found;
    }

    private static void Relayed(NetworkBounds bounds, SomeFacts[] own, SomeFacts[] found)
    {
        var (low, high) = (Marked(bounds.RelaysLow), Marked(bounds.RelaysHigh));
        var (surely, maybe) = (new bool[own.Length], new bool[own.Length]);
        for (var i = 0; i < own.Length; i++)
        {
            bool? only = (low[i] & ClassFact.OnlyThroughFilter) != 0 && own[i][ClassFact.Filters] is false ? true
                : (high[i] & ClassFact.OnlyThroughFilter) != 0 || (own[i][ClassFact.Filters] is null && own[i][ClassFact.Buffers] is not false) ? null
                : false;
            found[i] = Put(found[i], ClassFact.OnlyThroughFilter, only);
            surely[i] = only is true && found[i][ClassFact.Connected] is true;
            maybe[i] = only is not false && found[i][ClassFact.Connected] is not false;
        }

        // A filter surely serves a relay that reaches it however many more filters there are; it may serve one that reaches it if there are few.
        var (served, mayServe) = (Reached(bounds.RelaysHigh, surely), Reached(bounds.RelaysLow, maybe));
        for (var i = 0; i < own.Length; i++)
        {
            var filters = own[i][ClassFact.Filters];
            found[i] = Put(found[i], ClassFact.FilterOfRelay, filters is true && served[i] ? true : filters is not false && mayServe[i] ? null : false);
        }
    }

    private static ClassFact[] Marked(FacilityNetwork network)
    {
        var facts = (ClassFact[])network.Facts.Clone();
        Relays.Mark(network, facts);
        return facts;
    }

    // Whoever stands at the edge of, or within, what these computers reach without a filter.
    private static bool[] Reached(FacilityNetwork network, bool[] from)
    {
        var (reached, walked, queue) = (new bool[from.Length], (bool[])from.Clone(), new Queue<int>());
        for (var i = 0; i < from.Length; i++)
        {
            if (from[i])
            {
                queue.Enqueue(i);
            }
        }

        while (queue.TryDequeue(out var here))
        {
            for (var at = network.Starts[here]; at < network.Starts[here + 1]; at++)
            {
                var there = network.Ends[at];
                reached[there] = true;
                if ((network.Kinds[at] & FacilityNetwork.IsPublic) == 0 && (network.Facts[there] & ClassFact.Filters) == 0 && !walked[there])
                {
                    walked[there] = true;
                    queue.Enqueue(there);
                }
            }
        }

        return reached;
    }

    internal static SomeFacts Put(SomeFacts facts, ClassFact fact, bool? holds) => holds is { } known ? facts.With(fact, known) : facts.Without(fact);

    private static bool? Both(bool? a, bool? b) => a is false || b is false ? false : a is true && b is true ? true : null;
}
