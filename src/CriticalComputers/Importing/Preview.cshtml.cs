using System.Text.Json;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Noroshi.CriticalComputers.ChangingMany;
using Noroshi.CriticalComputers.Store;
using Noroshi.Formats.Inventories;
using Noroshi.Kernel;
using Noroshi.Store;
using Noroshi.Web.Answers;
using Noroshi.Web.Showing;

namespace Noroshi.CriticalComputers.Importing;

/// <summary>One import: its columns, its progress, what it would do row by row, and the confirmation.</summary>
/// <remarks>For those who keep the register of their own organisation. Another's import is not there (404).</remarks>
[Authorize(nameof(Permission.KeepRegister))]
internal sealed class PreviewPage(StoreDb db, SteerImport steer, BeginBulk bulk) : PageModel
{
    private const int PageLength = 100;
    private static readonly Words Moved = new("ほかの人がこの取り込みを進めました。開き直して確かめてください。", "Somebody else went on with this import. Open it again.");

    public ImportRun Run { get; private set; } = null!;

    public IReadOnlyList<string?> Chosen { get; private set; } = [];

    /// <summary>Whether entries are changed together, with no file.</summary>
    public bool IsBulk => Run.Format is InventoryFormat.Bulk;

    public ImportPreview Figures { get; private set; } = ImportPreview.None;

    public IReadOnlyDictionary<RowVerdict, int> Counts => Figures.Counts;

    public int Exempt => Figures.Exempt;

    public int Doubtful => Figures.Doubtful;

    public RowVerdict? Verdict { get; private set; }

    public IReadOnlyList<ImportRow> Rows { get; private set; } = [];

    public string? Next { get; private set; }

    public int ToTakeOver => Counts.GetValueOrDefault(RowVerdict.New) + Counts.GetValueOrDefault(RowVerdict.Changed);

    public static IReadOnlyList<RowRemark> RemarksOf(ImportRow row) => row.Remarks is { } json ? JsonSerializer.Deserialize<RowRemark[]>(json)! : [];

    public async Task<IActionResult> OnGetAsync(Guid id, RowVerdict? verdict, int after, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
        {
            return this.Absent();
        }

        if (Run.State is ImportState.Reading or ImportState.Applying)
        {
            Response.Headers["Refresh"] = "2";
        }

        Chosen = await steer.ColumnsAsync(Run, cancellation);
        Verdict = verdict;
        Figures = await ImportPreview.OfAsync(db, Run, cancellation);
        (Rows, Next) = await ImportPreview.PageAsync(db, Run, verdict, after, PageLength, cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostReadAsync(Guid id, string?[] columns, bool withoutVersions, bool takesSpellings, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
        {
            return this.Absent();
        }

        Chosen = [.. Run.HeadingList.Select((_, i) => i < columns.Length && columns[i] is { Length: > 0 } field ? field : null)];
        if (SteerImport.Of(Run, Chosen) is { Count: > 0 } problems)
        {
            return this.Mend(problems);
        }

        return Went(await steer.ReadAsync(Run, Chosen, withoutVersions, takesSpellings, cancellation));
    }

    public async Task<IActionResult> OnPostConfirmAsync(Guid id, int revision, bool removesGone, CancellationToken cancellation) =>
        await FindAsync(id, cancellation) ? Went(await steer.ConfirmAsync(Run, revision, removesGone, null, cancellation)) : this.Absent();

    public async Task<IActionResult> OnPostCancelAsync(Guid id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
        {
            return this.Absent();
        }

        if (!await steer.CancelAsync(Run, null, cancellation))
        {
            return this.Conflict(new Words("この取り込みは、もう中止できません。", "This import can no longer be given up."));
        }

        this.Say(NoticeKind.Success, new Words("取り込みを中止しました。台帳は変わっていません。", "The import was given up. The register has not changed."));
        return Redirect("/computers/import");
    }

    public async Task<IActionResult> OnPostUndoAsync(Guid id, CancellationToken cancellation) =>
        await bulk.UndoAsync(id, cancellation) is { } run ? Redirect($"/computers/import/{run.Id}") : this.Absent();

    private async Task<bool> FindAsync(Guid id, CancellationToken cancellation)
    {
        Run = (await steer.FindAsync(id, cancellation))!;
        return Run is not null;
    }

    private IActionResult Went(bool on) => on ? Redirect($"/computers/import/{Run.Id}") : this.Conflict(Moved);
}
