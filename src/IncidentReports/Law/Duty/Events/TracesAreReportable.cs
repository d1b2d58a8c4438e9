using Noroshi.IncidentReports.Law.Duty.Exclusions;
using Noroshi.IncidentReports.Law.Duty.Scope;
using Noroshi.Kernel;

namespace Noroshi.IncidentReports.Law.Duty.Events;

/// <summary>
/// 「ヘ　特定侵害事象又はイからホまでに掲げる事象の痕跡が記録される事象」 on the nearest computers; 「二　…特定侵害事象の痕跡が記録される事象」 on all others. So a trace of
/// a 特定侵害事象 counts on every class, a trace of イ to ホ on the nearest only.
/// </summary>
[Article("Order, Art. 4(1)(i)(f)")]
[Article("Order, Art. 4(1)(ii)")]
internal static class TracesAreReportable
{
    internal static readonly Dated<RuleText> OfAnIncident = new Dated<RuleText>().From(new(2026, 10, 1), (facts, version) =>
        Finding.Of(facts, Fact.TraceOfIncident).Because(new Reason(
            new("特定侵害事象の痕跡が記録されています。痕跡は、どの区分の電子計算機でも報告の対象です。", "Traces of a specified intrusion event are on record; they are reportable on every class."),
            "Order, Art. 4(1)(ii)",
            version)));

    internal static readonly Dated<RuleText> OfAPrecursor = new Dated<RuleText>().From(new(2026, 10, 1), (facts, version) =>
        Finding.Of(facts, Fact.TraceOfPrecursor).Because(new Reason(
            new("イからホまでの事象の痕跡が記録されています。", "Traces of a precursor event are on record."),
            "Order, Art. 4(1)(i)(f)",
            version)));

    public static Finding On(Facts facts, DateOnly day) => Finding.Any(
        Finding.All(OfAnIncident.Ask(facts, day), AttemptedObstructionIsLeftOutElsewhere.OfTheTrace(facts, day).Not()),
        facts[Fact.TraceOfPrecursor] is false
            ? OfAPrecursor.Ask(facts, day)
            : Finding.All(PrecursorsCountOnTheNearestComputers.On(facts, day), OfAPrecursor.Ask(facts, day)));
}
