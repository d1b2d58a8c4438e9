using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Noroshi.Kernel;

namespace Noroshi.Store.Outbox;

/// <summary>
/// Delivers what waits in the outbox. Several hosts may do this on one PostgreSQL: each claims its own messages, and a claim that
/// is not honoured in time (the host died) falls to the next. A failing handler delays its own message and no other.
/// </summary>
public sealed partial class OutboxDelivery
{
    private const int Batch = 64;
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(10);
    private static readonly Meter Meter = new("Noroshi.Store");
    private static readonly Counter<long> Delivered = Meter.CreateCounter<long>("noroshi.outbox.delivered");
    private static readonly Counter<long> Failed = Meter.CreateCounter<long>("noroshi.outbox.failed");

    private readonly IServiceScopeFactory scopes;
    private readonly TimeProvider clock;
    private readonly ILogger<OutboxDelivery> log;
    private readonly ILookup<string, HandlerRegistration> handlers;

    /// <summary>Made by the container.</summary>
    public OutboxDelivery(IServiceScopeFactory scopes, IServiceProvider services, TimeProvider clock, ILogger<OutboxDelivery> log)
    {
        this.scopes = scopes;
        this.clock = clock;
        this.log = log;
        handlers = services.GetServices<HandlerRegistration>().ToLookup(h => h.Event, StringComparer.Ordinal);
    }

    /// <summary>Delivers one batch of what is due.</summary>
    /// <returns>How many messages were claimed; less than a full batch means that nothing more is due.</returns>
    public async Task<int> DeliverDueAsync(CancellationToken cancellation)
    {
        var claimed = await ClaimAsync(cancellation);
        var delivered = new List<Guid>(claimed.Count);
        try
        {
            delivered.AddRange(await DeliverTogetherAsync([.. claimed.Where(m => m.Attempts == 1 && handlers[m.Name].All(h => h.OnlyRows))], cancellation));
            foreach (var message in claimed.ExceptBy(delivered, m => m.Id))
            {
                if (await DeliverAsync(message, cancellation))
                {
                    delivered.Add(message.Id);
                }
            }
        }
        finally
        {
            // One commit for all, also when the host is told to stop. If we are killed before it, the messages are claimed again and
            // the notes of their handlers keep us from repeating.
            await SettleAsync(delivered, CancellationToken.None);
        }

        return claimed.Count;
    }

    /// <summary>Delivers until nothing is due any more.</summary>
    public async Task DrainAsync(CancellationToken cancellation)
    {
        while (await DeliverDueAsync(cancellation) > 0)
        {
        }
    }

    private async Task<List<OutboxMessage>> ClaimAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<StoreDb>();
        var now = clock.GetUtcNow().UtcDateTime;
        var until = now + Lease;

        // If we stop after this, the lease runs out and another worker, or this one restarted, claims the messages again.
        using var turn = await WriteTurn.TakeAsync(db, cancellation);
        var claimed = db.Database.IsNpgsql()
            ? db.Outbox.FromSql(
                $"""
                UPDATE outbox SET lease_until = {until}, attempts = attempts + 1 WHERE id IN (
                  SELECT id FROM outbox WHERE delivered_at IS NULL AND not_before <= {now} AND (lease_until IS NULL OR lease_until < {now})
                  ORDER BY not_before, id LIMIT {Batch} FOR UPDATE SKIP LOCKED)
                RETURNING *
                """)
            : db.Outbox.FromSql(
                $"""
                UPDATE outbox SET lease_until = {until}, attempts = attempts + 1 WHERE id IN (
                  SELECT id FROM outbox WHERE delivered_at IS NULL AND not_before <= {now} AND (lease_until IS NULL OR lease_until < {now})
                  ORDER BY not_before, id LIMIT {Batch})
                RETURNING *
                """);
        var messages = await claimed.AsNoTracking().ToListAsync(cancellation);
        return [.. messages.OrderBy(m => m.NotBefore).ThenBy(m => m.Id)];
    }

    /// <summary>Hands over in one transaction what only adds rows: one commit for all, not one for each.</summary>
    /// <returns>Those delivered: all, or after a fault none, since nobody can say whose it was. Then each goes alone, and the faulty one delays only itself.</returns>
    private async Task<IEnumerable<Guid>> DeliverTogetherAsync(IReadOnlyList<OutboxMessage> messages, CancellationToken cancellation)
    {
        if (messages.Count < 2)
        {
            return [];
        }

        try
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<ActorScope>().Actor = Actor.System;
            var db = scope.ServiceProvider.GetRequiredService<StoreDb>();
            foreach (var message in messages)
            {
                foreach (var handler in handlers[message.Name])
                {
                    await handler.Deliver(scope.ServiceProvider, message.Payload, message.Id, cancellation);
                    db.Add(new HandledEvent { EventId = message.Id, Handler = handler.Handler, At = clock.GetUtcNow() });
                }
            }

            await db.SaveChangesAsync(cancellation);
        }
