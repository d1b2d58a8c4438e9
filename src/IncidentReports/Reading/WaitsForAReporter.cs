using Microsoft.EntityFrameworkCore;
using Noroshi.IncidentReports.Resuming;
using Noroshi.IncidentReports.Store;
using Noroshi.Kernel;
using Noroshi.Store;
using Noroshi.Web.Face;
using Noroshi.Web.Showing;

namespace Noroshi.IncidentReports.Reading;

/// <summary>What a reporter's people have still to do: pages that were typed and not saved, drafts, answers owed, limits that are near.</summary>
internal sealed class WaitsForAReporter(StoreDb db, KeepPages keeping, TimeProvider clock) : IWaiting
{
    private static readonly Words Typed = new("入力したまま保存されていないページ", "Pages typed and not saved");
    private static readonly Words Owed = new("回答を求められている案件", "Cases in which an answer is asked for");
    private static readonly Words Late = new("30日報告の期限を過ぎた案件", "Cases past the limit of the thirty-day report");
    private static readonly Words Soon = new("30日報告の期限が7日以内の案件", "Cases whose thirty-day report is due within seven days");
    private static readonly Words Begun = new("書きかけの下書き", "Drafts not filed yet");

    // A limit that passed more than a year ago is found in the list, not called out at the door.
    private static readonly TimeSpan Recent = TimeSpan.FromDays(400);

    public async Task<IReadOnlyList<WaitingItem>> WaitingAsync(CancellationToken cancellation)
    {
        if (!db.Actor.Can(Permission.ReadOwnReports))
        {
            return [];
        }

        var (now, own) = (clock.GetUtcNow(), db.Actor.ActsFor.Append(db.Actor.Organisation).ToArray());
        var (since, today) = (now - Recent, LegalCalendar.LegalDay(now));
        var soon = today.AddDays(7);
        var cases = db.Set<IncidentCase>().AsNoTracking().Where(c => own.Contains(c.Reporter) && c.OpenedAt > since && c.State == CaseState.Open && !c.Exercise);
        var limits = await cases.Where(c => c.FullDueOn != null && c.FullFiledAt == null && c.FullDueOn <= soon).Select(c => c.FullDueOn!.Value).OrderBy(day => day).Take(WaitingItem.Many).ToListAsync(cancellation);
        var owed = await db.Set<Exchange>().AsNoTracking()
            .Where(x => (x.Kind == ExchangeKind.MaterialRequest || x.Kind == ExchangeKind.Order) && cases.Any(c => c.Id == x.Case) && !db.Set<Exchange>().Any(y => y.Case == x.Case && y.InReplyTo == x.Id))
            .Select(x => x.Case).Distinct().CountUpToAsync(WaitingItem.Many, cancellation);
        var begun = db.Actor.Can(Permission.FileReports) ? await db.Set<Draft>().Where(d => d.FiledAs == null).CountUpToAsync(WaitingItem.Many, cancellation) : 0;
        return
        [
            new(Late, limits.Count(day => day < today), "/reports?state=open", StatusKind.Alarm, 10),
            new(Owed, owed, "/reports?state=open", StatusKind.Attention, 11),
            new(Soon, limits.Count(day => day >= today), "/reports?state=open", StatusKind.Attention, 12),
            new(Typed, (await keeping.OwnAsync(null, cancellation)).Count, "/reports", StatusKind.Attention, 13),
            new(Begun, begun, "/reports", StatusKind.Progress, 14),
        ];
    }
}
