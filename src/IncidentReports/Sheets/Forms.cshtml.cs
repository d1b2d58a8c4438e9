using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Noroshi.Formats.Forms;
using Noroshi.IncidentReports.CommonForms;
using Noroshi.IncidentReports.Drafting;
using Noroshi.IncidentReports.Face;
using Noroshi.IncidentReports.Reminding;
using Noroshi.IncidentReports.Store;
using Noroshi.Kernel;
using Noroshi.Store;
using Noroshi.Web.Answers;
using Noroshi.Web.Fields;
using Noroshi.Web.Showing;

namespace Noroshi.IncidentReports.Sheets;

/// <summary>Common forms out and in: a blank sheet to fill in offline, and a filled one that becomes a draft. Faults name the cell.</summary>
/// <remarks>For those who file. A draft of another organisation is not there (404).</remarks>
[Authorize(nameof(Permission.FileReports))]
[RequestSizeLimit(FormSheetReader.LongestFile + 1_000_000)]
[RequestFormLimits(MemoryBufferThreshold = FormSheetReader.LongestFile + 1_000_000)]
[Article("Order, Art. 4(2)")]
internal sealed class FormsPage(StoreDb db, WhomToReportFor whom, DraftsInSight drafts, StartDraft start, IOutbox outbox, TimeProvider clock) : PageModel
{
    private static readonly Words NoFile = new("読み込むExcelファイルを選んでください。", "Choose the Excel file to read.");
    private static readonly Words ChooseReporter = new("「どの組織の報告か」を選んでください。", "Choose for which organisation you report.");

    [BindProperty]
    public IFormFile? Sheet { get; set; }

    [BindProperty]
    public string? Basis { get; set; }

    [BindProperty]
    public string? For { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Draft { get; set; }

    public Draft? Replaces { get; private set; }

    public IReadOnlyList<Choice> Reporters { get; private set; } = [];

    public IReadOnlyList<Choice> Bases { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) => await FindAsync(cancellation) ? Page() : this.Absent();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!await FindAsync(cancellation))
        {
            return this.Absent();
        }

        var reporter = Replaces?.Reporter.ToString() ?? Reporters.FirstOrDefault(choice => choice.Value == For)?.Value;
        var problems = new Problems()
            .Unless(Sheet is { Length: > 0 }, nameof(Sheet), "required", NoFile)
            .Unless(reporter is not null, nameof(For), "required", ChooseReporter);
        if (problems.Count > 0)
        {
            return this.Mend(problems);
        }

        var now = clock.GetUtcNow();
        var edition = FormBook.On(LegalCalendar.LegalDay(now));
        await using var upload = Sheet!.OpenReadStream();
        var reading = await FormSheetReader.ReadAsync(
            upload, identity => edition.Forms.FirstOrDefault(f => CommonFormSheet.CodeOf(f) == identity.FormCode && f.Version == identity.Version) is { } known
                ? CommonFormSheet.ToSheet(known, FormStage.First, Answers.None)
                : null,
            cancellation);
        var kind = IncidentKinds.All.Cast<IncidentKind?>().FirstOrDefault(k => reading.Identity?.FormCode == CommonFormSheet.CodeOf(edition.Form(k!.Value.Code())));
        if (kind is null || (Replaces is { Case: not null } && Replaces.Kind != kind))
        {
            return this.Mend(reading.Problems.Count > 0 ? reading.Problems.Select(InSheet) : [new Problem(nameof(Sheet), "other-form", new(
                "この様式は、いまの下書きの種別と違います。", "This form is for another kind of incident than the draft."))]);
        }

        var (answers, faults) = CommonFormSheet.FromSheet(edition.Form(kind.Value.Code()), FormStage.First, reading, now);

        // What is missing can be filled in on the pages; what is wrong is mended in the sheet, where it was written.
        var wrong = faults.Where(fault => fault.Code != "required").ToList();
        return wrong.Count > 0 ? this.Mend(wrong.Select(InSheet)) : await KeepAsync(kind.Value, new OrganisationId(Guid.Parse(reporter!)), answers, cancellation);
    }

    private async Task<IActionResult> KeepAsync(IncidentKind kind, OrganisationId reporter, Answers answers, CancellationToken cancellation)
    {
        var draft = Replaces;
        if (draft is null)
        {
            draft = await start.OfNewCaseAsync(new NewDraft(new DraftId(Identifier.New(clock)), reporter, kind, Basis == "voluntary", false, null, Answers.None), cancellation);
        }
        else if (draft.Kind != kind)
        {
            draft.ChooseKind(kind);
        }

        var (now, laid) = (clock.GetUtcNow(), Answers.FromJson(draft.Answers).With(answers));
        DraftClockTicks.Begin(outbox, draft, laid, now);
        draft.Save(laid.ToJson(), db.Actor.Person, now);
        draft.CameOnSheet();
        await db.SaveChangesAsync(cancellation);
        this.Say(NoticeKind.Success, new Words("様式を読み込み、下書きにしました。", "The sheet was read into a draft."));
        return Redirect(DraftPaths.Of(draft, DraftPage.Check));
    }

    private async Task<bool> FindAsync(CancellationToken cancellation)
    {
        if (Draft is { } id)
        {
            Replaces = await drafts.FindAsync(id, cancellation) is { FiledAs: null } draft ? draft : null;
            return Replaces is not null;
        }

        var byLaw = await whom.ByLawAsync(cancellation);
        Bases = byLaw.Count > 0
            ? [Choice.Of("statutory", new("法第5条の報告", "Report under article 5")), Choice.Of("voluntary", new("任意の報告", "Voluntary report"))]
            : [Choice.Of("voluntary", new("任意の報告", "Voluntary report"))];
        Basis ??= Bases[0].Value;
        Basis = byLaw.Count == 0 ? "voluntary" : Basis;
        Reporters = [.. (Basis == "voluntary" ? await whom.OfOwnAccordAsync(cancellation) : byLaw).Select(o => Choice.Of(o.Id.ToString(), o.Name))];
        For ??= Reporters.Count == 1 ? Reporters[0].Value : null;
        return true;
    }

    // The cell is in the message; the link leads back to the file. What is wrong with the whole file has no cell.
    private static Problem InSheet(Problem problem) => problem with
    {
        Field = nameof(Sheet),
        Message = problem.Field.Length is > 0 and <= 12 && char.IsAsciiDigit(problem.Field[^1]) ? new($"セル{problem.Field}：{problem.Message.Ja}", $"Cell {problem.Field}: {problem.Message.En}") : problem.Message,
    };
}
