using Noroshi.Kernel;

namespace Noroshi.IncidentReports.Law.Duty.Scope;

/// <summary>「特別社会基盤事業者は、特定重要電子計算機に係る…の発生を認知したときは…報告しなければならない。」 Vendors, SOCs and all others may report of their own will.</summary>
[Article("Act, Art. 5")]
[Article("Act, Art. 2(3)")]
internal static class OnlySpecialOperatorsMustReport
{
    internal static readonly Dated<RuleText> Rule = new Dated<RuleText>().From(new(2026, 10, 1), (facts, version) =>
        Finding.Of(facts, Fact.OperatorIsSpecial).Because(
            null,
            new Reason(
                new(
                    "特別社会基盤事業者ではないため、報告の義務はありません。任意の報告はできます。",
                    "You are not a special infrastructure operator, so there is no duty. You may report of your own will."),
                "Act, Art. 2(3)",
                version)));
}
