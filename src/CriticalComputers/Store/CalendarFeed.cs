using Noroshi.Kernel;

namespace Noroshi.CriticalComputers.Store;

/// <summary>
/// An address at which a calendar fetches the last days of a register without signing in. Of its secret only the digest is kept. It is a
/// person's own and holds no longer than the person may read the register.
/// </summary>
internal sealed class CalendarFeed
{
    public Guid Id { get; init; }

    public OrganisationId Operator { get; init; }

    public PersonId Person { get; init; }

    /// <summary>What the person calls it: the calendar in which it stands.</summary>
    public string Name { get; init; } = "";

    /// <summary>SHA-256 of the secret, which has 256 random bits.</summary>
    public byte[] Digest { get; init; } = [];

    public DateTimeOffset MadeAt { get; init; }

    public DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset? RevokedAt { get; private set; }

    public DateTimeOffset? LastUsedAt { get; private set; }

    /// <summary>How often it was fetched.</summary>
    public int Uses { get; private set; }

    public bool IsOpen(DateTimeOffset now) => RevokedAt is null && now < ExpiresAt;

    public void Revoke(DateTimeOffset at) => RevokedAt ??= at;
}
