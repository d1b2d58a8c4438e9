using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Noroshi.IncidentReports.CommonForms;
using Noroshi.IncidentReports.Drafting;
using Noroshi.IncidentReports.Filing;
using Noroshi.IncidentReports.Store;
using Noroshi.Kernel;
using Noroshi.Store;
using Noroshi.Web.Answers;

namespace Noroshi.IncidentReports.OpeningCases;

/// <summary>A version of a report at the desk: what changed since the version before it, and all that it says.</summary>
/// <remarks>As the case itself: it must have reached the reader's authority, and a purpose must have been stated today.</remarks>
[Authorize(nameof(Permission.ReadReports))]
[Article("Act, Art. 5")]
[Article("Act, Art. 8(1)")]
internal sealed class VersionsPage(CasesAtTheDesk cases, StatedPurpose purposes, StoreDb db) : PageOfACase(cases, purposes)
{
    private readonly StatedPurpose purposes = purposes;

    [BindProperty(SupportsGet = true), FromRoute(Name = "version")]
    public int? Version { get; set; }

    public IReadOnlyList<ReportVersion> All { get; private set; } = [];

    public ReportVersion Shown { get; private set; } = null!;

    public CommonForm Form { get; private set; } = null!;

    public IReadOnlyList<FieldChange> Changes { get; private set; } = [];

    public IReadOnlyList<AnswersShown> Answers { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (await OpenAsync(cancellation) is { } elsewhere)
        {
            return elsewhere;
        }

        All = await db.Set<ReportVersion>().AsNoTracking().Where(v => v.Case == Desk.Case.Id).OrderByDescending(v => v.Number).ToListAsync(cancellation);
        if (All.FirstOrDefault(v => v.Number == (Version ?? All[0].Number)) is not { } shown)
        {
            return this.Absent();
        }

        Shown = shown;
        if (await purposes.KeepAsync(Desk.Case, shown.Number, Purpose, "page", cancellation))
        {
            await db.SaveChangesAsync(cancellation);
        }

        Form = FormBook.Edition(shown.Edition).Form(shown.Form);
        var answers = CommonForms.Answers.FromJson(shown.Answers);
        Answers = AnswersShown.Of(Form, FormStages.Of(shown.Stage, Desk.Case.Voluntary), answers, _ => null, demands: false);
        Changes = All.FirstOrDefault(v => v.Number == shown.Number - 1) is { ErasedAt: null } before
            ? AnswersDifference.Between(Form, CommonForms.Answers.FromJson(before.Answers), answers)
            : [];
        return Page();
    }
}
