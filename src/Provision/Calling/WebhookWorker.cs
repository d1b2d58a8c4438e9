using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Noroshi.Provision.Calling;

/// <summary>Has due calls made as long as the host runs, several batches at once, so that one with a slow receiver holds up no other; outlives a database that is away for a while.</summary>
internal sealed partial class WebhookWorker(CallWebhooks calls, TimeProvider clock, ILogger<WebhookWorker> log) : BackgroundService
{
    private const int Batches = 4;
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(Enumerable.Range(0, Batches).Select(_ => CallAsync(stoppingToken)));

    private async Task CallAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await calls.CallDueAsync(stoppingToken) > 0)
                {
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // The database may be gone and come back; the worker must still be here then.
            catch (Exception fault)
#pragma warning restore CA1031
            {
                LogAway(fault.GetType().Name);
            }

            await Task.Delay(Look, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Webhooks cannot be called: {Fault}. Trying again.")]
    private partial void LogAway(string fault);
}
