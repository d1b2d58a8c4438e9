using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Noroshi.Testing;

/// <summary>
/// A house lives for one test and need not survive a power cut, so its SQLite does not wait for the disk. (What a host process
/// acknowledges and keeps is tested with <see cref="HostProcess"/>, which waits as in production.)
/// </summary>
internal sealed class HastySqlite : DbConnectionInterceptor
{
    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA synchronous=OFF;";
        command.ExecuteNonQuery();
    }

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        ConnectionOpened(connection, eventData);
        return Task.CompletedTask;
    }
}
