using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Noroshi.IncidentReports.CommonForms;
using Noroshi.IncidentReports.Face;
using Noroshi.IncidentReports.Resuming;
using Noroshi.IncidentReports.Store;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Store;
using Noroshi.Web.Answers;

namespace Noroshi.IncidentReports.Drafting;

/// <summary>What the pages of a draft share: finding it, showing its fields, keeping what was typed, and asking where two people clash.</summary>
internal abstract class PageOfADraft(DraftsInSight drafts, SaveDraft saving, StoreDb db, IWhoIsWho who, KeepPages keeping, KeeperSeal seal, TimeProvider clock) : PageModel
{
    private static readonly Words TooMuch = new(
        "下書きが大きすぎて保存できません。長いログや通信記録は、添付ファイルにしてください。",
        "The draft is too large to keep. Send long logs as an attachment.");

    /// <summary>The revision that was shown; a save from an older one is told.</summary>
    [BindProperty]
    public int Revision { get; set; }

    /// <summary>What stood in the fields when the page was shown, JSON.</summary>
    [BindProperty]
    public string? Was { get; set; }

    /// <summary>By what the page is known to be ours if it comes back without a session.</summary>
    [BindProperty(Name = Resuming.Keeper.Field)]
    public string? Keeper { get; set; }

    public Draft Draft { get; private set; } = null!;

    public DraftForm Form { get; private set; } = null!;

    public Answers Shown { get; private set; } = Answers.None;

    public IReadOnlyList<FieldClash> Clashes { get; private set; } = [];

    /// <summary>What the person typed before on this draft and has not saved.</summary>
    public IReadOnlyList<KeptPage> Unsaved { get; private set; } = [];

    public IReadOnlyDictionary<PersonId, Person> Savers { get; private set; } = new Dictionary<PersonId, Person>();

    public Organisation? Reporter { get; private set; }

    public abstract DraftPage Here { get; }

    /// <summary>What stands in the page's fields now, as it goes into the form and comes back.</summary>
    public string WasNow => PageAnswers(Answers.FromJson(Draft.Answers)).ToJson();

    /// <summary>The keeper that goes with the page now.</summary>
    public string KeeperNow => seal.Write(db.Actor.Person, Draft.Id.Value, Here.ToString().ToLowerInvariant(), Keeper);

    /// <summary>Where the pages of this draft are.</summary>
    public string PathOf(DraftPage page) => DraftPaths.Of(Draft, page);

    protected StoreDb Db => db;

    protected DateTimeOffset Now => clock.GetUtcNow();

    public FieldShown Show(FormField field) => new(
        field,
        Shown.Of(field.Code),
        field.IsRequiredAt(Form.Stage),
        Shown.Has(field.Code) && Answers.FromJson(Draft.Inherited).Of(field.Code).SequenceEqual(Shown.Of(field.Code)))
    {
        Voluntary = Draft.Voluntary,
    };

    /// <summary>Finds the draft and all that the page shows of it; otherwise the answer to give.</summary>
    protected async Task<IActionResult?> FindAsync(Guid id, CancellationToken cancellation) =>
        await drafts.FindAsync(id, cancellation) is { } draft ? await TakeAsync(draft, cancellation) : this.Absent();

    /// <summary>Takes a draft that was found or has just been made.</summary>
    protected async Task<IActionResult?> TakeAsync(Draft draft, CancellationToken cancellation)
    {
        Draft = draft;
        if (draft.FiledAs is { } filed)
        {
            return await ToReceiptAsync(filed, cancellation);
        }

        var hasFull = draft.Case is { } @case && await db.Set<ReportVersion>().AnyAsync(v => v.Case == @case && v.Stage == ReportStage.ThirtyDay, cancellation);
        Form = DraftForm.For(draft.Kind, DraftStages.Demanded(draft, hasFull), Now);
        Shown = Answers.FromJson(draft.Answers);
        Reporter = await who.OrganisationAsync(draft.Reporter, cancellation);
        Unsaved = await keeping.OwnAsync(draft.Id, cancellation);
        return null;
    }

