using Microsoft.EntityFrameworkCore;
using Noroshi.CriticalComputers.Store;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Store;
using Noroshi.Web.Machines;

namespace Noroshi.CriticalComputers.Receiving;

/// <summary>The notifications that reached the own authority, the newest first.</summary>
internal sealed class ReachedNotifications(StoreDb db, IWhoIsWho who, TimeProvider clock)
{
    /// <summary>Whether notifications can reach this authority at all: no power over them is delegated to a regional bureau.</summary>
    public async Task<bool> ReachUsAsync(CancellationToken cancellation) =>
        (await who.OrganisationAsync(db.Actor.Organisation, cancellation))?.Kind is OrganisationKind.Ministry or OrganisationKind.CabinetOffice;

    /// <summary>Up to <paramref name="count"/> of a view after a moment and, within it, a number: what is filed at once reaches a desk at one moment.</summary>
    public async Task<IReadOnlyList<(Notification Notification, DateTimeOffset ReachedAt)>> TakeAsync(DeskView view, ApiCursor? after, int count, CancellationToken cancellation)
    {
        var (before, name) = (after?.At, after?.Name);
        var reached = DeskViews.In(db, view, LegalCalendar.LegalDay(clock.GetUtcNow()));
        var notifications = db.Set<Notification>().AsNoTracking();
        reached = before is { } last ? reached.Where(a => a.ReachedAt <= last) : reached;
        var found = await (from a in reached
                           join n in notifications on a.Notification equals n.Id
                           where before == null || a.ReachedAt < before || string.Compare(n.Number, name) < 0
                           orderby a.ReachedAt descending, n.Number descending
                           select new { n, a.ReachedAt }).Take(count).ToListAsync(cancellation);
        return [.. found.Select(f => (f.n, f.ReachedAt))];
    }
}
