using Noroshi.Kernel;

namespace Noroshi.IncidentReports.Law.Clocks;

/// <summary>A limit and all that explains it. It is computed once and stored with the case: an amendment moves no old limit.</summary>
/// <param name="Rule">The rule that made it, by its stable name: <c>thirty-day-report</c>.</param>
/// <param name="Article">The article.</param>
/// <param name="RuleVersion">The day from which the rule's version applies.</param>
/// <param name="StartDay">The legal day from which it counts.</param>
/// <param name="Period">The length that was counted, as a person writes it: <c>30 days</c>.</param>
/// <param name="Limit">Where the period ends, and the last day on which it is in time.</param>
/// <param name="Name">What is due.</param>
/// <param name="Explanation">How it was counted, and what is uncertain about it.</param>
/// <param name="Certainty">How sure the rule is.</param>
/// <param name="OtherLaw">Whether the limit is another law's, shown for help and not kept by this system's rules.</param>
internal sealed record Clock(
    string Rule,
    string Article,
    DateOnly RuleVersion,
    DateOnly StartDay,
    string Period,
    Limit Limit,
    Words Name,
    Words Explanation,
    Certainty Certainty,
    bool OtherLaw)
{
    /// <summary>Whether something done at this moment is late.</summary>
    public bool IsLate(DateTimeOffset at) => at >= Limit.LateFrom;
}
