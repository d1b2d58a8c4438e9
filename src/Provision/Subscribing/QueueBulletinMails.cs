using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Products.Face;
using Noroshi.Provision.Face;
using Noroshi.Provision.Law;
using Noroshi.Provision.Publishing;
using Noroshi.Provision.Store;
using Noroshi.Store;

namespace Noroshi.Provision.Subscribing;

/// <summary>A part of the subscribers is put down for a mail: those behind an identity.</summary>
internal sealed record SubscribersAreMailed(Guid Product, BulletinMailKind Kind, Guid After, int Put) : IEvent
{
    public static string Name => "provision.subscribers-are-mailed.v1";
}

/// <summary>What was made public goes to the subscribers once, by however many sendings it was made public; and so does word that it was taken back.</summary>
internal sealed class BeginToMailSubscribers(StoreDb db, IMailOut mail, IOutbox outbox) : IHandle<ProductPublished>, IHandle<ProductWithdrawn>, IHandle<StatementsWithheld>
{
    public async Task HandleAsync(ProductPublished @event, Guid id, CancellationToken cancellation)
    {
        // Of two sendings that make it public at once, the first to deliver is the one.
        var first = await Public(@event.Product).OrderBy(r => r.DeliveredAt).ThenBy(r => r.Id).Select(r => (Guid?)r.Sending).FirstOrDefaultAsync(cancellation);
        if (first == @event.Sending)
        {
            Begin(@event.Product, BulletinMailKind.Published);
        }
    }

    public async Task HandleAsync(ProductWithdrawn @event, Guid id, CancellationToken cancellation)
    {
        if (await Public(@event.Product).AnyAsync(cancellation))
        {
            Begin(@event.Product, BulletinMailKind.Withdrawn);
        }
    }

    public async Task HandleAsync(StatementsWithheld @event, Guid id, CancellationToken cancellation)
    {
        if (await Public(@event.Product).AnyAsync(cancellation))
        {
            Begin(@event.Product, BulletinMailKind.Changed);
        }
    }

    private IQueryable<Recipient> Public(Guid product) => db.Set<Recipient>().Where(r => r.Product == product && r.Kind == RecipientKind.Public && r.State == RecipientState.Delivered);

    private void Begin(Guid product, BulletinMailKind kind)
    {
        if (mail.IsOpen)
        {
            outbox.Raise(new SubscribersAreMailed(product, kind, Guid.Empty, 0));
        }
    }
}

/// <summary>Puts down the mails, a part at a time. They are sent beside the outbox, so that nobody's notice waits for them.</summary>
internal sealed class QueueBulletinMails(StoreDb db, IReleasedProducts products, Bulletins bulletins, IOutbox outbox, IRecordOfActs acts, TimeProvider clock) : IHandle<SubscribersAreMailed>
{
    private const int PartSize = 1_000;

    public async Task HandleAsync(SubscribersAreMailed @event, Guid id, CancellationToken cancellation)
    {
        if (await products.FindAsync(new ProductId(@event.Product), cancellation) is not { } product)
        {
            return;
        }

        var concerned = await bulletins.ConcernedAsync(product.Id, cancellation);
        var part = await db.Set<Subscriber>().AsNoTracking().Where(s => s.Id > @event.After).OrderBy(s => s.Id).Take(PartSize).Select(s => new { s.Id, s.Chosen }).ToListAsync(cancellation);
        var (now, put) = (clock.GetUtcNow(), @event.Put);
        foreach (var subscriber in part.Where(s => ASubscriberGetsWhatWasChosen.Wants(Subscription.Read(s.Chosen), product.Affected, concerned)))
        {
            db.Add(new BulletinMail { Id = Identifier.New(clock), Subscriber = subscriber.Id, Product = product.Id.Value, Kind = @event.Kind, QueuedAt = now, DueAt = now });
            put++;
        }

        if (part.Count == PartSize)
        {
            outbox.Raise(@event with { After = part[^1].Id, Put = put });
            return;
        }

        if (put > 0)
        {
            acts.Write(new Act("provision.subscribers-mailed", "Act, Art. 41", $"product:{product.Id}")
            {
                Content = new JsonObject { ["product"] = product.Number, ["version"] = product.Version, ["kind"] = @event.Kind.ToString(), ["mails"] = put },
            });
        }
    }
}
