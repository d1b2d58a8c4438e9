using Microsoft.EntityFrameworkCore;

namespace Noroshi.Store;

/// <summary>The turn to write to one SQLite file, for this process. PostgreSQL needs none.</summary>
internal readonly struct WriteTurn(SemaphoreSlim? gate) : IDisposable
{
    private static readonly System.Collections.Concurrent.ConcurrentDictionary<string, SemaphoreSlim> Gates = new(StringComparer.Ordinal);

    public static async ValueTask<WriteTurn> TakeAsync(DbContext db, CancellationToken cancellation)
    {
        // Within a transaction of its own the caller already holds the writer; waiting for the gate would be a deadlock.
        if (!db.Database.IsSqlite() || db.Database.CurrentTransaction is not null)
        {
            return default;
        }

        var gate = Gates.GetOrAdd(db.Database.GetConnectionString() ?? "", _ => new SemaphoreSlim(1, 1));
        await gate.WaitAsync(cancellation);
        return new WriteTurn(gate);
    }

    public void Dispose() => gate?.Release();
}
