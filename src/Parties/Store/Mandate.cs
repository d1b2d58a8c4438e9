using Noroshi.Kernel;
using Noroshi.Store;

namespace Noroshi.Parties.Store;

/// <summary>That an agent (a SOC, a parent firm) may act for a principal: who granted it, for what, until when.</summary>
internal sealed class Mandate : IRegistered
{
    public Guid Id { get; private set; }

    public OrganisationId Principal { get; private set; }

    public OrganisationId Agent { get; private set; }

    /// <summary>For what, as <see cref="MandateScopes"/> writes it; what was granted before there was a choice is for <c>incident-reports</c>.</summary>
    public string Scope { get; private set; } = "";

    public PersonId GrantedBy { get; private set; }

    public DateTimeOffset GrantedAt { get; private set; }

    public DateOnly From { get; private set; }

    /// <summary>The first day on which it is no longer in force.</summary>
    public DateOnly Until { get; private set; }

    public DateTimeOffset? RevokedAt { get; private set; }

    public static Mandate Grant(Guid id, OrganisationId principal, OrganisationId agent, string scope, PersonId by, DateTimeOffset at, DateOnly from, DateOnly until) => new()
    {
        Id = id,
        Principal = principal,
        Agent = agent,
        Scope = scope,
        GrantedBy = by,
        GrantedAt = at,
        From = from,
        Until = until,
    };

    public void Revoke(DateTimeOffset at) => RevokedAt ??= at;
}
