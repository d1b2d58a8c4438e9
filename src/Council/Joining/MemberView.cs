using Microsoft.EntityFrameworkCore;
using Noroshi.Council.Law;
using Noroshi.Council.Store;
using Noroshi.Council.Taking;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Store;

namespace Noroshi.Council.Joining;

/// <summary>A named person as the membership page shows one.</summary>
/// <param name="Seat">The seat.</param>
/// <param name="Person">Who.</param>
/// <param name="Bound">Whether an undertaking under article 45(7) is in force.</param>
/// <param name="Cleared">Whether a clearance is in force.</param>
internal sealed record NamedPerson(Seat Seat, Person? Person, bool Bound, bool Cleared);

/// <summary>All that is shown of a membership, to the member and to the secretariat.</summary>
internal sealed record MemberView(Organisation Organisation, Member? Member, IReadOnlyList<NamedPerson> Persons, IReadOnlyList<MemberChange> Changes, IReadOnlyDictionary<PersonId, Person> People);

/// <summary>Looks a membership up, as far as it is in sight.</summary>
internal sealed class MembershipsInSight(StoreDb db, IWhoIsWho who, TimeProvider clock)
{
    public Task<Member?> FindAsync(OrganisationId organisation, CancellationToken cancellation) => db.Set<Member>().FirstOrDefaultAsync(m => m.Organisation == organisation, cancellation);

    public async Task<MemberView> ViewAsync(Organisation organisation, CancellationToken cancellation)
    {
        var id = organisation.Id;
        var seats = await db.Set<Seat>().AsNoTracking().Where(s => s.Organisation == id && s.EndedAt == null).OrderBy(s => s.NamedAt).ToListAsync(cancellation);
        var changes = await db.Set<MemberChange>().AsNoTracking().Where(c => c.Organisation == id).OrderByDescending(c => c.Number).ToListAsync(cancellation);
        var people = await who.PersonsAsync(seats.Select(s => s.Person).Concat(changes.Select(c => c.By)), cancellation);
        var (asked, now) = (seats.Select(s => s.Person).ToArray(), clock.GetUtcNow());
        var bound = await who.BoundToSecrecyAsync(asked, id, CouncilAdmission.SecrecyArticle, now, cancellation);
        var cleared = await who.ClearedAsync(asked, id, ClearanceIsAskedForByTopic.Kind, now, cancellation);
        return new MemberView(
            organisation,
            await db.Set<Member>().AsNoTracking().FirstOrDefaultAsync(m => m.Organisation == id, cancellation),
            [.. seats.Select(s => new NamedPerson(s, people.GetValueOrDefault(s.Person), bound.Contains(s.Person), cleared.Contains(s.Person)))],
            changes,
            people);
    }
}
