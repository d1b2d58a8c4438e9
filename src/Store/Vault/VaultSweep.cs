using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Noroshi.Kernel;

namespace Noroshi.Store.Vault;

/// <summary>
/// Takes away, once a day, what a host that was killed has left: files that it began to keep and never finished, and files that it kept
/// without coming to save the record. On several nodes each may do it; the second finds nothing left.
/// </summary>
internal sealed partial class VaultSweep(FileVault vault, IServiceScopeFactory scopes, TimeProvider clock, ILogger<VaultSweep> log) : BackgroundService
{
    /// <summary>Sweeps once.</summary>
    public async Task SweepAsync(CancellationToken cancellation)
    {
        LogSwept(vault.SweepUnfinished());
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<ActorScope>().Actor = Actor.System;
        if (await vault.SweepUnnamedAsync(NamedAsync(scope.ServiceProvider, cancellation), cancellation) is { } swept)
        {
            LogSweptUnnamed(swept);
        }
        else
        {
            LogStrange();
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await SweepAsync(stoppingToken);
            }
            catch (Exception fault) when (fault is IOException or DbException)
            {
                // The disk or the database is away or busy; there is always another day.
                LogFault(fault.GetType().Name);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }

            await Task.Delay(TimeSpan.FromDays(1), clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static async IAsyncEnumerable<string> NamedAsync(IServiceProvider services, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var module in services.GetServices<INameFiles>())
        {
            await foreach (var digest in module.Digests().WithCancellation(cancellation))
            {
                yield return digest;
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "Swept {Count} unfinished files.")]
    private partial void LogSwept(int count);

    [LoggerMessage(Level = LogLevel.Debug, Message = "Swept {Count} files that no record names.")]
    private partial void LogSweptUnnamed(int count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The records of this database name none of the files in the vault. Nothing was swept. Check that the host serves the database that belongs to its data folder.")]
    private partial void LogStrange();

    [LoggerMessage(Level = LogLevel.Warning, Message = "The vault could not be swept: {Fault}.")]
    private partial void LogFault(string fault);
}
