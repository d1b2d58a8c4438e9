using Microsoft.EntityFrameworkCore;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Parties.Law;
using Noroshi.Parties.Store;
using Noroshi.Store;

namespace Noroshi.Parties.Recognising;

/// <summary>
/// Finds out, anew for every request, who is at the door: the session must stand, the person must not be disabled, the membership
/// must be in force today. A revocation therefore works in mid-work and on every node.
/// </summary>
internal sealed class ActorRecognition(StoreDb db, TimeProvider clock)
{
    private static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(5);

    public async Task<Actor> BySessionAsync(Guid sessionId, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var found = await (
            from s in db.Set<Session>()
            join m in db.Set<Membership>() on s.Membership equals m.Id
            join p in db.Set<PersonRow>() on s.Person equals p.Id
            join o in db.Set<OrganisationRow>() on m.Organisation equals o.Id
            where s.Id == sessionId && s.RevokedAt == null && s.ExpiresAt > now && p.DisabledAt == null && o.ClosedAt == null && m.Person == s.Person
            select new { s.Person, s.LastSeenAt, Membership = m }).AsNoTracking().FirstOrDefaultAsync(cancellation);
        if (found is null)
        {
            return Actor.Nobody;
        }

        if (now - found.LastSeenAt > SeenEvery)
        {
            await db.Set<Session>().Where(s => s.Id == sessionId).ExecuteUpdateAsync(set => set.SetProperty(s => s.LastSeenAt, now), cancellation);
        }

        return await AsInOpenOrganisationAsync(found.Membership, "session", sessionId, cancellation);
    }

    /// <summary>The actor that a membership makes today, or nobody if it is not in force.</summary>
    public async Task<Actor> AsAsync(Membership membership, string via, Guid credential, CancellationToken cancellation) =>
        await db.Set<OrganisationRow>().AnyAsync(o => o.Id == membership.Organisation && o.ClosedAt != null, cancellation)
            ? Actor.Nobody
            : await AsInOpenOrganisationAsync(membership, via, credential, cancellation);

    /// <summary>The same, where the question by which the membership was found has asked for the organisation too.</summary>
    public async Task<Actor> AsInOpenOrganisationAsync(Membership membership, string via, Guid credential, CancellationToken cancellation)
    {
        var today = LegalCalendar.LegalDay(clock.GetUtcNow());
        if (membership.From > today || (membership.Until is { } until && until <= today) || Roles.Find(membership.Role) is not { } role)
        {
            return Actor.Nobody;
        }

        var mandates = role.Code == "agent-filer"
            ? await db.Set<Mandate>().AsNoTracking()
                .Where(m => m.Agent == membership.Organisation && m.From <= today && today < m.Until && m.RevokedAt == null)
                .Select(m => new Held(m.Principal, m.Scope)).ToListAsync(cancellation)
            : [];
        return new Actor
        {
            Person = membership.Person,
            Organisation = membership.Organisation,
            Capacity = role.Code,
            May = role.May,
            ActsFor = PrincipalsOf(mandates, MandateScope.IncidentReports),
            KeepsRegisterFor = PrincipalsOf(mandates, MandateScope.Register),
            Via = via,
            Credential = credential,
        };
    }

    private static List<OrganisationId> PrincipalsOf(List<Held> mandates, MandateScope scope) =>
        [.. mandates.Where(m => MandateScopes.Read(m.Scope).Contains(scope)).Select(m => m.Principal).Distinct()];

    private sealed record Held(OrganisationId Principal, string Scope);
}
