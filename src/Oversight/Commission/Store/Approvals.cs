using Noroshi.Kernel;
using Noroshi.Oversight.Commission.Law;

namespace Noroshi.Oversight.Commission.Store;

/// <summary>Where a request for approval stands.</summary>
internal enum ApprovalState
{
    /// <summary>承認求め受理.</summary>
    Received,

    /// <summary>On the order of a meeting: 審査.</summary>
    Examined,

    /// <summary>承認.</summary>
    Approved,

    /// <summary>不承認.</summary>
    NotApproved,

    /// <summary>取下げ.</summary>
    Withdrawn,
}

/// <summary>A request for the commission's approval (48(i), (iv)).</summary>
internal sealed class ApprovalRequest
{
    public Guid Id { get; private set; }

    public string Number { get; private set; } = "";

    public ApprovalRoute Route { get; private set; }

    public string Requester { get; private set; } = "";

    public DateTimeOffset ReceivedAt { get; private set; }

    public string Target { get; private set; } = "";

    public string Necessity { get; private set; } = "";

    public DateOnly From { get; private set; }

    public DateOnly Until { get; private set; }

    /// <summary>The approval of which it asks the extension.</summary>
    public Guid? Extends { get; private set; }

    public ApprovalState State { get; private set; }

    public string? Conditions { get; private set; }

    /// <summary>The last day on which the approval holds.</summary>
    public DateOnly? ExpiresOn { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    public Guid? DecidedIn { get; private set; }

    public int Revision { get; private set; }

    public static ApprovalRequest Enter(Guid id, string number, ApprovalRoute route, string requester, DateTimeOffset receivedAt, string target, string necessity, DateOnly from, DateOnly until, Guid? extends) => new()
    {
        Id = id, Number = number, Route = route, Requester = requester, ReceivedAt = receivedAt, Target = target, Necessity = necessity, From = from, Until = until, Extends = extends,
    };

    public void Examine()
    {
        State = ApprovalState.Examined;
        Revision++;
    }

    public void Return()
    {
        State = ApprovalState.Received;
        Revision++;
    }

    public void Decide(bool approved, string? conditions, DateOnly? expires, Guid meeting, DateTimeOffset at)
    {
        (State, Conditions, ExpiresOn, DecidedIn, DecidedAt) = (approved ? ApprovalState.Approved : ApprovalState.NotApproved, conditions, approved ? expires ?? Until : null, meeting, at);
        Revision++;
    }

    public void Withdraw()
    {
        State = ApprovalState.Withdrawn;
        Revision++;
    }
}

/// <summary>A notice of what was done without an approval (警職法 6の2(9)).</summary>
internal sealed class AfterNotice
{
    public Guid Id { get; private set; }

    public string Number { get; private set; } = "";

    public ApprovalRoute Route { get; private set; }

    public string Sender { get; private set; } = "";

    public DateTimeOffset ReceivedAt { get; private set; }

    public DateTimeOffset DoneAt { get; private set; }

    public string Summary { get; private set; } = "";

    /// <summary>Whether the check found it proper; null before the check.</summary>
    public bool? Proper { get; private set; }

    public string? CheckText { get; private set; }

    public PersonId? CheckedBy { get; private set; }

    public DateTimeOffset? CheckedAt { get; private set; }

    /// <summary>Whether a recommendation is to be decided.</summary>
    public bool Recommends { get; private set; }

    /// <summary>What became of that; null before it was decided.</summary>
    public Outcome? Decision { get; private set; }

    public DateTimeOffset? ClosedAt { get; private set; }

    public PersonId? ClosedBy { get; private set; }

    public int Revision { get; private set; }

    public static AfterNotice Enter(Guid id, string number, ApprovalRoute route, string sender, DateTimeOffset receivedAt, DateTimeOffset doneAt, string summary) =>
        new() { Id = id, Number = number, Route = route, Sender = sender, ReceivedAt = receivedAt, DoneAt = doneAt, Summary = summary };

    public void Check(bool proper, bool recommends, string text, PersonId by, DateTimeOffset at)
    {
        (Proper, Recommends, CheckText, CheckedBy, CheckedAt) = (proper, recommends, text, by, at);
        Revision++;
    }

    public void Decide(Outcome outcome)
    {
        Decision = outcome;
        Revision++;
    }

    public void Close(PersonId by, DateTimeOffset at)
    {
        (ClosedBy, ClosedAt) = (by, at);
        Revision++;
    }
}
