using Noroshi.CriticalComputers.Face;

namespace Noroshi.CriticalComputers.Law.Classes;

/// <summary>What can be said of one computer from some of its facts.</summary>
/// <param name="Certain">The classes that it has however the open facts turn out.</param>
/// <param name="Open">The classes that open facts can still give it.</param>
/// <param name="Deciding">The open facts that can change the answer, in the order in which they are worth asking.</param>
internal sealed record ClassAnswer(ClassSet Certain, ClassSet Open, IReadOnlyList<ClassFact> Deciding)
{
    /// <summary>Whether it is a 特定重要電子計算機; null while that is open.</summary>
    public bool? IsSpecified => Certain.IsSpecified ? true : Open.IsSpecified ? null : false;

    /// <summary>Whether nothing is left to ask.</summary>
    public bool IsSettled => Deciding.Count == 0;
}

/// <summary>The questionnaire for one computer: the same conditions as the network's, answered with what is known so far (Kleene's strong logic).</summary>
internal static class SelfCheck
{
    public static ClassAnswer Answer(SomeFacts facts, ClassFinder finder)
    {
        var (certain, open) = Classes(facts, finder);
        return new(certain, open, open.IsSpecified ? Deciding(facts, finder, certain, open) : []);
    }

    private static (ClassSet Certain, ClassSet Open) Classes(SomeFacts facts, ClassFinder finder)
    {
        var (certain, open) = (ClassSet.Empty, ClassSet.Empty);
        var first = facts[ClassFact.PartOfFacility];
        bool? second = false;
        foreach (var (@class, sets) in finder.Ways)
        {
            var holds = Any(sets.Select(set => facts.Hold(set)));
            if (@class is not DeviceClass.T1)
            {
                holds = And(holds, !first);
            }

            if (EachClassHasItsConditions.IsSecond(@class))
            {
                second = Or(second, holds);
            }
            else if (@class is not DeviceClass.T1)
            {
                holds = And(holds, !second);
            }

            (certain, open) = holds switch
            {
                true => (certain.With(@class), open),
                null => (certain, open.With(@class)),
                false => (certain, open),
            };
        }

        return (certain, open);
    }

    // A fact decides when one of its two answers leads to different sets: asking any other would be asking in vain. Where two alternatives each
    // hang on several facts no single one does; then what they hang on is asked, and the next answers decide.
    private static List<ClassFact> Deciding(SomeFacts facts, ClassFinder finder, ClassSet certain, ClassSet open)
    {
        var now = (certain, open);
        var deciding = new List<ClassFact>();
        foreach (var fact in ClassFacts.All.Where(f => facts[f] is null))
        {
            var (so, notSo) = (Classes(facts.With(fact, true), finder), Classes(facts.With(fact, false), finder));
            if (so != now || notSo != now)
            {
                deciding.Add(fact);
            }
        }

        if (deciding.Count > 0)
        {
            return deciding;
        }

        var asked = finder.Ways.Where(w => open.Has(w.Class)).SelectMany(w => facts.Undecided(w.Sets)).Aggregate(ClassFact.None, (all, set) => all | set);
        return [.. ClassFacts.All.Where(f => (asked & f) != 0)];
    }

    private static bool? Any(IEnumerable<bool?> parts) => parts.Aggregate((bool?)false, Or);

    private static bool? Or(bool? a, bool? b) => a is true || b is true ? true : a is false && b is false ? false : null;

    private static bool? And(bool? a, bool? b) => a is false || b is false ? false : a is true && b is true ? true : null;
}
