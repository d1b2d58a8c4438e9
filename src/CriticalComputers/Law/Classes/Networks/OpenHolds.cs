using Noroshi.CriticalComputers.Face;
using Noroshi.Kernel;

namespace Noroshi.CriticalComputers.Law.Classes.Networks;

/// <summary>
/// <see cref="HoldsOfOthers"/> where some facts are open: whether somebody counts is open if it hangs on an open fact, its own or that of
/// somebody of whom it holds something.
/// </summary>
[Article("Order, Art. 1(1)(v)")]
[Article("Order, Art. 1(1)(vi)")]
internal static class OpenHolds
{
    private const ClassFact OfHolding = ClassFact.KeepsCredentials | ClassFact.ControlsAccess | ClassFact.GuardsFeeder;

    private enum Standing : byte
    {
        Circle,
        Counts,
        CountsNot,
        Open,
    }

    public static void Mark(FacilityNetwork network, SomeFacts[] facts, RememberedAnswers answers)
    {
        for (var i = 0; i < facts.Length; i++)
        {
            facts[i] = new(facts[i].So, facts[i].NotSo | OfHolding);
        }

        if (network.Credentials.Count + network.Access.Count == 0)
        {
            return;
        }

        var standing = Decide(network, facts, answers);
        Give(network.Credentials, ClassFact.KeepsCredentials, (holder, of) => Held(standing[holder], standing[of]));
        Give(network.Access, ClassFact.ControlsAccess, (holder, of) => Held(standing[holder], standing[of]));
        var feeders = facts.Select(f => answers.Of(f)).ToArray();
        Give(network.Access, ClassFact.GuardsFeeder, (_, of) => feeders[of].Certain.Has(DeviceClass.T3_2) ? true : feeders[of].Open.Has(DeviceClass.T3_2) ? null : false);

        // Any of what it holds makes the fact; only if none can, it has none.
        void Give(IReadOnlyList<Hold> holds, ClassFact fact, Func<int, int, bool?> makes)
        {
            foreach (var hold in holds)
            {
                var (made, had) = (makes(hold.Holder, hold.Of), facts[hold.Holder][fact]);
                facts[hold.Holder] = OpenFacts.Put(facts[hold.Holder], fact, had is true || made is true ? true : had is null || made is null ? null : false);
            }
        }
    }

    private static bool? Held(Standing holder, Standing of) => of switch
    {
        Standing.Counts => true,
        Standing.Open => null,
        Standing.Circle => holder switch { Standing.Circle => true, Standing.Open => null, _ => false },
        _ => false,
    };

    private static Standing[] Decide(FacilityNetwork network, SomeFacts[] facts, RememberedAnswers answers)
    {
        var (standing, left, waitsForOpen) = (new Standing[facts.Length], new int[facts.Length], new bool[facts.Length]);
        var holders = HoldsOfOthers.HoldersOf(network, facts.Length);
        foreach (var hold in network.Credentials.Concat(network.Access))
        {
            left[hold.Holder]++;
        }

        var queue = new Queue<int>();
        for (var i = 0; i < facts.Length; i++)
        {
            if (left[i] == 0 && holders.Starts[i] == holders.Starts[i + 1])
            {
                continue;
            }

            var (first, demanded) = (facts[i][ClassFact.PartOfFacility], facts[i].Hold(answers.Finder.DemandedOfSecond));
            var alone = first is true ? Standing.Counts : first is false && demanded is false ? Standing.CountsNot : first is null || demanded is null ? Standing.Open : Standing.Circle;
            if (alone is not Standing.Circle)
            {
                Settle(i, alone);
            }
            else if (left[i] == 0)
            {
                Settle(i, ByItself(i));
            }
        }

        while (queue.TryDequeue(out var here))
        {
            foreach (var holder in holders.Of(here))
            {
                if (standing[holder] is not Standing.Circle)
                {
                    continue;
                }

                left[holder]--;
                waitsForOpen[holder] |= standing[here] is Standing.Open;
                if (standing[here] is Standing.Counts)
                {
                    Settle(holder, Standing.CountsNot);
                }
                else if (left[holder] == 0)
                {
                    // Even with no class of its own it may turn out to stand in a circle with whoever is open.
                    Settle(holder, waitsForOpen[holder] ? Standing.Open : ByItself(holder));
                }
            }
        }

        Spread(standing, waitsForOpen, holders);
        return standing;

        // Whether its classes apart from those of holding make it count.
        Standing ByItself(int computer) => answers.Of(facts[computer]).IsSpecified switch { true => Standing.Counts, false => Standing.CountsNot, null => Standing.Open };

        void Settle(int computer, Standing to)
        {
            standing[computer] = to;
            queue.Enqueue(computer);
        }
    }

    // A circle that hangs on something open may not be one.
    private static void Spread(Standing[] standing, bool[] waitsForOpen, HoldsOfOthers.Lists holders)
    {
        var queue = new Queue<int>(Enumerable.Range(0, standing.Length).Where(i => standing[i] is Standing.Circle && waitsForOpen[i]));
        foreach (var open in queue)
        {
            standing[open] = Standing.Open;
        }

        while (queue.TryDequeue(out var here))
        {
            foreach (var holder in holders.Of(here))
            {
                if (standing[holder] is Standing.Circle)
                {
                    standing[holder] = Standing.Open;
                    queue.Enqueue(holder);
                }
            }
        }
    }
}
