using Noroshi.IncidentReports.CommonForms;
using Noroshi.IncidentReports.Face;
using Noroshi.IncidentReports.Store;
using Noroshi.Kernel;

namespace Noroshi.IncidentReports.Filing;

/// <summary>A report as it is handed in, by whichever door: page, API, uploaded sheet, or a desk that took it by telephone or on paper.</summary>
internal sealed record Submission
{
    /// <summary>Whose incident it is.</summary>
    public required OrganisationId Reporter { get; init; }

    /// <summary>The case of which it becomes the next version; null opens a new case.</summary>
    public CaseId? Case { get; init; }

    public required ReportStage Stage { get; init; }

    public required IncidentKind Kind { get; init; }

    public bool Voluntary { get; init; }

    public bool Exercise { get; init; }

    public required Answers Answers { get; init; }

    /// <summary>The computers of the reporter's register that it concerns; null leaves those of the version before.</summary>
    public IReadOnlyList<Guid>? Computers { get; init; }

    /// <summary>Why, for a correction or a withdrawal.</summary>
    public string? Reason { get; init; }

    public required Channel Channel { get; init; }

    /// <summary>For a desk's entry, when it was received; otherwise now.</summary>
    public DateTimeOffset? ReceivedAt { get; init; }

    /// <summary>Which of the operator's designated businesses, if it has several.</summary>
    public string? Sector { get; init; }

    /// <summary>Prefecture of the place of business concerned, if not the head office.</summary>
    public string? Prefecture { get; init; }

    /// <summary>The draft that is handed in, if it was written here.</summary>
    public Draft? Draft { get; init; }

    /// <summary>What a door keeps beside it, in the same transaction, made from what was filed.</summary>
    public Action<IncidentCase, ReportVersion>? AlsoKeep { get; init; }
}

/// <summary>What became of a submission.</summary>
internal abstract record FilingOutcome
{
    /// <summary>It was filed and has reached its addressees.</summary>
    public sealed record Filed(IncidentCase Case, ReportVersion Version) : FilingOutcome;

    /// <summary>Something must be mended first.</summary>
    public sealed record Malformed(Problems Problems) : FilingOutcome;

    /// <summary>It may not be done.</summary>
    public sealed record Refused(Ruling.Refused Ruling) : FilingOutcome;

    /// <summary>There is no such case for this actor.</summary>
    public sealed record Unknown : FilingOutcome;

    /// <summary>The case moved on while this was written.</summary>
    public sealed record Overtaken : FilingOutcome;
}
