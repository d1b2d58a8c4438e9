using Microsoft.EntityFrameworkCore;
using Noroshi.CriticalComputers.Law;
using Noroshi.CriticalComputers.Law.Classes;
using Noroshi.CriticalComputers.Store;
using Noroshi.Kernel;
using Noroshi.Store;

namespace Noroshi.CriticalComputers.Viewing;

/// <summary>So many computers of one operator and business, alike in classes and unit, as their newest notifications say.</summary>
internal sealed record NotifiedAlike(string Sector, OrganisationId Operator, ClassSet Classes, ComputerUnit Unit, int Count);

/// <summary>What was notified, counted over all that reached the actor's authority: figures, and no product.</summary>
internal sealed class NotifiedOverall(StoreDb db)
{
    public async Task<IReadOnlyList<NotifiedAlike>> AlikeAsync(CancellationToken cancellation) =>
        [.. (await Reached().GroupBy(c => new { c.Sector, c.Operator, c.Classes, c.Unit }).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellation))
            .Select(g => new NotifiedAlike(g.Key.Sector, g.Key.Operator, g.Key.Classes, g.Key.Unit, g.Count))];

    public async Task<IReadOnlyList<(string Sector, string Category, int Count)>> CategoriesAsync(CancellationToken cancellation) =>
        [.. (await Reached().GroupBy(c => new { c.Sector, c.FacilityCategory }).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellation)).Select(g => (g.Key.Sector, g.Key.FacilityCategory, g.Count))];

    /// <summary>How many notifications of a business there are, and how many of them came after their last day.</summary>
    public async Task<IReadOnlyDictionary<string, (int All, int Late)>> LatenessAsync(CancellationToken cancellation) =>
        (await Notifications().GroupBy(n => n.Sector).Select(g => new { g.Key, All = g.Count(), Late = g.Count(n => n.Late) }).ToListAsync(cancellation)).ToDictionary(g => g.Key, g => (g.All, g.Late));

    // The filter asks of each computer whether its notification may be seen; here it is asked of the notifications, which are fewer. Both give the same rows.
    private IQueryable<NotifiedComputer> Reached()
    {
        var reached = Notifications().Select(n => n.Id);
        return db.Set<NotifiedComputer>().IgnoreQueryFilters(["visibility"]).AsNoTracking().Where(c => c.Current && c.As != NotifiedAs.Removed && reached.Contains(c.Notification));
    }

    private IQueryable<Notification> Notifications()
    {
        var me = db.Actor.Organisation;
        return db.Set<Notification>().AsNoTracking().Where(n => n.Addressees.Any(a => a.Organisation == me));
    }
}
