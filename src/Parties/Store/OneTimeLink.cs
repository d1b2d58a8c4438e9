using Noroshi.Kernel;
using Noroshi.Parties.Law;

namespace Noroshi.Parties.Store;

/// <summary>
/// A link that works once, for a while: it lets somebody register a passkey. Only the digest of its secret is kept, so that
/// whoever reads the database cannot use it.
/// </summary>
internal sealed class OneTimeLink
{
    public Guid Id { get; private set; }

    public LinkPurpose Purpose { get; private set; }

    public byte[] Digest { get; private set; } = [];

    /// <summary>Whom it lets in again, for a recovery.</summary>
    public PersonId? Person { get; private set; }

    public OrganisationId Organisation { get; private set; }

    public string? Role { get; private set; }

    public string? Mail { get; private set; }

    public PersonId? MadeBy { get; private set; }

    public DateTimeOffset MadeAt { get; private set; }

    public DateTimeOffset ExpiresAt { get; private set; }

    public DateTimeOffset? UsedAt { get; private set; }

    public DateTimeOffset? RevokedAt { get; private set; }

    public static OneTimeLink ForFirstAdministrator(Guid id, byte[] digest, OrganisationId cabinetOffice, DateTimeOffset at, TimeSpan length) =>
        new() { Id = id, Purpose = LinkPurpose.FirstAdministrator, Digest = digest, Organisation = cabinetOffice, Role = "system-administrator", MadeAt = at, ExpiresAt = at + length };

    public static OneTimeLink Invitation(Guid id, byte[] digest, OrganisationId organisation, string role, string mail, PersonId by, DateTimeOffset at, TimeSpan length) => new()
    {
        Id = id,
        Purpose = LinkPurpose.Invitation,
        Digest = digest,
        Organisation = organisation,
        Role = role,
        Mail = mail,
        MadeBy = by,
        MadeAt = at,
        ExpiresAt = at + length,
    };

    public static OneTimeLink Recovery(Guid id, byte[] digest, OrganisationId organisation, PersonId person, PersonId by, DateTimeOffset at, TimeSpan length) =>
        new() { Id = id, Purpose = LinkPurpose.Recovery, Digest = digest, Organisation = organisation, Person = person, MadeBy = by, MadeAt = at, ExpiresAt = at + length };

    public bool IsOpen(DateTimeOffset at) => UsedAt is null && RevokedAt is null && at < ExpiresAt;

    public void Revoke(DateTimeOffset at) => RevokedAt ??= at;
}
