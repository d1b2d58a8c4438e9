using Microsoft.EntityFrameworkCore;
using Noroshi.CriticalComputers.Store;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Store;

namespace Noroshi.CriticalComputers.Judging;

/// <summary>Loads what the law asks about entries of the register (facility, designation, what was last notified), and puts down where they stand.</summary>
internal sealed class JudgeEntries(StoreDb db, IWhoIsWho who, TimeProvider clock)
{
    /// <summary>Judges entries of one operator, as they stand in the unit of work; what it finds is saved with them.</summary>
    public async Task JudgeAsync(OrganisationId @operator, IReadOnlyCollection<Computer> computers, CancellationToken cancellation) =>
        await (await ContextAsync(@operator, cancellation)).JudgeAsync(db, computers, cancellation);

    /// <summary>What is the same for all entries of one operator, loaded once for many.</summary>
    public async Task<JudgingContext> ContextAsync(OrganisationId @operator, CancellationToken cancellation)
    {
        var today = LegalCalendar.LegalDay(clock.GetUtcNow());
        var designations = await who.DesignationsAsync(@operator, today, cancellation);
        return new JudgingContext([.. designations], await db.Set<Facility>().Where(f => f.Operator == @operator).ToDictionaryAsync(f => f.Id, cancellation), today);
    }

    /// <summary>What was last notified of each.</summary>
    public Task<Dictionary<ComputerId, NotifiedItems>> LastAsync(IReadOnlyCollection<ComputerId> computers, CancellationToken cancellation) => JudgingContext.LastAsync(db, computers, cancellation);
}

/// <summary>An operator's facilities and designations on a day.</summary>
internal sealed class JudgingContext(IReadOnlyList<Designation> designations, IReadOnlyDictionary<FacilityId, Facility> facilities, DateOnly today)
{
    public async Task JudgeAsync(StoreDb db, IReadOnlyCollection<Computer> computers, CancellationToken cancellation)
    {
        var notified = await LastAsync(db, [.. computers.Where(c => c.NotifiedIn is not null).Select(c => c.Id)], cancellation);
        foreach (var computer in computers)
        {
            var standing = Of(computer.Entry, notified.GetValueOrDefault(computer.Id), computer.ChangedOn);
            computer.Judge(standing.State, standing.ChangedOn, standing.Due?.LastDay, standing.Due?.ToJson());
        }
    }

    /// <summary>Where one entry stands.</summary>
    public Standing Of(ComputerEntry entry, NotifiedItems? last, DateOnly? changedOn)
    {
        var facility = facilities[entry.Facility];
        var designation = designations.FirstOrDefault(d => d.Sector == facility.Sector);
        return Standings.Of(entry, facility.Entry, designation?.DesignatedOn, designation?.ThroughArticle53 ?? false, last, changedOn, today);
    }

    /// <summary>What was last notified of each.</summary>
    public static async Task<Dictionary<ComputerId, NotifiedItems>> LastAsync(StoreDb db, IReadOnlyCollection<ComputerId> computers, CancellationToken cancellation)
    {
        if (computers.Count == 0)
        {
            return [];
        }

        var rows = await db.Set<NotifiedComputer>().AsNoTracking().Where(n => computers.Contains(n.Computer) && n.Current && n.As != NotifiedAs.Removed)
            .Select(n => new { n.Computer, n.FacilityCategory, n.Classes, n.Product, n.Maker }).ToListAsync(cancellation);
        return rows.ToDictionary(n => n.Computer, n => new NotifiedItems(n.FacilityCategory, n.Classes, n.Product, n.Maker));
    }
}
