using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Noroshi.CriticalComputers.Judging;
using Noroshi.CriticalComputers.Spelling;
using Noroshi.CriticalComputers.Store;
using Noroshi.Formats.Inventories;
using Noroshi.Store;

namespace Noroshi.CriticalComputers.Importing;

/// <summary>
/// Reads the file of an import and puts down row by row what it would do. Rows are written in batches, each its own transaction: progress is seen, a
/// person can stop it, and memory does not grow with the file. If we are stopped half-way, the event comes again and the reading begins anew; nothing
/// in the register has been touched.
/// </summary>
internal sealed class ReadImport(PutDownRows rows, ImportFiles files)
{
    private const int Batch = 2_000;

    public async Task ReadAsync(Guid id, CancellationToken cancellation)
    {
        try
        {
            await WalkAsync(id, cancellation);
        }
        catch (InventoryRefusal refusal)
        {
            await rows.EndAsync(id, ImportState.Failed, refusal.Problem.Message, cancellation);
        }
    }

    private async Task WalkAsync(Guid id, CancellationToken cancellation)
    {
        var (run, reading, comparing, spelling) = await BeginAsync(id, cancellation);
        await using var file = await files.OpenAsync(run.Digest, cancellation);
        var items = InventoryReader.Read(file, run.Format, InventoryReader.IsTable(run.Format) ? InventoryColumns.From(run.ChosenColumns) : null);
        var ordinal = 0;
        foreach (var batch in items.Chunk(Batch))
        {
            if (!await rows.WriteAsync(id, ordinal, batch.Length, db => comparing.CompareAsync(db, reading, batch, cancellation), () => spelling.Doubtful, cancellation))
            {
                return;
            }

            ordinal += batch.Length;
        }

        await FinishAsync(id, run, comparing, ordinal, cancellation);
    }

    private Task<(ImportRun Run, ReadEntry Reading, CompareRows Comparing, CheckSpelling Spelling)> BeginAsync(Guid id, CancellationToken cancellation) => rows.InsideAsync(async (services, db) =>
    {
        var run = await db.Set<ImportRun>().AsNoTracking().FirstAsync(r => r.Id == id, cancellation);
        await db.Set<ImportRow>().Where(r => r.Import == id).ExecuteDeleteAsync(cancellation);
        var facilities = await db.Set<Facility>().AsNoTracking().Where(f => f.Operator == run.Operator).ToListAsync(cancellation);
        var byName = facilities.GroupBy(f => RegisterKeys.OfLabel(f.Name)).ToDictionary(g => g.Key, g => g.First().Id);
        var context = await services.GetRequiredService<JudgeEntries>().ContextAsync(run.Operator, cancellation);
        var spelling = new CheckSpelling(await services.GetRequiredService<NameHints>().AdviceAsync(cancellation), run.TakesSpellings);
        return (run, new ReadEntry(byName, run.Facility, run.WithoutVersions, context.Rules, spelling), new CompareRows(run.Operator, context), spelling);
    });

    private async Task FinishAsync(Guid id, ImportRun run, CompareRows comparing, int before, CancellationToken cancellation)
    {
        var (ordinal, after) = (before, (ComputerId?)default(ComputerId));
        while (after is { } from)
        {
            after = await rows.InsideAsync(async (_, db) =>
            {
                var (gone, last) = await comparing.GoneAsync(db, from, Batch, cancellation);
                db.AddRange(gone.Select(g => g(id, ++ordinal)));
                await db.SaveChangesAsync(cancellation);
                return last;
            });
        }

        if (InventoryReader.IsTable(run.Format))
        {
            await rows.InsideAsync(async (_, db) => await RememberAsync(db, run, cancellation));
        }

        await rows.EndAsync(id, ImportState.Previewed, null, cancellation);
    }

    private static async Task<int> RememberAsync(StoreDb db, ImportRun run, CancellationToken cancellation)
    {
        var key = RememberedHeadings.KeyOf(run.HeadingList);
        if (await db.Set<RememberedColumns>().FirstOrDefaultAsync(c => c.Operator == run.Operator && c.Headings == key, cancellation) is { } remembered)
        {
            remembered.Columns = run.Columns;
        }
        else
        {
            db.Add(new RememberedColumns { Operator = run.Operator, Headings = key, Columns = run.Columns });
        }

        return await db.SaveChangesAsync(cancellation);
    }
}

/// <summary>By what the headings of a table are known again.</summary>
internal static class RememberedHeadings
{
    public static string KeyOf(IReadOnlyList<string> headings) =>
        Convert.ToHexStringLower(global::System.Security.Cryptography.SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(headings)));
}
