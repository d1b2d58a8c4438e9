using System.Text.Json.Nodes;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Parties.Law;
using Noroshi.Store;

namespace Noroshi.Parties.Store;

internal sealed class Registrar(StoreDb db, IRecordOfActs acts, TimeProvider clock) : IRegistrar
{
    public void Add(Organisation organisation)
    {
        db.Add(OrganisationRow.From(organisation));
        acts.Write(new Act("parties.organisation-entered", "Act, Art. 8", $"organisation:{organisation.Id}") { Content = new JsonObject { ["code"] = organisation.Code } });
    }

    public void Add(Designation designation)
    {
        db.Add(DesignationRow.From(designation));
        acts.Write(new Act("parties.designation-entered", "Act, Art. 2(3)", $"organisation:{designation.Operator}")
        {
            Content = new JsonObject { ["sector"] = designation.Sector, ["designatedOn"] = designation.DesignatedOn.ToString("O", System.Globalization.CultureInfo.InvariantCulture) },
        });
    }

    public void Add(Person person)
    {
        db.Add(PersonRow.From(person));
        acts.Write(new Act("parties.person-entered", "Act, Art. 8", $"person:{person.Id}"));
    }

    public Guid Appoint(PersonId person, OrganisationId organisation, string role, DateOnly from)
    {
        var membership = Membership.Of(person, organisation, role, from, Identifier.New(clock));
        db.Add(membership);
        acts.Write(new Act("parties.appointed", "Act, Art. 8", $"person:{person}")
        {
            Content = new JsonObject { ["organisation"] = organisation.ToString(), ["role"] = role },
        });
        return membership.Id;
    }

    public void Undertake(PersonId person, OrganisationId organisation, string article, DateOnly on)
    {
        if (UndertakingsOfSecrecy.Articles.All(a => a.Article != article))
        {
            throw new ArgumentException($"Nobody undertakes secrecy under {article}.", nameof(article));
        }

        db.Add(Undertaking.Of(Identifier.New(clock), person, organisation, article, on, null, db.Actor.Person, clock.GetUtcNow()));
        acts.Write(new Act("parties.secrecy-undertaken", article, $"person:{person}")
        {
            Content = new JsonObject { ["on"] = on.ToString("O", System.Globalization.CultureInfo.InvariantCulture), ["until"] = null },
        });
    }

    public void Grant(OrganisationId principal, OrganisationId agent, PersonId grantedBy, DateOnly from, DateOnly until, params IReadOnlyCollection<MandateScope> scopes)
    {
        var mandate = Mandate.Grant(Identifier.New(clock), principal, agent, MandateScopes.Written(scopes.Count > 0 ? scopes : [MandateScope.IncidentReports]), grantedBy, clock.GetUtcNow(), from, until);
        db.Add(mandate);
        acts.Write(new Act("parties.mandate-granted", scopes.Contains(MandateScope.Register) ? "Act, Art. 4" : "Act, Art. 5", $"organisation:{principal}")
        {
            Content = new JsonObject { ["agent"] = agent.ToString(), ["scope"] = mandate.Scope },
        });
    }
}
