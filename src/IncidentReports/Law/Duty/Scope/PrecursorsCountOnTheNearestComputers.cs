using Noroshi.CriticalComputers.Face;
using Noroshi.Kernel;

namespace Noroshi.IncidentReports.Law.Duty.Scope;

/// <summary>
/// 「一号電子計算機並びに第一条第一項第一号及び第二号に規定する特定重要電子計算機　次に掲げる事象」 The class half of the rule is CriticalComputers'; of several
/// classes the strictest governs.
/// </summary>
[Article("Order, Art. 4(1)(i)")]
internal static class PrecursorsCountOnTheNearestComputers
{
    public static Finding On(Facts facts, DateOnly day) =>
        Finding.Any([.. ReportableEvents.ClassesWithPrecursors(day).Order().Select(@class => Finding.Of(facts, Fact.Of(@class)))]).Because(
            null,
            new Reason(
                new(
                    "この区分の電子計算機では、原因となり得る事象（イ～ホ）とその痕跡は報告の対象ではありません。対象になるのは、一号電子計算機と第1条第1項第1号・第2号の電子計算機だけです。",
                    "On computers of this class the precursor events and their traces are not reportable; only on the facility's own computers and those of art. 1(1)(i) and (ii)."),
                "Order, Art. 4(1)(i)",
                ReportableEvents.RuleVersion(day)));
}
