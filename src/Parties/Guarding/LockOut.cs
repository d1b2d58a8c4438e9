using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Noroshi.Parties.Law;
using Noroshi.Parties.Store;
using Noroshi.Store;

namespace Noroshi.Parties.Guarding;

/// <summary>
/// Counts credentials shown in vain and locks their account and address out for a while. It counts in scopes of its own: a failure
/// is kept although the work that failed is not, and every node sees it.
/// </summary>
internal sealed class LockOut(IServiceScopeFactory scopes, TimeProvider clock)
{
    /// <summary>The key of the address from which a request came.</summary>
    public static string Address(HttpContext context) => "address:" + (context.Connection.RemoteIpAddress?.ToString() ?? "unknown");

    /// <summary>The key of an account.</summary>
    public static string Account(Guid account) => "account:" + account.ToString("D");

    /// <summary>Until when one of the keys is locked out; null if none is.</summary>
    public async Task<DateTimeOffset?> UntilAsync(string[] keys, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<StoreDb>();
        var now = clock.GetUtcNow();
        return await db.Set<FailedAttempts>().Where(f => keys.Contains(f.Key) && f.LockedUntil > now).MaxAsync(f => f.LockedUntil, cancellation);
    }

    /// <summary>Counts a failure for each key.</summary>
    public async Task FailedAsync(string[] keys, CancellationToken cancellation)
    {
        foreach (var key in keys)
        {
            await CountAsync(key, cancellation);
        }
    }

    /// <summary>Forgets the failures of an account that has shown a right credential. An address keeps its count: its next guess may be at another account.</summary>
    public async Task SucceededAsync(Guid account, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var key = Account(account);
        await scope.ServiceProvider.GetRequiredService<StoreDb>().Set<FailedAttempts>().Where(f => f.Key == key).ExecuteDeleteAsync(cancellation);
    }

    private async Task CountAsync(string key, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<StoreDb>();
        var now = clock.GetUtcNow();
        var since = now - LockOutAfterFailures.Window;

        // Stale counts go when new ones come: an address is not kept longer than it is needed.
        await db.Set<FailedAttempts>().Where(f => f.FirstAt < since && (f.LockedUntil == null || f.LockedUntil < now)).ExecuteDeleteAsync(cancellation);
        if (await IncrementAsync(db, key, cancellation) == 0)
        {
            db.Add(new FailedAttempts { Key = key, Count = 1, FirstAt = now });
            try
            {
                await db.SaveChangesAsync(cancellation);
            }
            catch (DbUpdateException)
            {
                // Another request counted the first failure between our look and our write.
                await IncrementAsync(db, key, cancellation);
            }
        }

        var allowed = LockOutAfterFailures.Allowed(key);
        DateTimeOffset? until = now + LockOutAfterFailures.Length;
        await db.Set<FailedAttempts>().Where(f => f.Key == key && f.Count >= allowed && f.LockedUntil == null)
            .ExecuteUpdateAsync(set => set.SetProperty(f => f.LockedUntil, until), cancellation);
    }

    private static Task<int> IncrementAsync(StoreDb db, string key, CancellationToken cancellation) =>
        db.Set<FailedAttempts>().Where(f => f.Key == key).ExecuteUpdateAsync(set => set.SetProperty(f => f.Count, f => f.Count + 1), cancellation);
}
