using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Noroshi.Provision.Calling;

/// <summary>Work that is done beside the outbox as long as the host runs, so that a slow receiver outside keeps no notice waiting. It outlives a database that is away for a while.</summary>
internal abstract partial class WorksBeside(int batches, TimeProvider clock, ILogger log) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    /// <summary>Does a batch of what is due; how much was taken in hand.</summary>
    protected abstract Task<int> DoDueAsync(CancellationToken cancellation);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(Enumerable.Range(0, batches).Select(_ => WorkAsync(stoppingToken)));

    private async Task WorkAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await DoDueAsync(stoppingToken) > 0)
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
                LogAway(GetType().Name, fault.GetType().Name);
            }

            await Task.Delay(Look, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Worker} cannot work: {Fault}. Trying again.")]
    private partial void LogAway(string worker, string fault);
}
