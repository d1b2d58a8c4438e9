using Microsoft.EntityFrameworkCore;
using Noroshi.Kernel;
using Noroshi.Oversight.Commission.Law;
using Noroshi.Oversight.Commission.Store;
using Noroshi.Oversight.Store;
using Noroshi.Store;

namespace Noroshi.Oversight.Commission.Reporting;

/// <summary>A figure of the yearly report.</summary>
/// <param name="Code">Its stable code: <c>vi.requests</c>.</param>
/// <param name="Item">The item of 61(2); null for what is told besides.</param>
/// <param name="Text">What is counted.</param>
/// <param name="Count">How many; null where the item is not in force.</param>
internal sealed record Figure(string Code, ReportItem? Item, Words Text, int? Count);

/// <summary>Counts a calendar year from the registers: nobody types a figure of the report.</summary>
internal sealed class TallyYear(StoreDb db, CommissionDesk desk)
{
    private static readonly Words Requests = new("承認の求め", "Requests for approval"), Notices = new("事後の通知", "Notices after the fact"), Approvals = new("承認", "Approvals"), Recommendations = new("勧告", "Recommendations");

    private static readonly ApprovalRoute[] Police = [ApprovalRoute.Police];
    private static readonly ApprovalRoute[] Defense = [ApprovalRoute.Defense89, ApprovalRoute.Defense91, ApprovalRoute.Defense92, ApprovalRoute.Defense95];

    public async Task<IReadOnlyList<Figure>> OfAsync(int year, CancellationToken cancellation)
    {
        var (from, until) = (LegalCalendar.StartOf(new(year, 1, 1)), LegalCalendar.StartOf(new(year + 1, 1, 1)));
        var sectionTwo = await desk.SectionTwoAsync(cancellation);
        List<Figure> figures = [];
        void Add(int item, string code, Words text, int count)
        {
            var about = WhatTheYearlyReportHolds.Items[item - 1];
            figures.Add(new(code, about, text, WhatTheYearlyReportHolds.IsInForceIn(about, year, sectionTwo) ? count : null));
        }

        foreach (var (item, code, routes) in new[] { (1, "i", new[] { ApprovalRoute.Article17, ApprovalRoute.Article19 }), (2, "ii", [ApprovalRoute.Article32]), (3, "iii", [ApprovalRoute.Article33]) })
        {
            Add(item, $"{code}.requests", Requests, await RequestsAsync(routes, from, until, cancellation));
            Add(item, $"{code}.approvals", Approvals, await ApprovalsAsync(routes, from, until, cancellation));
        }

        var section = db.Set<Inspection>().Where(i => i.Basis != InspectionBasis.Record && i.SampledAt >= from && i.SampledAt < until);
        Add(4, "iv.inspections", new("検査", "Inspections"), await section.CountAsync(cancellation));
        foreach (var measure in new[] { Measure.Notice, Measure.Demand, Measure.Recommendation })
        {
            Add(5, $"v.{measure.ToString().ToLowerInvariant()}s", measure.Words(), await db.Set<Finding>().CountAsync(f => f.Measure == measure && f.SentAt >= from && f.SentAt < until, cancellation));
        }

        foreach (var (item, code, routes) in new[] { (6, "vi", Police), (8, "viii", Defense) })
        {
            Add(item, $"{code}.requests", Requests, await RequestsAsync(routes, from, until, cancellation));
            Add(item, $"{code}.notices", Notices, await db.Set<AfterNotice>().CountAsync(n => routes.Contains(n.Route) && n.ReceivedAt >= from && n.ReceivedAt < until, cancellation));
            Add(item, $"{code}.approvals", Approvals, await ApprovalsAsync(routes, from, until, cancellation));
            Add(item + 1, item == 6 ? "vii.recommendations" : "ix.recommendations", Recommendations, await db.Set<AfterNotice>().CountAsync(n => routes.Contains(n.Route) && n.Decision == Outcome.Carried && n.ReceivedAt >= from && n.ReceivedAt < until, cancellation));
        }

        figures.Add(new("meetings", null, new("会議の開催", "Meetings held"), await db.Set<CommissionMeeting>().CountAsync(m => m.State == MeetingState.Confirmed && m.At >= from && m.At < until, cancellation)));
        figures.Add(new("record-checks", null, new("記録の確認", "Checks of the record"), await db.Set<Inspection>().CountAsync(i => i.Basis == InspectionBasis.Record && i.SampledAt >= from && i.SampledAt < until, cancellation)));
        figures.Add(new("acts", null, new("透明性ログに記録された行為", "Acts recorded in the transparency log"), await db.Set<RecordedAct>().CountAsync(a => a.At >= from && a.At < until, cancellation)));
        return [.. figures.OrderBy(f => f.Item?.Item ?? int.MaxValue)];
    }

    private Task<int> RequestsAsync(ApprovalRoute[] routes, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellation) =>
        db.Set<ApprovalRequest>().CountAsync(a => routes.Contains(a.Route) && a.ReceivedAt >= from && a.ReceivedAt < until, cancellation);

    private Task<int> ApprovalsAsync(ApprovalRoute[] routes, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellation) =>
        db.Set<ApprovalRequest>().CountAsync(a => routes.Contains(a.Route) && a.State == ApprovalState.Approved && a.DecidedAt >= from && a.DecidedAt < until, cancellation);
}
