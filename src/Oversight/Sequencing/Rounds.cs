using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Noroshi.Kernel;
using Noroshi.Store;

namespace Noroshi.Oversight.Sequencing;

/// <summary>Work that is done again and again as long as the host runs: when its bell rings, or when it is time to look anyway. It outlives a database that is away for a while.</summary>
/// <param name="scopes">Each round has a scope of its own, in which the system acts.</param>
/// <param name="bell">What wakes it.</param>
/// <param name="gathering">How long it waits for more before it begins.</param>
/// <param name="clock">The time.</param>
/// <param name="log">Where it says that it could not.</param>
internal abstract partial class Rounds(IServiceScopeFactory scopes, Bell bell, TimeSpan gathering, TimeProvider clock, ILogger log) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    /// <summary>Where the work speaks.</summary>
    protected ILogger Log => log;

    /// <summary>Goes one round.</summary>
    internal async Task OnceAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<ActorScope>().Actor = Actor.System;
        await DoAsync(scope.ServiceProvider, cancellation);
    }

    /// <summary>The work of a round.</summary>
    protected abstract Task DoAsync(IServiceProvider services, CancellationToken cancellation);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await bell.WaitAsync(Look, clock, stoppingToken);
                if (gathering > TimeSpan.Zero)
                {
                    await Task.Delay(gathering, clock, stoppingToken);
                }

                await OnceAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // The database may be gone and come back; the work must still be here then.
            catch (Exception fault)
#pragma warning restore CA1031
            {
                LogAway(log, GetType().Name, fault.GetType().Name);
                await Task.Delay(Look, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Work} could not go its round: {Fault}. Trying again.")]
    private static partial void LogAway(ILogger log, string work, string fault);
}
