using Noroshi.IncidentReports.CommonForms;
using Noroshi.IncidentReports.Face;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Store;

namespace Noroshi.IncidentReports.Api;

/// <summary>For whom a machine files, and what the register already knows of it.</summary>
internal sealed class Principals(StoreDb db, IWhoIsWho who, TimeProvider clock)
{
    // An organisation that the actor may not file for: filing is refused there, with the article.
    private static readonly OrganisationId NotAmongThem = default;

    /// <summary>The organisation named, among those for which the actor may file today.</summary>
    public async Task<OrganisationId> FindAsync(string? named, CancellationToken cancellation)
    {
        if (named is null)
        {
            return db.Actor.Organisation;
        }

        var number = CorporateNumber.TryParse(named, null, out var read) ? read.Digits : null;
        var those = await who.OrganisationsAsync([db.Actor.Organisation, .. db.Actor.ActsFor], cancellation);
        return those.Values.FirstOrDefault(o => o.Code == named || (number is not null && o.CorporateNumber == number))?.Id ?? NotAmongThem;
    }

    /// <summary>The answers, and where nothing was said the particulars of the register.</summary>
    public async Task<Answers> CompleteAsync(Answers answers, OrganisationId reporter, IncidentKind kind, ReportStage stage, bool voluntary, CancellationToken cancellation)
    {
        var form = FormBook.On(LegalCalendar.LegalDay(clock.GetUtcNow())).Form(kind.Code());
        var missing = form.Fields.Where(f => f.Inherits is not null && !answers.Has(f.Code)).ToList();
        if (missing.Exists(f => f.IsRequiredAt(FormStage.First)))
        {
            var organisation = await who.OrganisationAsync(reporter, cancellation);
            var contact = (await who.PersonsAsync([db.Actor.Person], cancellation)).GetValueOrDefault(db.Actor.Person);
            answers = missing.Aggregate(answers, (known, field) => known.With(field.Code, Particular(field.Inherits!, organisation, contact)));
        }

        return Lay(answers, kind, stage, voluntary);
    }

    /// <summary>What the window itself writes on the form, from what was chosen.</summary>
    public static Answers Lay(Answers answers, IncidentKind kind, ReportStage stage, bool voluntary) => answers
        .With("report.stage", stage is ReportStage.ThirtyDay ? "full" : stage.Code())
        .With("report.kind", kind.Code())
        .With("report.basis", voluntary ? "voluntary" : "statutory");

    private static string? Particular(string which, Organisation? organisation, Person? contact) => which switch
    {
        "party.name" => organisation?.Name.Ja,
        "party.corporate-number" => organisation?.CorporateNumber,
        "party.address" => organisation?.Address,
        "party.representative" => organisation?.Representative,
        "person.name" => contact?.Name,
        "person.department" => contact?.Department,
        "person.phone" => contact?.Phone,
        "person.email" => contact?.Mail,
        _ => null,
    };
}
