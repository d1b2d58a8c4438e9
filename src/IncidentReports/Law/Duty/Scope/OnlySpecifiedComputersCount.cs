using Noroshi.CriticalComputers.Face;
using Noroshi.Kernel;

namespace Noroshi.IncidentReports.Law.Duty.Scope;

/// <summary>
/// 「特定社会基盤事業者…が使用する電子計算機のうち、…特定重要設備の機能が停止し、又は低下するおそれがあるものとして政令で定めるもの」, that is the classes of
/// Cabinet Order art 1(3) and Order art 1. Being exempt from notification changes nothing here: Order art 2(1) speaks of notification only.
/// </summary>
[Article("Act, Art. 2(2)(ii)")]
[Article("Cabinet Order, Art. 1(3)")]
internal static class OnlySpecifiedComputersCount
{
    internal static readonly Dated<RuleText> Rule = new Dated<RuleText>().From(new(2026, 10, 1), (facts, version) =>
        Finding.Any([.. DeviceClasses.All.Select(@class => Finding.Of(facts, Fact.Of(@class)))]).Because(
            null,
            new Reason(
                new(
                    "対象の電子計算機が特定重要電子計算機のどの区分にも当たらないため、報告の義務はありません。任意の報告はできます。",
                    "The computer belongs to no class of specified critical computers, so there is no duty. You may report of your own will."),
                "Cabinet Order, Art. 1(3)",
                version)));
}
