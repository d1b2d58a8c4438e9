using Microsoft.Extensions.Logging;

namespace Noroshi.Provision.Calling;

/// <summary>Has due calls made, several batches at once, so that one with a slow receiver holds up no other.</summary>
internal sealed class WebhookWorker(CallWebhooks calls, TimeProvider clock, ILogger<WebhookWorker> log) : WorksBeside(batches: 4, clock, log)
{
    protected override Task<int> DoDueAsync(CancellationToken cancellation) => calls.CallDueAsync(cancellation);
}
