using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Noroshi.IncidentReports.Checking;
using Noroshi.IncidentReports.CommonForms;
using Noroshi.IncidentReports.Face;
using Noroshi.IncidentReports.Filing;
using Noroshi.IncidentReports.Resuming;
using Noroshi.IncidentReports.Store;
using Noroshi.Kernel;
using Noroshi.Store;
using Noroshi.Web.Answers;
using Noroshi.Web.Fields;

namespace Noroshi.IncidentReports.Drafting;

/// <summary>
/// A report begins: by law or of one's own accord, for whom, which kind; and at once what was learned. The page gives the draft its
/// name before anything is typed, so that the first key already saves, and pressing twice begins one draft.
/// </summary>
/// <remarks>For those who file, for their own organisation or a principal.</remarks>
[Authorize(nameof(Permission.FileReports))]
[KeepsWhatWasTyped]
[Article("Act, Art. 5")]
internal sealed class NewReportPage(StoreDb db, WhomToReportFor whom, StartDraft start, DraftsInSight drafts, SaveDraft saving, KeptJudgements judgements, IRecordOfActs acts, KeepPages keeping, KeeperSeal seal, TimeProvider clock) : PageModel
{
    private static readonly Words ChooseKind = new("「事案の種別」を選んでください。", "Choose the kind of incident.");
    private static readonly Words ChooseReporter = new("「どの組織の報告か」を選んでください。", "Choose for which organisation you report.");

    [BindProperty]
    public Guid Draft { get; set; }

