using Microsoft.EntityFrameworkCore;
using Noroshi.IncidentReports.Store;
using Noroshi.Kernel;
using Noroshi.Store;
using Noroshi.Web.Face;
using Noroshi.Web.Showing;

namespace Noroshi.IncidentReports.Queueing;

/// <summary>What waits at a desk: cases that nobody has taken, one's own, and what is late. What reached a bureau waits at the bureau.</summary>
internal sealed class WaitsForADesk(StoreDb db) : IWaiting
{
    private static readonly Words Untaken = new("担当者のいない案件", "Cases that nobody has taken");
    private static readonly Words Mine = new("自分が担当している案件", "Cases that are mine");
    private static readonly Words Late = new("30日報告が期限を過ぎた案件", "Cases whose thirty-day report is late");

    public async Task<IReadOnlyList<WaitingItem>> WaitingAsync(CancellationToken cancellation)
    {
        if (!db.Actor.Can(Permission.ReadReports))
        {
            return [];
        }

        var (me, person) = (db.Actor.Organisation, db.Actor.Person);
        var here = db.Set<CaseAddressee>().Where(a => a.Organisation == me);
        Task<int> CountAsync(IQueryable<CaseAddressee> what) => what.OrderBy(a => a.Rank).Take(WaitingItem.Many).CountAsync(cancellation);
        return
        [
            new(Untaken, await CountAsync(here.Where(a => a.Open && a.Assignee == null)), "/desk?view=nobody", StatusKind.Attention, 20),
            new(Late, await CountAsync(here.Where(a => a.Late && a.Open)), "/desk?view=late", StatusKind.Alarm, 21),
            new(Mine, await CountAsync(here.Where(a => a.Assignee == person && a.Open)), "/desk?view=mine", StatusKind.Progress, 22),
        ];
    }
}
