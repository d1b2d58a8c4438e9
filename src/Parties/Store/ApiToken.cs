using Noroshi.Kernel;

namespace Noroshi.Parties.Store;

/// <summary>
/// A token by which a machine acts for the person who made it. Its secret has 256 random bits, so a plain SHA-256 is the right
/// digest: there is nothing to guess, and a slow one would only slow our own door.
/// </summary>
internal sealed class ApiToken
{
    public Guid Id { get; private set; }

    public byte[] Digest { get; private set; } = [];

    /// <summary>The first characters, by which the person tells tokens apart.</summary>
    public string Beginning { get; private set; } = "";

    public string Name { get; private set; } = "";

    public PersonId Person { get; private set; }

    public OrganisationId Organisation { get; private set; }

    public Guid Membership { get; private set; }

    /// <summary>What it allows: names of permissions, parted by spaces; never more than the person's role allows at the time of use.</summary>
    public string Scope { get; private set; } = "";

    public DateTimeOffset MadeAt { get; private set; }

    public DateTimeOffset ExpiresAt { get; private set; }

    public DateTimeOffset? LastUsedAt { get; private set; }

    public DateTimeOffset? RevokedAt { get; private set; }

    public static ApiToken Of(Guid id, string secret, string name, Membership membership, IEnumerable<Permission> scope, DateTimeOffset at, DateTimeOffset expiresAt) => new()
    {
        Id = id,
        Digest = Secret.Digest(secret),
        Beginning = secret[..10],
        Name = name,
        Person = membership.Person,
        Organisation = membership.Organisation,
        Membership = membership.Id,
        Scope = string.Join(' ', scope),
        MadeAt = at,
        ExpiresAt = expiresAt,
    };

    public IEnumerable<Permission> Permissions => Scope.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<Permission>);

    public bool IsOpen(DateTimeOffset at) => RevokedAt is null && at < ExpiresAt;

    public void Revoke(DateTimeOffset at) => RevokedAt ??= at;
}