    /// <summary>A filed draft leads to its receipt, however often it is sent.</summary>
    protected async Task<IActionResult> ToReceiptAsync(ReportId filed, CancellationToken cancellation)
    {
        var found = await (
            from v in db.Set<ReportVersion>()
            join c in db.Set<IncidentCase>() on v.Case equals c.Id
            where v.Id == filed
            select new { c.Number, Version = v.Number }).FirstOrDefaultAsync(cancellation);
        return found is null ? this.Absent() : Redirect($"/reports/{found.Number}/receipt/{found.Version}");
    }

    /// <summary>Keeps what was typed. Null when it is kept; otherwise the answer to give.</summary>
    protected async Task<IActionResult?> KeepAsync(Action<Draft> settle, CancellationToken cancellation)
    {
        var fields = Form.Fields(Here);
        var typed = Settled(TypedAnswers.Read(Request.Form, Form.Form, fields), fields);
        var outcome = await saving.SaveAsync(Draft, new TypedPage(Revision, fields, ReadWas(Was), typed), settle, cancellation);
        switch (outcome)
        {
            case SavingOutcome.Clashing clashing:
                // One's own words are kept until one has chosen, also if this page is closed or the browser fails.
                await keeping.KeepAsync(HttpContext, cancellation);
                Clashes = clashing.Clashes;
                Unsaved = [];
                Savers = await who.PersonsAsync(Clashes.Select(clash => clash.By), cancellation);
                Shown = TypedAnswers.Over(Answers.FromJson(Draft.Answers), clashing.Typed, fields);
                Response.StatusCode = StatusCodes.Status409Conflict;
                return Page();
            case SavingOutcome.AlreadyFiled filed:
                return await ToReceiptAsync(filed.Report, cancellation);
            case SavingOutcome.TooMuch:
                return this.Mend([new Problem("", "draft-too-large", TooMuch)]);
            default:
                Shown = Answers.FromJson(Draft.Answers);
                await keeping.ReleaseAsync(Keeper, cancellation);
                return null;
        }
    }

    /// <summary>The answer to a save by script: the new revision, or that somebody else was quicker.</summary>
    protected IActionResult Kept(IActionResult? answer)
    {
        if (answer is not null)
        {
            return Clashes.Count > 0 ? StatusCode(StatusCodes.Status409Conflict) : answer;
        }

        Response.Headers.ETag = Draft.Revision.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return new NoContentResult();
    }

    /// <summary>What is wrong with this page's fields.</summary>
    protected IEnumerable<Problem> ProblemsHere(bool demands)
    {
        var names = Form.Fields(Here).Select(field => CommonFormCheck.Name(field.Code)).ToHashSet(StringComparer.Ordinal);
        return CommonFormCheck.Problems(Form.Form, Form.Stage, Form.Only(Shown), Now).Where(problem => names.Contains(problem.Field) && (demands || problem.Code != "required"));
    }

    // After a clash the person has chosen, field by field, whose words stand.
    private Answers Settled(Answers typed, IReadOnlyList<FormField> fields)
    {
        var stored = Answers.FromJson(Draft.Answers);
        var theirs = fields.Where(field => Request.Form["take." + field.Code] == "theirs");
        return TypedAnswers.Over(typed, stored, theirs);
    }

    /// <summary>What a page said it had been shown with.</summary>
    internal static Answers ReadWas(string? was)
    {
        try
        {
            return was is { Length: > 0 and < 1_000_000 } ? Answers.FromJson(was) : Answers.None;
        }
        catch (Exception unreadable) when (unreadable is System.Text.Json.JsonException or FormatException or ArgumentException)
        {
            // It came back changed by somebody's own hand: then nothing is known to have been left alone.
            return Answers.None;
        }
    }

    private Answers PageAnswers(Answers all) => TypedAnswers.Over(Answers.None, all, Form.Fields(Here));
}

/// <summary>Where the pages of a draft are.</summary>
internal static class DraftPaths
{
    public static string Of(Draft draft, DraftPage page) => Of(draft.Id.Value, page);

    public static string Of(Guid draft, DraftPage page) => $"/reports/drafts/{draft:D}/{page.ToString().ToLowerInvariant()}";

    /// <summary>The page on which a draft begins.</summary>
    public static string Start(Draft draft) => Of(draft, draft.Stage is ReportStage.Withdrawal ? DraftPage.Check : DraftPage.Awareness);

}
