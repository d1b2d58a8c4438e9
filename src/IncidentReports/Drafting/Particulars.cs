using Noroshi.IncidentReports.CommonForms;
using Noroshi.Kernel;
using Noroshi.Parties.Face;

namespace Noroshi.IncidentReports.Drafting;

/// <summary>What the register already knows of the reporter and the person at the desk, so that nobody types it in an emergency.</summary>
internal sealed class Particulars(IWhoIsWho who)
{
    /// <summary>The answers to the fields of a form that inherit from the register.</summary>
    public async Task<Answers> OfAsync(CommonForm form, OrganisationId reporter, PersonId person, DateOnly day, CancellationToken cancellation)
    {
        var organisation = await who.OrganisationAsync(reporter, cancellation);
        var contact = await who.PersonAsync(person, cancellation);
        var designations = await who.DesignationsAsync(reporter, day, cancellation);
        var sectors = string.Join('、', designations.Select(d => Competence.Sector(d.Sector, day)?.Name.Ja ?? d.Sector));
        return form.Fields.Where(field => field.Inherits is not null).Aggregate(Answers.None, (answers, field) => answers.With(field.Code, field.Inherits switch
        {
            "party.name" => organisation?.Name.Ja,
            "party.corporate-number" => organisation?.CorporateNumber,
            "party.address" => organisation?.Address,
            "party.representative" => organisation?.Representative,
            "party.sector" => sectors,
            "party.round-the-clock" => organisation?.Contact,
            "person.name" => contact?.Name,
            "person.department" => contact?.Department,
            "person.phone" => contact?.Phone,
            "person.email" => contact?.Mail,
            _ => null,
        }));
    }
}
