using Noroshi.CriticalComputers.Law;
using Noroshi.Kernel;

namespace Noroshi.CriticalComputers.Store;

/// <summary>What is said about an operator's duty to notify.</summary>
internal enum ExchangeKind
{
    /// <summary>報告又は資料の提出の求め (Act art 9).</summary>
    MaterialRequest,

    /// <summary>指導及び助言 (Act art 10).</summary>
    Guidance,

    /// <summary>命令 (Act art 6).</summary>
    Order,

    /// <summary>内閣総理大臣の意見 (Act art 7), to the minister; the operator does not see it.</summary>
    Opinion,

    /// <summary>A message without legal effect.</summary>
    Message,

    /// <summary>A note on one desk; only that authority sees it.</summary>
    Note,

    /// <summary>The operator's answer.</summary>
    Answer,
}

/// <summary>
/// One exchange about the duty of an operator to notify in a sector: about a notification, or about there being none. Append-only; its text
/// lies in a second table that erasure may clear (ADR 0021).
/// </summary>
internal sealed class Exchange
{
    public required Guid Id { get; init; }

    public required OrganisationId Operator { get; init; }

    public required string Sector { get; init; }

    /// <summary>The notification it is about; null where the operator has not notified.</summary>
    public required NotificationId? Notification { get; init; }

    public required ExchangeKind Kind { get; init; }

    /// <summary>The article it rests on; null for a message or a note.</summary>
    public required string? Basis { get; init; }

    /// <summary>For an order or an opinion: which duty the authority finds not done.</summary>
    public required DutyToNotify? Duty { get; init; }

    public required OrganisationId From { get; init; }

    public required OrganisationId To { get; init; }

    public required PersonId By { get; init; }

    public required string Text { get; init; }

    /// <summary>The last day to answer or comply, if one was set.</summary>
    public required DateOnly? DueOn { get; init; }

    public required Guid? InReplyTo { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>When the text was erased; that there was an exchange stays.</summary>
    public DateTimeOffset? ErasedAt { get; private set; }

    /// <summary>Whether it waits for an answer as long as there is none.</summary>
    public bool Asks => Kind is ExchangeKind.MaterialRequest or ExchangeKind.Order;
}

/// <summary>That people were told of the limit of an exchange at one of its points. The key is what makes it once.</summary>
internal sealed class ExchangeReminder
{
    public required Guid Exchange { get; init; }

    public required int Point { get; init; }

    public required DateTimeOffset At { get; init; }
}
