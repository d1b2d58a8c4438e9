using Microsoft.EntityFrameworkCore;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Parties.Law;
using Noroshi.Parties.Recognising;
using Noroshi.Parties.Store;
using Noroshi.Store;

namespace Noroshi.Parties.Demo;

internal sealed class DemoCast(StoreDb db, ActorScope scope, ActorRecognition recognition) : IDemoCast
{
    private static readonly Lazy<Dictionary<string, int>> Places =
        new(() => World.Read().People.Select((p, place) => (p.Mail, place)).ToDictionary(p => p.Mail, p => p.place, StringComparer.Ordinal));

    public async Task<Actor> PlayAsync(string organisation, string role, CancellationToken cancellation)
    {
        var able = await (
            from m in db.Set<Membership>().AsNoTracking()
            join o in db.Set<OrganisationRow>() on m.Organisation equals o.Id
            join p in db.Set<PersonRow>() on m.Person equals p.Id
            where o.Code == organisation && m.Role == role
            select new { Membership = m, p.Mail }).ToListAsync(cancellation);

        // Who comes first in the world plays, then who was added by a later chapter. By identities it would be anybody: those made in one moment have no order.
        var plays = able.OrderBy(a => Places.Value.GetValueOrDefault(a.Mail ?? "", int.MaxValue)).ThenBy(a => a.Membership.Id).First();
        return scope.Actor = await recognition.AsAsync(plays.Membership, "demo", Guid.Empty, cancellation);
    }

    /// <summary>The people whom the sign-in page offers, one for each role first.</summary>
    public async Task<IReadOnlyList<DemoPerson>> PeopleAsync(CancellationToken cancellation)
    {
        var featured = World.Read().People.Where(p => p.Featured is not null).ToDictionary(p => p.Mail, p => p.Featured!, StringComparer.Ordinal);
        var rows = await (
            from p in db.Set<PersonRow>().AsNoTracking()
            join m in db.Set<Membership>() on p.Id equals m.Person
            join o in db.Set<OrganisationRow>() on m.Organisation equals o.Id
            where p.DisabledAt == null && p.Mail != null
            orderby m.Id
            select new { p.Id, p.Name, p.Department, p.Mail, m.Role, o.NameJa, o.NameEn, o.Kind }).ToListAsync(cancellation);
        return
        [
            .. from row in rows.DistinctBy(r => r.Id)
               let role = Roles.Find(row.Role)
               where role is not null
               let stands = featured.GetValueOrDefault(row.Mail!)
               orderby stands is null ? 1 : 0, stands is null ? 0 : Place(stands)
               select new DemoPerson(row.Id, row.Name, row.Department, new Words(row.NameJa, row.NameEn), row.Kind, (stands is null ? role : Roles.Find(stands)!).Name, stands),
        ];
    }

    private static int Place(string role) => Roles.All.TakeWhile(r => r.Code != role).Count();
}

/// <summary>A person of the demonstration world as the sign-in page offers one.</summary>
internal sealed record DemoPerson(PersonId Id, string Name, string? Department, Words Organisation, OrganisationKind Kind, Words Role, string? Featured);
