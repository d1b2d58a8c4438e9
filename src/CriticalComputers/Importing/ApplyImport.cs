using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Noroshi.CriticalComputers.ChangingMany;
using Noroshi.CriticalComputers.Judging;
using Noroshi.CriticalComputers.Registering;
using Noroshi.CriticalComputers.Store;
using Noroshi.Formats.Inventories;
using Noroshi.Kernel;
using Noroshi.Store;

namespace Noroshi.CriticalComputers.Importing;

/// <summary>
/// Takes over what the preview showed, in one transaction: all of it or nothing. If the register is no longer what was previewed, nothing is
/// taken over and the file is to be read again. If we are killed half-way, or the database is away, it forgets the transaction and the event comes again.
/// </summary>
internal sealed class ApplyImport(IServiceScopeFactory scopes, IOutages outages, TimeProvider clock)
{
    private const int Batch = 2_000;

    public async Task ApplyAsync(Guid id, CancellationToken cancellation)
    {
        try
        {
            await TakeOverAsync(id, cancellation);
        }
        catch (Exception moved) when (moved is RegisterMovedException || (moved is DbUpdateException && outages.Of(moved) is Outage.None))
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = System(scope);
            var run = await db.Set<ImportRun>().FirstAsync(r => r.Id == id, cancellation);

            // What stood in our way may have been this very import, delivered to another host as well: then it is taken over, and stays so.
            if (run.State is ImportState.Applying)
            {
                run.Become(ImportState.Overtaken, clock.GetUtcNow());
                await db.SaveChangesAsync(cancellation);
            }
        }
    }

    private async Task TakeOverAsync(Guid id, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = System(scope);
        var run = await db.Set<ImportRun>().AsNoTracking().FirstAsync(r => r.Id == id, cancellation);
        var context = await scope.ServiceProvider.GetRequiredService<JudgeEntries>().ContextAsync(run.Operator, cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var after = 0;
        while (true)
        {
            var rows = await db.Set<ImportRow>().AsNoTracking()
                .Where(r => r.Import == id && r.Ordinal > after && (r.Verdict == RowVerdict.New || r.Verdict == RowVerdict.Changed || (run.RemovesGone && r.Verdict == RowVerdict.Gone)))
                .OrderBy(r => r.Ordinal).Take(Batch).ToListAsync(cancellation);
            if (rows.Count == 0)
            {
                break;
            }

            after = rows[^1].Ordinal;
            await TakeOverAsync(db, run, context, rows, cancellation);
            db.ChangeTracker.Clear();
        }

        await ForgetVersions.OfAsync(db, id, cancellation);
        var done = await db.Set<ImportRun>().FirstAsync(r => r.Id == id, cancellation);
        done.Become(ImportState.Applied, clock.GetUtcNow());
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }

    private async Task TakeOverAsync(StoreDb db, ImportRun run, JudgingContext context, List<ImportRow> rows, CancellationToken cancellation)
    {
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        var ids = rows.Select(r => r.Computer).OfType<ComputerId>().ToArray();
        var known = await db.Set<Computer>().Where(c => ids.Contains(c.Id) && c.Operator == run.Operator).ToDictionaryAsync(c => c.Id, cancellation);
        var now = clock.GetUtcNow();
        var touched = new List<Computer>(rows.Count);
        foreach (var row in rows)
        {
            if (row.Computer is not { } id)
            {
                var computer = Computer.Enter(new ComputerId(Identifier.New(clock)), run.Operator, EntryJson.Read(row.Entry!), now);
                db.Add(computer);
                touched.Add(Note(db, run, computer, null, now));
                continue;
            }

            if (!known.TryGetValue(id, out var there) || there.Revision != row.Seen)
            {
                throw new RegisterMovedException();
            }

            var before = there.Entry;
            there.Take(row.Verdict is RowVerdict.Gone ? before with { RemovedOn = LegalCalendar.LegalDay(now) } : EntryJson.Read(row.Entry!), now);
            touched.Add(Note(db, run, there, before, now));
        }

        await context.JudgeAsync(db, touched, cancellation);
        db.ChangeTracker.DetectChanges();
        await db.SaveChangesAsync(cancellation);
    }

    private Computer Note(StoreDb db, ImportRun run, Computer computer, ComputerEntry? before, DateTimeOffset now)
    {
        db.Add(new ComputerChange
        {
            Id = Identifier.New(clock),
            Computer = computer.Id,
            Operator = run.Operator,
            By = run.ConfirmedBy!.Value,
            At = now,
            Way = run.Format is InventoryFormat.Bulk ? ChangeWay.Bulk : ChangeWay.Import,
            Before = before is null ? null : EntryJson.Of(before).ToJsonString(),
            After = EntryJson.Of(computer.Entry).ToJsonString(),
        });
        return computer;
    }

    private static StoreDb System(AsyncServiceScope scope)
    {
        scope.ServiceProvider.GetRequiredService<ActorScope>().Actor = Actor.System;
        return scope.ServiceProvider.GetRequiredService<StoreDb>();
    }

    private sealed class RegisterMovedException : Exception;
}

/// <summary>Goes on with an import as far as its state says.</summary>
internal sealed class GoOnWithImport(StoreDb db, ReadImport reading, ReadBulk changing, ApplyImport applying) : IHandle<ImportAsked>
{
    public async Task HandleAsync(ImportAsked @event, Guid id, CancellationToken cancellation)
    {
        var run = await db.Set<ImportRun>().AsNoTracking().FirstOrDefaultAsync(r => r.Id == @event.Import, cancellation);
        if (run is { State: ImportState.Reading, Format: InventoryFormat.Bulk })
        {
            await changing.ReadAsync(@event.Import, cancellation);
        }
        else if (run?.State is ImportState.Reading)
        {
            await reading.ReadAsync(@event.Import, cancellation);
        }
        else if (run?.State is ImportState.Applying)
        {
            await applying.ApplyAsync(@event.Import, cancellation);
        }
    }
}
