using System.Text.Json.Nodes;
using Noroshi.CriticalComputers.Store;
using Noroshi.Kernel;
using Noroshi.Store;

namespace Noroshi.CriticalComputers.Notifying;

/// <summary>Puts on record that somebody read a notification, in which form.</summary>
[Article("Act, Art. 8(1)")]
internal sealed class RecordOfReading(StoreDb db, IRecordOfActs acts)
{
    public async Task OfAsync(Notification notification, string how, CancellationToken cancellation)
    {
        acts.Write(new Act("critical-computers.read", "Act, Art. 8(1)", $"notification:{notification.Id}")
        {
            Content = new JsonObject { ["number"] = notification.Number, ["as"] = how },
        });
        await db.SaveChangesAsync(cancellation);
    }
}
