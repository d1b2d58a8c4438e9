using Noroshi.IncidentReports.Law.Duty.Scope;
using Noroshi.Kernel;

namespace Noroshi.IncidentReports.Law.Duty.Exclusions;

/// <summary>
/// 「特定重要電子計算機（一号電子計算機並びに第一条第一項第一号及び第二号に規定するものを除く。）に対する法第二条第四項第三号に該当する行為（刑法…第二百三十四条の二第二項の
/// 罪に当たる行為に係るものに限る。）により、当該特定重要電子計算機のサイバーセキュリティが害される事象（他の特定不正行為…に係る事象又は当該事象の痕跡が記録される事象に該当する
/// ものを除く。）」 An event of another 特定不正行為, or its trace, stays reportable: the exclusion touches this limb only. Traces of nothing but
/// the attempt are read as left out too, or every log line would undo the exclusion (ADR 0015).
/// </summary>
[Article("Order, Art. 4(2)(iii)")]
internal static class AttemptedObstructionIsLeftOutElsewhere
{
    internal static readonly Dated<RuleText> Event = Text(Fact.ObstructionOnlyAttempted, null, new(
        "業務妨害が未遂にとどまり、一号電子計算機などに対するものではないため、この事象は除かれます。",
        "The obstruction was only attempted, and not against the facility's own or nearest computers, so this event is left out."));

    internal static readonly Dated<RuleText> Trace = Text(Fact.TraceOnlyOfAttempt, "0015-traces-of-an-attempted-obstruction-follow-the-event.md", new(
        "痕跡が業務妨害の未遂だけを示すもので、一号電子計算機などに係るものではないため、除かれると解しています。",
        "The traces show an attempted obstruction only, and not on the facility's own or nearest computers; we read them as left out."));

    public static Finding OfTheEvent(Facts facts, DateOnly day) => On(Event, facts, day);

    public static Finding OfTheTrace(Facts facts, DateOnly day) => On(Trace, facts, day);

    private static Finding On(Dated<RuleText> rule, Facts facts, DateOnly day)
    {
        var applies = Finding.All(PrecursorsCountOnTheNearestComputers.On(facts, day).Not() with { Reasons = [] }, rule.Ask(facts, day));
        return applies.Holds is false ? applies with { Reasons = [] } : applies;
    }

    private static Dated<RuleText> Text(Fact fact, string? interpretation, Words words) => new Dated<RuleText>().From(new(2026, 10, 1), (facts, version) =>
        Finding.Of(facts, fact).Because(new Reason(words, "Order, Art. 4(2)(iii)", version, interpretation)));
}
