using Noroshi.Kernel;

namespace Noroshi.CriticalComputers.Law.Classes.Networks;

/// <summary>The proof of what <see cref="HoldsOfOthers"/> finds.</summary>
[Article("Order, Art. 1(1)(v)")]
[Article("Order, Art. 1(1)(vi)")]
internal static class HoldWays
{
    private const ClassFact Holding = ClassFact.KeepsCredentials | ClassFact.ControlsAccess;

    /// <summary>Of those of whom a computer holds something, the ones that surely count.</summary>
    public static int[] ThatCount(IEnumerable<Hold> holds, int holder, SomeFacts[] facts, RememberedAnswers answers) =>
        [.. holds.Where(h => h.Holder == holder && Counts(facts[h.Of], answers)).Select(h => h.Of).Distinct()];

    /// <summary>Of those of whom a computer holds something, the ones that hold something themselves, in a circle, and are not left out on that account.</summary>
    public static int[] InCircle(IEnumerable<Hold> holds, int holder, SomeFacts[] facts) =>
        [.. holds.Where(h => h.Holder == holder && IsHolder(facts[h.Of]) is not false).Select(h => h.Of).Distinct()];

    private static bool Counts(SomeFacts facts, RememberedAnswers answers) =>
        facts[ClassFact.PartOfFacility] is true
        || (facts.Hold(answers.Finder.DemandedOfSecond) is true && IsHolder(facts) is false && answers.Of(facts).IsSpecified is true);

    private static bool? IsHolder(SomeFacts facts) => (facts.So & Holding) != 0 ? true : (facts.NotSo & Holding) == Holding ? false : null;
}
