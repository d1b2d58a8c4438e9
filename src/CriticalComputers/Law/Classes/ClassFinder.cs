using Noroshi.CriticalComputers.Face;

namespace Noroshi.CriticalComputers.Law.Classes;

/// <summary>From all the facts of a computer to its classes: the conditions of one day and one reading, laid out for speed.</summary>
internal sealed class ClassFinder
{
    private readonly (DeviceClass Class, ClassFact Needed)[] second, third;

    private static readonly ClassSet First = ClassSet.Empty.With(DeviceClass.T1);

    public ClassFinder(RegisterRules rules)
        : this(rules.Readings, rules.Day, rules.Conditions)
    {
    }

    public ClassFinder(ClassReadings readings, DateOnly day)
        : this(readings, day, EachClassHasItsConditions.Conditions.On(day))
    {
    }

    private ClassFinder(ClassReadings readings, DateOnly day, IReadOnlyList<ClassCondition> conditions)
    {
        Readings = readings;
        Day = day;
        Conditions = conditions;
        Ways = [.. conditions.Select(c => (c.Class, (IReadOnlyList<ClassFact>)[.. c.Conditions.Select(facts => EachClassHasItsConditions.Demanded(c.Class, readings) | EachClassHasItsConditions.Read(facts, readings))]))];
        var all = conditions
            .SelectMany(c => c.Conditions.Select(facts => (c.Class, Needed: EachClassHasItsConditions.Read(facts, readings)))).ToList();
        second = [.. all.Where(c => EachClassHasItsConditions.IsSecond(c.Class))];
        third = [.. all.Where(c => c.Class is DeviceClass.T3_1 or DeviceClass.T3_2)];
        DemandedOfSecond = EachClassHasItsConditions.DemandedOfSecond(readings);
    }

    public ClassReadings Readings { get; }

    public DateOnly Day { get; }

    public IReadOnlyList<ClassCondition> Conditions { get; }

    /// <summary>Of each class, in the order of the text, the sets of facts of which any makes it; with what is demanded of its kind.</summary>
    public IReadOnlyList<(DeviceClass Class, IReadOnlyList<ClassFact> Sets)> Ways { get; }

    public ClassFact DemandedOfSecond { get; }

    /// <summary>The classes of a computer of which every fact is known.</summary>
    public ClassSet Of(ClassFact facts)
    {
        if ((facts & ClassFact.PartOfFacility) != 0)
        {
            return First;
        }

        var found = (facts & DemandedOfSecond) == DemandedOfSecond ? Match(second, facts) : ClassSet.Empty;
        return !found.IsSpecified && (facts & EachClassHasItsConditions.DemandedOfThird) == EachClassHasItsConditions.DemandedOfThird ? Match(third, facts) : found;
    }

    private static ClassSet Match((DeviceClass Class, ClassFact Needed)[] conditions, ClassFact facts)
    {
        var found = ClassSet.Empty;
        foreach (var (@class, needed) in conditions)
        {
            if ((facts & needed) == needed)
            {
                found = found.With(@class);
            }
        }

        return found;
    }
}
