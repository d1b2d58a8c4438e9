using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Noroshi.IncidentReports.CommonForms;
using Noroshi.IncidentReports.Drafting;
using Noroshi.IncidentReports.Face;
using Noroshi.IncidentReports.Filing;
using Noroshi.IncidentReports.OpeningCases;
using Noroshi.IncidentReports.Store;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Store;
using Noroshi.Web.Answers;
using Noroshi.Web.Fields;
using Noroshi.Web.Showing;

namespace Noroshi.IncidentReports.Entering;

/// <summary>A desk takes down a report: by which way and when it came, and what it says, on the reporter's own form.</summary>
/// <remarks>For those who handle cases at a desk. A later version is taken down only in a case that reached the desk, for a stated purpose.</remarks>
[Authorize(nameof(Permission.HandleCases))]
[Article("Act, Art. 5")]
internal sealed class EntryFormPage(
    CasesAtTheDesk cases, StatedPurpose purposes, Particulars particulars, FileReport filing, StoreDb db, IWhoIsWho who, IRecordOfActs acts, TimeProvider clock) : PageModel
{
    private static readonly Words Overtaken = new("ほかの人が先にこの案件を変更しました。案件を開き直してください。", "Somebody else changed the case first. Open it again.");

    [BindProperty(SupportsGet = true, Name = "reporter")]
    public Guid? ReporterId { get; set; }

    [BindProperty(SupportsGet = true, Name = "case")]
    public string? CaseNumber { get; set; }

    [BindProperty(SupportsGet = true, Name = "kind")]
    public string? KindCode { get; set; }

    [BindProperty(SupportsGet = true, Name = "basis")]
    public string? Basis { get; set; }

    [BindProperty(SupportsGet = true, Name = "exercise")]
    public bool Exercise { get; set; }

    [BindProperty]
    public string? Stage { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public string? Channel { get; set; }

    [BindProperty]
    public string? Sector { get; set; }

    [BindProperty]
    public TokyoInput ReceivedAt { get; set; } = new();

    public Organisation Reporter { get; private set; } = null!;

    public IncidentCase? Case { get; private set; }

    public IncidentKind Kind { get; private set; }

    public bool Voluntary { get; private set; }

    public IReadOnlyList<(Words Title, bool Open, IReadOnlyList<FieldShown> Fields)> Parts { get; private set; } = [];

    public Choice[] Channels { get; } = [Choice.Of("telephone", new("電話", "Telephone")), Choice.Of("paper", new("書面その他", "Paper or other"))];

    public Choice[] Stages { get; } =
        [.. new[] { ReportStage.Supplement, ReportStage.ThirtyDay, ReportStage.Correction }.Select(s => Choice.Of(s.Code(), s.Words()))];

    public Choice[] Sectors { get; private set; } = [];

    private CommonForm Form { get; set; } = null!;

    private Answers Known { get; set; } = Answers.None;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (await FindAsync(cancellation) is { } elsewhere)
        {
            return elsewhere;
        }

        ReceivedAt = TokyoInput.From(clock.GetUtcNow());
        Show(Known);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (await FindAsync(cancellation) is { } elsewhere)
        {
            return elsewhere;
        }

        var typed = TypedAnswers.Read(Request.Form, Form, Form.Fields.Where(f => !f.FilledByWindow));
        var problems = new Problems()
            .And(ReceivedAt.Check(nameof(ReceivedAt), new Words("受付日時", "Received at"), required: true))
            .Unless(Channel is "telephone" or "paper", nameof(Channel), "required", new("受け付けた方法を選んでください。", "Say by which way it came."));
        var stage = Case is null ? ReportStage.First : ReportStages.TryParse(Stage, out var chosen) ? chosen : (ReportStage?)null;
        problems.Unless(stage is not null && (Case is null || stage is not ReportStage.First), nameof(Stage), "required", new("どの報告かを選んでください。", "Choose what this version is."));
        if (problems.Count > 0)
        {
            // All that is to be mended is said at once: what the receipt lacks and what the report lacks.
            return Again(typed, stage is { } asked
                ? problems.And(CommonFormCheck.Problems(Form, FormStages.Of(asked, Voluntary), WindowAnswers.Lay(typed, asked, Kind, Voluntary), clock.GetUtcNow()))
                : problems);
        }

        var outcome = await filing.FileAsync(
            new Submission
            {
                Reporter = Reporter.Id,
                Case = Case?.Id,
                Stage = stage!.Value,
                Kind = Kind,
                Voluntary = Voluntary,
                Exercise = Exercise,
                Answers = WindowAnswers.Lay(typed, stage.Value, Kind, Voluntary),
                Reason = string.IsNullOrWhiteSpace(Reason) ? null : Reason,
                Channel = Channel == "telephone" ? Store.Channel.Telephone : Store.Channel.Paper,
                ReceivedAt = ReceivedAt.Moment,
                Sector = string.IsNullOrEmpty(Sector) ? null : Sector,
            },
            cancellation);
        return outcome switch
        {
            FilingOutcome.Filed filed => await FiledAsync(filed.Case, cancellation),
            FilingOutcome.Malformed malformed => Again(typed, malformed.Problems),
            FilingOutcome.Refused refused => await RefuseAsync(refused.Ruling, cancellation),
            FilingOutcome.Overtaken => this.Conflict(Overtaken),
            _ => this.Absent(),
        };
    }

    private async Task<IActionResult> FiledAsync(IncidentCase @case, CancellationToken cancellation)
    {
        var receipts = string.Join(Punctuation.Comma.Here, @case.Addressees.Select(a => a.Receipt));
        this.Say(NoticeKind.Success, new Words($"受け付けました：{@case.Number}（受付番号 {receipts}）", $"Received: {@case.Number} (receipts {receipts})"));
        var reachesUs = await db.Set<IncidentCase>().AnyAsync(c => c.Id == @case.Id, cancellation);
        return Redirect(reachesUs ? CasePaths.Desk(@case.Number) : "/desk");
    }

    private async Task<IActionResult> RefuseAsync(Ruling.Refused refused, CancellationToken cancellation)
    {
        await acts.WriteRefusalAsync(new Act("incident-reports.filing-refused", refused.Article, Case is null ? $"organisation:{Reporter.Id}" : $"case:{Case.Id}"), cancellation);
        return this.Refuse(refused);
    }

    private PageResult Again(Answers typed, Problems problems)
    {
        Show(typed);
        return this.Mend(problems.Select(p => p.Field switch
        {
            "receivedAt" => p with { Field = nameof(ReceivedAt) },
            "reason" => p with { Field = nameof(Reason) },
            "sector" => p with { Field = nameof(Sector) },
            _ => p,
        }));
    }

    private async Task<IActionResult?> FindAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (!string.IsNullOrEmpty(CaseNumber))
        {
            if (await cases.FindAsync(CaseNumber, cancellation) is not { } desk)
            {
                return this.Absent();
            }

            if (await purposes.TodayAsync(desk.Case, cancellation) is null)
            {
                return Redirect($"{CasePaths.Desk(desk.Case.Number)}/purpose");
            }

            Case = desk.Case;
            (ReporterId, Kind, Voluntary, Exercise) = (Case.Reporter.Value, Case.Kind, Case.Voluntary, Case.Exercise);
            Known = Answers.FromJson((await cases.NewestAsync(Case, cancellation)).Answers);
        }
        else if (IncidentKinds.TryParse(KindCode, out var kind))
        {
            (Kind, Voluntary) = (kind, Basis == "voluntary");
        }
        else
        {
            return Redirect("/desk/entry");
        }

        if (ReporterId is not { } id || await who.OrganisationAsync(new OrganisationId(id), cancellation) is not { } reporter)
        {
            return Redirect("/desk/entry?mend=true");
        }

        Reporter = reporter;
        var today = LegalCalendar.LegalDay(now);
        Form = FormBook.On(today).Form(Kind.Code());
        var designations = await who.DesignationsAsync(reporter.Id, today, cancellation);
        Sectors = Case is null && !Voluntary && designations.Count > 1 ? [.. designations.Select(d => Choice.Of(d.Sector, Competence.Sector(d.Sector, today)?.Name ?? new(d.Sector, d.Sector)))] : [];

        // What the register knows of the reporter; the person at the desk is not the reporter's contact.
        Known = Case is null ? await particulars.OfAsync(Form, reporter.Id, default, today, cancellation) : Known;
        return null;
    }

    private void Show(Answers answers)
    {
        var form = new DraftForm(Form, FormStages.Of(ReportStage.First, Voluntary));
        Parts =
        [
            .. new[] { DraftPage.Awareness, DraftPage.Check, DraftPage.Facts }.SelectMany(page => form.Parts(page).Select(part => (
                part.Title,
                page is not DraftPage.Facts || Case is not null,
                (IReadOnlyList<FieldShown>)[.. part.Fields.Where(f => !f.FilledByWindow).Select(f => new FieldShown(f, answers.Of(f.Code), f.IsRequiredAt(form.Stage), false) { Voluntary = Voluntary })]))),
        ];
    }
}
