using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Noroshi.Store.Outbox;

/// <summary>Wakes this host's worker when something was saved.</summary>
internal sealed class OutboxSignal : SaveChangesInterceptor
{
    private readonly Bell bell = new();

    public override ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        Ring();
        return ValueTask.FromResult(result);
    }

    public void Ring() => bell.Ring();

    public Task WaitAsync(TimeSpan atMost, TimeProvider clock, CancellationToken cancellation) => bell.WaitAsync(atMost, clock, cancellation);
}
