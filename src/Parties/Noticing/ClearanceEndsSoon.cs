using Microsoft.EntityFrameworkCore;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Parties.ManagingPeople;
using Noroshi.Parties.Store;
using Noroshi.Store;

namespace Noroshi.Parties.Noticing;

/// <summary>A clearance will soon be in force no more. Raised when it is recorded, delivered when the time has come.</summary>
internal sealed record ClearanceEndsSoon(Guid Clearance) : IEvent
{
    public static string Name => "parties.clearance-ends-soon.v1";
}

/// <summary>Tells the person and the administrators in time, unless the clearance has been withdrawn meanwhile.</summary>
internal sealed class WarnOfClearance(StoreDb db, INotices notices, Administrators administrators, TimeProvider clock) : IHandle<ClearanceEndsSoon>
{
    private static readonly Words Yours = new("適性評価の満了日が近づいています。", "Your clearance ends soon.");
    private static readonly Words Theirs = new("組織の利用者の適性評価の満了日が近づいています。", "The clearance of somebody in your organisation ends soon.");

    public async Task HandleAsync(ClearanceEndsSoon @event, Guid id, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (await db.Set<Clearance>().FirstOrDefaultAsync(c => c.Id == @event.Clearance, cancellation) is not { } clearance
            || clearance.WarnedAt is not null
            || !clearance.IsInForce(LegalCalendar.LegalDay(now)))
        {
            return;
        }

        clearance.Warned(now);
        notices.Tell(clearance.Person, "parties.clearance-ends-soon", Yours, "/");
        foreach (var administrator in await administrators.OthersAsync(clearance.Organisation, clearance.Person, cancellation))
        {
            notices.Tell(administrator, "parties.clearance-ends-soon", Theirs, $"/organisation/people/{clearance.Person}");
        }
    }
}
