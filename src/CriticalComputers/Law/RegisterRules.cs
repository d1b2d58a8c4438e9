using System.Collections.Frozen;
using Noroshi.CriticalComputers.Law.Classes;
using Noroshi.Kernel;
using Noroshi.Parties.Face;

namespace Noroshi.CriticalComputers.Law;

/// <summary>
/// The rules by which the register is judged on one day: dated law, and the settings where the law leaves a choice (ADR 0035). Whoever judges
/// is handed them; nobody reaches for a rule of its own.
/// </summary>
[Article("Cabinet Order, Art. 1(3)")]
[Article("Order, Art. 2(1)")]
internal sealed record RegisterRules
{
    private static readonly DateOnly Commencement = new(2026, 10, 1);

    private static readonly FrozenDictionary<DateOnly, FrozenSet<string>> SectorsByBeginning =
        Competence.Sectors.SelectMany(s => new[] { s.From, s.Until }).OfType<DateOnly>().Distinct().ToFrozenDictionary(day => day, day => Competence.SectorsOn(day).Select(s => s.Code).ToFrozenSet());

    /// <summary>The day on which they are in force.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>How the text of the classes is read.</summary>
    public ClassReadings Readings { get; init; } = ClassReadings.Default;

    /// <summary>Whether a product dedicated to one operator or group need not be notified (Order art 2(1), proviso); how that is read is not verified (ADR 0031).</summary>
    public bool DedicatedExempts { get; init; }

    /// <summary>The designated products.</summary>
    public required IReadOnlyList<DesignatedProduct> Designated { get; init; }

    /// <summary>The conditions of each class.</summary>
    public required IReadOnlyList<ClassCondition> Conditions { get; init; }

    /// <summary>The businesses whose facilities count, by code.</summary>
    public required IReadOnlySet<string> Sectors { get; init; }

    /// <summary>From which day the classes are decided as they are now: the version of that rule.</summary>
    public required DateOnly ClassesSince { get; init; }

    /// <summary>From which day notification is decided as it is now.</summary>
    public required DateOnly NotificationSince { get; init; }

    /// <summary>The rules of a day without any setting. Before commencement they are those of commencement, with nothing designated.</summary>
    public static RegisterRules Of(DateOnly day)
    {
        var asked = day < Commencement ? Commencement : day;
        var classes = EachClassHasItsConditions.Conditions.VersionOn(asked);
        return new RegisterRules
        {
            Day = day,
            Designated = TheseProductsNeedNoNotification.On(day, []),
            Conditions = EachClassHasItsConditions.Conditions.On(asked),
            Sectors = SectorsByBeginning[SectorsByBeginning.Keys.Where(d => d <= asked).Max()],
            ClassesSince = classes,
            NotificationSince = Later(classes, TheseProductsNeedNoNotification.Register.VersionOn(asked)),
        };
    }

    /// <summary>The days after one day on which a rule of the law itself is known to change.</summary>
    public static IEnumerable<DateOnly> CommencementsAfter(DateOnly day) =>
        EachClassHasItsConditions.Conditions.Commencements
            .Concat(TheseProductsNeedNoNotification.Register.Commencements)
            .Concat(PrecursorsAreReportedOnTheNearestClasses.Classes.Commencements)
            .Concat(SectorsByBeginning.Keys)
            .Where(d => d > day).Distinct().Order();

    /// <summary>Of the classes of a computer those that the conditions still know.</summary>
    public ClassSet Counting(ClassSet classes) => ClassSet.Of(classes.Classes.Where(c => Conditions.Any(k => k.Class == c)));

    private static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;
}
