using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Noroshi.Oversight.Sequencing;
using Noroshi.Store;

namespace Noroshi.Oversight.Witnessing;

/// <summary>Rings when there is a new checkpoint.</summary>
internal sealed class WitnessBell : Bell;

/// <summary>Asks the witnesses, apart from the sequencer: one that hangs must hold up no act.</summary>
internal sealed class WitnessWorker(IServiceScopeFactory scopes, WitnessBell bell, TimeProvider clock, ILogger<WitnessWorker> log) : Rounds(scopes, bell, TimeSpan.Zero, clock, log)
{
    protected override Task DoAsync(IServiceProvider services, CancellationToken cancellation) => services.GetRequiredService<AskWitnesses>().AskAsync(cancellation);
}
