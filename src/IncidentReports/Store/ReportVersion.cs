using Noroshi.IncidentReports.Face;
using Noroshi.Kernel;

namespace Noroshi.IncidentReports.Store;

/// <summary>By which door a version came.</summary>
internal enum Channel
{
    /// <summary>The pages.</summary>
    Web,

    /// <summary>The API.</summary>
    Api,

    /// <summary>An uploaded common form.</summary>
    Sheet,

    /// <summary>By telephone, entered by a desk.</summary>
    Telephone,

    /// <summary>On paper or by other means, entered by a desk.</summary>
    Paper,
}

/// <summary>
/// One version of a report: what was said, by whom, when. Append-only; a correction is a new version. What was said (<see cref="Answers"/>,
/// <see cref="Reason"/>) lies in a second table, the only one that erasure at the end of keeping may clear (ADR 0021).
/// </summary>
internal sealed class ReportVersion
{
    public required ReportId Id { get; init; }

    public required CaseId Case { get; init; }

    /// <summary>1, 2, 3 … within the case.</summary>
    public required int Number { get; init; }

    public required ReportStage Stage { get; init; }

    /// <summary>The common form: <c>ransomware</c>.</summary>
    public required string Form { get; init; }

    /// <summary>The edition of the form that was filled in.</summary>
    public required string Edition { get; init; }

    /// <summary>Field code → answer, canonical JSON.</summary>
    public required string Answers { get; init; }

    /// <summary>The computers of the register that it concerns, as they stood when it was filed: JSON of <see cref="PickedComputer"/>; null if none was picked.</summary>
    public string? Computers { get; init; }

    /// <summary>Why it was corrected or withdrawn; null otherwise.</summary>
    public required string? Reason { get; init; }

    public required PersonId FiledBy { get; init; }

    /// <summary>The organisation of the person who filed: the reporter, its agent, or the desk that took it down.</summary>
    public required OrganisationId FiledFrom { get; init; }

    public required Channel Channel { get; init; }

    /// <summary>When it was entered here.</summary>
    public required DateTimeOffset FiledAt { get; init; }

    /// <summary>When it was received: the same, unless a desk took it by telephone or on paper earlier.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>Received after its limit.</summary>
    public required bool Late { get; init; }

    /// <summary>SHA-256 of the canonical answers; stands on the receipt and the PDF.</summary>
    public required byte[] Digest { get; init; }

    /// <summary>From opening the draft to filing; null where nothing was typed here.</summary>
    public required int? SecondsToFile { get; init; }

    /// <summary>Answers typed for this version.</summary>
    public required int Typed { get; init; }

    /// <summary>Answers taken over from the organisation's particulars or an earlier version.</summary>
    public required int Inherited { get; init; }

    /// <summary>When what was said was erased; the digest stays.</summary>
    public DateTimeOffset? ErasedAt { get; private set; }
}
