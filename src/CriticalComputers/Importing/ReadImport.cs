using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Noroshi.CriticalComputers.Judging;
using Noroshi.CriticalComputers.Spelling;
using Noroshi.CriticalComputers.Store;
using Noroshi.Formats.Inventories;
using Noroshi.Kernel;
using Noroshi.Store;

namespace Noroshi.CriticalComputers.Importing;

/// <summary>
/// Reads the file of an import and puts down row by row what it would do. Rows are written in batches, each its own transaction: progress is seen, a
/// person can stop it, and memory does not grow with the file. If we are stopped half-way, the event comes again and the reading begins anew; nothing
/// in the register has been touched.
/// </summary>
internal sealed class ReadImport(IServiceScopeFactory scopes, ImportFiles files, TimeProvider clock)
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
            await EndAsync(id, ImportState.Failed, refusal.Problem.Message, cancellation);
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
            if (!await WriteAsync(id, batch, reading, comparing, spelling, ordinal, cancellation))
            {
                return;
            }

            ordinal += batch.Length;
        }

        await FinishAsync(id, run, comparing, ordinal, cancellation);
    }

    private async Task<(ImportRun Run, ReadEntry Reading, CompareRows Comparing, CheckSpelling Spelling)> BeginAsync(Guid id, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = System(scope);
        var run = await db.Set<ImportRun>().AsNoTracking().FirstAsync(r => r.Id == id, cancellation);
        await db.Set<ImportRow>().Where(r => r.Import == id).ExecuteDeleteAsync(cancellation);
        var facilities = await db.Set<Facility>().AsNoTracking().Where(f => f.Operator == run.Operator).ToListAsync(cancellation);
        var byName = facilities.GroupBy(f => RegisterKeys.OfLabel(f.Name)).ToDictionary(g => g.Key, g => g.First().Id);
        var context = await scope.ServiceProvider.GetRequiredService<JudgeEntries>().ContextAsync(run.Operator, cancellation);
        var spelling = new CheckSpelling(await scope.ServiceProvider.GetRequiredService<NameHints>().AdviceAsync(cancellation), run.TakesSpellings);
        return (run, new ReadEntry(byName, run.Facility, run.WithoutVersions, context.Rules, spelling), new CompareRows(run.Operator, context), spelling);
    }

    private async Task<bool> WriteAsync(Guid id, InventoryItem[] batch, ReadEntry reading, CompareRows comparing, CheckSpelling spelling, int before, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = System(scope);
        var run = await db.Set<ImportRun>().FirstAsync(r => r.Id == id, cancellation);
        if (run.State is not ImportState.Reading)
        {
            return false;
        }

        db.ChangeTracker.AutoDetectChangesEnabled = false;
        var rows = await comparing.CompareAsync(db, reading, batch, cancellation);
        for (var i = 0; i < rows.Count; i++)
        {
            db.Add(rows[i](id, before + i + 1));
        }

        run.Progress(before + batch.Length, spelling.Doubtful);
        db.ChangeTracker.DetectChanges();
        try
        {
            await db.SaveChangesAsync(cancellation);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            // A person gave it up meanwhile.
            return false;
        }
    }

    private async Task FinishAsync(Guid id, ImportRun run, CompareRows comparing, int before, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = System(scope);
        var ordinal = before;
        foreach (var gone in await comparing.GoneAsync(db, cancellation))
        {
            db.Add(gone(id, ++ordinal));
        }

        await db.SaveChangesAsync(cancellation);
        if (InventoryReader.IsTable(run.Format))
        {
            await RememberAsync(db, run, cancellation);
        }

        await EndAsync(id, ImportState.Previewed, null, cancellation);
    }

    private static async Task RememberAsync(StoreDb db, ImportRun run, CancellationToken cancellation)
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

        await db.SaveChangesAsync(cancellation);
    }

    private async Task EndAsync(Guid id, ImportState state, Words? fault, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = System(scope);
        var run = await db.Set<ImportRun>().FirstAsync(r => r.Id == id, cancellation);
        if (run.State is ImportState.Reading)
        {
            run.Become(state, clock.GetUtcNow(), fault);
            await db.SaveChangesAsync(cancellation);
        }
    }

    private static StoreDb System(AsyncServiceScope scope)
    {
        scope.ServiceProvider.GetRequiredService<ActorScope>().Actor = Actor.System;
        return scope.ServiceProvider.GetRequiredService<StoreDb>();
    }
}

/// <summary>By what the headings of a table are known again.</summary>
internal static class RememberedHeadings
{
    public static string KeyOf(IReadOnlyList<string> headings) =>
        Convert.ToHexStringLower(global::System.Security.Cryptography.SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(headings)));
}
