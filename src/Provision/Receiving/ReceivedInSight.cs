using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Noroshi.Kernel;
using Noroshi.Products.Face;
using Noroshi.Provision.Store;
using Noroshi.Store;

namespace Noroshi.Provision.Receiving;

/// <summary>Something that was delivered to the actor's organisation.</summary>
internal sealed record Received(Recipient Recipient, ProductContents Contents);

/// <summary>Finds what the actor may read of what was delivered to the organisation, and puts on record that it was read. Asking for another's is refused as if it were not there.</summary>
internal sealed class ReceivedInSight(StoreDb db, IReleasedProducts products, WhoReads readers, IRecordOfActs acts, TimeProvider clock)
{
    /// <summary>One delivery; null if it is not there for the actor. The refusal is then on record.</summary>
    public async Task<Received?> FindAsync(Guid id, CancellationToken cancellation)
    {
        var me = db.Actor.Organisation;
        if (await db.Set<Recipient>().FirstOrDefaultAsync(r => r.Id == id && r.Organisation == me && r.State == RecipientState.Delivered, cancellation) is { } recipient
            && await readers.MayAsync(recipient.Kind, cancellation)
            && await products.ContentsAsync(new ProductId(recipient.Product), cancellation) is { } contents)
        {
            return new Received(recipient, contents);
        }

        await acts.WriteRefusalAsync(new Act("provision.not-shown", "Act, Art. 44(1)", $"recipient:{id:D}"), cancellation);
        return null;
    }

    /// <summary>Notes that it is read, and as what; the first time is the receipt. Saved at once, before anything of it is shown.</summary>
    public Task ReadAsync(Received received, string article, string what, CancellationToken cancellation)
    {
        var product = received.Contents.Product;
        received.Recipient.Read(db.Actor.Person, clock.GetUtcNow());
        acts.Write(new Act("provision.read", article, $"recipient:{received.Recipient.Id:D}") { Content = new JsonObject { ["product"] = product.Number, ["version"] = product.Version, ["for"] = what } });
        return db.SaveChangesAsync(cancellation);
    }
}
