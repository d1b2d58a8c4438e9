using Noroshi.Kernel;

namespace Noroshi.IncidentReports.CommonForms;

/// <summary>The common forms as they are used from one day on.</summary>
/// <param name="Version">The edition's name, which is that day.</param>
/// <param name="InForceFrom">The day from which it is used.</param>
/// <param name="Forms">The forms.</param>
internal sealed record FormEdition(string Version, DateOnly InForceFrom, IReadOnlyList<CommonForm> Forms)
{
    /// <summary>The form for a kind of incident.</summary>
    /// <exception cref="KeyNotFoundException">No such kind: callers check the kind first.</exception>
    public CommonForm Form(string code) => FormOrNull(code) ?? throw new KeyNotFoundException($"No common form for “{code}”.");

    /// <summary>The form for a kind of incident, or null.</summary>
    public CommonForm? FormOrNull(string code) => Forms.FirstOrDefault(form => form.Code == code);
}

/// <summary>
/// All editions of the common forms, by day of use. A report keeps the edition under which it was begun
/// (<see cref="CommonForm.Version"/>), so that a new edition changes no report that is already written.
/// </summary>
[Article("Order, Art. 4(2)")]
internal static class FormBook
{
    private static readonly IReadOnlyList<FormEdition> All = FormEditionReader.ReadAll();

    private static readonly Dated<FormEdition> ByDay = All.Aggregate(
        new Dated<FormEdition>(), (dated, edition) => dated.From(edition.InForceFrom, edition));

    /// <summary>The forms in use on a legal day.</summary>
    /// <exception cref="NotYetInForceException">The day lies before the first edition.</exception>
    public static FormEdition On(DateOnly day) => ByDay.On(day);

    /// <summary>The edition with this name, in which an older report was written.</summary>
    /// <exception cref="KeyNotFoundException">No such edition is carried: the store is newer than the program.</exception>
    public static FormEdition Edition(string version) =>
        All.FirstOrDefault(edition => edition.Version == version) ?? throw new KeyNotFoundException($"No edition {version} of the common forms.");

    /// <summary>Called at start: an inconsistent data file stops the program, and not the first person who reports.</summary>
    public static void Open() => _ = All.Sum(edition => CopyBook.On(edition.InForceFrom).Count);
}
