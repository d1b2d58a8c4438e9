namespace Noroshi.Provision.Store;

/// <summary>An address that confirmed that it wants the bulletin. The row ends with the subscription.</summary>
internal sealed class Subscriber
{
    public required Guid Id { get; init; }

    /// <summary>As it was written.</summary>
    public required string Address { get; init; }

    /// <summary>The address in small letters, by which it is found.</summary>
    public required string AddressKey { get; init; }

    /// <summary>JSON of <see cref="Subscribing.Subscription"/>.</summary>
    public required string Chosen { get; set; }

    public required DateTimeOffset ConfirmedAt { get; init; }

    /// <summary>How often in a row the mail server said that there is no such address.</summary>
    public int Refusals { get; set; }
}

/// <summary>Somebody typed an address on the page; whether it was its holder shows when the link is followed.</summary>
internal sealed class SubscriptionRequest
{
    public required Guid Id { get; init; }

    public required string Address { get; init; }

    public required string AddressKey { get; init; }

    /// <summary>JSON of <see cref="Subscribing.Subscription"/>.</summary>
    public required string Chosen { get; init; }

    public required DateTimeOffset AskedAt { get; init; }

    public required DateTimeOffset EndsAt { get; init; }
}

/// <summary>Of what a mail to subscribers tells.</summary>
internal enum BulletinMailKind
{
    /// <summary>Something was made public.</summary>
    Published,

    /// <summary>It was taken back.</summary>
    Withdrawn,

    /// <summary>A part of it was taken back.</summary>
    Changed,
}

/// <summary>A mail that a subscriber is still to be sent. It is gone once the mail server has it: who was sent what is not kept.</summary>
internal sealed class BulletinMail : ILeased
{
    /// <summary>By which mail programs know it again.</summary>
    public required Guid Id { get; init; }

    public required Guid Subscriber { get; init; }

    public required Guid Product { get; init; }

    public required BulletinMailKind Kind { get; init; }

    public required DateTimeOffset QueuedAt { get; init; }

    /// <summary>When the next attempt is due.</summary>
    public DateTimeOffset DueAt { get; set; }

    /// <inheritdoc/>
    public DateTimeOffset? LeaseUntil { get; set; }

    /// <inheritdoc/>
    public Guid? Claim { get; set; }

    public int Attempts { get; set; }
}
