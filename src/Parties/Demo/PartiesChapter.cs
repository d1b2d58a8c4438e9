using Noroshi.Kernel;
using Noroshi.Parties.Entering;
using Noroshi.Parties.Face;
using Noroshi.Store;

namespace Noroshi.Parties.Demo;

/// <summary>Who is who in the demonstration world.</summary>
internal sealed class PartiesChapter(StoreDb db, IRegistrar registrar, TimeProvider clock) : IDemoChapter
{
    public int Order => 10;

    public async Task WriteAsync(CancellationToken cancellation)
    {
        var world = World.Read();
        var today = LegalCalendar.LegalDay(clock.GetUtcNow());
        Authorities.Enter(registrar, clock);
        var organisations = db.ChangeTracker.Entries<Store.OrganisationRow>().ToDictionary(e => e.Entity.Code, e => e.Entity.Id, StringComparer.Ordinal);
        foreach (var firm in world.Organisations)
        {
            organisations.Add(firm.Code, Enter(firm));
        }

        foreach (var named in world.Designations)
        {
            registrar.Add(new Designation(organisations[named.Operator], named.Sector, named.DesignatedOn, named.ThroughArticle53, null));
        }

        var people = new Dictionary<string, PersonId>(StringComparer.Ordinal);
        foreach (var somebody in world.People)
        {
            var id = new PersonId(Identifier.New(clock));
            people.Add(somebody.Mail, id);
            registrar.Add(new Person(id, somebody.Name, somebody.Department, somebody.Mail, somebody.Phone));
            foreach (var role in somebody.Roles)
            {
                registrar.Appoint(id, organisations[somebody.Organisation], role, today.AddDays(-180));
            }
        }

        foreach (var mandate in world.Mandates)
        {
            var from = today.AddDays(-mandate.StartsBefore);
            registrar.Grant(organisations[mandate.Principal], organisations[mandate.Agent], people[mandate.GrantedBy], from, from.AddDays(mandate.Lasts));
        }

        await db.SaveChangesAsync(cancellation);
    }

    private OrganisationId Enter(World.Firm firm)
    {
        var id = new OrganisationId(Identifier.New(clock));
        registrar.Add(new Organisation(
            id,
            firm.Code,
            Enum.Parse<OrganisationKind>(firm.Kind),
            new Words(firm.Ja, firm.En),
            firm.Base is null ? null : CorporateNumber.FromBase(firm.Base).Digits,
            null,
            firm.Prefecture,
            firm.Address,
            firm.Representative) { Contact = firm.Contact });
        return id;
    }
}
