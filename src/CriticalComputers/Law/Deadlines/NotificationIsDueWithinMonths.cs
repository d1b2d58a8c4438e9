using Noroshi.Kernel;

namespace Noroshi.CriticalComputers.Law.Deadlines;

/// <summary>What decides until when a notification is due.</summary>
/// <param name="On">The day of introduction, or of the change.</param>
/// <param name="IsChange">Whether it is a change of what was notified.</param>
/// <param name="FacilityInPlace">Whether the 特定重要設備 was in place on 1 October 2026; null if that has not been answered, which counts as no.</param>
/// <param name="CoveredOn">The day on which an amendment of the ministerial order made it a 特定重要電子計算機; null if none did.</param>
/// <param name="DesignatedOn">The day of the operator's designation for the business.</param>
/// <param name="ThroughArticle53">Whether the operator came under the criteria through an event of 経済安全保障推進法 art 53(1).</param>
internal sealed record DeadlineFacts(DateOnly On, bool IsChange = false, bool? FacilityInPlace = null, DateOnly? CoveredOn = null, DateOnly? DesignatedOn = null, bool ThroughArticle53 = false);

/// <summary>A rule that applies, and the last day by it.</summary>
/// <param name="Case">Which rule.</param>
/// <param name="Base">The day from which it counts.</param>
/// <param name="Months">How many months.</param>
/// <param name="Limit">Where the period ends, and the last day.</param>
internal sealed record DeadlineRule(DeadlineCase Case, DateOnly Base, int Months, Limit Limit);

/// <summary>The last day of a notification, with all rules that apply; the first is the one that governs.</summary>
/// <param name="Governing">The rule that governs: of several the one with the latest day, the special before the ordinary.</param>
/// <param name="Applying">All that apply.</param>
/// <param name="RuleVersion">The day from which this version of the rules is in force.</param>
internal sealed record NotificationDeadline(DeadlineRule Governing, IReadOnlyList<DeadlineRule> Applying, DateOnly RuleVersion);

/// <summary>
/// 「…当該特定重要電子計算機を導入した日から四月以内に、様式第一による届出書を…提出して行うものとする。」, with six months in place of it for what was there at
/// commencement (Act suppl. art 4), for what was introduced within two months of commencement to a facility in place (Order suppl. of
/// 2026-05-28 (2)), of designation (Order art 2(2)) or of coverage by an amendment (Order art 2(3), 3(2)). How the days are counted is not verified
/// (ADR 0014, 0031).
/// </summary>
[Article("Act, Suppl. Art. 4")]
[Article("Order, Art. 2(1)")]
[Article("Order, Art. 2(2)")]
[Article("Order, Art. 2(3)")]
[Article("Order, Art. 3(1)")]
[Article("Order, Art. 3(2)")]
[Article("Order, Suppl. 2026-05-28 (2)")]
[Article("Order, Suppl. 2026-08-31 (2)")]
internal static class NotificationIsDueWithinMonths
{
    private static readonly DateOnly Commencement = new(2026, 10, 1);

    // Whoever was designated before the amending order took force is not asked how it came under the criteria.
    private static readonly DateOnly AmendmentInForce = new(2026, 9, 18);

    private static readonly Dated<Lengths> Rule = new Dated<Lengths>().From(Commencement, new Lengths(Ordinary: 4, Transitional: 6, Soon: 2));

    /// <summary>The last day for what was introduced or changed.</summary>
    public static NotificationDeadline For(DeadlineFacts facts, DateOnly today)
    {
        var day = today < Commencement ? Commencement : today;
        var lengths = Rule.On(day);
        var applying = Rules(facts, lengths).OrderByDescending(r => r.Limit.LastDay).ThenByDescending(r => r.Case).ToList();
        return new NotificationDeadline(applying[0], applying, Rule.VersionOn(day));
    }

    /// <summary>
    /// The last day for what was in place and came to be owed only on a day on which a designation ended or a reading changed. No text has a
    /// transitional rule for it; what is demanded must be possible, so that the day of introduction is read as that day (ADR 0035).
    /// </summary>
    public static NotificationDeadline SinceARuleTookForce(DateOnly day)
    {
        var rule = After(DeadlineCase.RuleTookForce, day, Rule.On(day < Commencement ? Commencement : day).Ordinary);
        return new NotificationDeadline(rule, [rule], Rule.VersionOn(day < Commencement ? Commencement : day));
    }

    private static IEnumerable<DeadlineRule> Rules(DeadlineFacts facts, Lengths lengths)
    {
        if (facts.IsChange)
        {
            yield return After(DeadlineCase.Change, facts.On, lengths.Ordinary);
            if (facts.CoveredOn is { } since && facts.On >= since && facts.On <= LegalCalendar.MonthsAfter(since, lengths.Soon).Period)
            {
                yield return After(DeadlineCase.ChangeSoonAfterCoverage, since, lengths.Transitional);
            }

            yield break;
        }

        if (facts.On < Commencement)
        {
            yield return new DeadlineRule(DeadlineCase.InPlaceAtCommencement, Commencement, lengths.Transitional, LegalCalendar.MonthsAfter(Commencement, lengths.Transitional, startsAtMidnight: true));
        }
        else
        {
            yield return After(DeadlineCase.Introduction, facts.On, lengths.Ordinary);
            if (facts.FacilityInPlace is true && facts.On <= LegalCalendar.MonthsAfter(Commencement, lengths.Soon, startsAtMidnight: true).Period)
            {
                yield return new DeadlineRule(DeadlineCase.SoonAfterCommencement, Commencement, lengths.Transitional, LegalCalendar.MonthsAfter(Commencement, lengths.Transitional, startsAtMidnight: true));
            }
        }

        if (facts.DesignatedOn is { } designated && designated >= Commencement && (!facts.ThroughArticle53 || designated < AmendmentInForce)
            && facts.On <= LegalCalendar.MonthsAfter(designated, lengths.Soon).Period)
        {
            yield return After(DeadlineCase.SoonAfterDesignation, designated, lengths.Transitional);
        }

        if (facts.CoveredOn is { } covered && covered >= Commencement && facts.On <= LegalCalendar.MonthsAfter(covered, lengths.Soon).Period)
        {
            yield return After(DeadlineCase.SoonAfterCoverage, covered, lengths.Transitional);
        }
    }

    private static DeadlineRule After(DeadlineCase which, DateOnly start, int months) => new(which, start, months, LegalCalendar.MonthsAfter(start, months));

    /// <summary>How many months the periods have.</summary>
    private sealed record Lengths(int Ordinary, int Transitional, int Soon);
}
