using System.Threading.Channels;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Noroshi.Store.Outbox;

/// <summary>
/// Wakes this host's worker when something was saved. Only a hint: a worker on another node, or one that missed it, finds the
/// event at its next look.
/// </summary>
internal sealed class OutboxSignal : SaveChangesInterceptor
{
    private readonly Channel<bool> bell = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public override ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        Ring();
        return ValueTask.FromResult(result);
    }

    public void Ring() => bell.Writer.TryWrite(true);

    public async Task WaitAsync(TimeSpan atMost, TimeProvider clock, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(atMost, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        try
        {
            await bell.Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
        }
    }
}
