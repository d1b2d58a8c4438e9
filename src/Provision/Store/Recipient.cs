using Noroshi.Kernel;
using Noroshi.Provision.Face;

namespace Noroshi.Provision.Store;

/// <summary>Whether it got there.</summary>
internal enum RecipientState
{
    /// <summary>Chosen, and not decided on yet.</summary>
    Waiting,

    /// <summary>It is in the recipient's inbox.</summary>
    Delivered,

    /// <summary>The law stood in the way when it was to be delivered.</summary>
    Refused,
}

/// <summary>What a recipient says it did.</summary>
internal enum ReceivedAnswer
{
    /// <summary>対応済み.</summary>
    Done,

    /// <summary>該当なし.</summary>
    NotAffected,

    /// <summary>支援が必要.</summary>
    NeedsHelp,
}

/// <summary>One recipient of one sending: whether it got there, was read, and what was done. Its identity is the key by which nobody gets it twice.</summary>
internal sealed class Recipient
{
    public required Guid Id { get; init; }

    public required Guid Sending { get; init; }

    public required Guid Product { get; init; }

    /// <summary>Who sends: whoever may look after the sending sees its recipients.</summary>
    public required OrganisationId From { get; init; }

    public required OrganisationId Organisation { get; init; }

    public required RecipientKind Kind { get; init; }

    /// <summary>The topic of the council with whose members it is shared; those who read it need what the topic asks of them.</summary>
    public Guid? Topic { get; init; }

    /// <summary>Why this one was chosen.</summary>
    public required string ReasonJa { get; init; }

    public required string ReasonEn { get; init; }

    public required bool Urgent { get; init; }

    public RecipientState State { get; private set; }

    public string? RefusedArticle { get; private set; }

    public string? RefusedJa { get; private set; }

    public string? RefusedEn { get; private set; }

    public DateTimeOffset? DeliveredAt { get; private set; }

    /// <summary>When somebody there opened it first: the receipt.</summary>
    public DateTimeOffset? ReadAt { get; private set; }

    public PersonId? ReadBy { get; private set; }

    public ReceivedAnswer? Answer { get; private set; }

    public string? Said { get; private set; }

    public PersonId? AnsweredBy { get; private set; }

    public DateTimeOffset? AnsweredAt { get; private set; }

    /// <summary>When the next people were told, since nobody had read something urgent.</summary>
    public DateTimeOffset? EscalatedAt { get; private set; }

    /// <summary>When the recipient's people were told that it was taken back.</summary>
    public DateTimeOffset? ToldOfWithdrawalAt { get; private set; }

    public Words Reason => new(ReasonJa, ReasonEn);

    public void Deliver(DateTimeOffset at) => (State, DeliveredAt) = (RecipientState.Delivered, at);

    public void Refuse(Ruling.Refused why) => (State, RefusedArticle, RefusedJa, RefusedEn) = (RecipientState.Refused, why.Article, why.Reason.Ja, why.Reason.En);

    public void Read(PersonId by, DateTimeOffset at) => (ReadBy, ReadAt) = (ReadBy ?? by, ReadAt ?? at);

    public void Say(ReceivedAnswer answer, string? said, PersonId by, DateTimeOffset at) => (Answer, Said, AnsweredBy, AnsweredAt) = (answer, said, by, at);

    public void Escalate(DateTimeOffset at) => EscalatedAt ??= at;

    public void TellOfWithdrawal(DateTimeOffset at) => ToldOfWithdrawalAt ??= at;
}
