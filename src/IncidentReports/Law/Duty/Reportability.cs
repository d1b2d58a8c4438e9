using System.Diagnostics;
using Noroshi.IncidentReports.Law.Clocks;
using Noroshi.IncidentReports.Law.Duty.Events;
using Noroshi.IncidentReports.Law.Duty.Exclusions;
using Noroshi.IncidentReports.Law.Duty.Scope;
using Noroshi.Kernel;

namespace Noroshi.IncidentReports.Law.Duty;

/// <summary>The answer to "must this be reported?".</summary>
internal enum Verdict
{
    /// <summary>報告が必要.</summary>
    MustReport,

    /// <summary>報告の義務はない.</summary>
    NeedNot,

    /// <summary>まだ判断できない.</summary>
    CannotTellYet,
}

/// <summary>Verdicts, said to a person and to a machine.</summary>
internal static class Verdicts
{
    public static string Code(this Verdict verdict) => verdict switch
    {
        Verdict.MustReport => "must-report",
        Verdict.NeedNot => "need-not",
        Verdict.CannotTellYet => "cannot-tell-yet",
        _ => throw new UnreachableException(),
    };

    public static Words Words(this Verdict verdict) => verdict switch
    {
        Verdict.MustReport => new("報告が必要です", "You must report"),
        Verdict.NeedNot => new("報告の義務はありません", "You need not report"),
        Verdict.CannotTellYet => new("まだ判断できません", "It cannot be told yet"),
        _ => throw new UnreachableException(),
    };
}

/// <summary>A fact that is missing, and what the answer would be if it were so, or not so.</summary>
internal sealed record MissingFact(Fact Fact, Verdict IfSo, Verdict IfNot)
{
    /// <summary>Whether this fact alone can settle the answer.</summary>
    public bool Decides => IfSo is not Verdict.CannotTellYet || IfNot is not Verdict.CannotTellYet;
}

/// <summary>An answer with its reasons; kept with who asked, when, and the version of the rule.</summary>
/// <param name="Verdict">The answer.</param>
/// <param name="Reasons">Why, each with its article and version; for an open answer, what is settled so far.</param>
/// <param name="Unknown">The facts that are missing and matter, those that can settle the answer first.</param>
/// <param name="RuleVersion">The day from which the version of the rule applies.</param>
/// <param name="Notes">What is said beside the answer and changes nothing.</param>
internal sealed record ReportabilityAnswer(
    Verdict Verdict, IReadOnlyList<Reason> Reasons, IReadOnlyList<MissingFact> Unknown, DateOnly RuleVersion, IReadOnlyList<Reason> Notes);

/// <summary>
/// Whether an event must be reported: (classes of the computer) × (特定侵害事象, precursor イ to ホ, or trace) × exclusions, on the legal day of 認知.
/// Act art 5, Order art 4(1) and (2). Facts may be so, not so, or not known.
/// </summary>
[Article("Act, Art. 5")]
[Article("Order, Art. 4(2)")]
internal static class Reportability
{
    private static readonly Words NotYet = new(
        "報告の義務は令和8年10月1日に始まりました。その前に認知した事象は対象ではありません。",
        "The duty began on 1 October 2026. What was learnt of before is not covered.");

    private static readonly Words NoMatter = new(
        "届出が免除されている製品（Windowsなど）でも、報告の義務は変わりません。",
        "That the product is exempt from notification (as Windows is) makes no difference to the duty to report.");

    private static readonly Words Nothing = new(
        "特定侵害事象にも、その痕跡にも、この電子計算機で報告の対象となる事象にも当たりません。",
        "It is neither a specified intrusion event, nor a trace of one, nor another event that is reportable on this computer.");

    /// <summary>The answer for these facts.</summary>
    /// <param name="facts">What is known.</param>
    /// <param name="onDay">The legal day on which the event became known.</param>
    public static ReportabilityAnswer Of(Facts facts, DateOnly onDay)
    {
        if (!TheReportingDutyBeganOnCommencement.On(onDay))
        {
            var from = TheReportingDutyBeganOnCommencement.Commencement;
            return new(Verdict.NeedNot, [new Reason(NotYet, "Order, Suppl. 2026-05-28 (1)", from)], [], from, []);
        }

        var finding = Judge(facts, onDay);
        var reasons = finding.Reasons.Distinct().ToList();
        if (finding.Holds is false && reasons.Count == 0)
        {
            reasons.Add(new Reason(Nothing, "Order, Art. 4(1)", Version(onDay)));
        }

        return new(VerdictOf(finding), reasons, Missing(facts, finding, onDay), Version(onDay), Notes(facts, onDay));
    }

    private static Finding Judge(Facts facts, DateOnly day) => Finding.All(
        OnlySpecialOperatorsMustReport.Rule.Ask(facts, day),
        OnlySpecifiedComputersCount.Rule.Ask(facts, day),
        Finding.Any(HarmIsReportableOnEveryClass.On(facts, day), TracesAreReportable.On(facts, day), PrecursorsAreReportable.On(facts, day)),
        TheFirstSixMonthsOfADesignation.Rule.Ask(facts, day).Not(),
        TheFirstSixMonthsOfANewlyCoveredComputer.Rule.Ask(facts, day).Not());

    private static IReadOnlyList<MissingFact> Missing(Facts facts, Finding finding, DateOnly day) =>
    [
        .. finding.Open
            .Select(fact => new MissingFact(fact, VerdictOf(Judge(facts.With(fact, true), day)), VerdictOf(Judge(facts.With(fact, false), day))))
            .OrderByDescending(missing => missing.Decides),
    ];

    private static IReadOnlyList<Reason> Notes(Facts facts, DateOnly day) =>
        facts[Fact.ExemptFromNotification] is true ? [new Reason(NoMatter, "Order, Art. 2(1)", Version(day))] : [];

    private static DateOnly Version(DateOnly day) => TheReportingDutyBeganOnCommencement.InForce.VersionOn(day);

    private static Verdict VerdictOf(Finding finding) => finding.Holds switch
    {
        true => Verdict.MustReport,
        false => Verdict.NeedNot,
        null => Verdict.CannotTellYet,
    };
}