    [BindProperty]
    public int Revision { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Basis { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Kind { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Judgement { get; set; }

    [BindProperty]
    public string? For { get; set; }

    [BindProperty]
    public bool Exercise { get; set; }

    [BindProperty]
    public string? Then { get; set; }

    [BindProperty(Name = Resuming.Keeper.Field)]
    public string? Keeper { get; set; }

    public Guid DraftName => Draft;

    /// <summary>By what the page is known to be ours if it comes back without a session.</summary>
    public string KeeperNow => seal.Write(db.Actor.Person, Draft, Resuming.Keeper.New, Keeper);

    public bool IsVoluntary { get; private set; }

    public bool MayReportByLaw { get; private set; }

    public bool IsAgent => db.Actor.Capacity == "agent-filer";

    public IReadOnlyList<Choice> Reporters { get; private set; } = [];

    public IReadOnlyList<Draft> Begun { get; private set; } = [];

    public IReadOnlyList<Choice> Kinds => KindChoices.All;

    public IReadOnlyList<FieldShown> Fields { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        Draft = Identifier.New(clock);
        await ShowAsync(await judgements.AnswersAsync(Judgement, cancellation), cancellation);
        Begun = await db.Set<Draft>().AsNoTracking().Where(d => d.FiledAs == null).OrderByDescending(d => d.SavedAt).Take(10).ToListAsync(cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        var problems = new Problems();
        var (draft, elsewhere) = await KeepAsync(problems, cancellation);
        if (elsewhere is not null)
        {
            return elsewhere;
        }

        if (draft is null)
        {
            await ShowAsync(Answers.None, cancellation);
            return this.Mend(problems);
        }

        if (Then == "later")
        {
            return Redirect("/reports");
        }

        var form = DraftForm.For(draft.Kind, FormStages.Of(ReportStage.First, draft.Voluntary), clock.GetUtcNow());
        var names = form.Fields(DraftPage.Awareness).Select(field => CommonFormCheck.Name(field.Code)).ToHashSet(StringComparer.Ordinal);
        var wrong = CommonFormCheck.Problems(form.Form, form.Stage, form.Only(Answers.FromJson(draft.Answers)), clock.GetUtcNow()).Any(p => names.Contains(p.Field));
        return Redirect(wrong ? DraftPaths.Of(draft, DraftPage.Awareness) + "?mend=true" : DraftPaths.Of(draft, DraftPage.Facts));
    }

    public async Task<IActionResult> OnPostAutosaveAsync(CancellationToken cancellation)
    {
        // Before the kind is chosen there is no form to save into; what was typed waits on the page until then.
        var (draft, elsewhere) = await KeepAsync([], cancellation);
        if (elsewhere is not null)
        {
            return elsewhere;
        }

        Response.Headers.ETag = (draft?.Revision ?? 0).ToString(System.Globalization.CultureInfo.InvariantCulture);
        return new NoContentResult();
    }

    private async Task<(Draft? Draft, IActionResult? Elsewhere)> KeepAsync(Problems problems, CancellationToken cancellation)
    {
        await WhoAsync(cancellation);
        var draft = await db.Set<Draft>().FirstOrDefaultAsync(d => d.Id == new DraftId(Draft), cancellation);
        if (draft is null && await drafts.IsTakenAsync(Draft, cancellation))
        {
            await acts.WriteRefusalAsync(new Act("incident-reports.not-shown", "Act, Art. 8", $"draft:{Draft}"), cancellation);
            return (null, this.Absent());
        }

        if (draft?.FiledAs is not null || (draft is not null && draft.Case is not null))
        {
            return (null, Redirect(DraftPaths.Start(draft)));
        }

        var known = IncidentKinds.TryParse(Kind, out var kind);
        problems.Unless(known, nameof(Kind), "required", ChooseKind);
        var reporter = Reporters.FirstOrDefault(choice => choice.Value == For)?.Value;
        problems.Unless(reporter is not null, nameof(For), "required", ChooseReporter);
        if (Draft == Guid.Empty || problems.Count > 0 || !known || reporter is null)
        {
            return (null, null);
        }

        if (draft is null)
        {
            draft = await start.OfNewCaseAsync(
                new NewDraft(new DraftId(Draft), new OrganisationId(Guid.Parse(reporter)), kind, IsVoluntary, Exercise, await judgements.OwnAsync(Judgement, cancellation), await judgements.AnswersAsync(Judgement, cancellation)),
                cancellation);
        }

        var form = DraftForm.For(kind, FormStages.Of(ReportStage.First, IsVoluntary), clock.GetUtcNow());
        var fields = form.Fields(DraftPage.Awareness);
        var typed = TypedAnswers.Read(Request.Form, form.Form, fields);
        SavingOutcome outcome;
        try
        {
            outcome = await saving.SaveAsync(draft, new TypedPage(Revision, fields, Answers.None, typed), d => Settle(d, kind), cancellation);
        }
        catch (DbUpdateException) when (db.Entry(draft).State is EntityState.Added)
        {
            // Pressed twice: the other request has begun the same draft. It is saved into as any other.
            db.ChangeTracker.Clear();
            return await KeepAsync(problems, cancellation);
        }

        if (outcome is SavingOutcome.AlreadyFiled)
        {
            return (null, Redirect(DraftPaths.Start(draft)));
        }

        if (outcome is SavingOutcome.Saved)
        {
            await keeping.ReleaseAsync(Keeper, cancellation);
            return (draft, null);
        }

        await keeping.KeepAsync(HttpContext, cancellation);
        return (null, this.Conflict(new Words(
            "ほかの人がこの下書きを変更しました。あなたの入力は保管してあります。報告の一覧から確かめてください。", "Somebody else changed this draft. What you typed has been kept: look at it from the list of reports.")));
    }

    private void Settle(Draft draft, IncidentKind kind)
    {
        if (draft.Kind != kind)
        {
            draft.ChooseKind(kind);
        }

        draft.MarkExercise(Exercise);
    }

    private async Task ShowAsync(Answers answers, CancellationToken cancellation)
    {
        await WhoAsync(cancellation);
        var form = DraftForm.For(IncidentKinds.TryParse(Kind, out var kind) ? kind : IncidentKind.Ransomware, FormStages.Of(ReportStage.First, IsVoluntary), clock.GetUtcNow());
        Fields = [.. form.Fields(DraftPage.Awareness).Select(field => new FieldShown(field, answers.Of(field.Code), field.IsRequiredAt(form.Stage), answers.Has(field.Code)) { Voluntary = IsVoluntary })];
    }

    private async Task WhoAsync(CancellationToken cancellation)
    {
        var byLaw = await whom.ByLawAsync(cancellation);
        MayReportByLaw = byLaw.Count > 0;
        IsVoluntary = Basis == "voluntary" || (!MayReportByLaw && !IsAgent);
        Reporters = [.. (IsVoluntary ? await whom.OfOwnAccordAsync(cancellation) : byLaw).Select(o => Choice.Of(o.Id.ToString(), o.Name))];
        For ??= Reporters.Count == 1 ? Reporters[0].Value : null;
    }
}
