using Noroshi.IncidentReports.CommonForms;
using Noroshi.IncidentReports.Drafting;
using Noroshi.IncidentReports.Face;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Store;

namespace Noroshi.IncidentReports.Api;

/// <summary>For whom a machine files, and what the register already knows of it.</summary>
internal sealed class Principals(StoreDb db, IWhoIsWho who, Particulars particulars, TimeProvider clock)
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
        var today = LegalCalendar.LegalDay(clock.GetUtcNow());
        var form = FormBook.On(today).Form(kind.Code());
        if (form.Fields.Any(f => f.Inherits is not null && f.IsRequiredAt(FormStage.First) && !answers.Has(f.Code)))
        {
            var known = CommonFormCheck.Tidy(form, await particulars.OfAsync(form, reporter, db.Actor.Person, today, cancellation));
            answers = known.With(answers);
        }

        return WindowAnswers.Lay(answers, stage, kind, voluntary);
    }
}
