using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Noroshi.Kernel;
using Noroshi.Products.Face;
using Noroshi.Provision.Enrolling;
using Noroshi.Provision.Law;
using Noroshi.Provision.Marking;
using Noroshi.Provision.Store;
using Noroshi.Provision.Taking;
using Noroshi.Store;

namespace Noroshi.Provision.Receiving;

/// <summary>Something that was delivered to the actor's organisation.</summary>
internal sealed record Received(Recipient Recipient, Sending Sending, ProductContents Contents);

/// <summary>Finds what the actor may read of what was delivered to the organisation, and puts on record that it was read. Asking for another's is refused as if it were not there.</summary>
internal sealed class ReceivedInSight(StoreDb db, IReleasedProducts products, WhoReads readers, HowItIsTaken taken, Devices devices, Watermarks marks, IRecordOfActs acts, TimeProvider clock)
{
    /// <summary>One delivery; null if it is not there for the actor. The refusal is then on record.</summary>
    public async Task<Received?> FindAsync(Guid id, CancellationToken cancellation)
    {
        var me = db.Actor.Organisation;
        if (await db.Set<Recipient>().FirstOrDefaultAsync(r => r.Id == id && r.Organisation == me && r.State == RecipientState.Delivered, cancellation) is { } recipient
            && await readers.MayAsync(recipient, cancellation)
            && await products.ContentsAsync(new ProductId(recipient.Product), cancellation) is { } contents)
        {
            // Past the filter of senders: how it came here is the recipient's to know, the other recipients are not.
            return new Received(recipient, await db.Set<Sending>().IgnoreQueryFilters(["visibility"]).AsNoTracking().FirstAsync(s => s.Id == recipient.Sending, cancellation), contents);
        }

        await acts.WriteRefusalAsync(new Act("provision.not-shown", "Act, Art. 44(1)", $"recipient:{id:D}"), cancellation);
        return null;
    }

    /// <summary>Whether it may be taken in a way by this request. A refusal is then on record.</summary>
    public async Task<Ruling> AskAsync(Received received, TakenAs how, HttpContext context, CancellationToken cancellation)
    {
        var device = await devices.AskAsync(context, cancellation);
        var ruling = await taken.AskAsync(how, received.Contents.Product, received.Sending, received.Recipient.Organisation, device, cancellation);
        if (ruling is Ruling.Refused no)
        {
            await acts.WriteRefusalAsync(new Act("provision.not-taken", no.Article, $"recipient:{received.Recipient.Id:D}") { Content = new JsonObject { ["how"] = how.ToString(), ["device"] = device.ToString() } }, cancellation);
        }

        return ruling;
    }

    /// <summary>Notes what was done about it; the newest answer counts.</summary>
    public async Task AnswerAsync(Received received, ReceivedAnswer answer, string? said, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        received.Recipient.Read(db.Actor.Person, now);
        received.Recipient.Say(answer, said, db.Actor.Person, now);
        acts.Write(new Act("provision.answered", "Act, Art. 40(2)", $"recipient:{received.Recipient.Id:D}") { Content = new JsonObject { ["product"] = received.Contents.Product.Number, ["answer"] = answer.ToString() } });
        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>Notes that it is read, and as what; the first time is the receipt. Saved at once, before anything of it is shown.</summary>
    /// <returns>The mark of the reader's copy.</returns>
    public async Task<string> ReadAsync(Received received, string article, string what, CancellationToken cancellation)
    {
        var code = await marks.OfAsync(received.Recipient, db.Actor.Person, cancellation);
        var product = received.Contents.Product;
        received.Recipient.Read(db.Actor.Person, clock.GetUtcNow());
        acts.Write(new Act("provision.read", article, $"recipient:{received.Recipient.Id:D}") { Content = new JsonObject { ["product"] = product.Number, ["version"] = product.Version, ["for"] = what } });
        await db.SaveChangesAsync(cancellation);
        return code;
    }
}
