using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Noroshi.IncidentReports.CommonForms;
using Noroshi.IncidentReports.Face;
using Noroshi.IncidentReports.Picking;
using Noroshi.IncidentReports.Resuming;
using Noroshi.IncidentReports.Store;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Store;
using Noroshi.Web.Answers;

namespace Noroshi.IncidentReports.Drafting;

/// <summary>Second page of a draft: items ③ to ⑦. A first report says what is known; the thirty-day report says all.</summary>
/// <remarks>For those who file. A draft of another organisation is not there (404).</remarks>
[Authorize(nameof(Permission.FileReports))]
[KeepsWhatWasTyped]
[Article("Order, Art. 4(3)")]
internal sealed class FactsPage(DraftsInSight drafts, SaveDraft saving, StoreDb db, IWhoIsWho who, KeepPages keeping, KeeperSeal seal, PickComputers picking, TimeProvider clock)
    : PageOfADraft(drafts, saving, db, who, keeping, seal, clock)
{
    [BindProperty]
    public string? Then { get; set; }

    /// <summary>A few letters of a computer of the register.</summary>
    [BindProperty(SupportsGet = true)]
    public string? FindComputer { get; set; }

    /// <summary>The computer whose button was pressed.</summary>
    [BindProperty]
    public Guid? Pick { get; set; }

    [BindProperty]
    public Guid? Unpick { get; set; }

    public override DraftPage Here => DraftPage.Facts;

    /// <summary>Where computers are picked; null where the register is out of sight.</summary>
    public PickerShown? Picker { get; private set; }

    /// <summary>How many files go with it.</summary>
    public int Files { get; private set; }

    public bool IsFull => Form.Stage is FormStage.Full;

    /// <summary>What the stage demands on this page and nobody has filled in.</summary>
    public IReadOnlyList<FormField> Missing => [.. Form.Fields(Here).Where(f => f.IsRequiredAt(Form.Stage) && !Shown.Has(f.Code))];

    public async Task<IActionResult> OnGetAsync(Guid id, bool mend, Guid? picked, CancellationToken cancellation)
    {
        if (await FindAsync(id, cancellation) is { } elsewhere)
        {
            return elsewhere;
        }

        Files = await Db.Set<Attachment>().CountAsync(a => a.Draft == Draft.Id && a.Case == null, cancellation);
        await ShowPickerAsync(picked, cancellation);
        return mend ? this.Mend(ProblemsHere(demands: true)) : Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellation)
    {
        if ((await FindAsync(id, cancellation) ?? await KeepAsync(_ => { }, cancellation)) is { } answer)
        {
            return answer;
        }

        if (await PickedAsync(cancellation) is { } picked)
        {
            return picked;
        }

        if (Then == "later")
        {
            return Redirect("/reports");
        }

        // What is merely missing is told on the last page: people fill a full report over days, not in one go.
        var problems = ProblemsHere(demands: false).ToList();
        if (problems.Count == 0)
        {
            return Redirect(PathOf(DraftPage.Check));
        }

        await ShowPickerAsync(null, cancellation);
        return this.Mend(problems);
    }

    public async Task<IActionResult> OnPostAutosaveAsync(Guid id, CancellationToken cancellation) =>
        Kept(await FindAsync(id, cancellation) ?? await KeepAsync(_ => { }, cancellation));

    public int Answered(FormPart part) => part.Fields.Count(field => Shown.Has(field.Code));

    // What was typed is kept by now; each of these comes back to the same place of the page.
    private async Task<IActionResult?> PickedAsync(CancellationToken cancellation)
    {
        if (Pick is { } wanted)
        {
            return await picking.AddAsync(Draft, Form.Form, wanted, cancellation) ? Redirect($"{PathOf(Here)}?picked={wanted}#computers") : this.Absent();
        }

        if (Unpick is { } unwanted)
        {
            await picking.RemoveAsync(Draft, unwanted, cancellation);
            return Redirect($"{PathOf(Here)}#computers");
        }

        return Then == "find" ? Redirect($"{PathOf(Here)}?FindComputer={Uri.EscapeDataString(FindComputer ?? "")}#computers") : null;
    }

    private async Task ShowPickerAsync(Guid? added, CancellationToken cancellation)
    {
        if (!picking.MayPick(Draft) || (Draft.Picked().Count == 0 && (await picking.FindAsync(Draft, "", cancellation)).Count == 0))
        {
            return;
        }

        var found = FindComputer is null ? [] : await picking.FindAsync(Draft, FindComputer, cancellation);
        Picker = PickerShown.Of(Draft, Suggestions.PathOf(Draft), FindComputer, found, added, LegalCalendar.LegalDay(Now));
    }

    /// <summary>A section is open where something is demanded, wrong or already written, and the first one always.</summary>
    public bool IsOpen(FormPart part) => IsFull || part.Item is ReportItem.Three || (part.Item is ReportItem.Four && Picker is { } picker && (picker.Letters is not null || picker.Picked.Count > 0)) || Answered(part) > 0 || Mending(part);

    private bool Mending(FormPart part) =>
        ProblemsHere(demands: false).Any(problem => part.Fields.Any(field => CommonFormCheck.Name(field.Code) == problem.Field));
}
