using Noroshi.Kernel;

namespace Noroshi.IncidentReports.Face;

/// <summary>A report as it stands in the list of those that can be analysed.</summary>
/// <param name="Number">The case's number.</param>
/// <param name="Kind">Which kind of incident.</param>
/// <param name="Headline">One line.</param>
/// <param name="Reporter">Whose incident it is.</param>
/// <param name="Exercise">Part of an exercise.</param>
/// <param name="Versions">How many versions it has.</param>
/// <param name="LatestAt">When the newest came.</param>
public sealed record ReportToAnalyse(string Number, IncidentKind Kind, Words Headline, OrganisationId Reporter, bool Exercise, int Versions, DateTimeOffset LatestAt);

/// <summary>One answer of a report.</summary>
/// <param name="Field">The field's code: <c>technical.indicators</c>.</param>
/// <param name="Label">What the field is called.</param>
/// <param name="Text">What was answered, as a person reads it.</param>
/// <param name="NamesTheReporter">Whether the field as such says who reports: it can be read and not taken over.</param>
public sealed record ReportPassage(string Field, Words Label, string Text, bool NamesTheReporter);

/// <summary>A report opened for analysis (Act art 37).</summary>
/// <param name="Case">The case.</param>
/// <param name="Number">Its number.</param>
/// <param name="Version">The newest version's number.</param>
/// <param name="Kind">Which kind of incident.</param>
/// <param name="Reporter">Whose incident it is.</param>
/// <param name="Exercise">Part of an exercise.</param>
/// <param name="Sector">Sector code on the day of filing, if any.</param>
/// <param name="Prefecture">Prefecture of the place of business, JIS X 0401, if any.</param>
/// <param name="Passages">Its answers, in the order of the form.</param>
/// <param name="Words">What names the reporter: names, numbers, addresses, hosts, people. Nothing that goes out may hold one of them.</param>
public sealed record ReportOpened(
    Guid Case, string Number, int Version, IncidentKind Kind, OrganisationId Reporter, bool Exercise, string? Sector, string? Prefecture,
    IReadOnlyList<ReportPassage> Passages, IReadOnlyList<string> Words);

/// <summary>By what one would know who reported.</summary>
/// <param name="Words">Names, numbers, addresses, hosts, people.</param>
/// <param name="Sector">The business, which tells together with the place where few share both.</param>
/// <param name="Prefecture">The place, JIS X 0401.</param>
public sealed record ReporterConcealed(IReadOnlyList<string> Words, string? Sector, string? Prefecture);

/// <summary>A case on its reporter's side.</summary>
/// <param name="Case">The case.</param>
/// <param name="Number">Its number.</param>
/// <param name="OpenedAt">When it was first reported.</param>
public sealed record OwnReport(Guid Case, string Number, DateTimeOffset OpenedAt);

/// <summary>What the analysis of reports may ask of the window. The answers are those that the actor may see, and each opening is on record with its purpose.</summary>
public interface IReportsForAnalysis
{
    /// <summary>The reports that came last, the newest first.</summary>
    Task<IReadOnlyList<ReportToAnalyse>> NewestAsync(int most, CancellationToken cancellation);

    /// <summary>Opens the newest version of a report for the purpose of analysis; null if it is not there for the actor. The refusal, or the reading, is on record and saved.</summary>
    Task<ReportOpened?> OpenAsync(string number, CancellationToken cancellation);

    /// <summary>
    /// What must be concealed of the reporters of some cases, by case, whoever asks: what goes out is checked for it also where the one who
    /// approves may not see the case. It is compared, and never shown to such a person.
    /// </summary>
    Task<IReadOnlyDictionary<Guid, ReporterConcealed>> ReportersAsync(IReadOnlyCollection<Guid> cases, CancellationToken cancellation);

    /// <summary>When some cases were first reported, by case, whoever asks: how long the first word took is counted over all reports, and names none.</summary>
    Task<IReadOnlyDictionary<Guid, DateTimeOffset>> OpenedAsync(IReadOnlyCollection<Guid> cases, CancellationToken cancellation);

    /// <summary>A case of the actor's own organisation or its principal; null if it is not there for the actor. The refusal is on record.</summary>
    Task<OwnReport?> OwnAsync(Guid @case, CancellationToken cancellation);
}
