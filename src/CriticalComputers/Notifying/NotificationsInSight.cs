using Microsoft.EntityFrameworkCore;
using Noroshi.CriticalComputers.Store;
using Noroshi.Kernel;
using Noroshi.Store;

namespace Noroshi.CriticalComputers.Notifying;

/// <summary>Finds notifications that the actor may see. Asking for another's is refused as if it were not there, and recorded.</summary>
internal sealed class NotificationsInSight(StoreDb db, IRecordOfActs acts)
{
    /// <summary>The notification, to change or to show; null if it is not there for the actor. The refusal is then on record.</summary>
    public async Task<Notification?> FindAsync(string number, CancellationToken cancellation)
    {
        // Addresses are written in small letters where a form is posted, and people type as they like.
        var wanted = number.ToUpperInvariant();
        var found = await db.Set<Notification>().Include(n => n.Addressees).FirstOrDefaultAsync(n => n.Number == wanted, cancellation);
        if (found is null)
        {
            await acts.WriteRefusalAsync(new Act("critical-computers.not-shown", "Act, Art. 8", $"notification:{(number.Length <= 40 ? number : number[..40])}"), cancellation);
        }

        return found;
    }

    /// <summary>Its computers, in the order in which they were filed.</summary>
    public Task<List<NotifiedComputer>> ComputersAsync(Notification notification, CancellationToken cancellation) =>
        db.Set<NotifiedComputer>().AsNoTracking().Where(c => c.Notification == notification.Id).OrderBy(c => c.Id).ToListAsync(cancellation);
}
