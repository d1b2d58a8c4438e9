using Microsoft.EntityFrameworkCore;
using Noroshi.CriticalComputers.Judging;
using Noroshi.CriticalComputers.Law.Classes;
using Noroshi.CriticalComputers.Store;
using Noroshi.Kernel;
using Noroshi.Store;

namespace Noroshi.CriticalComputers.Drawing;

/// <summary>Finds a facility of the actor's own organisation, and its network as it is drawn.</summary>
internal sealed class ReadNetwork(StoreDb db, RulesInForce rules, IRecordOfActs acts)
{
    /// <summary>The facility; null, and put on record, if it is not there for the actor.</summary>
    public async Task<Facility?> FacilityAsync(Guid id, CancellationToken cancellation)
    {
        var facility = await db.Set<Facility>().AsNoTracking().FirstOrDefaultAsync(f => f.Id == new FacilityId(id) && f.Operator == db.Actor.Organisation, cancellation);
        if (facility is null)
        {
            await NotShownAsync($"facility:{id}", cancellation);
        }

        return facility;
    }

    /// <summary>Puts down that something was asked for that is not there for the actor.</summary>
    public Task NotShownAsync(string what, CancellationToken cancellation) => acts.WriteRefusalAsync(new Act("critical-computers.not-shown", "Act, Art. 8", what), cancellation);

    /// <summary>Which revision of the drawing stands; 0 if there is none yet.</summary>
    public async Task<int> RevisionAsync(FacilityId facility, CancellationToken cancellation) =>
        await db.Set<DrawnNetwork>().AsNoTracking().Where(n => n.Facility == facility).Select(n => n.Revision).FirstOrDefaultAsync(cancellation);

    public async Task<NetworkAsDrawn> NetworkAsync(FacilityId facility, CancellationToken cancellation) => new(
        await db.Set<NetworkNode>().AsNoTracking().Where(n => n.Facility == facility).ToListAsync(cancellation),
        await db.Set<NetworkLine>().AsNoTracking().Where(l => l.Facility == facility).OrderBy(l => l.Id).ToListAsync(cancellation),
        await db.Set<NetworkHold>().AsNoTracking().Where(h => h.Facility == facility).OrderBy(h => h.Id).ToListAsync(cancellation),
        new ClassFinder(await rules.TodayAsync(cancellation)));
}
