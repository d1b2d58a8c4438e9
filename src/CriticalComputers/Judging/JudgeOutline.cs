using Microsoft.EntityFrameworkCore;
using Noroshi.CriticalComputers.Law;
using Noroshi.CriticalComputers.Law.Deadlines;
using Noroshi.CriticalComputers.Notifying;
using Noroshi.CriticalComputers.Store;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Store;

namespace Noroshi.CriticalComputers.Judging;

/// <summary>An operator said something else of itself: for each business for which it has notified, the change is owed, or no longer.</summary>
[Article("Act, Art. 4(3)")]
internal sealed class JudgeOutline(StoreDb db, IWhoIsWho who) : IHandle<OrganisationDescribed>
{
    public async Task HandleAsync(OrganisationDescribed @event, Guid id, CancellationToken cancellation)
    {
        var filed = await db.Set<Notification>().AsNoTracking().Where(n => n.Operator == @event.Organisation).OrderByDescending(n => n.FiledAt)
            .Select(n => new { n.Sector, n.Outline }).ToListAsync(cancellation);
        if (filed.Count == 0)
        {
            return;
        }

        var (now, day) = (OperatorOutline.Of((await who.OrganisationAsync(@event.Organisation, cancellation))!), LegalCalendar.LegalDay(@event.At));
        var open = await db.Set<OutlineChange>().Where(c => c.Operator == @event.Organisation).ToDictionaryAsync(c => c.Sector, cancellation);
        foreach (var last in filed.DistinctBy(n => n.Sector))
        {
            var owes = OnlyANewNameIsSlight.Owes(OperatorOutline.Read(last.Outline), now, day);
            if (owes && !open.ContainsKey(last.Sector))
            {
                var due = OwedBy.Of(new DeadlineFacts(day, IsChange: true), day);
                db.Add(new OutlineChange { Operator = @event.Organisation, Sector = last.Sector, ChangedOn = day, DueOn = due.LastDay, DueRule = due.ToJson() });
            }
            else if (!owes && open.TryGetValue(last.Sector, out var settled))
            {
                db.Remove(settled);
            }
        }
    }
}
