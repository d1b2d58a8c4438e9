using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Noroshi.CriticalComputers.Registering;
using Noroshi.CriticalComputers.Store;
using Noroshi.Formats.Inventories;
using Noroshi.Kernel;
using Noroshi.Store;

namespace Noroshi.CriticalComputers.Importing;

/// <summary>A person goes on with an import, or gives it up. What takes long is done by the outbox.</summary>
internal sealed class SteerImport(StoreDb db, WhoseRegister whose, IOutbox outbox, IRecordOfActs acts, TimeProvider clock)
{
    /// <summary>The import; null if the own organisation has none of the name.</summary>
    public Task<ImportRun?> FindAsync(Guid id, CancellationToken cancellation) =>
        db.Set<ImportRun>().FirstOrDefaultAsync(r => r.Id == id && r.Operator == whose.Operator, cancellation);

    /// <summary>Which columns are chosen, were chosen for such a table before, or are suggested.</summary>
    public async Task<IReadOnlyList<string?>> ColumnsAsync(ImportRun run, CancellationToken cancellation)
    {
        if (!InventoryReader.IsTable(run.Format) || run.ChosenColumns.Count > 0)
        {
            return run.ChosenColumns;
        }

        var key = RememberedHeadings.KeyOf(run.HeadingList);
        var remembered = await db.Set<RememberedColumns>().AsNoTracking().Where(c => c.Operator == whose.Operator && c.Headings == key).Select(c => c.Columns).FirstOrDefaultAsync(cancellation);
        return remembered is not null ? JsonSerializer.Deserialize<string?[]>(remembered)! : Suggested(run);
    }

    /// <summary>Which columns are chosen, or suggested by the headings alone.</summary>
    public static IReadOnlyList<string?> Suggested(ImportRun run) =>
        !InventoryReader.IsTable(run.Format) || run.ChosenColumns.Count > 0 ? run.ChosenColumns : InventoryColumns.SuggestFor(run.HeadingList);

    /// <summary>What is wrong with a choice of columns.</summary>
    public static Problems Of(ImportRun run, IReadOnlyList<string?> columns) => !InventoryReader.IsTable(run.Format) ? [] : new Problems()
        .Unless(columns.Contains("product") || columns.Contains("label"), "columns", "no-product", new("製品名か管理名の列を選んでください。", "Choose the column of the product or of the name."))
        .Unless(columns.OfType<string>().GroupBy(f => f).All(g => g.Count() == 1), "columns", "chosen-twice", new("同じ項目を2つの列に選ぶことはできません。", "One field cannot be two columns."));

    /// <summary>Has the file read, with columns that have been checked. False if somebody else went on with it.</summary>
    public Task<bool> ReadAsync(ImportRun run, IReadOnlyList<string?> columns, bool withoutVersions, bool takesSpellings, CancellationToken cancellation)
    {
        if (run.State is not (ImportState.Uploaded or ImportState.Previewed or ImportState.Overtaken))
        {
            return Task.FromResult(false);
        }

        run.Read(InventoryReader.IsTable(run.Format) ? columns : [], withoutVersions, takesSpellings);
        outbox.Raise(new ImportAsked(run.Id));
        return SavedAsync(cancellation);
    }

    /// <summary>Has all of it taken over, as the preview of this revision showed it. False if it is no longer that.</summary>
    /// <param name="run">The import.</param>
    /// <param name="seen">The revision of the preview that the person saw.</param>
    /// <param name="removesGone">Whether what is not in the file is removed.</param>
    /// <param name="alsoKeep">What is to be kept in the same transaction.</param>
    /// <param name="cancellation">Ends the work.</param>
    public async Task<bool> ConfirmAsync(ImportRun run, int seen, bool removesGone, Action? alsoKeep, CancellationToken cancellation)
    {
        if (run.State is not ImportState.Previewed || run.Revision != seen)
        {
            return false;
        }

        var counts = await db.Set<ImportRow>().Where(r => r.Import == run.Id).GroupBy(r => r.Verdict).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellation);
        run.Apply(removesGone, db.Actor.Person);
        acts.Write(new Act(run.Format is InventoryFormat.Bulk ? "critical-computers.bulk-confirmed" : "critical-computers.import-confirmed", "Act, Art. 4", $"import:{run.Id}")
        {
            OnBehalfOf = whose.OnBehalfOf,
            Content = new JsonObject { ["new"] = counts.GetValueOrDefault(RowVerdict.New), ["changed"] = counts.GetValueOrDefault(RowVerdict.Changed), ["removed"] = removesGone ? counts.GetValueOrDefault(RowVerdict.Gone) : 0 },
        });
        outbox.Raise(new ImportAsked(run.Id));
        alsoKeep?.Invoke();
        return await SavedAsync(cancellation);
    }

    /// <summary>Gives it up; false if it can no longer be given up. It is done already if it was given up before.</summary>
    public async Task<bool> CancelAsync(ImportRun run, Action? alsoKeep, CancellationToken cancellation)
    {
        for (var attempt = 0; run.State is not (ImportState.Applying or ImportState.Applied or ImportState.Cancelled); attempt++)
        {
            run.Become(ImportState.Cancelled, clock.GetUtcNow());
            alsoKeep?.Invoke();
            alsoKeep = null;
            try
            {
                await db.SaveChangesAsync(cancellation);
                await ForgetVersions.OfAsync(db, run.Id, cancellation);
                return true;
            }
            catch (DbUpdateConcurrencyException) when (attempt < 20)
            {
                // The reading put its progress down at the same moment.
                await db.Entry(run).ReloadAsync(cancellation);
            }
        }

        return false;
    }

    private async Task<bool> SavedAsync(CancellationToken cancellation)
    {
        return await db.SaveUnlessOvertakenAsync(cancellation);
    }
}
