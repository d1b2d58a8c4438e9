using Microsoft.EntityFrameworkCore;

namespace Noroshi.Store;

/// <summary>Work that only one host at a time may do on a database, in one transaction.</summary>
public static class OneHost
{
    /// <summary>Does it and commits, unless another host is doing it.</summary>
    /// <param name="db">The database.</param>
    /// <param name="turn">Which work: the same number on every host.</param>
    /// <param name="work">The work; a fault takes all of it back.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <returns>False if another host has the turn; nothing was done then.</returns>
    public static async Task<bool> AloneAsync(this StoreDb db, long turn, Func<CancellationToken, Task> work, CancellationToken cancellation)
    {
        using var writer = await WriteTurn.TakeAsync(db, cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);

        // SQLite has one writer, and beginning to write made us that one. The lock of PostgreSQL ends with the transaction, also if we die in it.
        if (db.Database.IsNpgsql() && !await db.Database.SqlQuery<bool>($"SELECT pg_try_advisory_xact_lock({turn}) AS \"Value\"").SingleAsync(cancellation))
        {
            return false;
        }

        await work(cancellation);
        await transaction.CommitAsync(cancellation);
        return true;
    }
}
