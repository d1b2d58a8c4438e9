using Noroshi.CriticalComputers.Face;
using Noroshi.Kernel;

namespace Noroshi.CriticalComputers.Law.Classes;

/// <summary>Why a computer is, or is not, of one class.</summary>
/// <param name="Class">The class.</param>
/// <param name="Holds">Whether it is of it; null while that is open.</param>
/// <param name="Facts">The facts that make it so: all that it takes, or the one that stands against it.</param>
/// <param name="On">The same facts; while it is open, those on which it hangs.</param>
internal sealed record Proof(DeviceClass Class, bool? Holds, IReadOnlyList<Words> Facts, IReadOnlyList<ClassFact> On)
{
    private static readonly Words FirstLeavesOut = new("一号電子計算機（T1）であるため、ほかの区分には当たりません。", "It is of class T1, which leaves out the others.");
    private static readonly Words SecondLeavesOut = new("T2の区分に当たるため、T3には当たりません。", "It is of a class of T2, which leaves out T3.");

    /// <summary>The proofs for every class, in the order of the text.</summary>
    public static IReadOnlyList<Proof> Of(SomeFacts facts, ClassFinder finder)
    {
        var answer = SelfCheck.Answer(facts, finder);
        return [.. finder.Ways.Select(way => For(way.Class, way.Sets, facts, answer))];
    }

    private static Proof For(DeviceClass @class, IReadOnlyList<ClassFact> ways, SomeFacts facts, ClassAnswer answer)
    {
        if (answer.Certain.Has(@class))
        {
            ClassFact[] made = [.. Single(ways.First(w => facts.Hold(w) is true))];
            return new(@class, true, [.. made.Select(f => f.Statement(true))], made);
        }

        if (answer.Open.Has(@class))
        {
            return new(@class, null, [], [.. facts.Undecided(ways).SelectMany(Single).Distinct()]);
        }

        if (@class is not DeviceClass.T1 && facts[ClassFact.PartOfFacility] is true)
        {
            return new(@class, false, [FirstLeavesOut], []);
        }

        var against = ways.Select(w => Single(w).FirstOrDefault(f => facts[f] is false)).Where(f => f is not ClassFact.None).Distinct().ToList();
        return new(@class, false, against.Count == 0 ? [SecondLeavesOut] : [.. against.Select(f => f.Statement(false))], against);
    }

    private static IEnumerable<ClassFact> Single(ClassFact facts) => ClassFacts.All.Where(f => (facts & f) != 0);
}
