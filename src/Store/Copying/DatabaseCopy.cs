using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Noroshi.Store.Copying;

/// <summary>Copies a whole database as it is at one moment, while others go on using it, and puts such a copy into an empty place.</summary>
public static class DatabaseCopy
{
    /// <summary>Writes the database into a file that does not exist yet.</summary>
    /// <exception cref="DatabaseCopyException">It could not be done.</exception>
    public static async Task WriteAsync(DatabaseAddress from, string file, CancellationToken cancellation)
    {
        if (from.IsPostgres)
        {
            await PostgresTool.RunAsync("pg_dump", from, ["--format=custom", "--no-password", "--no-owner", "--no-privileges", $"--file={file}"], cancellation);
            return;
        }

        if (!File.Exists(from.Target))
        {
            throw new DatabaseCopyException($"There is no database at {from}.");
        }

        // Of the two ways that SQLite offers, this one leaves free pages behind: what was erased must not lie in the copy.
        // The command is raw and its timeout unlimited: a large database takes longer than any request may.
        await using var connection = await OpenAsync(new SqliteConnectionStringBuilder { DataSource = from.Target, Mode = SqliteOpenMode.ReadWrite, Pooling = false }.ToString(), false, cancellation);
        await using var command = connection.CreateCommand();
        command.CommandTimeout = 0;
        command.CommandText = "VACUUM INTO $file";
        command.Parameters.Add(new SqliteParameter("$file", file));
        try
        {
            await command.ExecuteNonQueryAsync(cancellation);
        }
        catch (SqliteException fault)
        {
            throw new DatabaseCopyException($"SQLite could not copy {from}: {fault.Message}");
        }
    }

    /// <summary>Whether nothing is in the place: no file for SQLite, no table for PostgreSQL.</summary>
    /// <exception cref="DatabaseCopyException">The place cannot be reached.</exception>
    public static async Task<bool> IsEmptyAsync(DatabaseAddress place, CancellationToken cancellation)
    {
        if (!place.IsPostgres)
        {
            // A journal without its database would be played into the one put there.
            return !File.Exists(place.Target) && !File.Exists(place.Target + "-wal") && !File.Exists(place.Target + "-journal");
        }

        return await AskAsync(
            place,
            "SELECT count(*) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind IN ('r', 'p', 'v', 'm', 'S', 'f') AND n.nspname NOT IN ('information_schema') AND n.nspname NOT LIKE 'pg\\_%'",
            reader => reader.GetInt64(0),
            cancellation) is [0];
    }

    /// <summary>Puts a copy into an empty place: wholly or not at all.</summary>
    /// <exception cref="DatabaseCopyException">It could not be done.</exception>
    public static async Task PutAsync(string file, DatabaseAddress place, CancellationToken cancellation)
    {
        if (place.IsPostgres)
        {
            var database = new NpgsqlConnectionStringBuilder(place.Target).Database ?? new NpgsqlConnectionStringBuilder(place.Target).Username ?? "";
            await PostgresTool.RunAsync("pg_restore", place, ["--exit-on-error", "--single-transaction", "--no-password", "--no-owner", "--no-privileges", $"--dbname={database}", file], cancellation);
            return;
        }

        var folder = Path.GetDirectoryName(Path.GetFullPath(place.Target))!;
        Vault.DurableFile.MakeFolder(folder);
        var beside = place.Target + ".restoring";
        await using (var from = File.OpenRead(file))
        await using (var to = Vault.DurableFile.Create(beside))
        {
            await from.CopyToAsync(to, cancellation);
            to.Flush(flushToDisk: true);
        }

        File.Move(beside, place.Target, overwrite: false);
        Vault.DurableFile.SyncFolder(folder);
    }

    /// <summary>The migrations that a database has had, by context: empty lists for one that none has touched.</summary>
    /// <exception cref="DatabaseCopyException">The database cannot be reached.</exception>
    public static async Task<(IReadOnlyList<string> Store, IReadOnlyList<string> Accounts)> MigrationsAsync(DatabaseAddress address, CancellationToken cancellation)
    {
        var tables = address.IsPostgres
            ? "SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = current_schema() AND c.relname LIKE 'migrations\\_%'"
            : "SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE 'migrations\\_%' ESCAPE '\\'";
        var there = await AskAsync(address, tables, reader => reader.GetString(0), cancellation);
        return (await AppliedAsync("migrations_store"), await AppliedAsync("migrations_accounts"));

        async Task<IReadOnlyList<string>> AppliedAsync(string table) =>
            there.Contains(table) ? await AskAsync(address, $"SELECT migration_id FROM {table} ORDER BY migration_id", reader => reader.GetString(0), cancellation) : [];
    }

    private static async Task<List<T>> AskAsync<T>(DatabaseAddress address, string sql, Func<DbDataReader, T> read, CancellationToken cancellation)
    {
        if (!address.IsPostgres && !File.Exists(address.Target))
        {
            throw new DatabaseCopyException($"There is no database at {address}.");
        }

        var connection = address.IsPostgres
            ? new NpgsqlConnectionStringBuilder(address.Target) { Pooling = false }.ToString()
            : new SqliteConnectionStringBuilder { DataSource = address.Target, Mode = SqliteOpenMode.ReadWrite, Pooling = false }.ToString();
        try
        {
            await using var open = await OpenAsync(connection, address.IsPostgres, cancellation);
            await using var command = open.CreateCommand();
            command.CommandText = sql;
            await using var reader = await command.ExecuteReaderAsync(cancellation);
            var rows = new List<T>();
            while (await reader.ReadAsync(cancellation))
            {
                rows.Add(read(reader));
            }

            return rows;
        }
        catch (Exception fault) when (fault is DbException or System.Net.Sockets.SocketException or TimeoutException)
        {
            throw new DatabaseCopyException($"The database {address} cannot be read: {fault.Message}");
        }
    }

    private static async Task<DbConnection> OpenAsync(string connection, bool postgres, CancellationToken cancellation)
    {
        DbConnection open = postgres ? new NpgsqlConnection(connection) : new SqliteConnection(connection);
        try
        {
            await open.OpenAsync(cancellation);
            return open;
        }
        catch
        {
            await open.DisposeAsync();
            throw;
        }
    }
}

/// <summary>A database could not be copied or put back; the message says why and what to do.</summary>
public sealed class DatabaseCopyException(string message) : Exception(message);
