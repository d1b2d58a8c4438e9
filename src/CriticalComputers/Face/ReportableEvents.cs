using Noroshi.CriticalComputers.Law;

namespace Noroshi.CriticalComputers.Face;

/// <summary>Which kinds of event are reportable on which classes of computer: the class half of the rule (Order art 4(1)).</summary>
public static class ReportableEvents
{
    /// <summary>The classes on which the precursor events イ to ヘ are reportable. On all others only traces of a 特定侵害事象 are; the 特定侵害事象 itself is reportable on every class.</summary>
    public static IReadOnlySet<DeviceClass> ClassesWithPrecursors(DateOnly day) => PrecursorsAreReportedOnTheNearestClasses.Classes.On(day);

    /// <summary>Whether the precursor events are reportable on a computer of these classes; the strictest governs.</summary>
    public static bool IncludePrecursors(IEnumerable<DeviceClass> classes, DateOnly day) =>
        PrecursorsAreReportedOnTheNearestClasses.Any(classes, day);

    /// <summary>The day from which the version of the rule in force on a day applies.</summary>
    public static DateOnly RuleVersion(DateOnly day) => PrecursorsAreReportedOnTheNearestClasses.Classes.VersionOn(day);

    /// <summary>Whether the rule is in force on a day.</summary>
    public static bool InForceOn(DateOnly day) => PrecursorsAreReportedOnTheNearestClasses.Classes.IsInForceOn(day);
}
