using System.Text.Json;
using System.Text.Json.Nodes;
using Noroshi.Formats.Forms;
using Noroshi.IncidentReports.CommonForms;
using Noroshi.IncidentReports.Face;
using Noroshi.IncidentReports.Law.Clocks;
using Noroshi.Kernel;

namespace Noroshi.IncidentReports.Filing;

/// <summary>認知 as answered: when, who, on what ground.</summary>
internal readonly record struct Learned(DateTimeOffset At, string By, string Ground)
{
    /// <summary>A voluntary reporter need not say when it learned; then it is the time of receipt, and no clock runs from it.</summary>
    public static Learned From(Answers answers, DateTimeOffset received) => new(
        answers["awareness.at"] is { } at && WrittenMoment.TryRead(at, out var moment) ? moment : received,
        answers["awareness.by"] ?? "",
        answers["awareness.ground"] ?? "");
}

/// <summary>The clocks of a case, as computed when it began.</summary>
/// <param name="FirstTarget">Internal target of the first report; policy.</param>
/// <param name="FullDueOn">Last day of the thirty-day report.</param>
/// <param name="Stored">The clock with its rule, for the case. JSON.</param>
internal sealed record ReportClocks(DateTimeOffset? FirstTarget, DateOnly? FullDueOn, string? Stored)
{
    /// <summary>No duty, no clock: voluntary reports and exercises have none. The target of the first report is a policy, not law.</summary>
    public static ReportClocks For(Submission submission, DateTimeOffset learnedAt, TimeSpan target)
    {
        if (submission.Voluntary || submission.Exercise || !TheFullReportIsDueWithinThirtyDays.Days.IsInForceOn(LegalCalendar.LegalDay(learnedAt)))
        {
            return new ReportClocks(null, null, null);
        }

        var full = TheFullReportIsDueWithinThirtyDays.For(learnedAt);
        var stored = new JsonObject
        {
            ["rule"] = full.Rule,
            ["article"] = full.Article,
            ["ruleVersion"] = full.RuleVersion.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
            ["startDay"] = full.StartDay.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
            ["period"] = full.Period,
            ["periodEnds"] = full.Limit.Period.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
            ["lastDay"] = full.Limit.LastDay.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
            ["learnedAt"] = learnedAt.ToUniversalTime().ToString("O", System.Globalization.CultureInfo.InvariantCulture),
        };
        return new ReportClocks(learnedAt + target, full.Limit.LastDay, JsonSerializer.Serialize(stored));
    }

    /// <summary>When the reminders begin: on the morning seven days before the limit, or now if it is nearer.</summary>
    public DateTimeOffset? FirstTick(DateTimeOffset now)
    {
        var week = FullDueOn is { } due ? LegalCalendar.StartOf(due.AddDays(-7)).AddHours(9) : now;
        return week > now ? week : now;
    }
}

/// <summary>The clock of a case has come to a point at which somebody must be told.</summary>
internal sealed record ReportClockTicks(Guid Case) : IEvent
{
    public static string Name => "incident-reports.clock-ticks.v1";
}

/// <summary>Which demands of the form a stage is held to.</summary>
internal static class FormStages
{
    public static FormStage Of(ReportStage stage, bool voluntary) => (stage, voluntary) switch
    {
        (_, true) => FormStage.Voluntary,
        (ReportStage.ThirtyDay, _) => FormStage.Full,
        _ => FormStage.First,
    };
}

/// <summary>One line for a queue.</summary>
internal static class CaseTitle
{
    public static string Of(IncidentKind kind, Answers answers)
    {
        var summary = (answers["event.summary"] ?? answers["awareness.ground"] ?? "").ReplaceLineEndings(" ").Trim();
        var text = summary.Length == 0 ? kind.Words().Ja : summary;
        return text.Length <= 120 ? text : string.Concat(text.AsSpan(0, 119), "…");
    }
}

/// <summary>How desks sort: 3 where service is failing, 2 for ransomware and personal data, 1 otherwise. Policy, not law.</summary>
internal static class CaseUrgency
{
    public static int Of(IncidentKind kind, Answers answers) => answers["impact.service-level"] switch
    {
        "yes" => 3,
        _ when kind is IncidentKind.Ransomware || answers["impact.personal-data"] == "yes" => 2,
        _ => 1,
    };
}
