using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Noroshi.IncidentReports.CommonForms;
using Noroshi.IncidentReports.Drafting;
using Noroshi.IncidentReports.Face;
using Noroshi.IncidentReports.Filing;
using Noroshi.IncidentReports.Store;
using Noroshi.Kernel;
using Noroshi.Parties;
using Noroshi.Store;
using Noroshi.Web.Answers;
using Noroshi.Web.Showing;

namespace Noroshi.IncidentReports.Resuming;

/// <summary>
/// What somebody typed on a page that could not be saved, beside what stands in the draft now. Saving goes through the page it came
/// from, with all its checks: who may, what a colleague changed meanwhile, whether it was filed.
/// </summary>
/// <remarks>For every signed-in person, and only one's own words: another's are not there (404).</remarks>
[Authorize(PartiesModule.Somebody)]
internal sealed class ResumePage(StoreDb db, KeepPages keeping, KeeperSeal seal, IRecordOfActs acts, TimeProvider clock) : PageModel
{
    private KeptFields fields = null!;

    public KeptPage Kept { get; private set; } = null!;

    /// <summary>The draft as it stands; null if there is none, or none any more.</summary>
    public Draft? Draft { get; private set; }

    /// <summary>What was typed and stands differently, or not at all, in the draft.</summary>
    public IReadOnlyList<Resumed> Changed { get; private set; } = [];

    /// <summary>All fields of the page as they are sent on: the typed where something was typed, else what stands in the draft now.</summary>
    public IReadOnlyList<FieldShown> Carried { get; private set; } = [];

    public DateTimeOffset ForgottenAt => Kept.KeptAt + KeptPage.Term;

    public bool IsNew => Kept.Page == Keeper.New;

    public bool IsFiled => Draft?.FiledAs is not null;

    /// <summary>Whether there is a draft to save it into, or one can begin.</summary>
    public bool CanSave => !IsFiled && (IsNew || Draft is not null);

    public string Path => IsNew ? "/reports/new" : DraftPaths.Of(Kept.Draft.Value, Enum.Parse<DraftPage>(Kept.Page, ignoreCase: true));

    /// <summary>The fields beside the answers, as they were sent.</summary>
    public IEnumerable<KeyValuePair<string, string>> Others =>
        fields.Values.Where(f => !f.Key.StartsWith("answers.", StringComparison.Ordinal)).SelectMany(f => f.Value.Select(v => KeyValuePair.Create(f.Key, v)));

    public string NewKeeper { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
        {
            return this.Absent();
        }

        await ShowAsync(cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostForgetAsync(Guid id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
        {
            return this.Absent();
        }

        await keeping.ReleaseAsync(id, cancellation);
        this.Say(NoticeKind.Success, new Words("保管していた入力を破棄しました。", "What was kept has been discarded."));
        return Redirect("/reports");
    }

    private async Task<bool> FindAsync(Guid id, CancellationToken cancellation)
    {
        var since = clock.GetUtcNow() - KeptPage.Term;
        if (await db.Set<KeptPage>().AsNoTracking().FirstOrDefaultAsync(k => k.Id == id && k.KeptAt > since, cancellation) is { } kept && seal.Open(kept) is { } opened)
        {
            (Kept, fields) = (kept, opened);
            return true;
        }

        await acts.WriteRefusalAsync(new Act("incident-reports.not-shown", "Act, Art. 8", $"kept-page:{id}"), cancellation);
        return false;
    }

    private async Task ShowAsync(CancellationToken cancellation)
    {
        Draft = await db.Set<Draft>().AsNoTracking().FirstOrDefaultAsync(d => d.Id == Kept.Draft, cancellation);
        var kind = IncidentKinds.TryParse(fields["Kind"], out var chosen) ? chosen : Draft?.Kind ?? IncidentKind.Ransomware;
        var form = DraftForm.For(kind, FormStages.Of(Draft?.Stage ?? ReportStage.First, Draft?.Voluntary ?? fields["Basis"] == "voluntary"), clock.GetUtcNow());
        var all = form.Fields(IsNew ? DraftPage.Awareness : Enum.Parse<DraftPage>(Kept.Page, ignoreCase: true));
        var stored = Draft is null ? Answers.None : Answers.FromJson(Draft.Answers);
        var (typed, was) = (TypedAnswers.Read(fields.AsForm(), form.Form, all), PageOfADraft.ReadWas(fields["Was"]));
        var touched = all.Where(field => !typed.Of(field.Code).SequenceEqual(was.Of(field.Code))).ToList();
        var carried = TypedAnswers.Over(stored, typed, touched);
        Carried = [.. all.Select(field => new FieldShown(field, carried.Of(field.Code), false, false))];
        Changed = [.. touched.Where(field => !typed.Of(field.Code).SequenceEqual(stored.Of(field.Code)))
            .Select(field => new Resumed(field.Label, Said(field, typed), Said(field, stored)))];
        if (fields["Reason"] is { Length: > 0 } reason && reason.ReplaceLineEndings("\n").Trim() != Draft?.Reason)
        {
            Changed = [.. Changed, new Resumed(new("理由", "Reason"), new(reason, reason), Draft?.Reason is { } before ? new(before, before) : null)];
        }

        NewKeeper = seal.Write(Kept.Id, Kept.Person, Kept.Draft.Value, Kept.Page);
    }

    private static Words? Said(FormField field, Answers answers) => answers.Has(field.Code) ? field.Shown(answers) : null;
}

/// <summary>A field that was typed into: what was typed, and what stands in the draft; null for nothing.</summary>
internal sealed record Resumed(Words Label, Words? Typed, Words? Stored);
