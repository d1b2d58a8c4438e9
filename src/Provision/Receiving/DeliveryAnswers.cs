using Microsoft.AspNetCore.Http;
using Noroshi.Kernel;
using Noroshi.Provision.Face;
using Noroshi.Provision.Law;

namespace Noroshi.Provision.Receiving;

/// <summary>Answers other modules about deliveries, by the same way as the page.</summary>
internal sealed class DeliveryAnswers(ReceivedInSight inbox) : IDeliveries
{
    public async Task<DeliveryInSight?> InSightAsync(Guid id, HttpContext context, CancellationToken cancellation) =>
        await inbox.FindAsync(id, cancellation) is not { } received ? null
        : await inbox.AskAsync(received, TakenAs.Screen, context, cancellation) is Ruling.Refused no ? new(null, no)
        : new(received.Contents, null);
}
