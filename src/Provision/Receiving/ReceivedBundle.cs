using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Noroshi.Kernel;
using Noroshi.Products.Face;
using Noroshi.Provision.Store;
using Noroshi.Store;

namespace Noroshi.Provision.Receiving;

/// <summary>A product that was provided, as a bundle of STIX 2.1 for the recipient's own machines. Taking it is on record as a reading.</summary>
internal static class ReceivedBundle
{
    /// <remarks>For the people of the organisation to which it was delivered. Another's is not there (404).</remarks>
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/received/{id:guid}/stix.json", HandleAsync).RequireAuthorization(nameof(Permission.ReceiveProducts)).ExcludeFromDescription().WithDisplayName("GET /received/{id}/stix.json");

    private static async Task<IResult> HandleAsync(Guid id, StoreDb db, IReleasedProducts products, WhoReads readers, IRecordOfActs acts, TimeProvider clock, CancellationToken cancellation)
    {
        var me = db.Actor.Organisation;
        if (await db.Set<Recipient>().FirstOrDefaultAsync(r => r.Id == id && r.Organisation == me && r.State == RecipientState.Delivered, cancellation) is not { } received
            || !await readers.MayAsync(received.Kind, cancellation)
            || await products.ContentsAsync(new ProductId(received.Product), cancellation) is not { } contents)
        {
            await acts.WriteRefusalAsync(new Act("provision.not-shown", "Act, Art. 44(1)", $"recipient:{id:D}"), cancellation);
            return TypedResults.NotFound();
        }

        received.Read(db.Actor.Person, clock.GetUtcNow());
        acts.Write(new Act("provision.read", "Act, Art. 40(2)", $"recipient:{id:D}") { Content = new JsonObject { ["product"] = contents.Product.Number, ["version"] = contents.Product.Version, ["for"] = "stix" } });
        await db.SaveChangesAsync(cancellation);
        return TypedResults.File(ProductBundle.Of(contents), ProductBundle.MediaType, $"{contents.Product.Number}-v{contents.Product.Version}.stix.json");
    }
}
