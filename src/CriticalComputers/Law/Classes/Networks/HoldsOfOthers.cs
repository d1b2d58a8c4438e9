using Noroshi.CriticalComputers.Face;
using Noroshi.Kernel;

namespace Noroshi.CriticalComputers.Law.Classes.Networks;

/// <summary>
/// Who keeps all credentials of a computer that counts, and who has the access control of one. (v)ロ counts no computer that is itself one of
/// (v)ロ or (vi); (vi) leaves out the same: 「このロに掲げるものを保存するもの及び次号に規定するものを除く」,「前号ロに掲げるものを保存するもの及びこの号に規定する
/// ものを除く」. So whoever holds something of a computer that counts does not count itself, and the chain ends. Where computers hold something
/// of one another in a circle, the text gives no answer; they are taken as holders, which is the strict side (ADR 0030).
/// </summary>
[Article("Order, Art. 1(1)(v)")]
[Article("Order, Art. 1(1)(vi)")]
internal static class HoldsOfOthers
{
    private const byte Undecided = 0, Counts = 1, Holds = 2, Outside = 3;

    public static void Mark(FacilityNetwork network, ClassFact[] facts, RememberedClasses classes)
    {
        if (network.Credentials.Count + network.Access.Count > 0)
        {
            Decide(network, facts, classes);
        }

        // T3-1 guards a computer of T3-2; neither is one of T1 or T2, which only now is known.
        foreach (var hold in network.Access)
        {
            if (classes.Of(facts[hold.Of]).Has(DeviceClass.T3_2))
            {
                facts[hold.Holder] |= ClassFact.GuardsFeeder;
            }
        }
    }

    private static void Decide(FacilityNetwork network, ClassFact[] facts, RememberedClasses classes)
    {
        var standing = new byte[facts.Length];
        var left = new int[facts.Length];
        var holders = HoldersOf(network, facts.Length);
        foreach (var hold in network.Credentials.Concat(network.Access))
        {
            left[hold.Holder]++;
        }

        // Only who holds or is held has a say; of all others nothing is asked.
        var demanded = classes.Finder.DemandedOfSecond;
        var queue = new Queue<int>();
        for (var i = 0; i < facts.Length; i++)
        {
            if (left[i] == 0 && holders.Starts[i] == holders.Starts[i + 1])
            {
                continue;
            }

            standing[i] = (facts[i] & ClassFact.PartOfFacility) != 0 ? Counts : (facts[i] & demanded) == demanded ? Undecided : Outside;
            if (standing[i] is Counts or Outside)
            {
                queue.Enqueue(i);
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
                if (standing[holder] is not Undecided)
                {
                    continue;
                }

                left[holder]--;
                if (standing[here] is Counts)
                {
                    Settle(holder, Holds);
                }
                else if (left[holder] == 0)
                {
                    Settle(holder, ByItself(holder));
                }
            }
        }

        Give(network.Credentials, ClassFact.KeepsCredentials);
        Give(network.Access, ClassFact.ControlsAccess);

        // Its class apart from those of holding.
        byte ByItself(int computer) => classes.Of(facts[computer]).IsSpecified ? Counts : Outside;

        void Settle(int computer, byte to)
        {
            standing[computer] = to;
            queue.Enqueue(computer);
        }

        void Give(IReadOnlyList<Hold> holds, ClassFact fact)
        {
            foreach (var hold in holds)
            {
                // Undecided on both ends: the circle.
                if (standing[hold.Of] is Counts || (standing[hold.Of] is Undecided && standing[hold.Holder] is Undecided))
                {
                    facts[hold.Holder] |= fact;
                }
            }
        }
    }

    /// <summary>For each computer, who holds something of it.</summary>
    internal static Lists HoldersOf(FacilityNetwork network, int count)
    {
        var starts = new int[count + 1];
        foreach (var hold in network.Credentials.Concat(network.Access))
        {
            starts[hold.Of + 1]++;
        }

        for (var i = 0; i < count; i++)
        {
            starts[i + 1] += starts[i];
        }

        var (items, next) = (new int[starts[^1]], starts[..^1]);
        foreach (var hold in network.Credentials.Concat(network.Access))
        {
            items[next[hold.Of]++] = hold.Holder;
        }

        return new(starts, items);
    }

    internal readonly record struct Lists(int[] Starts, int[] Items)
    {
        public ReadOnlySpan<int> Of(int index) => Items.AsSpan(Starts[index]..Starts[index + 1]);
    }
}
