using Noroshi.Kernel;

namespace Noroshi.Provision.Store;

/// <summary>One call to be made to an organisation's system, and how it ended. Its identity is the same at every attempt, so that the receiver takes it once.</summary>
internal sealed class WebhookCall : ILeased
{
    public required Guid Id { get; init; }

    public required Guid Endpoint { get; init; }

    public required OrganisationId Organisation { get; init; }

    /// <summary>Of which delivery it tells; none for a trial.</summary>
    public required Guid? Recipient { get; init; }

    /// <summary>What it tells: <c>product.provided</c>.</summary>
    public required string Kind { get; init; }

    public required DateTimeOffset QueuedAt { get; init; }

    /// <summary>When the next attempt is due.</summary>
    public DateTimeOffset DueAt { get; set; }

    /// <inheritdoc/>
    public DateTimeOffset? LeaseUntil { get; set; }

    /// <inheritdoc/>
    public Guid? Claim { get; set; }

    public int Attempts { get; set; }

    /// <summary>The status of the last answer, if there was one.</summary>
    public int? LastStatus { get; set; }

    /// <summary>How the last attempt ended.</summary>
    public string? LastOutcome { get; set; }

    public DateTimeOffset? TakenAt { get; set; }

    public DateTimeOffset? GivenUpAt { get; set; }
}
