using Microsoft.EntityFrameworkCore;
using Noroshi.Council.Store;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Store;

namespace Noroshi.Council.Telling;

/// <summary>Tells people of the council that there is something to read, and where. What was said stands in no notice.</summary>
internal sealed class TellPeople(StoreDb db, IWhoIsWho who, INotices notices)
{
    /// <summary>Tells the named persons of an organisation; if it has none, those who look after its membership.</summary>
    public async Task OrganisationAsync(OrganisationId organisation, string kind, Words subject, string path, bool urgent, CancellationToken cancellation)
    {
        var people = await db.Set<Seat>().IgnoreQueryFilters(["visibility"]).AsNoTracking().Where(s => s.Organisation == organisation && s.EndedAt == null).Select(s => s.Person).ToListAsync(cancellation);
        if (people.Count == 0)
        {
            people.AddRange((await who.PeopleWhoMayAsync(organisation, Permission.JoinCouncil, cancellation)).Select(p => p.Id));
            people.AddRange((await who.PeopleWhoMayAsync(organisation, Permission.ManagePeople, cancellation)).Select(p => p.Id));
        }

        Tell(people, kind, subject, path, urgent);
    }

    /// <summary>Tells the secretariat.</summary>
    public async Task SecretariatAsync(string kind, Words subject, string path, bool urgent, CancellationToken cancellation)
    {
        foreach (var office in await who.OrganisationsAsync(OrganisationKind.CabinetOffice, cancellation))
        {
            Tell((await who.PeopleWhoMayAsync(office.Id, Permission.RunCouncil, cancellation)).Select(p => p.Id), kind, subject, path, urgent);
        }
    }

    private void Tell(IEnumerable<PersonId> people, string kind, Words subject, string path, bool urgent)
    {
        foreach (var person in people.Distinct().Where(p => p != db.Actor.Person))
        {
            notices.Tell(person, kind, subject, path, urgent);
        }
    }
}
