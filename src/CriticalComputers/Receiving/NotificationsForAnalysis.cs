using Microsoft.EntityFrameworkCore;
using Noroshi.CriticalComputers.Face;
using Noroshi.CriticalComputers.Notifying;
using Noroshi.CriticalComputers.Store;
using Noroshi.Kernel;
using Noroshi.Store;

namespace Noroshi.CriticalComputers.Receiving;

/// <summary>Opens notifications for the analysis, behind the same filter as the desk's own pages and on record.</summary>
[Article("Act, Art. 37")]
internal sealed class NotificationsForAnalysis(StoreDb db, RecordOfReading record) : INotificationsForAnalysis
{
    private const int MostProducts = 200;

    public async Task<IReadOnlyList<NotificationToAnalyse>> NewestAsync(int most, CancellationToken cancellation) => !db.Actor.Can(Permission.ReadNotifications) ? []
        : [.. (await db.Set<Notification>().AsNoTracking().OrderByDescending(n => n.FiledAt).ThenByDescending(n => n.Id).Take(most).ToListAsync(cancellation)).Select(Listed)];

    public async Task<(NotificationToAnalyse Notification, IReadOnlyList<NotifiedProduct> Products)?> OpenAsync(Guid id, CancellationToken cancellation)
    {
        var wanted = new NotificationId(id);
        if (!db.Actor.Can(Permission.ReadNotifications) || await db.Set<Notification>().AsNoTracking().FirstOrDefaultAsync(n => n.Id == wanted, cancellation) is not { } notification)
        {
            return null;
        }

        var products = await db.Set<NotifiedComputer>().Where(c => c.Notification == wanted && c.As != NotifiedAs.Removed).GroupBy(c => new { c.Product, c.Maker, c.NameKey })
            .Select(g => new { g.Key.Product, g.Key.Maker, g.Key.NameKey, Count = g.Count() }).OrderByDescending(g => g.Count).ThenBy(g => g.Product).Take(MostProducts).ToListAsync(cancellation);
        await record.OfAsync(notification, "analysis", cancellation);
        return (Listed(notification), [.. products.Select(p => new NotifiedProduct(p.Product, p.Maker, p.NameKey, p.Count))]);
    }

    private static NotificationToAnalyse Listed(Notification n) => new(n.Id.Value, n.Number, n.Operator, n.Sector, n.Computers, n.FiledAt);
}
