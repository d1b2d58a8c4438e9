using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Noroshi.Store;

namespace Noroshi.Parties.Accounts;

/// <summary>
/// Accounts stand in a context of their own; what changes an account and what the record says of it must still be one transaction.
/// So the accounts work on the store's connection for the length of it.
/// </summary>
internal sealed class BothOrNeither(StoreDb db, AccountsDb accounts)
{
    /// <summary>Does the work and saves both contexts; if it throws or answers false, neither is changed.</summary>
    public async Task<bool> DoAsync(Func<Task<bool>> work, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        accounts.Database.SetDbConnection(db.Database.GetDbConnection());
        await accounts.Database.UseTransactionAsync(transaction.GetDbTransaction(), cancellation);
        try
        {
            if (!await work())
            {
                return false;
            }

            await db.SaveChangesAsync(cancellation);
            await transaction.CommitAsync(cancellation);
            return true;
        }
        finally
        {
            await accounts.Database.UseTransactionAsync(null, CancellationToken.None);
        }
    }
}
