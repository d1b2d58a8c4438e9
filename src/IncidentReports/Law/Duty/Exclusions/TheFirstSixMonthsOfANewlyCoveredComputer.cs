using Noroshi.Kernel;

namespace Noroshi.IncidentReports.Law.Duty.Exclusions;

/// <summary>
/// 「経済安全保障推進法第五十条第一項の特定重要設備を定める主務省令の改正により新たに特定重要電子計算機となった日から六月以内に発生した事象（当該特定重要電子計算機において発生した
/// 事象に限る。）」
/// </summary>
[Article("Order, Art. 4(2)(ii)")]
internal static class TheFirstSixMonthsOfANewlyCoveredComputer
{
    internal static readonly Dated<int> Months = new Dated<int>().From(new(2026, 10, 1), 6);

    internal static readonly Dated<RuleText> Rule = new Dated<RuleText>().From(new(2026, 10, 1), (facts, version) =>
        Finding.Of(facts, Fact.SoonAfterCoverage).Because(new Reason(
            new("主務省令の改正で新たに特定重要電子計算機となった日から6か月以内に発生した事象なので、報告の対象から除かれます。", "It happened within six months of the computer being newly covered by an amendment, so it is left out."),
            "Order, Art. 4(2)(ii)",
            version)));

    /// <summary>Whether something that happened on a day happened within six months of the computer being covered.</summary>
    public static bool Covers(DateOnly coveredOn, DateOnly occurredOn)
    {
        var day = occurredOn < Months.Commencements[0] ? Months.Commencements[0] : occurredOn;
        return coveredOn <= occurredOn && occurredOn <= LegalCalendar.MonthsAfter(coveredOn, Months.On(day)).Period;
    }
}
