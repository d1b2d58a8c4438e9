using Noroshi.Confidentiality.Face;
using Noroshi.Kernel;

namespace Noroshi.IncidentReports.Store;

/// <summary>That somebody read a report: which version, for what purpose, when. Append-only; the reporter sees it.</summary>
internal sealed class Reading
{
    public required Guid Id { get; init; }

    public required CaseId Case { get; init; }

    public required int Version { get; init; }

    public required PersonId Reader { get; init; }

    public required OrganisationId Organisation { get; init; }

    public required Purpose Purpose { get; init; }

    /// <summary>How: <c>page</c>, <c>api</c>, <c>export</c>, <c>pdf</c>, <c>xlsx</c>, <c>attachment</c>.</summary>
    public required string Through { get; init; }

    public required DateTimeOffset At { get; init; }
}
