using Noroshi.Kernel;

namespace Noroshi.IncidentReports.Law.Duty.Exclusions;

/// <summary>
/// 「特別社会基盤事業者（経済安全保障推進法第五十三条第一項各号のいずれかに掲げる事由により…基準に該当することとなった者を除く。）が同項の規定による指定を受けた日から六月以内に
/// 発生した事象（当該指定に係る特定社会基盤事業の用に供される特定重要設備に係る特定重要電子計算機において発生した事象に限る。）」 It looks at the day on which the event
/// happened, not at knowledge. Six months end by the calendar and do not move for a closed day: this is no limit for an act (ADR 0014).
/// </summary>
[Article("Order, Art. 4(2)(i)")]
internal static class TheFirstSixMonthsOfADesignation
{
    internal static readonly Dated<int> Months = new Dated<int>().From(new(2026, 10, 1), 6);

    internal static readonly Dated<RuleText> Rule = new Dated<RuleText>().From(new(2026, 10, 1), (facts, version) =>
        Finding.All(
            Finding.Of(facts, Fact.SoonAfterDesignation),
            Finding.Of(facts, Fact.OfThatDesignation),
            Finding.Any(
                Finding.Of(facts, Fact.ByEventOfEspa53).Not(),
                DesignationsBeforeTheAmendmentKeepTheOldText.Rule.Ask(facts, version)))
        .Because(new Reason(
            new("指定を受けた日から6か月以内に発生した事象なので、報告の対象から除かれます。", "It happened within six months of the designation, so it is left out."),
            "Order, Art. 4(2)(i)",
            version)) is { Holds: not false } applies ? applies : new Finding(false, [], []));

    /// <summary>Whether something that happened on a day happened within six months of a designation.</summary>
    public static bool Covers(DateOnly designatedOn, DateOnly occurredOn) =>
        designatedOn <= occurredOn && occurredOn <= LegalCalendar.MonthsAfter(designatedOn, Months.On(Latest(occurredOn))).Period;

    // Designations are older than the Order; its text counts their six months all the same.
    private static DateOnly Latest(DateOnly day) => day < Months.Commencements[0] ? Months.Commencements[0] : day;
}
