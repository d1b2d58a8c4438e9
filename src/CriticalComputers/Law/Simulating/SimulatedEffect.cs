using System.Diagnostics;
using Noroshi.Kernel;

namespace Noroshi.CriticalComputers.Law.Simulating;

/// <summary>What a change of the rules does to a computer.</summary>
internal enum SimulatedEffect
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>It need not be notified any more.</summary>
    FallsAway,

    /// <summary>It is to be notified.</summary>
    BecomesDue,

    /// <summary>It was notified, was exempt, and is kept up to date by changes again.</summary>
    CountsAgain,

    /// <summary>A fact decides that is not stored.</summary>
    May,

    /// <summary>An operator comes under the Act by a business that is added.</summary>
    ComesUnder,
}

/// <summary>The effects, said to a person, and found from the answers before and after.</summary>
internal static class SimulatedEffects
{
    public static Words Words(this SimulatedEffect effect) => effect switch
    {
        SimulatedEffect.None => new("変わらない", "No change"),
        SimulatedEffect.FallsAway => new("届出が不要になる", "Notification falls away"),
        SimulatedEffect.BecomesDue => new("届出が必要になる", "Notification becomes due"),
        SimulatedEffect.CountsAgain => new("再び届出の対象になる（届出済み）", "Counts again (already notified)"),
        SimulatedEffect.May => new("変わる可能性がある", "May change"),
        SimulatedEffect.ComesUnder => new("事業者が新たに対象になる", "Operator comes under the Act"),
        _ => throw new UnreachableException(),
    };

    /// <summary>The effect on what was notified, as far as an authority knows it: the items of Order art 2(5) and the kind.</summary>
    public static (SimulatedEffect Effect, PossibleChange? May) OfNotified(RuleChange change, DutyFacts facts, RegisterRules before, RegisterRules after)
    {
        var may = change.MayChange(facts, before);
        return (ThreeAnswers.Of(facts, before).MustBeNotified.Holds, ThreeAnswers.Of(facts, after).MustBeNotified.Holds) switch
        {
            (not false, false) when may is null => (SimulatedEffect.FallsAway, null),
            (false, not false) => (SimulatedEffect.CountsAgain, null),
            _ => (may is null ? SimulatedEffect.None : SimulatedEffect.May, may),
        };
    }
}
