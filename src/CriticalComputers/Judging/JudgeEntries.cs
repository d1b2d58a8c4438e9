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
    public async Task JudgeAsync(OrganisationId @operator, IReadOnlyCollection<Computer> computers, CancellationToken cancellation)
    {
        var today = LegalCalendar.LegalDay(clock.GetUtcNow());
        var designations = await who.DesignationsAsync(@operator, today, cancellation);
        var facilities = await db.Set<Facility>().Where(f => f.Operator == @operator).ToDictionaryAsync(f => f.Id, cancellation);
        var notified = await LastAsync([.. computers.Where(c => c.NotifiedIn is not null).Select(c => c.Id)], cancellation);
        foreach (var computer in computers)
        {
            var facility = facilities[computer.Facility];
            var designation = designations.FirstOrDefault(d => d.Sector == facility.Sector);
            var standing = Standings.Of(
                computer.Entry, facility.Entry, designation?.DesignatedOn, designation?.ThroughArticle53 ?? false, notified.GetValueOrDefault(computer.Id), computer.ChangedOn, today);
            computer.Judge(standing.State, standing.ChangedOn, standing.Due?.LastDay, standing.Due?.ToJson());
        }
    }

    /// <summary>What was last notified of each.</summary>
    public async Task<Dictionary<ComputerId, NotifiedItems>> LastAsync(IReadOnlyCollection<ComputerId> computers, CancellationToken cancellation)
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
