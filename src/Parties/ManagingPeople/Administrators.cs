using Microsoft.EntityFrameworkCore;
using Noroshi.Kernel;
using Noroshi.Parties.Law;
using Noroshi.Parties.Store;
using Noroshi.Store;

namespace Noroshi.Parties.ManagingPeople;

/// <summary>Who administers what today.</summary>
internal sealed class Administrators(StoreDb db, TimeProvider clock)
{
    private static readonly string[] OfPeople = [.. Roles.All.Where(r => r.May.Contains(Permission.ManagePeople)).Select(r => r.Code)];
    private static readonly string[] OfTheSystem = [.. Roles.All.Where(r => r.May.Contains(Permission.Administer)).Select(r => r.Code)];

    /// <summary>Whether a role manages people.</summary>
    public static bool IsOne(string role) => OfPeople.Contains(role);

    /// <summary>The organisations in which a person has a role today.</summary>
    public async Task<IReadOnlyList<OrganisationId>> WorkplacesAsync(PersonId person, CancellationToken cancellation) =>
        await InForce().Where(m => m.Person == person).Select(m => m.Organisation).Distinct().ToListAsync(cancellation);

    /// <summary>The administrators of an organisation other than a certain person.</summary>
    public async Task<IReadOnlyList<PersonId>> OthersAsync(OrganisationId organisation, PersonId than, CancellationToken cancellation) =>
        await Able(OfPeople).Where(m => m.Organisation == organisation && m.Person != than).Select(m => m.Person).Distinct().ToListAsync(cancellation);

    /// <summary>Who may vouch for somebody locked out: the other administrators of the workplaces, or else the system's.</summary>
    public async Task<IReadOnlyList<PersonId>> WhoMayVouchForAsync(PersonId person, CancellationToken cancellation)
    {
        var workplaces = await WorkplacesAsync(person, cancellation);
        var own = await Able(OfPeople).Where(m => workplaces.Contains(m.Organisation) && m.Person != person).Select(m => m.Person).Distinct().ToListAsync(cancellation);
        return own.Count > 0 ? own : await Able(OfTheSystem).Where(m => m.Person != person).Select(m => m.Person).Distinct().ToListAsync(cancellation);
    }

    private IQueryable<Membership> InForce()
    {
        var today = LegalCalendar.LegalDay(clock.GetUtcNow());
        return db.Set<Membership>().AsNoTracking().Where(m => m.From <= today && (m.Until == null || today < m.Until));
    }

    private IQueryable<Membership> Able(string[] roles) =>
        from m in InForce()
        join p in db.Set<PersonRow>() on m.Person equals p.Id
        where roles.Contains(m.Role) && p.DisabledAt == null
        select m;
}
