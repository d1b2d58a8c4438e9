using Noroshi.Kernel;

namespace Noroshi.IncidentReports.Store;

/// <summary>What is said in a case after filing.</summary>
internal enum ExchangeKind
{
    /// <summary>報告又は資料の提出の求め (Act art 9).</summary>
    MaterialRequest,

    /// <summary>The answer to a request, an order or a message.</summary>
    Answer,

    /// <summary>指導及び助言 (Act art 10).</summary>
    Guidance,

    /// <summary>命令 (Act art 6).</summary>
    Order,

    /// <summary>内閣総理大臣の意見 (Act art 7), to the minister; the reporter does not see it.</summary>
    Opinion,

    /// <summary>A message between reporter and authority without legal effect.</summary>
    Message,

    /// <summary>A note on one desk; only that authority sees it.</summary>
    Note,

    /// <summary>The case was closed or opened again, with a reason.</summary>
    Closing,
}

/// <summary>One exchange inside a case. Append-only; its text lies in a second table that erasure may clear (ADR 0021).</summary>
internal sealed class Exchange
{
    public required Guid Id { get; init; }

    public required CaseId Case { get; init; }

    public required ExchangeKind Kind { get; init; }

    /// <summary>The article it rests on; null for a message or a note.</summary>
    public required string? Basis { get; init; }

    public required OrganisationId From { get; init; }

    /// <summary>To whom: the reporter, a minister, or null for everybody who may see the case.</summary>
    public required OrganisationId? To { get; init; }

    public required PersonId By { get; init; }

    public required string Text { get; init; }

    /// <summary>The last day to answer or comply, if one was set.</summary>
    public required DateOnly? DueOn { get; init; }

    public required Guid? InReplyTo { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>When the text was erased at the end of keeping; that there was an exchange stays.</summary>
    public DateTimeOffset? ErasedAt { get; private set; }
}
