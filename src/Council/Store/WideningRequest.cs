using Noroshi.Confidentiality.Face;
using Noroshi.Council.Face;
using Noroshi.Kernel;

namespace Noroshi.Council.Store;

/// <summary>Where a request for wider use stands.</summary>
internal enum WideningState
{
    /// <summary>The contributor has not answered.</summary>
    Waiting,

    /// <summary>Consented to in whole.</summary>
    Granted,

    /// <summary>Consented to in part.</summary>
    GrantedInPart,

    /// <summary>Refused.</summary>
    Refused,

    /// <summary>Refused or unanswered, and the exception of Act art 45(6) was put forward; a second person has not decided.</summary>
    ExceptionPutForward,

    /// <summary>Decided under the exception.</summary>
    DecidedByException,

    /// <summary>Ended because the contribution was withdrawn.</summary>
    Ended,
}

/// <summary>Somebody asks the contributor to let a contribution go further: to more organisations, or into something of a wider class.</summary>
internal sealed class WideningRequest
{
    public WideningId Id { get; private set; }

    public string Number { get; private set; } = "";

    public ContributionId Contribution { get; private set; }

    public OrganisationId Contributor { get; private set; }

    public OrganisationId AskedFor { get; private set; }

    public PersonId AskedBy { get; private set; }

    public DateTimeOffset At { get; private set; }

    public string Purpose { get; private set; } = "";

    /// <summary>The class in which it would be used; null if only organisations are to be added.</summary>
    public InformationClass? Class { get; private set; }

    public WideningState State { get; private set; }

    public string? Answer { get; private set; }

    public PersonId? AnsweredBy { get; private set; }

    public DateTimeOffset? AnsweredAt { get; private set; }

    /// <summary>Whether use in the class was consented to, or decided.</summary>
    public bool ClassGranted { get; private set; }

    public string? ExceptionReason { get; private set; }

    public PersonId? ExceptionBy { get; private set; }

    public DateTimeOffset? ExceptionAt { get; private set; }

    public PersonId? ApprovedBy { get; private set; }

    public DateTimeOffset? ApprovedAt { get; private set; }

    public int Revision { get; private set; }

    public List<WideningRecipient> Recipients { get; } = [];

    public static WideningRequest Ask(WideningId id, string number, Contribution about, OrganisationId askedFor, PersonId by, string purpose, InformationClass? @class, DateTimeOffset at) => new()
    {
        Id = id,
        Number = number,
        Contribution = about.Id,
        Contributor = about.Contributor,
        AskedFor = askedFor,
        AskedBy = by,
        Purpose = purpose,
        Class = @class,
        At = at,
    };

    public void Consent(bool toClass, IReadOnlySet<OrganisationId> to, string? words, PersonId by, DateTimeOffset at)
    {
        ClassGranted = toClass && Class is not null;
        foreach (var recipient in Recipients)
        {
            recipient.Grant(to.Contains(recipient.Organisation));
        }

        var (asked, granted) = (Recipients.Count + (Class is null ? 0 : 1), Recipients.Count(r => r.Granted) + (ClassGranted ? 1 : 0));
        State = granted == 0 ? WideningState.Refused : granted == asked ? WideningState.Granted : WideningState.GrantedInPart;
        (Answer, AnsweredBy, AnsweredAt) = (words, by, at);
        Revision++;
    }

    public void PutForward(string reason, PersonId by, DateTimeOffset at)
    {
        (State, ExceptionReason, ExceptionBy, ExceptionAt) = (WideningState.ExceptionPutForward, reason, by, at);
        Revision++;
    }

    /// <summary>Decides it against or without the contributor: all that was asked for is given.</summary>
    public void Approve(PersonId by, DateTimeOffset at)
    {
        (State, ApprovedBy, ApprovedAt, ClassGranted) = (WideningState.DecidedByException, by, at, Class is not null);
        Recipients.ForEach(r => r.Grant(true));
        Revision++;
    }

    /// <summary>The second person does not approve: it is again as it was.</summary>
    public void TurnDown()
    {
        State = AnsweredAt is null ? WideningState.Waiting : Recipients.Any(r => r.Granted) || ClassGranted ? WideningState.GrantedInPart : WideningState.Refused;
        Revision++;
    }

    public void End()
    {
        State = WideningState.Ended;
        Revision++;
    }
}

/// <summary>An organisation to which a contribution would go, and whether it was consented to.</summary>
internal sealed class WideningRecipient
{
    public required Guid Id { get; init; }

    public required WideningId Widening { get; init; }

    public required OrganisationId Organisation { get; init; }

    public bool Granted { get; private set; }

    public void Grant(bool granted) => Granted = granted;
}
