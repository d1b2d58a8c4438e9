using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Noroshi.Kernel;
using Noroshi.Products.Face;
using Noroshi.Provision.Calling;
using Noroshi.Provision.Face;
using Noroshi.Provision.Following;
using Noroshi.Provision.Law;
using Noroshi.Provision.Store;
using Noroshi.Store;

namespace Noroshi.Provision.Providing;

/// <summary>
/// Delivers a part of a sending: decides anew on each recipient and puts it into the inbox, or notes why not. Part, notices and the next part are saved together: if we stop in
/// the middle, nothing of the part was done and it is done again; what was delivered no longer waits and is not looked at twice.
/// </summary>
internal sealed class DeliverSending(StoreDb db, IReleasedProducts products, Decide decide, TellHolders tell, IOutbox outbox, IRecordOfActs acts, TimeProvider clock) : IHandle<SendingReady>
{
    private const int PartSize = 500;

    public async Task HandleAsync(SendingReady @event, Guid id, CancellationToken cancellation)
    {
        if (await db.Set<Sending>().FirstOrDefaultAsync(s => s.Id == @event.Sending, cancellation) is not { State: SendingState.UnderWay } sending
            || await products.FindAsync(new ProductId(sending.Product), cancellation) is not { } product)
        {
            return;
        }

        var part = await db.Set<Recipient>().AsNoTracking().Where(r => r.Sending == sending.Id && r.State == RecipientState.Waiting).OrderBy(r => r.Id).Take(PartSize).ToListAsync(cancellation);
        var now = clock.GetUtcNow();
        var delivered = new List<Recipient>();
        var left = await decide.LeftTheTopicAsync(part, cancellation);
        foreach (var kind in part.GroupBy(r => r.Kind))
        {
            var answers = await decide.AskAsync(product, sending.Terms, kind.Key, [.. kind.Select(r => r.Organisation).Distinct()], cancellation);
            foreach (var recipient in kind)
            {
                if ((left.GetValueOrDefault(recipient.Id) ?? answers[recipient.Organisation]) is Ruling.Refused no)
                {
                    db.Attach(recipient);
                    recipient.Refuse(no);
                }
                else
                {
                    recipient.Deliver(now);
                    delivered.Add(recipient);
                }
            }
        }

        if (delivered.Count > 0)
        {
            // All who got it are noted by one command, with their notices and calls or not at all.
            var (got, since) = (delivered.Select(r => r.Id).ToArray(), (DateTimeOffset?)now);
            db.Along(token => db.Set<Recipient>().Where(r => got.Contains(r.Id)).ExecuteUpdateAsync(set => set.SetProperty(r => r.State, RecipientState.Delivered).SetProperty(r => r.DeliveredAt, since), token));
            await tell.AboutAsync(delivered, "provision.received", Subjects.Of(product, "情報が届きました", "Information for you"), product.Urgent, CallKinds.Provided, cancellation);
        }

        if (part.Count > 0)
        {
            Record(sending, product, part);
        }

        if (part.Count == PartSize)
        {
            outbox.Raise(new SendingReady(sending.Id, @event.Part + 1));
            return;
        }

        sending.Finish(now);
        if (sending.Urgent)
        {
            outbox.Raise(new UrgentIsLookedAfter(sending.Id), now + AnUrgentProductIsReadSoon.Patience);
        }

        if (delivered.Any(r => r.Kind is RecipientKind.Public))
        {
            outbox.Raise(new ProductPublished(product.Id.Value, product.Series, sending.Id, now));
        }
    }

    private void Record(Sending sending, ReleasedProduct product, List<Recipient> part) => acts.Write(new Act("provision.provided", sending.Route.Article(), $"sending:{sending.Id}")
    {
        OnBehalfOf = sending.From,
        Content = new JsonObject
        {
            ["product"] = product.Number,
            ["version"] = product.Version,
            ["class"] = product.Class.ToString(),
            ["sender"] = sending.Sender.Code(),
            ["delivered"] = new JsonArray([.. part.Where(r => r.State is RecipientState.Delivered).Select(r => (JsonNode)r.Organisation.ToString())]),
            ["refused"] = new JsonArray([.. part.Where(r => r.State is RecipientState.Refused).Select(r => (JsonNode)r.Organisation.ToString())]),
        },
    });
}

/// <summary>The subjects of notices. They name the number and whether it presses, and nothing of what a product says.</summary>
internal static class Subjects
{
    public static Words Of(ReleasedProduct product, string ja, string en)
    {
        var (head, headEn) = product.Exercise ? ("【訓練】", "[EXERCISE] ") : ("", "");
        return new($"{head}{(product.Speed is ProductSpeed.Flash ? "速報：" : "")}{ja}（{product.Number}）", $"{headEn}{(product.Speed is ProductSpeed.Flash ? "Flash: " : "")}{en} ({product.Number})");
    }
}
