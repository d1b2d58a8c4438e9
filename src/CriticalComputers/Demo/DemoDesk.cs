using Microsoft.EntityFrameworkCore;
using Noroshi.CriticalComputers.Notifying;
using Noroshi.CriticalComputers.Receiving;
using Noroshi.CriticalComputers.Store;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Store;

namespace Noroshi.CriticalComputers.Demo;

/// <summary>What the ministers' desks of the demonstration did with notifications (Act art 4(2), (4)).</summary>
internal sealed class DemoDesk(StoreDb db, NotificationsInSight notifications, IWhoIsWho who, INotices notices, IRecordOfActs acts)
{
    public async Task DoAsync(string what, NotificationId id, TimeProvider then, CancellationToken cancellation)
    {
        var notification = await db.Set<Notification>().FirstAsync(n => n.Id == id, cancellation);
        var desk = new HandleNotification(notifications, db, who, notices, acts, db.Actor, then);
        if (what == "check")
        {
            desk.Check(notification);
        }
        else
        {
            await desk.PassOnAsync(notification, cancellation);
        }

        await db.SaveChangesAsync(cancellation);
    }
}
