using System.Runtime.CompilerServices;
using Noroshi.Confidentiality.Face;
using Noroshi.Kernel;
using Noroshi.Provision.Face;

namespace Noroshi.Provision.Law;

/// <summary>
/// The same law as <see cref="WhoMayReceive"/> for one table, made flat: one word for each recipient, route, class and content, with a bit for
/// everything that stands in the way until the case takes it away. A decision is one load and one AND. A test holds the two equal over the whole
/// domain; a refusal is explained by the readable rule.
/// </summary>
internal sealed class FastTable
{
    private const int Senders = 32; // bits 0-31 conditions, 32-39 senders, 40-55 purposes
    private const int Purposes = 40;
    private const ulong Never = ulong.MaxValue;

    private static readonly FastTable Nothing = new(null);

    private static readonly Dated<FastTable> InForce = EachRecipientHasItsRoute.Table.Commencements
        .Aggregate(new Dated<FastTable>(), (dated, day) => dated.From(day, new(EachRecipientHasItsRoute.Table.On(day))));

    // Places that belong to no recipient, route or class are there too, and closed: 4 + 4 + 2 + 2 + 1 bits.
    private readonly ulong[] against = new ulong[1 << 13];

    private FastTable(ProvisionTable? table)
    {
        Array.Fill(against, Never);
        foreach (var row in table?.Rows ?? [])
        {
            foreach (var @class in Enum.GetValues<InformationClass>().Where(c => row.Widest.Contains(c)))
            {
                Open(row, @class, table!.SelectedCommunicationsExist);
            }
        }
    }

    /// <summary>The table of a legal day. Before there is one, everything is refused.</summary>
    public static FastTable On(DateOnly day) => InForce.IsInForceOn(day) ? InForce.On(day) : Nothing;

    /// <summary>Whether it may be provided on the day of this table; the day of the case is not looked at.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Allows(in ProvisionCase asked)
    {
        // What is no recipient, route, class or mark has no place of its own and must not borrow one.
        if ((((int)asked.To | (int)asked.Route | (int)asked.Purpose) & ~15) != 0 || (((int)asked.Class | (int)asked.Marks) & ~3) != 0 || ((int)asked.Sender & ~7) != 0)
        {
            return false;
        }

        var open = ~(uint)asked.Holds | ((1UL << Senders) << (int)asked.Sender) | ((1UL << Purposes) << (int)asked.Purpose);
        return (against[Place(asked.To, asked.Route, asked.Class, asked.Marks, asked.OfParty)] & open) == 0;
    }

    private static int Place(RecipientKind to, LegalRoute route, InformationClass @class, Marks marks, bool ofParty) =>
        ((int)to << 9) | ((int)route << 5) | ((int)@class << 3) | ((int)marks << 1) | (ofParty ? 1 : 0);

    private void Open(ProvisionRow row, InformationClass @class, bool selectedExist)
    {
        var closed = row.Senders.Aggregate(Never << Senders, (bits, sender) => bits & ~(1UL << (Senders + (int)sender)));
        closed = row.Purposes.Aggregate(closed, (bits, purpose) => bits & ~(1UL << (Purposes + (int)purpose)));
        for (var marks = Marks.None; marks <= (Marks.HoldsSelectedCommunications | Marks.HoldsSecret); marks++)
        {
            var selected = marks.HasFlag(Marks.HoldsSelectedCommunications);
            if (!@class.Admits(marks) || (selected && !selectedExist))
            {
                continue;
            }

            against[Place(row.To, row.Route, @class, marks, false)] = closed | (uint)row.NeededFor(marks, false);
            if (selected)
            {
                against[Place(row.To, row.Route, @class, marks, true)] = closed | (uint)row.NeededFor(marks, true);
            }
        }
    }
}
