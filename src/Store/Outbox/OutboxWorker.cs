using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Noroshi.Store.Outbox;

/// <summary>Delivers the outbox as long as the host runs, and outlives a database that is away for a while.</summary>
internal sealed partial class OutboxWorker(OutboxDelivery delivery, OutboxSignal signal, TimeProvider clock, ILogger<OutboxWorker> log) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await delivery.DrainAsync(stoppingToken);
                await signal.WaitAsync(Look, clock, stoppingToken);
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
                await Task.Delay(Look, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The outbox cannot be read: {Fault}. Trying again.")]
    private partial void LogAway(string fault);
}
