using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Noroshi.Oversight.Witnessing;
using Noroshi.Store;
using Noroshi.TransparencyLog.Reading;
using Noroshi.TransparencyLog.Writing;

namespace Noroshi.Oversight.Sequencing;

/// <summary>Rings when an act is written; the sequencer waits a moment for others before it begins.</summary>
internal sealed class SequencerBell : Bell;

/// <summary>Gives acts their places. Acts are taken whatever happens here: they wait.</summary>
internal sealed partial class SequenceWorker(IServiceScopeFactory scopes, SequencerBell bell, WitnessBell witnesses, TimeProvider clock, ILogger<SequenceWorker> log)
    : Rounds(scopes, bell, Gathering, clock, log)
{
    /// <summary>How long acts are gathered before they are given places together.</summary>
    internal static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(200);

    private string? said;

    protected override async Task DoAsync(IServiceProvider services, CancellationToken cancellation)
    {
        var sequence = services.GetRequiredService<SequenceActs>();
        try
        {
            while (await sequence.NextAsync(cancellation) == SequenceActs.Most)
            {
            }

            said = null;
            witnesses.Ring();
        }
        catch (Exception stop) when (stop is LogStoppedException or LogDamagedException)
        {
            if (said != stop.Message)
            {
                LogStopped(Log, said = stop.Message);
                await sequence.StoppedAsync(stop.Message, cancellation);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Critical, Message = "The transparency log is stopped: {Why} Acts are still taken and wait for their places.")]
    private static partial void LogStopped(ILogger log, string why);
}
