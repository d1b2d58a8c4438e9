using Noroshi.Kernel;

namespace Noroshi.IncidentReports.Law.Duty.Exclusions;

/// <summary>
/// 「この命令の施行の日前に…第五十条第一項の指定を受けた者に対するこの命令による改正後の第四条第二項第一号の規定の適用については、同号中「特別社会基盤事業者（経済安全保障推進法
/// 第五十三条第一項各号のいずれかに掲げる事由により…該当することとなった者を除く。）が同項」とあるのは、「特別社会基盤事業者が経済安全保障推進法第五十条第一項」とする。」
/// The amending order took effect on 2026-09-18. Whoever was designated before that day has the six months without the exception.
/// </summary>
[Article("Order, Suppl. 2026-08-31 (1)")]
[Article("Order, Suppl. 2026-08-31 (3)")]
internal static class DesignationsBeforeTheAmendmentKeepTheOldText
{
    internal static readonly Dated<DateOnly> EffectiveOn = new Dated<DateOnly>().From(new(2026, 9, 18), new(2026, 9, 18));

    internal static readonly Dated<RuleText> Rule = new Dated<RuleText>().From(new(2026, 9, 18), (facts, _) =>
        Finding.Of(facts, Fact.DesignatedBeforeAmendment));

    /// <summary>Whether a designation of this day keeps the old text.</summary>
    public static bool Covers(DateOnly designatedOn) => designatedOn < EffectiveOn.Commencements[0];
}
