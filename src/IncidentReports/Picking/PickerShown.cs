using Noroshi.CriticalComputers.Face;
using Noroshi.IncidentReports.Checking;
using Noroshi.IncidentReports.Law.Duty;
using Noroshi.IncidentReports.Store;
using Noroshi.Kernel;
using Noroshi.Web.Showing;

namespace Noroshi.IncidentReports.Picking;

/// <summary>The part of a draft's page where computers are picked.</summary>
/// <param name="Path">Where the suggestions are.</param>
/// <param name="Picked">What has been picked.</param>
/// <param name="Letters">What was searched for; null before a search.</param>
/// <param name="Found">What the search found and is not picked.</param>
/// <param name="Added">The one that was picked a moment ago.</param>
/// <param name="CheckPath">Where the self-check goes on with the classes picked; null if there are none.</param>
/// <param name="Precursors">Whether the precursor events are reportable on the classes picked; null if there are none.</param>
internal sealed record PickerShown(
    string Path, IReadOnlyList<PickedComputer> Picked, string? Letters, IReadOnlyList<PickedComputer> Found, PickedComputer? Added, string? CheckPath, bool? Precursors)
{
    public static PickerShown Of(Draft draft, string path, string? letters, IReadOnlyList<PickedComputer> found, Guid? added, DateOnly day)
    {
        var picked = draft.Picked();
        var classes = ClassesOf(picked);
        return new PickerShown(
            path, picked, letters, [.. found.Where(f => !picked.Any(p => p.Id == f.Id))], picked.FirstOrDefault(p => p.Id == added),
            classes.Count == 0 ? null : CheckOf(classes, day, !draft.Voluntary),
            classes.Count == 0 || !ReportableEvents.InForceOn(day) ? null : ReportableEvents.IncludePrecursors(classes, day));
    }

    /// <summary>A computer in one line: what it is beside its name.</summary>
    public static string Line(PickedComputer computer) => string.Join(
        Punctuation.Dot.Here,
        new[] { computer.Product, computer.Maker, computer.Facility, string.Join(", ", computer.Classes), computer.NotifiedIn ?? new Words("未届出", "not notified").Here }.Where(t => t.Length > 0));

    /// <summary>All classes of several computers: the strictest governs.</summary>
    public static IReadOnlyList<DeviceClass> ClassesOf(IEnumerable<PickedComputer> computers)
    {
        var codes = computers.SelectMany(c => c.Classes).ToHashSet(StringComparer.Ordinal);
        return [.. DeviceClasses.All.Where(c => codes.Contains(c.Code()))];
    }

    /// <summary>The self-check with these classes answered.</summary>
    public static string CheckOf(IEnumerable<DeviceClass> classes, DateOnly day, bool isOperator) => AnsweredSoFar
        .Read((isOperator ? $"operator.{Question.Yes}~" : "") + "classes." + string.Join('.', classes.Select(c => c.Code()))).Path(day);
}
