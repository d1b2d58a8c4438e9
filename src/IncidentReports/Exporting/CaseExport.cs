using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Noroshi.Confidentiality.Face;
using Noroshi.Formats.Tables;
using Noroshi.IncidentReports.CommonForms;
using Noroshi.IncidentReports.Face;
using Noroshi.IncidentReports.Law.Clocks;
using Noroshi.IncidentReports.OpeningCases;
using Noroshi.IncidentReports.Queueing;
using Noroshi.IncidentReports.Reading;
using Noroshi.IncidentReports.Store;
using Noroshi.Kernel;
using Noroshi.Store;

namespace Noroshi.IncidentReports.Exporting;

/// <summary>By which clock cases are chosen: each law's clock, and our own target, stand apart.</summary>
internal enum ExportClock
{
    /// <summary>All.</summary>
    Any,

    /// <summary>The thirty-day report is outstanding and in time.</summary>
    LegalOutstanding,

    /// <summary>The thirty-day report is or was late.</summary>
    LegalLate,

    /// <summary>The first report missed its internal target, which is no law.</summary>
    TargetMissed,

    /// <summary>Another law's clock runs: personal data may be concerned.</summary>
    DataProtection,
}

/// <summary>
/// Cases as a table, in the order of the queue. Every case that goes out is first kept as a reading with its purpose: a batch is read,
/// recorded, and only then written out.
/// </summary>
internal sealed class CaseExport(DeskQueue queue, StatedPurpose purposes, StoreDb db)
{
    private const int Batch = 200;

    public static IReadOnlyList<TableColumn> Columns { get; } =
    [
        new("案件番号", 22), new("件名", 50), new("報告者", 28), new("種別"), new("性質"), new("訓練", 8), new("案件の状態"), new("窓口の状態"), new("担当者"), new("緊急度", 8),
        new("認知日時", 20), new("速報受付日時", 20), new("最新の版", 10), new("最新の段階"), new("30日報告の期限（命令第4条第2項）", 16), new("30日報告受付日時", 20), new("30日報告の遅延", 8),
        new("速報の内部目標（法令の定めではない）", 20), new("内部目標の超過", 8), new("個人情報保護委員会への速報の目安（別法）", 16), new("個人情報保護委員会への確報の期限（別法）", 16),
    ];

    /// <summary>The names of the columns for a program.</summary>
    public static IReadOnlyList<string> Keys { get; } =
    [
        "number", "title", "reporter", "kind", "nature", "exercise", "state", "deskState", "assignee", "urgency",
        "learnedAt", "firstReceivedAt", "versions", "latestStage", "fullDueOn", "fullReceivedAt", "fullLate",
        "firstTarget", "firstTargetMissed", "dataProtectionPromptBy", "dataProtectionFullBy",
    ];

    public async IAsyncEnumerable<IReadOnlyList<TableCell>> RowsAsync(
        QueueFilter filter, ExportClock clock, Purpose purpose, DateTimeOffset now, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var seen = new HashSet<CaseId>();
        do
        {
            var page = await queue.PageAsync(filter, Batch, cancellation);
            var rows = page.Rows.Where(r => seen.Add(r.Case.Id)).ToList();
            var data = await ConcernedAsync(rows, cancellation);
            rows = [.. rows.Where(r => Fits(r.Case, clock, data.Contains(r.Case.Id), now))];
            rows.ForEach(r => purposes.Keep(r.Case, r.Case.Versions, purpose, "export"));
            await db.SaveChangesAsync(cancellation);
            db.ChangeTracker.Clear();
            foreach (var row in rows)
            {
                yield return Cells(row, data.Contains(row.Case.Id));
            }

            filter = filter with { After = page.Next };
        }
        while (filter.After is not null);
    }

    private async Task<HashSet<CaseId>> ConcernedAsync(List<DeskRow> rows, CancellationToken cancellation)
    {
        var ids = rows.Select(r => r.Case.Id).ToArray();
        var newest = await (
            from v in db.Set<ReportVersion>().AsNoTracking()
            join c in db.Set<IncidentCase>() on new { v.Case, v.Number } equals new { Case = c.Id, Number = c.Versions }
            where ids.Contains(v.Case)
            select new { v.Case, v.Answers }).ToListAsync(cancellation);
        return [.. newest.Where(v => Answers.FromJson(v.Answers)["impact.personal-data"] is "yes" or "unknown").Select(v => v.Case)];
    }

    private static bool Fits(IncidentCase @case, ExportClock clock, bool data, DateTimeOffset now) => clock switch
    {
        ExportClock.LegalOutstanding => @case.FullDueOn is { } due && @case.FullFiledAt is null && @case.State is CaseState.Open && now < LegalCalendar.EndOf(due),
        ExportClock.LegalLate => @case.FullLate,
        ExportClock.TargetMissed => @case.FirstMissedTarget,
        ExportClock.DataProtection => data && !@case.Exercise,
        _ => true,
    };

    private static IReadOnlyList<TableCell> Cells(DeskRow row, bool data)
    {
        var @case = row.Case;
        var theirs = data && !@case.Exercise ? TheDataProtectionLawHasItsOwnClock.For(@case.LearnedAt, malicious: true) : [];
        return
        [
            @case.Number, @case.Title, row.Reporter?.Ja, @case.Kind.Words().Ja, @case.Voluntary ? "任意" : "法第5条", @case.Exercise ? "訓練" : null,
            @case.State.Words().Ja, row.Desk.State.Words().Ja, row.Assignee, DeskWords.Urgency(row.Desk.Urgency).Ja,
            (DateTimeOffset?)@case.LearnedAt, (DateTimeOffset?)@case.OpenedAt, (int?)@case.Versions, @case.LatestStage.Words().Ja, @case.FullDueOn, @case.FullFiledAt,
            @case.FullLate ? "遅延" : null, @case.FirstTarget, @case.FirstMissedTarget ? "超過" : null, Last(theirs, 0), Last(theirs, 1),
        ];
    }

    private static DateOnly? Last(IReadOnlyList<Clock> clocks, int index) => clocks.Count > index ? clocks[index].Limit.LastDay : null;
}
