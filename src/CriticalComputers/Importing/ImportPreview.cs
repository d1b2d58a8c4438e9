using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Noroshi.CriticalComputers.Store;
using Noroshi.Store;

namespace Noroshi.CriticalComputers.Importing;

/// <summary>What an import would do, or did: how many rows of each kind, and a page of them.</summary>
internal sealed record ImportPreview(IReadOnlyDictionary<RowVerdict, int> Counts, int Exempt, int Doubtful)
{
    public static ImportPreview None { get; } = new(new Dictionary<RowVerdict, int>(), 0, 0);

    /// <summary>The figures; none as long as nothing is known.</summary>
    public static async Task<ImportPreview> OfAsync(StoreDb db, ImportRun run, CancellationToken cancellation)
    {
        if (run.State is ImportState.Uploaded or ImportState.Reading or ImportState.Failed)
        {
            return None;
        }

        var all = db.Set<ImportRow>().AsNoTracking().Where(r => r.Import == run.Id);
        var taken = all.Where(r => r.Verdict == RowVerdict.New || r.Verdict == RowVerdict.Changed);
        return new ImportPreview(
            await all.GroupBy(r => r.Verdict).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellation),
            await taken.CountAsync(r => r.State == ComputerState.Exempt, cancellation),
            await taken.CountAsync(r => r.State == ComputerState.Doubtful, cancellation));
    }

    /// <summary>The rows after a place, and where the next page begins.</summary>
    public static async Task<(IReadOnlyList<ImportRow> Rows, string? Next)> PageAsync(StoreDb db, ImportRun run, RowVerdict? verdict, int after, int length, CancellationToken cancellation)
    {
        if (run.State is ImportState.Uploaded or ImportState.Reading or ImportState.Failed)
        {
            return ([], null);
        }

        var all = db.Set<ImportRow>().AsNoTracking().Where(r => r.Import == run.Id && r.Ordinal > after);
        var rows = await (verdict is { } asked ? all.Where(r => r.Verdict == asked) : all).OrderBy(r => r.Ordinal).Take(length + 1).ToListAsync(cancellation);
        return rows.Count > length ? (rows[..length], rows[length - 1].Ordinal.ToString(CultureInfo.InvariantCulture)) : (rows, null);
    }
}
