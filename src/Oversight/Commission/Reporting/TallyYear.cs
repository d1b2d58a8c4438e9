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

    private static readonly IReadOnlyList<Tally> Tallies =
    [
        .. Asked(1, "i", [ApprovalRoute.Article17, ApprovalRoute.Article19]),
        .. Asked(2, "ii", [ApprovalRoute.Article32]),
        .. Asked(3, "iii", [ApprovalRoute.Article33]),
        new("iv.inspections", 4, new("検査", "Inspections"), y => y.Db.Set<Inspection>().Where(i => i.Basis != InspectionBasis.Record && i.SampledAt >= y.From && i.SampledAt < y.Until)),
        .. new[] { Measure.Notice, Measure.Demand, Measure.Recommendation }.Select(m => new Tally($"v.{m.ToString().ToLowerInvariant()}s", 5, m.Words(), y => y.Db.Set<Finding>().Where(f => f.Measure == m && f.SentAt >= y.From && f.SentAt < y.Until))),
        .. Told(6, "vi", "vii", Police),
        .. Told(8, "viii", "ix", Defense),
        new("meetings", null, new("会議の開催", "Meetings held"), y => y.Db.Set<CommissionMeeting>().Where(m => m.State == MeetingState.Confirmed && m.At >= y.From && m.At < y.Until)),
        new("record-checks", null, new("記録の確認", "Checks of the record"), y => y.Db.Set<Inspection>().Where(i => i.Basis == InspectionBasis.Record && i.SampledAt >= y.From && i.SampledAt < y.Until)),
        new("acts", null, new("透明性ログに記録された行為", "Acts recorded in the transparency log"), y => y.Db.Set<RecordedAct>().Where(a => a.At >= y.From && a.At < y.Until)),
    ];

    /// <summary>The figures of a year; what is not in force in it is not counted.</summary>
    public async Task<IReadOnlyList<Figure>> OfAsync(int year, CancellationToken cancellation)
    {
        var span = new Span(db, LegalCalendar.StartOf(new(year, 1, 1)), LegalCalendar.StartOf(new(year + 1, 1, 1)));
        var sectionTwo = await desk.SectionTwoAsync(cancellation);
        List<Figure> figures = [];
        foreach (var tally in Tallies)
        {
            var counts = tally.About is not { } item || WhatTheYearlyReportHolds.IsInForceIn(item, year, sectionTwo);
            figures.Add(tally.With(counts ? await tally.Of(span).CountAsync(cancellation) : null));
        }

        return figures;
    }

    /// <summary>The figures as they were when a report was published, in the words of today. Nothing is counted.</summary>
    public static IReadOnlyList<Figure> AsPublished(IReadOnlyDictionary<string, int?> counts) => [.. Tallies.Where(t => counts.ContainsKey(t.Code)).Select(t => t.With(counts[t.Code]))];

    private static Tally[] Asked(int item, string code, ApprovalRoute[] routes) =>
    [
        new($"{code}.requests", item, Requests, y => y.Db.Set<ApprovalRequest>().Where(a => routes.Contains(a.Route) && a.ReceivedAt >= y.From && a.ReceivedAt < y.Until)),
        new($"{code}.approvals", item, Approvals, y => y.Db.Set<ApprovalRequest>().Where(a => routes.Contains(a.Route) && a.State == ApprovalState.Approved && a.DecidedAt >= y.From && a.DecidedAt < y.Until)),
    ];

    private static Tally[] Told(int item, string code, string next, ApprovalRoute[] routes) =>
    [
        .. Asked(item, code, routes),
        new($"{code}.notices", item, Notices, y => NoticesOf(y, routes)),
        new($"{next}.recommendations", item + 1, Recommendations, y => NoticesOf(y, routes).Where(n => n.Decision == Outcome.Carried)),
    ];

    private static IQueryable<AfterNotice> NoticesOf(Span year, ApprovalRoute[] routes) => year.Db.Set<AfterNotice>().Where(n => routes.Contains(n.Route) && n.ReceivedAt >= year.From && n.ReceivedAt < year.Until);

    private sealed record Span(StoreDb Db, DateTimeOffset From, DateTimeOffset Until);

    private sealed record Tally(string Code, int? Item, Words Text, Func<Span, IQueryable<object>> Of)
    {
        public ReportItem? About => Item is { } item ? WhatTheYearlyReportHolds.Items[item - 1] : null;

        public Figure With(int? count) => new(Code, About, Text, count);
    }
}
