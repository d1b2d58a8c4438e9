using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Noroshi.CriticalComputers.Store;
using Noroshi.Kernel;
using Noroshi.Store;

namespace Noroshi.CriticalComputers.Importing;

/// <summary>
/// Puts the rows of a preview down, batch by batch, each its own transaction: progress is seen, a person can stop it, and memory does not grow
/// with the number of rows.
/// </summary>
internal sealed class PutDownRows(IServiceScopeFactory scopes, TimeProvider clock)
{
    /// <summary>Does something in a unit of work of its own, as the system.</summary>
    public async Task<T> InsideAsync<T>(Func<IServiceProvider, StoreDb, Task<T>> work)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<ActorScope>().Actor = Actor.System;
        return await work(scope.ServiceProvider, scope.ServiceProvider.GetRequiredService<StoreDb>());
    }

    /// <summary>Writes a batch and how far the reading is; false if it is no longer to go on.</summary>
    /// <param name="id">The run.</param>
    /// <param name="before">How many rows stand there.</param>
    /// <param name="length">How many come.</param>
    /// <param name="make">Makes them; each is given the run and its place.</param>
    /// <param name="doubtful">How many spellings were doubtful so far.</param>
    /// <param name="cancellation">Ends the work.</param>
    public Task<bool> WriteAsync(Guid id, int before, int length, Func<StoreDb, Task<IReadOnlyList<Func<Guid, int, ImportRow>>>> make, Func<int> doubtful, CancellationToken cancellation) => InsideAsync(async (_, db) =>
    {
        var run = await db.Set<ImportRun>().FirstAsync(r => r.Id == id, cancellation);
        if (run.State is not ImportState.Reading)
        {
            return false;
        }

        db.ChangeTracker.AutoDetectChangesEnabled = false;
        var rows = await make(db);
        for (var i = 0; i < rows.Count; i++)
        {
            db.Add(rows[i](id, before + i + 1));
        }

        run.Progress(before + length, doubtful());
        db.ChangeTracker.DetectChanges();

        // A person may have given it up meanwhile.
        return await db.SaveUnlessOvertakenAsync(cancellation);
    });

    /// <summary>The reading has ended, unless a person ended it before.</summary>
    public Task<bool> EndAsync(Guid id, ImportState state, Words? fault, CancellationToken cancellation) => InsideAsync(async (_, db) =>
    {
        var run = await db.Set<ImportRun>().FirstAsync(r => r.Id == id, cancellation);
        if (run.State is not ImportState.Reading)
        {
            return false;
        }

        run.Become(state, clock.GetUtcNow(), fault);
        await db.SaveChangesAsync(cancellation);
        if (state is ImportState.Failed)
        {
            await ForgetVersions.OfAsync(db, id, cancellation);
        }

        return true;
    });
}
