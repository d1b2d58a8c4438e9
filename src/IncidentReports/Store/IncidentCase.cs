using Noroshi.IncidentReports.Face;
using Noroshi.Kernel;

namespace Noroshi.IncidentReports.Store;

/// <summary>Where a case stands for everybody.</summary>
internal enum CaseState
{
    /// <summary>Being reported and worked on.</summary>
    Open,

    /// <summary>Withdrawn by the reporter, with a reason.</summary>
    Withdrawn,

    /// <summary>Closed by the authorities.</summary>
    Closed,
}

/// <summary>
/// A case: the newest of what is known, and the clocks that were computed when it began. Its versions hold what was said when.
/// What is late stays late: nothing ever clears <see cref="FullLate"/>.
/// </summary>
internal sealed class IncidentCase
{
    private static readonly Words Erased = new("（消去済み）", "(erased)");

    public CaseId Id { get; private set; }

    /// <summary>The number people use: <c>NR-261005-7F3K9Q</c>.</summary>
    public string Number { get; private set; } = "";

    /// <summary>Whose incident it is; for an agent's filing, the principal.</summary>
    public OrganisationId Reporter { get; private set; }

    /// <summary>Reported without a duty under Act art 5.</summary>
    public bool Voluntary { get; private set; }

    /// <summary>Part of an exercise: marked everywhere, outside statistics and deadlines.</summary>
    public bool Exercise { get; private set; }

    public IncidentKind Kind { get; private set; }

    /// <summary>Sector code on the day of filing; null for a voluntary report of somebody outside the sectors.</summary>
    public string? Sector { get; private set; }

    /// <summary>Prefecture of the place of business, JIS X 0401; it chose the bureau.</summary>
    public string? Prefecture { get; private set; }

    /// <summary>One line that a desk reads in its queue.</summary>
    public string Title { get; private set; } = "";

    /// <summary>認知: the moment from which the clock runs.</summary>
    public DateTimeOffset LearnedAt { get; private set; }

    /// <summary>Who came to know.</summary>
    public string LearnedBy { get; private set; } = "";

    /// <summary>On what ground.</summary>
    public string LearnedThrough { get; private set; } = "";

    public DateTimeOffset OpenedAt { get; private set; }

    public CaseState State { get; private set; }

    public int Versions { get; private set; }

    public ReportStage LatestStage { get; private set; }

    public DateTimeOffset LatestAt { get; private set; }

    /// <summary>The internal target of the first report; policy, not law. Null in voluntary cases.</summary>
    public DateTimeOffset? FirstTarget { get; private set; }

    /// <summary>The last day of the thirty-day report, computed once; null where no such duty exists.</summary>
    public DateOnly? FullDueOn { get; private set; }

    /// <summary>The clock as computed: rule, article, version, inputs. JSON.</summary>
    public string? FullClock { get; private set; }

    public DateTimeOffset? FullFiledAt { get; private set; }

    /// <summary>The thirty-day report came late or has not come in time. Set once, never cleared.</summary>
    public bool FullLate { get; private set; }

    /// <summary>The first report missed its internal target. Set once, never cleared.</summary>
    public bool FirstMissedTarget { get; private set; }

    /// <summary>0 (can wait) to 3 (service is failing now): how desks sort.</summary>
    public int Urgency { get; private set; }

    /// <summary>Raised by one at every change: the ETag, and the guard against two people changing one case at once.</summary>
    public int Revision { get; private set; }

    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>When what was reported was erased, its term of keeping being over.</summary>
    public DateTimeOffset? ErasedAt { get; private set; }

    /// <summary>The title for a reader: the reporter's words, or, once they are erased, that they are.</summary>
    public Words Headline => ErasedAt is null ? new(Title, Title) : Erased;

    /// <summary>The authorities that it reached.</summary>
    public List<CaseAddressee> Addressees { get; } = [];

    public static IncidentCase Open(CaseOpening opening) => new()
    {
        Id = opening.Id,
        Number = opening.Number,
        Reporter = opening.Reporter,
        Voluntary = opening.Voluntary,
        Exercise = opening.Exercise,
        Kind = opening.Kind,
        Sector = opening.Sector,
        Prefecture = opening.Prefecture,
        LearnedAt = opening.LearnedAt,
        LearnedBy = opening.LearnedBy,
        LearnedThrough = opening.LearnedThrough,
        OpenedAt = opening.At,
        FirstTarget = opening.FirstTarget,
        FullDueOn = opening.FullDueOn,
        FullClock = opening.FullClock,
        FirstMissedTarget = opening.FirstTarget is { } target && opening.At > target,
    };

    /// <summary>
    /// Takes a new version in. A withdrawal ends the case, a correction of it takes the withdrawal back (ADR 0016); the full report stops its clock.
    /// </summary>
    public void Take(ReportVersion version, string title, int urgency)
    {
        Versions = version.Number;
        LatestStage = version.Stage;
        LatestAt = version.ReceivedAt;
        Title = title;
        Urgency = urgency;
        Revision++;
        if (version.Stage is ReportStage.ThirtyDay && FullFiledAt is null)
        {
            FullFiledAt = version.ReceivedAt;
        }

        FullLate |= version.Late;
        State = version.Stage switch
        {
            ReportStage.Withdrawal => CaseState.Withdrawn,
            ReportStage.Correction when State is CaseState.Withdrawn => CaseState.Open,
            _ => State,
        };
    }

    /// <summary>The moment of knowledge was corrected: the clock is computed anew. What was late stays late, and a report that was in time may prove late.</summary>
    public void Recount(DateTimeOffset learnedAt, DateOnly? fullDueOn, string? fullClock)
    {
        LearnedAt = learnedAt;
        FullDueOn = fullDueOn;
        FullClock = fullClock;
        FullLate |= FullFiledAt is { } filed && fullDueOn is { } due && filed >= LegalCalendar.EndOf(due);
    }

    /// <summary>It proved to be of another kind; what follows is written on that kind's form.</summary>
    public void Recognise(IncidentKind kind) => Kind = kind;

    /// <summary>The limit passed without the full report.</summary>
    public void MarkLate()
    {
        FullLate = true;
        Revision++;
    }

    public void Close(DateTimeOffset at)
    {
        State = CaseState.Closed;
        ClosedAt = at;
        Revision++;
    }

    public void Reopen()
    {
        State = CaseState.Open;
        ClosedAt = null;
        Revision++;
    }

    /// <summary>Leaves the shell of the case: number, dates, clocks and receipts.</summary>
    public void Erase(DateTimeOffset at)
    {
        Title = Erased.Ja;
        LearnedBy = "";
        LearnedThrough = "";
        ErasedAt = at;
        Revision++;
    }

    /// <summary>Something was added to the case that readers with an older ETag have not seen.</summary>
    public void Touch() => Revision++;
}

/// <summary>What a case begins with.</summary>
internal sealed record CaseOpening
{
    public required CaseId Id { get; init; }

    public required string Number { get; init; }

    public required OrganisationId Reporter { get; init; }

    public required bool Voluntary { get; init; }

    public required bool Exercise { get; init; }

    public required IncidentKind Kind { get; init; }

    public required string? Sector { get; init; }

    public required string? Prefecture { get; init; }

    public required DateTimeOffset LearnedAt { get; init; }

    public required string LearnedBy { get; init; }

    public required string LearnedThrough { get; init; }

    public required DateTimeOffset At { get; init; }

    public required DateTimeOffset? FirstTarget { get; init; }

    public required DateOnly? FullDueOn { get; init; }

    public required string? FullClock { get; init; }
}
