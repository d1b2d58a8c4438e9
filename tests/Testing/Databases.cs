using Microsoft.Data.Sqlite;
using Noroshi.Store;
using Npgsql;

namespace Noroshi.Testing;

/// <summary>
/// Fresh databases in a moment: each is a copy of one of the <see cref="Templates"/>.
/// </summary>
public static class Databases
{
    private static readonly string Mine = $"t{Environment.ProcessId}_{Guid.CreateVersion7():N}"[..20];
    private static int count;

    /// <summary>The PostgreSQL that <c>./test</c> started. A test that needs it and has none fails and says so.</summary>
    public static string Postgres => Environment.GetEnvironmentVariable("NOROSHI_TEST_POSTGRES") is { Length: > 0 } connection
        ? connection
        : throw new InvalidOperationException("This test needs PostgreSQL. Run it by ./test, which starts one, or set NOROSHI_TEST_POSTGRES to the connection string of a superuser.");

    /// <summary>A database that no migration has touched.</summary>
    public static async Task<DatabaseAddress> BareAsync(Database on, string folder)
    {
        if (on is Database.Sqlite)
        {
            return new DatabaseAddress(false, Path.Combine(folder, $"{NextName()}.db"));
        }

        var name = NextName();
        await OnServerAsync($"CREATE DATABASE {name}");
        return Named(name);
    }

    /// <summary>A migrated database, with or without the demonstration world.</summary>
    public static async Task<DatabaseAddress> FreshAsync(Database on, string folder, bool demo)
    {
        var template = await Templates.GetAsync(on, demo);
        if (on is Database.Sqlite)
        {
            var copy = new DatabaseAddress(false, Path.Combine(folder, $"{NextName()}.db"));
            File.Copy(template.Target, copy.Target);
            return copy;
        }

        var name = NextName();
        await OnServerAsync($"CREATE DATABASE {name} TEMPLATE {new NpgsqlConnectionStringBuilder(template.Target).Database} STRATEGY FILE_COPY");
        return Named(name);
    }

    /// <summary>Throws a database away.</summary>
    public static async Task DropAsync(DatabaseAddress address)
    {
        LeaveAlone(address);
        if (address.IsPostgres)
        {
            await OnServerAsync($"DROP DATABASE IF EXISTS {new NpgsqlConnectionStringBuilder(address.Target).Database} WITH (FORCE)");
        }
    }

    /// <summary>Closes what this process keeps open to a database.</summary>
    internal static void LeaveAlone(DatabaseAddress address)
    {
        if (address.IsPostgres)
        {
            using var pool = new NpgsqlConnection(address.ConnectionString);
            NpgsqlConnection.ClearPool(pool);
        }
        else
        {
            using var pool = new SqliteConnection(address.ConnectionString);
            SqliteConnection.ClearPool(pool);
        }
    }

    /// <summary>Runs SQL on a database, past every wall of the program: to see what the database itself refuses.</summary>
    public static async Task<object?> SqlAsync(DatabaseAddress address, string sql)
    {
        await using System.Data.Common.DbConnection connection = address.IsPostgres
            ? new NpgsqlConnection(address.ConnectionString)
            : new SqliteConnection(address.ConnectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync();
    }

    private static string NextName() => $"{Mine}_{Interlocked.Increment(ref count)}";

    internal static DatabaseAddress Named(string name) =>
        new(true, new NpgsqlConnectionStringBuilder(Postgres) { Database = name, MaxPoolSize = 20, ConnectionIdleLifetime = 5, ConnectionPruningInterval = 1 }.ToString());

    internal static async Task OnServerAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Postgres) { Pooling = false }.ToString());
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}

internal static class TemporaryFolder
{
    private static readonly Lazy<string> Root = new(() =>
    {
        var root = Directory.CreateTempSubdirectory("noroshi-house-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            try
            {
                Directory.Delete(root, recursive: true);
            }
            catch (IOException)
            {
                // A child process may still hold a file; the system's own clearing of temporary files gets it.
            }
        };
        return root;
    });

    private static int count;

    public static string New() => Directory.CreateDirectory(Path.Combine(Root.Value, $"{Interlocked.Increment(ref count)}")).FullName;
}
