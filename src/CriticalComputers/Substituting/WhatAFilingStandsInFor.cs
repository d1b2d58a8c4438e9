using Noroshi.CriticalComputers.Law.Substituting;
using Noroshi.CriticalComputers.Notifying;
using Noroshi.CriticalComputers.Store;
using Noroshi.Kernel;

namespace Noroshi.CriticalComputers.Substituting;

/// <summary>A computer for whose notification a filing does not stand in, and why.</summary>
internal sealed record NotReplaced(OwedComputer Computer, Ruling.Refused Why);

/// <summary>Of what is owed now, what a filing can stand in for, form by form, and what not.</summary>
internal sealed record Replaceable(IReadOnlyList<OwedNotification> Owed, IReadOnlyList<NotReplaced> Not);

/// <summary>Lays what is owed beside a filing under 経済安全保障推進法.</summary>
internal sealed class WhatAFilingStandsInFor(WhatIsOwed owed, TimeProvider clock)
{
    public async Task<Replaceable> OfAsync(EconomicSecurityFiling filing, CancellationToken cancellation)
    {
        var (today, named, by) = (LegalCalendar.LegalDay(clock.GetUtcNow()), filing.Named, StandIn.Of(filing));
        var (replaced, not) = (new List<OwedNotification>(), new List<NotReplaced>());
        foreach (var each in await owed.OfAsync(filing.Operator, cancellation))
        {
            // A removal is told with the next changes; no filing stands in for it.
            var asked = each.Computers.Where(c => c.As is not NotifiedAs.Removed && c.Computer.Facility == filing.Facility)
                .Select(c => (Computer: c, Ruling: AFilingMayStandInForANotification.Ask(Facts(filing, named, c), today))).ToList();
            not.AddRange(asked.Where(a => a.Ruling is Ruling.Refused).Select(a => new NotReplaced(a.Computer, (Ruling.Refused)a.Ruling)));
            if (asked.Exists(a => a.Ruling is Ruling.Allowed))
            {
                replaced.Add(each with { Computers = [.. asked.Where(a => a.Ruling is Ruling.Allowed).Select(a => a.Computer)], By = by, OutlineBefore = null, OutlineDueOn = null });
            }
        }

        return new Replaceable(replaced, not);
    }

    private static StandInFacts Facts(EconomicSecurityFiling filing, IReadOnlyList<NamedEquipment> named, OwedComputer owed) => new(
        filing.Kind,
        named,
        owed.Computer.Facility == filing.Facility,
        owed.Items.Classes,
        owed.Items.Product,
        owed.Items.Maker,
        owed.As is NotifiedAs.Changed,
        owed.Before is { } before && before with { Product = owed.Items.Product } == owed.Items);
}
