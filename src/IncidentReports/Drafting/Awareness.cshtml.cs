using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Noroshi.IncidentReports.Face;
using Noroshi.IncidentReports.Resuming;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Store;
using Noroshi.Web.Answers;
using Noroshi.Web.Fields;

namespace Noroshi.IncidentReports.Drafting;

/// <summary>First page of a draft: when, who and on what ground (the clock runs from it), and the class of computer.</summary>
/// <remarks>For those who file. A draft of another organisation is not there (404).</remarks>
[Authorize(nameof(Permission.FileReports))]
[KeepsWhatWasTyped]
[Article("Act, Art. 5")]
internal sealed class AwarenessPage(DraftsInSight drafts, SaveDraft saving, StoreDb db, IWhoIsWho who, KeepPages keeping, KeeperSeal seal, TimeProvider clock)
    : PageOfADraft(drafts, saving, db, who, keeping, seal, clock)
{
    [BindProperty]
    public string? Kind { get; set; }

    [BindProperty]
    public string? Then { get; set; }

    public override DraftPage Here => DraftPage.Awareness;

    /// <summary>The kind is chosen once; a later version keeps its case's.</summary>
    public bool MayChooseKind => Draft.Case is null;

    public IReadOnlyList<Choice> Kinds => KindChoices.All;

    public async Task<IActionResult> OnGetAsync(Guid id, bool mend, CancellationToken cancellation)
    {
        if (await FindAsync(id, cancellation) is { } elsewhere)
        {
            return elsewhere;
        }

        return mend ? this.Mend(ProblemsHere(demands: true)) : Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellation)
    {
        if ((await FindAsync(id, cancellation) ?? await KeepAsync(Settle, cancellation)) is { } answer)
        {
            return answer;
        }

        if (Then == "later")
        {
            return Redirect("/reports");
        }

        var problems = ProblemsHere(demands: true).ToList();
        return problems.Count > 0 ? this.Mend(problems) : Redirect(PathOf(DraftPage.Facts));
    }

    public async Task<IActionResult> OnPostAutosaveAsync(Guid id, CancellationToken cancellation) =>
        Kept(await FindAsync(id, cancellation) ?? await KeepAsync(Settle, cancellation));

    private void Settle(Store.Draft draft)
    {
        if (MayChooseKind && IncidentKinds.TryParse(Kind, out var kind) && kind != draft.Kind)
        {
            draft.ChooseKind(kind);
        }
    }
}

/// <summary>The kinds to choose from, each with its common form.</summary>
internal static class KindChoices
{
    public static IReadOnlyList<Choice> All =>
    [
        .. IncidentKinds.All.Select(kind => Choice.Of(kind.Code(), kind.Words(), new Words($"共通様式{"１２３"[kind.Form() - 1]}", $"Common form {kind.Form()}"))),
    ];
}
