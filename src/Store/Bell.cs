using System.Threading.Channels;

namespace Noroshi.Store;

/// <summary>Wakes background work of this host. Only a hint: a worker on another host, or one that missed it, finds what there is at its next look.</summary>
public class Bell
{
    private readonly Channel<bool> rung = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Wakes whoever waits, or the next who would.</summary>
    public void Ring() => rung.Writer.TryWrite(true);

    /// <summary>Waits until it rings, or until it is time to look anyway.</summary>
    public async Task WaitAsync(TimeSpan atMost, TimeProvider clock, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(atMost, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        try
        {
            await rung.Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
        }
    }
}
