using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Noroshi.Kernel;
using Noroshi.Oversight.Witnessing;
using Noroshi.Store;
using Noroshi.TransparencyLog.Reading;
using Noroshi.TransparencyLog.Writing;

namespace Noroshi.Oversight.Sequencing;

/// <summary>Rings when an act is written; the sequencer waits a moment for others before it begins.</summary>
internal sealed class SequencerBell
{
    private readonly Bell bell = new();

    public void Ring() => bell.Ring();

    public Task WaitAsync(TimeSpan atMost, TimeProvider clock, CancellationToken cancellation) => bell.WaitAsync(atMost, clock, cancellation);
}

/// <summary>Gives acts their places and asks the witnesses, as long as the host runs. Acts are taken whatever happens here: they wait.</summary>
internal sealed partial class SequenceWorker(IServiceScopeFactory scopes, SequencerBell bell, TimeProvider clock, ILogger<SequenceWorker> log) : BackgroundService
{
    /// <summary>How long acts are gathered before they are given places together.</summary>
    internal static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(200);

    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);
    private string? said;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await bell.WaitAsync(Look, clock, stoppingToken);
                await Task.Delay(Gathering, clock, stoppingToken);
                await OnceAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // The database may be gone and come back; the sequencer must still be here then.
            catch (Exception fault)
#pragma warning restore CA1031
            {
                LogAway(fault.GetType().Name);
                await Task.Delay(Look, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>Sequences what waits and has it witnessed.</summary>
    internal async Task OnceAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<ActorScope>().Actor = Actor.System;
        var sequence = scope.ServiceProvider.GetRequiredService<SequenceActs>();
        try
        {
            while (await sequence.NextAsync(cancellation) == SequenceActs.Most)
            {
            }

            said = null;
        }
        catch (Exception stop) when (stop is LogStoppedException or LogDamagedException)
        {
            if (said != stop.Message)
            {
                LogStopped(said = stop.Message);
                await sequence.StoppedAsync(stop.Message, cancellation);
            }

            return;
        }

        await scope.ServiceProvider.GetRequiredService<AskWitnesses>().AskAsync(cancellation);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The acts that wait for the log cannot be read: {Fault}. Trying again.")]
    private partial void LogAway(string fault);

    [LoggerMessage(Level = LogLevel.Critical, Message = "The transparency log is stopped: {Why} Acts are still taken and wait for their places.")]
    private partial void LogStopped(string why);
}
