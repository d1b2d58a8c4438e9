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
        foreach (var condition in finder.Conditions)
        {
            var demanded = EachClassHasItsConditions.Demanded(condition.Class, finder.Readings);
            var holds = Any(condition.Conditions.Select(c => facts.Hold(demanded | EachClassHasItsConditions.Read(c, finder.Readings))));
            if (condition.Class is not DeviceClass.T1)
            {
                holds = And(holds, !first);
            }

            if (EachClassHasItsConditions.IsSecond(condition.Class))
            {
                second = Or(second, holds);
            }
            else if (condition.Class is not DeviceClass.T1)
            {
                holds = And(holds, !second);
            }

            (certain, open) = holds switch
            {
                true => (certain.With(condition.Class), open),
                null => (certain, open.With(condition.Class)),
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

        return deciding.Count > 0 ? deciding : [.. ClassFacts.All.Where(f => facts[f] is null && (Undecided(facts, finder, open) & f) != 0)];
    }

    // What the alternatives hang on that can still give one of the open classes.
    private static ClassFact Undecided(SomeFacts facts, ClassFinder finder, ClassSet open) =>
        (from condition in finder.Conditions
         where open.Has(condition.Class)
         from alternative in condition.Conditions
         let asked = EachClassHasItsConditions.Demanded(condition.Class, finder.Readings) | EachClassHasItsConditions.Read(alternative, finder.Readings)
         where facts.Hold(asked) is null
         select asked).Aggregate((ClassFact)0, (all, asked) => all | asked);

    private static bool? Any(IEnumerable<bool?> parts) => parts.Aggregate((bool?)false, Or);

    private static bool? Or(bool? a, bool? b) => a is true || b is true ? true : a is false && b is false ? false : null;

    private static bool? And(bool? a, bool? b) => a is false || b is false ? false : a is true && b is true ? true : null;
}
