using Microsoft.EntityFrameworkCore;
using Noroshi.CriticalComputers.Judging;
using Noroshi.CriticalComputers.Reminding;
using Noroshi.CriticalComputers.Store;
using Noroshi.Kernel;
using Noroshi.Store;

namespace Noroshi.CriticalComputers.Registering;

/// <summary>Keeps an operator's 特定重要設備: the facility, where its computers stand now, and the act are one transaction.</summary>
internal sealed class KeepFacilities(StoreDb db, WhoseRegister whose, JudgeEntries judge, IRecordOfActs acts, IOutbox outbox, TimeProvider clock)
{
    /// <summary>The facility, to change; null if the own organisation has none of the name.</summary>
    public Task<Facility?> FindAsync(Guid id, CancellationToken cancellation) =>
        db.Set<Facility>().FirstOrDefaultAsync(f => f.Id == new FacilityId(id) && f.Operator == whose.Operator, cancellation);

    /// <summary>What is wrong with an entry.</summary>
    public async Task<Problems> ProblemsAsync(FacilityEntry entry, CancellationToken cancellation) =>
        EntryChecks.Of(entry, [.. (await whose.BusinessesAsync(cancellation)).Select(b => b.Value)], whose.Today);

    /// <summary>Enters a facility. The entry has been checked.</summary>
    /// <param name="entry">What the operator says.</param>
    /// <param name="alsoKeep">What is to be kept in the same transaction.</param>
    /// <param name="cancellation">Ends the work.</param>
    public async Task<Facility> EnterAsync(FacilityEntry entry, Action<Facility>? alsoKeep, CancellationToken cancellation)
    {
        var facility = Facility.Enter(new FacilityId(Identifier.New(clock)), whose.Operator, entry);
        if (!await db.Set<Facility>().AnyAsync(f => f.Operator == whose.Operator, cancellation))
        {
            outbox.Raise(new RegisterClockTicks(whose.Operator), RegisterClockTicks.NextAfter(clock.GetUtcNow()));
        }

        db.Add(facility);
        Note(facility);
        alsoKeep?.Invoke(facility);
        await db.SaveChangesAsync(cancellation);
        return facility;
    }

    /// <summary>Changes a facility. The category is one of the notified items: what belongs to the facility may now be owed as a change.</summary>
    public async Task<Keeping> ChangeAsync(Facility facility, FacilityEntry entry, CancellationToken cancellation)
    {
        facility.Correct(entry);
        await judge.JudgeAsync(whose.Operator, await db.Set<Computer>().Where(c => c.Facility == facility.Id).ToListAsync(cancellation), cancellation);
        Note(facility);
        return await db.SaveUnlessOvertakenAsync(cancellation) ? Keeping.Kept : Keeping.Overtaken;
    }

    private void Note(Facility facility) => acts.Write(new Act("critical-computers.facility-kept", "Act, Art. 4", $"facility:{facility.Id}") { OnBehalfOf = whose.OnBehalfOf });
}
