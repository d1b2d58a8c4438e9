using Microsoft.EntityFrameworkCore;
using Noroshi.CriticalComputers.Judging;
using Noroshi.CriticalComputers.Store;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Store;

namespace Noroshi.CriticalComputers.Notifying;

/// <summary>What an operator owes now, notification by notification: computers, and a change of ① since it was last notified. A removal that was not yet told stands beside the changes: whether it is owed is not verified.</summary>
internal sealed class WhatIsOwed(StoreDb db, IWhoIsWho who, JudgeEntries judge)
{
    public async Task<IReadOnlyList<OwedNotification>> OfAsync(OrganisationId @operator, CancellationToken cancellation)
    {
        var facilities = await db.Set<Facility>().AsNoTracking().Where(f => f.Operator == @operator).ToDictionaryAsync(f => f.Id, cancellation);
        var computers = await db.Set<Computer>().Where(c => c.Operator == @operator
                && (c.State == ComputerState.Due || c.State == ComputerState.ChangeDue || (c.State == ComputerState.Removed && c.NotifiedIn != null)))
            .OrderBy(c => c.DueOn).ThenBy(c => c.Id).ToListAsync(cancellation);
        var outlines = await db.Set<OutlineChange>().AsNoTracking().Where(c => c.Operator == @operator).ToListAsync(cancellation);
        if (computers.Count + outlines.Count == 0)
        {
            return [];
        }

        var last = await judge.LastAsync([.. computers.Where(c => c.NotifiedIn is not null).Select(c => c.Id)], cancellation);
        var outline = OperatorOutline.Of((await who.OrganisationAsync(@operator, cancellation))!);
        List<OwedNotification> owed =
        [
            .. from computer in computers
               let before = last.GetValueOrDefault(computer.Id)
               where computer.State is not ComputerState.Removed || before is not null
               let facility = facilities[computer.Facility]
               let kind = computer.State is ComputerState.Due ? NotificationKind.New : NotificationKind.Change
               group Owed(computer, facility, before) by (facility.Sector, kind) into each
               orderby each.Key.Sector, each.Key.kind
               select new OwedNotification(each.Key.Sector, each.Key.kind, outline, [.. each]),
        ];
        foreach (var change in outlines)
        {
            var before = await db.Set<Notification>().Where(n => n.Operator == @operator && n.Sector == change.Sector).OrderByDescending(n => n.FiledAt).Select(n => n.Outline).FirstAsync(cancellation);
            var at = owed.FindIndex(o => o.Sector == change.Sector && o.Kind is NotificationKind.Change);
            var told = (at >= 0 ? owed[at] : new OwedNotification(change.Sector, NotificationKind.Change, outline, [])) with { OutlineBefore = OperatorOutline.Read(before), OutlineDueOn = change.DueOn };
            if (at >= 0)
            {
                owed[at] = told;
            }
            else
            {
                owed.Add(told);
            }
        }

        return owed;
    }

    private static OwedComputer Owed(Computer computer, Facility facility, NotifiedItems? before) => new(
        computer,
        computer.State switch { ComputerState.Due => NotifiedAs.New, ComputerState.ChangeDue => NotifiedAs.Changed, _ => NotifiedAs.Removed },
        computer.State is ComputerState.Removed ? before! : new NotifiedItems(facility.Category, computer.Classes, computer.Product, computer.Maker),
        before);
}
