using System.Diagnostics;
using Npgsql;

namespace Noroshi.Bench.Running;

/// <summary>
/// A PostgreSQL of this run's own, as durable as it comes: fsync, synchronous_commit and full_page_writes stay on. What differs from
/// the defaults is only memory, as any installation would set it.
/// </summary>
internal sealed class PrivatePostgres : IDisposable
{
    private readonly string bin;
    private readonly string folder;

    private PrivatePostgres(string bin, string folder) => (this.bin, this.folder) = (bin, folder);

    public static PrivatePostgres Start(WorkFolder work)
    {
        var bin = Directory.GetDirectories("/usr/lib/postgresql").Order(StringComparer.Ordinal).Select(d => Path.Combine(d, "bin")).LastOrDefault(d => File.Exists(Path.Combine(d, "initdb")))
            ?? throw new InvalidOperationException("The measurement needs PostgreSQL: apt-get install postgresql.");
        var server = new PrivatePostgres(bin, Directory.CreateDirectory(work.In("pg")).FullName);
        if (Environment.IsPrivilegedProcess)
        {
            Shell.Run("chown", "postgres", server.folder);
        }

        server.AsPostgres("initdb", "-D", server.Data, "-U", "noroshi", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8");
        server.AsPostgres("pg_ctl", "start", "-D", server.Data, "-w", "-s", "-l", Path.Combine(server.folder, "log"), "-o",
            $"-c listen_addresses='' -c unix_socket_directories='{server.folder}' -c shared_buffers=512MB -c max_wal_size=2GB -c checkpoint_timeout=15min -c max_connections=100");
        return server;
    }

    public string Folder => folder;

    private string Data => Path.Combine(folder, "data");

    public string Connection(string database) => $"Host={folder};Username=noroshi;Database={database}";

    public void Create(string database, string? template = null)
    {
        Sql("postgres", $"CREATE DATABASE {database}{(template is null ? "" : $" TEMPLATE {template} STRATEGY FILE_COPY")}");
    }

    public void Drop(string database) => Sql("postgres", $"DROP DATABASE IF EXISTS {database} WITH (FORCE)");

    public void Sql(string database, string sql)
    {
        using var connection = new NpgsqlConnection($"{Connection(database)};Pooling=false;Command Timeout=900");
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    public string Tool(string name) => Path.Combine(bin, name);

    public void Dispose() => AsPostgres("pg_ctl", "stop", "-D", Data, "-m", "immediate", "-s");

    private void AsPostgres(string tool, params string[] args)
    {
        if (Environment.IsPrivilegedProcess)
        {
            Shell.Run("runuser", ["-u", "postgres", "--", Tool(tool), .. args]);
        }
        else
        {
            Shell.Run(Tool(tool), args);
        }
    }
}

/// <summary>Runs a program to its end.</summary>
internal static class Shell
{
    public static string Run(string program, params string[] args)
    {
        // The server outlives pg_ctl and keeps its output open, so that output goes to a file of its own rather than to a pipe read to its end.
        var info = new ProcessStartInfo(program, args) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/" };
        using var process = Process.Start(info)!;
        var output = args is [.., "-o", _] ? Task.FromResult("") : process.StandardOutput.ReadToEndAsync();
        var error = args is [.., "-o", _] ? Task.FromResult("") : process.StandardError.ReadToEndAsync();
        process.WaitForExit();
        return process.ExitCode == 0 ? output.Result : throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {error.Result}");
    }
}
