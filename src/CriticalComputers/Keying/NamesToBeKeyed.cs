using Microsoft.EntityFrameworkCore;
using Noroshi.CriticalComputers.Face;
using Noroshi.CriticalComputers.Naming;
using Noroshi.CriticalComputers.Store;
using Noroshi.Kernel;
using Noroshi.Store;

namespace Noroshi.CriticalComputers.Keying;

/// <summary>The rules or the dictionary have changed: stored keys are made anew, some at a time.</summary>
/// <param name="Version">By which rules; a host of others leaves it.</param>
internal sealed record NamesToBeKeyed(string Version) : IEvent
{
    public static string Name => "critical-computers.names-to-be-keyed.v1";
}

/// <summary>
/// Goes on with the keys and asks for the rest. If we stop in between, the event comes again and goes on where keys are still of other rules; meanwhile a
/// question also finds what is still under its old key and was written alike, and the page says that keys are being made anew.
/// </summary>
internal sealed class MakeKeysAnew(StoreDb db, KeyNames keys, IOutbox outbox) : IHandle<NamesToBeKeyed>
{
    private const int Some = 100;

    public async Task HandleAsync(NamesToBeKeyed @event, Guid id, CancellationToken cancellation)
    {
        if (@event.Version != NameKeys.Version || await keys.IsDoneAsync(cancellation))
        {
            return;
        }

        if (await db.MarkAsync(KeyNames.Gathered, cancellation) is null)
        {
            await keys.GatherAsync(db.Set<NotifiedComputer>().IgnoreQueryFilters(["visibility"]), cancellation);
            await db.SetMarkAsync(KeyNames.Gathered, "yes", cancellation);
        }

        if (await keys.GoOnAsync(Some, cancellation))
        {
            outbox.Raise(@event);
        }
        else
        {
            await db.SetMarkAsync(KeyNames.Mark, NameKeys.Version, cancellation);
        }
    }
}

/// <summary>
/// Puts down the spellings of a new notification. Its computers were keyed when it was filed; if the host that filed it was of other rules, their keys are
/// made anew here.
/// </summary>
internal sealed class PutDownSpellings(StoreDb db, KeyNames keys) : IHandle<ComputersNotified>
{
    public async Task HandleAsync(ComputersNotified @event, Guid id, CancellationToken cancellation)
    {
        var notification = new NotificationId(@event.Notification);
        var computers = db.Set<NotifiedComputer>().IgnoreQueryFilters(["visibility"]).Where(c => c.Notification == notification);
        await keys.GatherAsync(computers, cancellation);
        while (await keys.GoOnAsync(500, cancellation))
        {
        }

        foreach (var each in await computers.Select(c => new { c.Product, c.Maker, c.NameKey }).Distinct().ToListAsync(cancellation))
        {
            var key = NameKeys.Of(each.Product, each.Maker);
            if (key != each.NameKey)
            {
                await computers.Where(c => c.Product == each.Product && c.Maker == each.Maker).ExecuteUpdateAsync(set => set.SetProperty(c => c.NameKey, key), cancellation);
            }
        }
    }
}
