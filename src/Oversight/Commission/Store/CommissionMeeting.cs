using Noroshi.Kernel;
using Noroshi.Oversight.Commission.Law;

namespace Noroshi.Oversight.Commission.Store;

/// <summary>Where a meeting stands.</summary>
internal enum MeetingState
{
    /// <summary>招集: convened.</summary>
    Convened,

    /// <summary>Attendance and votes are written down; the chair has not confirmed them.</summary>
    Recorded,

    /// <summary>The chair confirmed the minutes: what was decided holds.</summary>
    Confirmed,

    /// <summary>It did not open, for want of a quorum (55(2)).</summary>
    NotOpened,

    /// <summary>Called off.</summary>
    CalledOff,
}

/// <summary>What an item of a meeting is about.</summary>
internal enum ItemKind
{
    /// <summary>A request for approval.</summary>
    Approval,

    /// <summary>A recommendation on a notice after the fact.</summary>
    AfterNotice,

    /// <summary>What follows from a finding (66, 67, 68).</summary>
    Finding,

    /// <summary>認定 under 52(iii).</summary>
    Unfitness,

    /// <summary>Anything else.</summary>
    Other,
}

/// <summary>A meeting of the commission (55).</summary>
internal sealed class CommissionMeeting
{
    public Guid Id { get; private set; }

    public string Number { get; private set; } = "";

    public DateTimeOffset At { get; private set; }

    public string Place { get; private set; } = "";

    public MeetingState State { get; private set; }

    public PersonId RecordedBy { get; private set; }

    public PersonId? ConfirmedBy { get; private set; }

    public DateTimeOffset? ConfirmedAt { get; private set; }

    public string? Minutes { get; private set; }

    /// <summary>Whether the chair is prevented, so that who acts for the chair presides (54(2)).</summary>
    public bool ChairPrevented { get; private set; }

    public int Revision { get; private set; }

    public List<MeetingItem> Items { get; } = [];

    public List<Attendance> Present { get; } = [];

    public static CommissionMeeting Convene(Guid id, string number, DateTimeOffset at, string place, PersonId by) =>
        new() { Id = id, Number = number, At = at, Place = place, RecordedBy = by };

    public void Record(bool chairPrevented, string? minutes, PersonId by)
    {
        (State, ChairPrevented, Minutes, RecordedBy) = (MeetingState.Recorded, chairPrevented, minutes, by);
        Revision++;
    }

    public void Confirm(PersonId by, DateTimeOffset at, bool opened)
    {
        (State, ConfirmedBy, ConfirmedAt) = (opened ? MeetingState.Confirmed : MeetingState.NotOpened, by, at);
        Revision++;
    }

    public void CallOff()
    {
        State = MeetingState.CalledOff;
        Revision++;
    }

    public void Touch() => Revision++;
}

/// <summary>Somebody who was present.</summary>
internal sealed class Attendance
{
    public required Guid Id { get; init; }

    public required Guid Meeting { get; init; }

    public required Guid Seat { get; init; }
}

/// <summary>An item on the order of a meeting.</summary>
internal sealed class MeetingItem
{
    public required Guid Id { get; init; }

    public required Guid Meeting { get; init; }

    public required int Place { get; init; }

    public required ItemKind Kind { get; init; }

    /// <summary>The request, notice, finding or seat that it is about.</summary>
    public Guid? Subject { get; init; }

    public required string Text { get; init; }

    /// <summary>What an approval is tied to.</summary>
    public string? Conditions { get; set; }

    /// <summary>The last day of an approval.</summary>
    public DateOnly? Until { get; set; }

    /// <summary>How a tie was decided (55(3)).</summary>
    public Vote? ChairDecides { get; set; }

    public Outcome Outcome { get; set; }

    public List<Ballot> Ballots { get; } = [];
}

/// <summary>How somebody voted.</summary>
internal sealed class Ballot
{
    public required Guid Id { get; init; }

    public required Guid Item { get; init; }

    public required Guid Seat { get; init; }

    public required Vote Vote { get; init; }
}
