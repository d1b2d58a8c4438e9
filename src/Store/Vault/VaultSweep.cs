using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Noroshi.Store.Vault;

/// <summary>Takes away, once a day, what was begun to be kept and never finished: a host that was killed in mid-upload leaves it.</summary>
internal sealed partial class VaultSweep(FileVault vault, TimeProvider clock, ILogger<VaultSweep> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                LogSwept(vault.Sweep());
            }
            catch (IOException fault)
            {
                LogFault(fault.GetType().Name);
            }

            await Task.Delay(TimeSpan.FromDays(1), clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "Swept {Count} unfinished files.")]
    private partial void LogSwept(int count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The folder of incoming files could not be swept: {Fault}.")]
    private partial void LogFault(string fault);
}
