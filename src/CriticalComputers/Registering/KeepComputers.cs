using Microsoft.EntityFrameworkCore;
using Noroshi.CriticalComputers.Judging;
using Noroshi.CriticalComputers.Store;
using Noroshi.Kernel;
using Noroshi.Store;

namespace Noroshi.CriticalComputers.Registering;

/// <summary>What became of an entry that was to be kept.</summary>
internal enum Keeping
{
    Kept,

    /// <summary>There is another entry of the same name in the facility.</summary>
    NameTaken,

    /// <summary>Somebody else changed it meanwhile.</summary>
    Overtaken,
}

/// <summary>Keeps entries of an operator's register: the entry, where it stands, its history and the act are one transaction.</summary>
internal sealed class KeepComputers(StoreDb db, JudgeEntries judge, IRecordOfActs acts, TimeProvider clock)
{
    /// <summary>Enters a computer. The entry has been checked.</summary>
    /// <param name="operator">Whose register.</param>
    /// <param name="entry">What the operator says.</param>
    /// <param name="way">By which way.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <param name="alsoKeep">What is to be kept in the same transaction, once it is known where the entry stands.</param>
    public async Task<(Keeping Outcome, Computer Computer)> EnterAsync(
        OrganisationId @operator, ComputerEntry entry, ChangeWay way, CancellationToken cancellation, Action<Computer>? alsoKeep = null)
    {
        var now = clock.GetUtcNow();
        var computer = Computer.Enter(new ComputerId(Identifier.New(clock)), @operator, entry, now);
        db.Add(computer);
        Note(computer, null, way, now);
        acts.Write(new Act("critical-computers.entered", "Act, Art. 4", $"computer:{computer.Id}") { OnBehalfOf = computer.Operator == db.Actor.Organisation ? null : computer.Operator });
        return (await SaveAsync(computer, cancellation, alsoKeep), computer);
    }

    /// <summary>Changes an entry.</summary>
    public async Task<Keeping> ChangeAsync(Computer computer, ComputerEntry entry, ChangeWay way, CancellationToken cancellation)
    {
        if (computer.Entry == entry)
        {
            return Keeping.Kept;
        }

        var (now, before) = (clock.GetUtcNow(), computer.Entry);
        computer.Take(entry, now);
        Note(computer, before, way, now);
        acts.Write(new Act("critical-computers.changed", "Act, Art. 4", $"computer:{computer.Id}") { OnBehalfOf = computer.Operator == db.Actor.Organisation ? null : computer.Operator });
        return await SaveAsync(computer, cancellation);
    }

    private void Note(Computer computer, ComputerEntry? before, ChangeWay way, DateTimeOffset now) => db.Add(new ComputerChange
    {
        Id = Identifier.New(clock),
        Computer = computer.Id,
        Operator = computer.Operator,
        By = db.Actor.Person,
        At = now,
        Way = way,
        Before = before is null ? null : EntryJson.Of(before).ToJsonString(),
        After = EntryJson.Of(computer.Entry).ToJsonString(),
    });

    private async Task<Keeping> SaveAsync(Computer computer, CancellationToken cancellation, Action<Computer>? alsoKeep = null)
    {
        await judge.JudgeAsync(computer.Operator, [computer], cancellation);
        alsoKeep?.Invoke(computer);
        try
        {
            await db.SaveChangesAsync(cancellation);
            return Keeping.Kept;
        }
        catch (DbUpdateConcurrencyException)
        {
            return Keeping.Overtaken;
        }
        catch (DbUpdateException)
        {
            // Which of the two it was is seen by looking: another of the name, or a fault that is not ours to explain.
            db.ChangeTracker.Clear();
            if (await db.Set<Computer>().AnyAsync(c => c.Facility == computer.Facility && c.LabelKey == computer.LabelKey && c.Id != computer.Id, cancellation))
            {
                return Keeping.NameTaken;
            }

            throw;
        }
    }
}
