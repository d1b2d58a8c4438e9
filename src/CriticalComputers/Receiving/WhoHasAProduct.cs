using Microsoft.EntityFrameworkCore;
using Noroshi.CriticalComputers.Store;
using Noroshi.Kernel;
using Noroshi.Store;

namespace Noroshi.CriticalComputers.Receiving;

/// <summary>How many computers of a product an operator has notified.</summary>
internal sealed record HoldersOfAProduct(OrganisationId Operator, int Computers);

/// <summary>Which operators have notified a product, over all notifications that reached the actor's authority.</summary>
internal sealed class WhoHasAProduct(StoreDb db)
{
    /// <summary>Those who have it as their newest notification says, by product and maker as they are compared.</summary>
    public async Task<IReadOnlyList<HoldersOfAProduct>> OfAsync(string product, string maker, CancellationToken cancellation)
    {
        var key = RegisterKeys.OfName(product, maker);
        var me = db.Actor.Organisation;

        // The filter asks of each computer whether its notification may be seen; here it is asked of the notifications, which are fewer. Both give the same rows.
        var reached = db.Set<Notification>().Where(n => n.Addressees.Any(a => a.Organisation == me)).Select(n => n.Id);
        var found = await db.Set<NotifiedComputer>().IgnoreQueryFilters(["visibility"]).Where(c => c.NameKey == key && c.Current && c.As != NotifiedAs.Removed && reached.Contains(c.Notification))
            .GroupBy(c => c.Operator).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellation);
        return [.. found.OrderByDescending(f => f.Count).Select(f => new HoldersOfAProduct(f.Key, f.Count))];
    }
}
