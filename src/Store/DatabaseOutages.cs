using System.Data.Common;
using Microsoft.Data.Sqlite;
using Noroshi.Kernel;
using Npgsql;

namespace Noroshi.Store;

/// <summary>Knows the faults of both databases, which come wrapped, once or more often.</summary>
internal sealed class DatabaseOutages : IOutages
{
    private const int Busy = 5;
    private const int Locked = 6;
    private const int CannotWrite = 10;
    private const int Full = 13;
    private const int CannotOpen = 14;

    public Outage Of(Exception thrown) => thrown switch
    {
        SqliteException { SqliteErrorCode: Full or CannotWrite } or PostgresException { SqlState: PostgresErrorCodes.DiskFull } => Outage.Full,
        SqliteException { SqliteErrorCode: Busy or Locked or CannotOpen } => Outage.Away,
        PostgresException { SqlState: var state } when IsEnding(state) => Outage.Away,
        DbException { IsTransient: true } => Outage.Away,
        { InnerException: { } inner } => Of(inner),
        _ => Outage.None,
    };

    // The server is going down, coming up, or was told to end our connection.
    private static bool IsEnding(string state) => state is PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow
        || state.StartsWith("08", StringComparison.Ordinal);
}
