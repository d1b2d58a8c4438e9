using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Noroshi.CriticalComputers.Importing;
using Noroshi.CriticalComputers.Judging;
using Noroshi.CriticalComputers.Listing;
using Noroshi.CriticalComputers.Store;
using Noroshi.Kernel;
using Noroshi.Store;

namespace Noroshi.CriticalComputers.ChangingMany;

/// <summary>
/// Works out what a change of many entries would do, batch by batch as an import is read: progress is seen, a person can stop it. If we are stopped
/// half-way, it begins anew; nothing in the register has been touched.
/// </summary>
internal sealed class ReadBulk(PutDownRows rows, ImportFiles files, TimeProvider clock)
{
    private const int Batch = 2_000;

    public async Task ReadAsync(Guid id, CancellationToken cancellation)
    {
        var (run, changing, edit) = await rows.InsideAsync(async (services, db) => await BeginAsync(services, db, id, cancellation));
        var (after, done) = (default(ComputerId), 0);
        while (true)
        {
            var batch = await rows.InsideAsync((_, db) => Chosen(db, run, edit).Where(c => c.Id > after).OrderBy(c => c.Id).Take(Batch).ToListAsync(cancellation));
            if (batch.Count == 0)
            {
                break;
            }

            if (!await rows.WriteAsync(id, done, batch.Count, db => changing.OfAsync(db, batch, cancellation), () => 0, cancellation))
            {
                return;
            }

            (after, done) = (batch[^1].Id, done + batch.Count);
        }

        await rows.EndAsync(id, ImportState.Previewed, null, cancellation);
    }

    private async Task<(ImportRun Run, BulkRows Changing, BulkEdit Edit)> BeginAsync(IServiceProvider services, StoreDb db, Guid id, CancellationToken cancellation)
    {
        var run = await db.Set<ImportRun>().AsNoTracking().FirstAsync(r => r.Id == id, cancellation);
        await db.Set<ImportRow>().Where(r => r.Import == id).ExecuteDeleteAsync(cancellation);
        await using var file = await files.OpenAsync(run.Digest, cancellation);
        var edit = await BulkEdit.ReadAsync(file, cancellation);
        var facilities = await db.Set<Facility>().AsNoTracking().Where(f => f.Operator == run.Operator).ToDictionaryAsync(f => f.Id, f => f.Name, cancellation);
        var context = await services.GetRequiredService<JudgeEntries>().ContextAsync(run.Operator, cancellation);
        return (run, new BulkRows(run.Operator, edit, context, facilities, LegalCalendar.LegalDay(clock.GetUtcNow())), edit);
    }

    private static IQueryable<Computer> Chosen(StoreDb db, ImportRun run, BulkEdit edit)
    {
        var own = db.Set<Computer>().AsNoTracking().Where(c => c.Operator == run.Operator);
        if (edit.Undoes is { } undone)
        {
            var those = db.Set<ImportRow>().Where(r => r.Import == undone && r.Verdict == RowVerdict.Changed).Select(r => r.Computer!.Value);
            return own.Where(c => those.Contains(c.Id));
        }

        if (edit.Filter is { } filter)
        {
            return RegisterList.Narrow(own, RegisterFilter.Read(filter));
        }

        ComputerId[] ids = [.. edit.Chosen.Select(id => new ComputerId(id))];
        return own.Where(c => ids.Contains(c.Id));
    }
}
