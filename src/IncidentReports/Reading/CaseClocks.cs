using System.Text.Json;
using Noroshi.IncidentReports.CommonForms;
using Noroshi.IncidentReports.Law.Clocks;
using Noroshi.IncidentReports.Store;
using Noroshi.Kernel;

namespace Noroshi.IncidentReports.Reading;

/// <summary>A clock of a case as a page shows it.</summary>
/// <param name="Label">What is due.</param>
/// <param name="LateFrom">The first moment that is late.</param>
/// <param name="Done">When it was done.</param>
/// <param name="Source">The article, or what the target rests on.</param>
/// <param name="Internal">A target of this system, not a limit of law.</param>
/// <param name="Note">What to know about it.</param>
internal sealed record ClockShown(Words Label, DateTimeOffset? LateFrom, DateTimeOffset? Done, string Source, bool Internal, Words? Note);

/// <summary>The clocks of a case: ours by law, our own targets, and another law's.</summary>
internal sealed record CaseClocks(IReadOnlyList<ClockShown> Ours, IReadOnlyList<ClockShown> OtherLaws, Words? Why)
{
    private static readonly Words NoDuty = new("任意の報告なので、期限はありません。", "A voluntary report: no limit applies.");
    private static readonly Words NoReal = new("訓練なので、期限はありません。", "An exercise: no limit applies.");

    public static CaseClocks Of(IncidentCase @case, Answers newest)
    {
        var ours = new List<ClockShown>();
        if (@case.FullDueOn is { } due)
        {
            var stored = @case.FullClock is { } json ? JsonDocument.Parse(json).RootElement : default;
            ours.Add(new ClockShown(
                new("30日報告（全7項目）の期限", "Full report, all seven items"),
                LegalCalendar.EndOf(due),
                @case.FullFiledAt,
                stored.ValueKind is JsonValueKind.Object ? stored.GetProperty("article").GetString()! : "Order, Art. 4(2)",
                false,
                new("認知した日の翌日から数えて30日目です。行政機関の休日に当たるときは次の開庁日です。", "The thirtieth day after the day of knowledge; if the offices are closed, the next working day.")));
        }

        if (@case.FirstTarget is { } target)
        {
            ours.Add(new ClockShown(
                new("速報の目標", "Target for the first report"), target, @case.OpenedAt, "Order, Art. 4(2)", true, new(
                    $"{TheFirstReportIsDueWithoutDelay.Text.Ja}{TheFirstReportIsDueWithoutDelay.TargetNote.Ja}",
                    $"{TheFirstReportIsDueWithoutDelay.Text.En} {TheFirstReportIsDueWithoutDelay.TargetNote.En}")));
        }

        var concerned = newest["impact.personal-data"] is "yes" or "unknown" && !@case.Exercise;
        IReadOnlyList<ClockShown> others = concerned
            ? [.. TheDataProtectionLawHasItsOwnClock.For(@case.LearnedAt, malicious: true).Select(c => new ClockShown(c.Name, c.Limit.LateFrom, null, c.Article, false, c.Explanation))]
            : [];
        return new CaseClocks(ours, others, ours.Count > 0 ? null : @case.Exercise ? NoReal : NoDuty);
    }
}
