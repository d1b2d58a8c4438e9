using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Noroshi.IncidentReports.CommonForms;
using Noroshi.IncidentReports.Face;
using Noroshi.IncidentReports.Filing;
using Noroshi.IncidentReports.Resuming;
using Noroshi.IncidentReports.Store;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Store;
using Noroshi.Web.Answers;
using Noroshi.Web.Fields;

namespace Noroshi.IncidentReports.Drafting;

/// <summary>Last page of a draft: to whom it goes and for what it may be used, the operator's particulars, all answers; then it is filed.</summary>
/// <remarks>For those who file. A draft of another organisation is not there (404); a mandate that has ended is refused (403).</remarks>
[Authorize(nameof(Permission.FileReports))]
[KeepsWhatWasTyped]
[Article("Act, Art. 5")]
internal sealed class CheckPage(DraftsInSight drafts, SaveDraft saving, HandIn handIn, StoreDb db, IWhoIsWho who, IRecordOfActs acts, KeepPages keeping, KeeperSeal seal, TimeProvider clock)
    : PageOfADraft(drafts, saving, db, who, keeping, seal, clock)
{
    private static readonly Words Moved = new(
        "提出と同時に、案件に別の動きがありました。内容を確かめて、もう一度提出してください。",
        "The case changed while this was being filed. Look it over and file again.");

    private readonly IWhoIsWho people = who;

    [BindProperty]
    public string? Then { get; set; }

    [BindProperty]
    public string? Sector { get; set; }

    [BindProperty]
    public string? Prefecture { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public override DraftPage Here => DraftPage.Check;

    public IReadOnlyList<AddresseeShown> Addressees { get; private set; } = [];

    public IReadOnlyList<Choice> Sectors { get; private set; } = [];

    public IReadOnlyList<Choice> Prefectures { get; } = [.. Competence.Prefectures.Select(p => Choice.Of(p.Code, p.Name))];

    public bool AsksPlace { get; private set; }

    public bool Overtaken { get; private set; }

    public string? CaseNumber { get; private set; }

    public bool NeedsReason => Draft.Stage is ReportStage.Correction or ReportStage.Withdrawal;

    public IReadOnlyList<AnswersShown> Summary => [.. AnswersShown.Of(Form.Form, Form.Stage, Form.Only(Shown), PathOf, demands: true).Where(part => part.Path is not null || Draft.Stage is ReportStage.Withdrawal)];

    /// <summary>The fields of the operator: those that the first report demands, or the rest.</summary>
    public IEnumerable<FieldShown> Operator(bool demanded) => Form.Fields(Here).Select(Show).Where(shown => shown.Required == demanded);

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        if (await FindAsync(id, cancellation) is { } elsewhere)
        {
            return elsewhere;
        }

        await ShowAsync(cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellation)
    {
        if (await FindAsync(id, cancellation) is { } elsewhere)
        {
            return elsewhere;
        }

        if (await KeepAsync(Settle, cancellation) is { } answer)
        {
            await ShowAsync(cancellation);
            return answer;
        }

        if (Then != "file")
        {
            return Redirect(Then == "later" ? "/reports" : PathOf(Here));
        }

        return await FileAsync(id, cancellation);
    }

    public async Task<IActionResult> OnPostAutosaveAsync(Guid id, CancellationToken cancellation) =>
        Kept(await FindAsync(id, cancellation) ?? await KeepAsync(Settle, cancellation));

    private async Task<IActionResult> FileAsync(Guid id, CancellationToken cancellation)
    {
        switch (await handIn.FileAsync(Draft, Form, cancellation))
        {
            case FilingOutcome.Filed filed:
                return Redirect($"/reports/{filed.Case.Number}/receipt/{filed.Version.Number}");
            case FilingOutcome.Malformed malformed:
                await ShowAsync(cancellation);
                AsksPlace |= malformed.Problems.Any(p => p.Field == "prefecture");
                return this.Mend(malformed.Problems.Select(OnThisPage));
            case FilingOutcome.Refused refused:
                await acts.WriteRefusalAsync(new Act("incident-reports.filing-refused", refused.Ruling.Article, $"draft:{Draft.Id}") { OnBehalfOf = Draft.Reporter }, cancellation);
                return this.Refuse(refused.Ruling);
            case FilingOutcome.Overtaken:
                // Pressed twice, or the case moved on: what is filed leads to its receipt, the rest is looked over again.
                Db.ChangeTracker.Clear();
                return await FindAsync(id, cancellation) ?? this.Conflict(Moved);
            default:
                return this.Absent();
        }
    }

    private string? PathOf(FormField field) =>
        Form.PageOf(field.Code) is { } page && page != Here && Draft.Stage is not ReportStage.Withdrawal ? PathOf(page) : null;

    private void Settle(Draft draft)
    {
        if (draft.Case is null)
        {
            draft.Locate(
                Competence.Sectors.Any(s => s.Code == Sector) ? Sector : draft.Sector,
                Competence.Prefectures.Any(p => p.Code == Prefecture) ? Prefecture : draft.Prefecture);
        }

        // A null character cannot be kept as text by every database; all else is kept as it was typed.
        draft.Because(string.IsNullOrWhiteSpace(Reason) ? null : Reason.Replace("\0", "", StringComparison.Ordinal).ReplaceLineEndings("\n").Trim());
    }

    private async Task ShowAsync(CancellationToken cancellation)
    {
        var problems = new Problems();
        Addressees = await handIn.AddresseesAsync(Draft, problems, cancellation);
        AsksPlace = problems.Any(p => p.Field == "prefecture");
        var today = LegalCalendar.LegalDay(Now);
        Sectors = [.. (await people.DesignationsAsync(Draft.Reporter, today, cancellation)).Select(d => Choice.Of(d.Sector, Competence.Sector(d.Sector, today)?.Name ?? new Words(d.Sector, d.Sector)))];
        if (Draft.Case is { } id)
        {
            var @case = await Db.Set<IncidentCase>().AsNoTracking().Where(c => c.Id == id).Select(c => new { c.Number, c.Versions }).FirstOrDefaultAsync(cancellation);
            (CaseNumber, Overtaken) = (@case?.Number, @case?.Versions > Draft.BasedOn);
        }
    }

    // The page binds these under its own names.
    private static Problem OnThisPage(Problem problem) => problem with
    {
        Field = problem.Field switch
        {
            "sector" => nameof(Sector),
            "prefecture" => nameof(Prefecture),
            "reason" => nameof(Reason),
            var other when other.StartsWith("answers.", StringComparison.Ordinal) => other,
            _ => "",
        },
    };
}
