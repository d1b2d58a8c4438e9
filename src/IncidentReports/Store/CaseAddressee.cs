using Noroshi.IncidentReports.Face;
using Noroshi.IncidentReports.Law.Competence;
using Noroshi.Kernel;

namespace Noroshi.IncidentReports.Store;

/// <summary>Where a case stands on one desk.</summary>
internal enum DeskState
{
    /// <summary>Received, nobody has taken it.</summary>
    Received,

    /// <summary>Somebody works on it.</summary>
    InProgress,

    /// <summary>Done on this desk.</summary>
    Done,
}

/// <summary>
/// That a case reached an authority: in which capacity, by which article, with which receipt. Also that authority's desk work.
/// What a queue sorts by is repeated here, so that a queue of a million cases reads one index and no join.
/// </summary>
internal sealed class CaseAddressee
{
    public CaseId Case { get; private set; }

    public OrganisationId Organisation { get; private set; }

    /// <summary>The ministry above a bureau: it may always act itself (Cabinet Order art 3), so it may see.</summary>
    public OrganisationId? Superior { get; private set; }

    public AddresseeCapacity Capacity { get; private set; }

    public string Article { get; private set; } = "";

    /// <summary>The receipt number this authority gave: <c>METI-KANTO-261005-7F3K9Q</c>.</summary>
    public string Receipt { get; private set; } = "";

    public DateTimeOffset ReceivedAt { get; private set; }

    public DeskState State { get; private set; }

    public PersonId? Assignee { get; private set; }

    /// <summary>Repeated from the case.</summary>
    public int Urgency { get; private set; }

    /// <summary>Repeated from the case: the last day of the full report, while it is outstanding.</summary>
    public DateOnly? DueOn { get; private set; }

    /// <summary>Repeated from the case: when the newest version came.</summary>
    public DateTimeOffset LatestAt { get; private set; }

    /// <summary>Repeated from the case.</summary>
    public IncidentKind Kind { get; private set; }

    /// <summary>Repeated from the case: the stage of the newest version.</summary>
    public ReportStage Stage { get; private set; }

    /// <summary>Repeated from the case.</summary>
    public string? Sector { get; private set; }

    /// <summary>Repeated from the case.</summary>
    public bool Voluntary { get; private set; }

    /// <summary>Repeated from the case.</summary>
    public bool Exercise { get; private set; }

    /// <summary>Repeated from the case: the thirty-day report came or comes late.</summary>
    public bool Late { get; private set; }

    /// <summary>Whether this desk still has work on it.</summary>
    public bool Open { get; private set; } = true;

    /// <summary>The place in the queue, lowest first: by urgency, then by the limit, then the newest. One number, so that one index gives a page.</summary>
    public long Rank { get; private set; }

    public static CaseAddressee Of(IncidentCase @case, OrganisationId organisation, OrganisationId? superior, AddresseeCapacity capacity, string article, string receipt, DateTimeOffset at) => new()
    {
        Case = @case.Id,
        Organisation = organisation,
        Superior = superior,
        Capacity = capacity,
        Article = article,
        Receipt = receipt,
        ReceivedAt = at,
    };

    /// <summary>Repeats what the queue sorts and filters by.</summary>
    public void Follow(IncidentCase @case)
    {
        Urgency = @case.State is CaseState.Withdrawn ? 0 : @case.Urgency;
        DueOn = @case.FullFiledAt is null && @case.State is CaseState.Open ? @case.FullDueOn : null;
        LatestAt = @case.LatestAt;
        Kind = @case.Kind;
        Stage = @case.LatestStage;
        Sector = @case.Sector;
        Voluntary = @case.Voluntary;
        Exercise = @case.Exercise;
        Late = @case.FullLate;
        Rank = RankOf(Urgency, DueOn, LatestAt);
    }

    public void Assign(PersonId? person)
    {
        Assignee = person;
        Stand(person is null ? DeskState.Received : DeskState.InProgress);
    }

    public void Finish() => Stand(DeskState.Done);

    public void Resume() => Stand(Assignee is null ? DeskState.Received : DeskState.InProgress);

    private void Stand(DeskState state)
    {
        State = state;
        Open = state is not DeskState.Done;
    }

    // 2 bits of urgency, 15 of the last day (none: all ones), 46 of the milliseconds, newest first.
    private static long RankOf(int urgency, DateOnly? due, DateTimeOffset latest)
    {
        const long days = (1L << 15) - 1;
        const long milliseconds = (1L << 46) - 1;
        var first = new DateOnly(2020, 1, 1);
        var day = due is { } last ? Math.Clamp(last.DayNumber - first.DayNumber, 0, days - 1) : days;
        var age = milliseconds - Math.Clamp(latest.ToUnixTimeMilliseconds(), 0, milliseconds);
        return ((3L - Math.Clamp(urgency, 0, 3)) << 61) | (day << 46) | age;
    }
}
