using Microsoft.EntityFrameworkCore;
using Noroshi.Kernel;
using Noroshi.Oversight.Commission.Law;
using Noroshi.Oversight.Commission.Store;
using Noroshi.Store;

namespace Noroshi.Oversight.Commission.Meeting;

/// <summary>Something that the commission has to decide.</summary>
internal sealed record PendingItem(ItemKind Kind, Guid Subject, Words Text)
{
    public string Key => $"{Kind}:{Subject:D}";
}

/// <summary>What waits to be put on the order of a meeting, and what becomes of it when a meeting has decided or has not.</summary>
internal sealed class WhatWaitsForADecision(StoreDb db, TimeProvider clock)
{
    private static readonly MeetingState[] Running = [MeetingState.Convened, MeetingState.Recorded];

    /// <summary>All that waits and stands on no order yet.</summary>
    public async Task<IReadOnlyList<PendingItem>> AllAsync(CancellationToken cancellation)
    {
        var taken = await db.Set<MeetingItem>().Where(i => i.Subject != null && db.Set<CommissionMeeting>().Any(m => m.Id == i.Meeting && Running.Contains(m.State))).Select(i => i.Subject!.Value).ToListAsync(cancellation);
        var approvals = await db.Set<ApprovalRequest>().AsNoTracking().Where(a => a.State == ApprovalState.Received && !taken.Contains(a.Id)).OrderBy(a => a.Id).ToListAsync(cancellation);
        var recommending = await db.Set<AfterNotice>().AsNoTracking().Where(n => n.Recommends && n.Decision == null && !taken.Contains(n.Id)).OrderBy(n => n.Id).ToListAsync(cancellation);
        var findings = await db.Set<Finding>().AsNoTracking().Where(f => f.Decision == null && f.Measure >= Measure.Notice && !taken.Contains(f.Id)).OrderBy(f => f.Id).ToListAsync(cancellation);
        var members = await db.Set<CommissionSeat>().AsNoTracking().Where(s => s.EndedOn == null && (s.Office == Office.Chair || s.Office == Office.Member) && !taken.Contains(s.Id)).OrderBy(s => s.Office).ThenBy(s => s.Id).ToListAsync(cancellation);
        return
        [
            .. approvals.Select(a => new PendingItem(ItemKind.Approval, a.Id, new($"承認：{a.Number}　{a.Route.Words().Ja}　{a.Requester}", $"Approval: {a.Number}, {a.Route.Words().En}, {a.Requester}"))),
            .. recommending.Select(n => new PendingItem(ItemKind.AfterNotice, n.Id, new($"事後の通知に係る勧告：{n.Number}", $"Recommendation on a notice after the fact: {n.Number}"))),
            .. findings.Select(f => new PendingItem(ItemKind.Finding, f.Id, new($"{f.Measure.Words().Ja}：{f.To}", $"{f.Measure.Words().En}: {f.To}"))),
            .. members.Select(s => new PendingItem(ItemKind.Unfitness, s.Id, new($"法第52条第3号の認定：{s.Name}", $"Finding under Art. 52(iii): {s.Name}"))),
        ];
    }

    /// <summary>Requests that are on an order now are under examination.</summary>
    public async Task TakeAsync(IEnumerable<MeetingItem> items, CancellationToken cancellation)
    {
        foreach (var request in await OfAsync<ApprovalRequest>(items, ItemKind.Approval, cancellation))
        {
            request.Examine();
        }
    }

    /// <summary>The meeting is over: what it decided holds; what it did not waits again.</summary>
    public async Task ApplyAsync(CommissionMeeting meeting, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        foreach (var item in meeting.Items.Where(i => i.Subject is not null))
        {
            MeetingItem[] one = [item];
            var decided = item.Outcome is Outcome.Carried or Outcome.NotCarried;
            foreach (var request in await OfAsync<ApprovalRequest>(one, ItemKind.Approval, cancellation))
            {
                if (decided) { request.Decide(item.Outcome is Outcome.Carried, item.Conditions, item.Until, meeting.Id, now); }
                else { request.Return(); }
            }

            if (decided)
            {
                (await OfAsync<AfterNotice>(one, ItemKind.AfterNotice, cancellation)).ForEach(n => n.Decide(item.Outcome));
                (await OfAsync<Finding>(one, ItemKind.Finding, cancellation)).ForEach(f => f.Decide(item.Outcome));
            }
        }
    }

    private async Task<List<T>> OfAsync<T>(IEnumerable<MeetingItem> items, ItemKind kind, CancellationToken cancellation)
        where T : class
    {
        var ids = items.Where(i => i.Kind == kind).Select(i => i.Subject!.Value).ToArray();
        return ids.Length == 0 ? [] : await db.Set<T>().Where(x => ids.Contains(EF.Property<Guid>(x, "Id"))).ToListAsync(cancellation);
    }
}
