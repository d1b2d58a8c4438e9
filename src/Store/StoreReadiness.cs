using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Noroshi.Store.Outbox;

namespace Noroshi.Store;

/// <summary>Whether the database can serve: reached, of this program's making, and its outbox moving.</summary>
public static class StoreReadiness
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Stalled = TimeSpan.FromMinutes(5);

    /// <summary>What stands in the way, by stable codes; nothing if all is well.</summary>
    public static async Task<IReadOnlyList<string>> ObstaclesAsync(this StoreDb db, TimeProvider clock, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Patience);
        try
        {
            var applied = (await db.Database.GetAppliedMigrationsAsync(limit.Token)).ToHashSet(StringComparer.Ordinal);
            var known = db.Database.GetMigrations().ToHashSet(StringComparer.Ordinal);
            if (!applied.SetEquals(known))
            {
                return [applied.IsProperSupersetOf(known) ? "database-newer" : "database-not-migrated"];
            }

            var before = clock.GetUtcNow() - Stalled;
            return await db.Set<OutboxMessage>().AnyAsync(m => m.DeliveredAt == null && m.NotBefore < before, limit.Token) ? ["outbox-stalled"] : [];
        }
        catch (Exception fault) when (fault is DbException or InvalidOperationException or TimeoutException || (fault is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            return ["database-unreachable"];
        }
    }
}