#pragma warning disable CA1031 // Whatever it is, it shows again when each goes alone, and is told there.
        catch (Exception) when (!cancellation.IsCancellationRequested)
#pragma warning restore CA1031
        {
            // The commit may have come about although its answer did not reach us: from here on the notes are asked.
            foreach (var message in messages)
            {
                message.Attempts++;
            }

            return [];
        }

        foreach (var message in messages)
        {
            Delivered.Add(1, new TagList { { "event", message.Name } });
        }

        return messages.Select(m => m.Id);
    }

    private async Task<bool> DeliverAsync(OutboxMessage message, CancellationToken cancellation)
    {
        try
        {
            foreach (var handler in handlers[message.Name])
            {
                await HandOverAsync(message, handler, cancellation);
            }

            Delivered.Add(1, new TagList { { "event", message.Name } });
            return true;
        }
#pragma warning disable CA1031 // Any fault of a handler delays its message; it must not stop the others.
        catch (Exception fault) when (!cancellation.IsCancellationRequested)
#pragma warning restore CA1031
        {
            Failed.Add(1, new TagList { { "event", message.Name } });
            LogFault(message.Name, message.Id, message.Attempts, fault.GetType().Name);
            await PostponeAsync(message, fault, cancellation);
            return false;
        }
    }

    private async Task HandOverAsync(OutboxMessage message, HandlerRegistration handler, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<ActorScope>().Actor = Actor.System;
        var db = scope.ServiceProvider.GetRequiredService<StoreDb>();
        // A message that nobody has claimed before cannot have been handled before; and if two claims overlap, the key of the note lets one through.
        if (message.Attempts > 1 && await db.Set<HandledEvent>().AnyAsync(h => h.EventId == message.Id && h.Handler == handler.Handler, cancellation))
        {
            return;
        }

        // Effects and note are one transaction: if we stop before it, nothing happened; after it, the note keeps us from repeating.
        await handler.Deliver(scope.ServiceProvider, message.Payload, message.Id, cancellation);
        db.Add(new HandledEvent { EventId = message.Id, Handler = handler.Handler, At = clock.GetUtcNow() });
        await db.SaveChangesAsync(cancellation);
    }

    private async Task SettleAsync(IReadOnlyCollection<Guid> delivered, CancellationToken cancellation)
    {
        if (delivered.Count == 0)
        {
            return;
        }

        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<StoreDb>();
        DateTimeOffset? now = clock.GetUtcNow();

        using var turn = await WriteTurn.TakeAsync(db, cancellation);
        await db.Outbox.Where(m => delivered.Contains(m.Id)).ExecuteUpdateAsync(
            set => set.SetProperty(m => m.DeliveredAt, now)
                .SetProperty(m => m.LeaseUntil, (DateTimeOffset?)null)
                .SetProperty(m => m.LastFault, (string?)null),
            cancellation);
    }

    private async Task PostponeAsync(OutboxMessage message, Exception fault, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<StoreDb>();
        var notBefore = clock.GetUtcNow() + Backoff(message.Attempts);
        var name = fault.GetType().Name;

        using var turn = await WriteTurn.TakeAsync(db, cancellation);
        await db.Outbox.Where(m => m.Id == message.Id).ExecuteUpdateAsync(
            set => set.SetProperty(m => m.NotBefore, notBefore)
                .SetProperty(m => m.LeaseUntil, (DateTimeOffset?)null)
                .SetProperty(m => m.LastFault, name),
            cancellation);
    }

    private static TimeSpan Backoff(int attempts) =>
        TimeSpan.FromSeconds(Math.Min(LongestWait.TotalSeconds, Math.Pow(2, Math.Min(attempts, 12))));

    [LoggerMessage(Level = LogLevel.Warning, Message = "Event {Event} {Id} was not delivered at attempt {Attempt}: {Fault}. It will be tried again.")]
    private partial void LogFault(string @event, Guid id, int attempt, string fault);
}
