using Microsoft.AspNetCore.Http;
using Noroshi.Kernel;
using Noroshi.Products.Face;
using Noroshi.Provision.Face;
using Noroshi.Provision.Law;

namespace Noroshi.Provision.Receiving;

/// <summary>Answers other modules about deliveries, by the same way as the page.</summary>
internal sealed class DeliveryAnswers(ReceivedInSight inbox) : IDeliveries
{
    public async Task<ProductContents?> InSightAsync(Guid id, HttpContext context, CancellationToken cancellation) =>
        await inbox.FindAsync(id, cancellation) is { } received && await inbox.AskAsync(received, TakenAs.Screen, context, cancellation) is Ruling.Allowed ? received.Contents : null;
}
