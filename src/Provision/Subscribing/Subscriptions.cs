using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Noroshi.Kernel;
using Noroshi.Provision.Law;
using Noroshi.Provision.Store;
using Noroshi.Store;

namespace Noroshi.Provision.Subscribing;

/// <summary>Somebody asked for the bulletin: the address is asked whether it wants it.</summary>
internal sealed record SubscriptionAsked(Guid Request) : IEvent
{
    public static string Name => "provision.subscription-asked.v1";
}

/// <summary>Asks for, confirms, changes and ends subscriptions of the bulletin. The record of acts says that it was done and never by which address.</summary>
internal sealed class Subscriptions(StoreDb db, SubscriptionLinks links, IOutbox outbox, IRecordOfActs acts, TimeProvider clock)
{
    private const string Basis = "Act, Art. 41";

    // Who subscribes is nobody: the link is what lets them see, so these questions stand before the filter.
    private IQueryable<Subscriber> Subscribers => db.Set<Subscriber>().IgnoreQueryFilters(["visibility"]);

    private IQueryable<SubscriptionRequest> Requests => db.Set<SubscriptionRequest>().IgnoreQueryFilters(["visibility"]);

    /// <summary>Asks an address whether it wants this. Nothing shows whether it is known; one that was asked just now is not asked again.</summary>
    public async Task AskAsync(string address, Subscription chosen, CancellationToken cancellation)
    {
        var (now, key) = (clock.GetUtcNow(), address.ToLowerInvariant());
        await Requests.Where(r => r.EndsAt < now).ExecuteDeleteAsync(cancellation);
        var lately = now - ASubscriptionIsConfirmed.Pause;
        if (await Requests.AnyAsync(r => r.AddressKey == key && r.AskedAt > lately, cancellation))
        {
            return;
        }

        var request = new SubscriptionRequest { Id = Identifier.New(clock), Address = address, AddressKey = key, Chosen = chosen.Json(), AskedAt = now, EndsAt = now + ASubscriptionIsConfirmed.Holds };
        db.Add(request);
        outbox.Raise(new SubscriptionAsked(request.Id));
        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>What a link of a request stands for; null if it is none or has ended.</summary>
    public async Task<SubscriptionRequest?> RequestAsync(string link, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        return links.Request(link) is { } id ? await Requests.AsNoTracking().FirstOrDefaultAsync(r => r.Id == id && r.EndsAt >= now, cancellation) : null;
    }

    /// <summary>The holder of the address wants it. What was chosen before gives way. Confirmed twice, it is confirmed once.</summary>
    public async Task<Guid?> ConfirmAsync(string link, CancellationToken cancellation)
    {
        if (await RequestAsync(link, cancellation) is not { } request)
        {
            return null;
        }

        var subscriber = await Subscribers.FirstOrDefaultAsync(s => s.AddressKey == request.AddressKey, cancellation);
        if (subscriber is null)
        {
            subscriber = new Subscriber { Id = Identifier.New(clock), Address = request.Address, AddressKey = request.AddressKey, Chosen = request.Chosen, ConfirmedAt = clock.GetUtcNow() };
            db.Add(subscriber);
        }

        (subscriber.Chosen, subscriber.Refusals) = (request.Chosen, 0);
        Record("provision.subscribed", subscriber.Id);
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException) when (db.Entry(subscriber).State is EntityState.Added)
        {
            // The same link, followed twice at once: the other was quicker.
            return await Subscribers.Where(s => s.AddressKey == request.AddressKey).Select(s => (Guid?)s.Id).FirstOrDefaultAsync(cancellation);
        }

        await Requests.Where(r => r.AddressKey == request.AddressKey).ExecuteDeleteAsync(cancellation);
        return subscriber.Id;
    }

    /// <summary>The subscription of a link; null if it is none or has ended.</summary>
    public async Task<Subscriber?> FindAsync(string link, CancellationToken cancellation) =>
        links.Subscriber(link) is { } id ? await Subscribers.FirstOrDefaultAsync(s => s.Id == id, cancellation) : null;

    /// <summary>Chooses anew.</summary>
    public async Task ChangeAsync(Subscriber subscriber, Subscription chosen, CancellationToken cancellation)
    {
        subscriber.Chosen = chosen.Json();
        Record("provision.subscription-changed", subscriber.Id);
        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>Ends it: the address and what still waits for it are forgotten. Ended meanwhile by somebody else, it is ended.</summary>
    public Task EndAsync(Guid subscriber, CancellationToken cancellation)
    {
        Record("provision.unsubscribed", subscriber);
        db.Along(token => db.Set<BulletinMail>().IgnoreQueryFilters(["visibility"]).Where(m => m.Subscriber == subscriber).ExecuteDeleteAsync(token));
        db.Along(token => Subscribers.Where(s => s.Id == subscriber).ExecuteDeleteAsync(token));
        return db.SaveChangesAsync(cancellation);
    }

    private void Record(string kind, Guid subscriber) => acts.Write(new Act(kind, Basis, $"subscriber:{subscriber:D}") { Content = new JsonObject() });
}
