using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Noroshi.CriticalComputers.Registering;
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
internal sealed class PreviewPage(StoreDb db, WhoseRegister whose, IOutbox outbox, IRecordOfActs acts, TimeProvider clock) : PageModel
{
    private const int PageLength = 100;
    private static readonly Words Moved = new("ほかの人がこの取り込みを進めました。開き直して確かめてください。", "Somebody else went on with this import. Open it again.");

    public ImportRun Run { get; private set; } = null!;

    public IReadOnlyList<string?> Chosen { get; private set; } = [];

    public IReadOnlyDictionary<RowVerdict, int> Counts { get; private set; } = new Dictionary<RowVerdict, int>();

    public int Exempt { get; private set; }

    public int Doubtful { get; private set; }

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

        await ChooseAsync(cancellation);
        await PreviewAsync(verdict, after, cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostReadAsync(Guid id, string?[] columns, bool withoutVersions, bool takesSpellings, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
        {
            return this.Absent();
        }

        if (Run.State is not (ImportState.Uploaded or ImportState.Previewed or ImportState.Overtaken))
        {
            return this.Conflict(Moved);
        }

        if (InventoryReader.IsTable(Run.Format))
        {
            Chosen = [.. Run.HeadingList.Select((_, i) => i < columns.Length && columns[i] is { Length: > 0 } field ? field : null)];
            var problems = new Problems()
                .Unless(Chosen.Contains("product") || Chosen.Contains("label"), "columns", "no-product", new("製品名か管理名の列を選んでください。", "Choose the column of the product or of the name."))
                .Unless(Chosen.OfType<string>().GroupBy(f => f).All(g => g.Count() == 1), "columns", "chosen-twice", new("同じ項目を2つの列に選ぶことはできません。", "One field cannot be two columns."));
            if (problems.Count > 0)
            {
                return this.Mend(problems);
            }
        }

        Run.Read(InventoryReader.IsTable(Run.Format) ? Chosen : [], withoutVersions, takesSpellings);
        outbox.Raise(new ImportAsked(Run.Id));
        return await SaveAsync(cancellation);
    }

    public async Task<IActionResult> OnPostConfirmAsync(Guid id, bool removesGone, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
        {
            return this.Absent();
        }

        if (Run.State is not ImportState.Previewed)
        {
            return this.Conflict(Moved);
        }

        await PreviewAsync(null, 0, cancellation);
        Run.Apply(removesGone, db.Actor.Person);
        acts.Write(new Act("critical-computers.import-confirmed", "Act, Art. 4", $"import:{Run.Id}")
        {
            OnBehalfOf = whose.OnBehalfOf,
            Content = new JsonObject { ["new"] = Counts.GetValueOrDefault(RowVerdict.New), ["changed"] = Counts.GetValueOrDefault(RowVerdict.Changed), ["removed"] = removesGone ? Counts.GetValueOrDefault(RowVerdict.Gone) : 0 },
        });
        outbox.Raise(new ImportAsked(Run.Id));
        return await SaveAsync(cancellation);
    }

    public async Task<IActionResult> OnPostCancelAsync(Guid id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
        {
            return this.Absent();
        }

        for (var attempt = 0; Run.State is not (ImportState.Applying or ImportState.Applied or ImportState.Cancelled); attempt++)
        {
            Run.Become(ImportState.Cancelled, clock.GetUtcNow());
            try
            {
                await db.SaveChangesAsync(cancellation);
                this.Say(NoticeKind.Success, new Words("取り込みを中止しました。台帳は変わっていません。", "The import was given up. The register has not changed."));
                return Redirect("/computers/import");
            }
            catch (DbUpdateConcurrencyException) when (attempt < 20)
            {
                // The reading put its progress down at the same moment.
                await db.Entry(Run).ReloadAsync(cancellation);
            }
        }

        return this.Conflict(new Words("この取り込みは、もう中止できません。", "This import can no longer be given up."));
    }

    private async Task<bool> FindAsync(Guid id, CancellationToken cancellation)
    {
        Run = (await db.Set<ImportRun>().FirstOrDefaultAsync(r => r.Id == id && r.Operator == whose.Operator, cancellation))!;
        return Run is not null;
    }

    private async Task ChooseAsync(CancellationToken cancellation)
    {
        if (!InventoryReader.IsTable(Run.Format))
        {
            return;
        }

        Chosen = Run.ChosenColumns;
        if (Chosen.Count == 0)
        {
            var key = RememberedHeadings.KeyOf(Run.HeadingList);
            var remembered = await db.Set<RememberedColumns>().AsNoTracking().Where(c => c.Operator == whose.Operator && c.Headings == key).Select(c => c.Columns).FirstOrDefaultAsync(cancellation);
            Chosen = remembered is not null ? JsonSerializer.Deserialize<string?[]>(remembered)! : InventoryColumns.SuggestFor(Run.HeadingList);
        }
    }

    private async Task PreviewAsync(RowVerdict? verdict, int after, CancellationToken cancellation)
    {
        if (Run.State is ImportState.Uploaded or ImportState.Reading or ImportState.Failed)
        {
            return;
        }

        var all = db.Set<ImportRow>().AsNoTracking().Where(r => r.Import == Run.Id);
        Counts = await all.GroupBy(r => r.Verdict).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellation);
        var taken = all.Where(r => r.Verdict == RowVerdict.New || r.Verdict == RowVerdict.Changed);
        Exempt = await taken.CountAsync(r => r.State == ComputerState.Exempt, cancellation);
        Doubtful = await taken.CountAsync(r => r.State == ComputerState.Doubtful, cancellation);
        Verdict = verdict;
        var rows = await (verdict is { } asked ? all.Where(r => r.Verdict == asked) : all).Where(r => r.Ordinal > after).OrderBy(r => r.Ordinal).Take(PageLength + 1).ToListAsync(cancellation);
        Rows = [.. rows.Take(PageLength)];
        Next = rows.Count > PageLength ? Rows[^1].Ordinal.ToString(System.Globalization.CultureInfo.InvariantCulture) : null;
    }

    private async Task<IActionResult> SaveAsync(CancellationToken cancellation)
    {
        try
        {
            await db.SaveChangesAsync(cancellation);
            return Redirect($"/computers/import/{Run.Id}");
        }
        catch (DbUpdateConcurrencyException)
        {
            return this.Conflict(Moved);
        }
    }
}
