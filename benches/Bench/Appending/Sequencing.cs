using Microsoft.Extensions.DependencyInjection;
using Noroshi.Bench.Running;
using Noroshi.Oversight.Sequencing;

namespace Noroshi.Bench.Appending;

/// <summary>The sequencer at work in a host that has no background work of its own.</summary>
internal static class Sequencing
{
    /// <summary>Goes its rounds at its pace until it is told that it is done.</summary>
    public static Task UntilAsync(HostInside host, CancellationToken done, CancellationToken stop) => Task.Run(async () =>
    {
        var worker = ActivatorUtilities.CreateInstance<SequenceWorker>(host.Services);
        while (!done.IsCancellationRequested)
        {
            await worker.OnceAsync(stop);
            await Task.Delay(SequenceWorker.Gathering, CancellationToken.None);
        }
    }, stop);
}
