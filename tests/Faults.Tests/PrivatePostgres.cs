using System.Diagnostics;
using Noroshi.Store;
using Npgsql;

namespace Noroshi.Faults.Tests;

/// <summary>A PostgreSQL of the test's own, which it may stop and start as it likes.</summary>
internal sealed class PrivatePostgres : IAsyncDisposable
{
    private static readonly bool Root = Environment.UserName == "root";
    private readonly string folder;
    private readonly string programs;

    private PrivatePostgres(string folder, string programs) => (this.folder, this.programs) = (folder, programs);

    public DatabaseAddress Database => new(true, new NpgsqlConnectionStringBuilder { Host = folder, Username = "noroshi", Database = "postgres", Timeout = 60, MaxPoolSize = 30 }.ToString());

    public static async Task<PrivatePostgres> StartAsync()
    {
        var programs = Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").Select(f => Path.Combine(f, "bin")).Order(StringComparer.Ordinal).LastOrDefault(f => File.Exists(Path.Combine(f, "initdb")))
            : null;
        var folder = Directory.CreateTempSubdirectory("noroshi-pg-").FullName;
        var server = new PrivatePostgres(folder, programs ?? throw new InvalidOperationException("This test needs PostgreSQL's server programs: apt-get install postgresql."));
        if (Root)
        {
            await server.RunAsync("chown", "postgres", folder);
        }

        await server.AsOwnerAsync("initdb", "-D", server.Files, "-U", "noroshi", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync");
        await server.BeginAsync();
        return server;
    }

    private string Files => Path.Combine(folder, "data");

    // Commits do wait for the disk here: what is acknowledged must survive the server's being stopped without a farewell.
    public Task BeginAsync() => AsOwnerAsync(
        "pg_ctl", "start", "-D", Files, "-w", "-s", "-l", Path.Combine(folder, "log"), "-o", $"-c listen_addresses='' -c unix_socket_directories={folder} -c max_connections=60 -c shared_buffers=32MB");

    /// <summary>Stops it as a power cut would: at once, without finishing anything.</summary>
    public async Task CutAsync()
    {
        await AsOwnerAsync("pg_ctl", "stop", "-D", Files, "-m", "immediate", "-w", "-s");
        NpgsqlConnection.ClearAllPools();
    }

    public async ValueTask DisposeAsync()
    {
        if (File.Exists(Path.Combine(Files, "postmaster.pid")))
        {
            await CutAsync();
        }

        Directory.Delete(folder, recursive: true);
    }

    private Task AsOwnerAsync(string program, params string[] args) => Root
        ? RunAsync("runuser", ["-u", "postgres", "--", Path.Combine(programs, program), .. args])
        : RunAsync(Path.Combine(programs, program), args);

    private async Task RunAsync(string program, params string[] args)
    {
        // The server keeps what it inherits: its output goes to a file, so that nobody waits for a pipe that it holds open.
        var said = folder + ".said";
        using var process = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", "said=$1; shift; exec \"$@\" >\"$said\" 2>&1 </dev/null", "sh", said, program, .. args]))!;
        await process.WaitForExitAsync();
        var words = await File.ReadAllTextAsync(said);
        File.Delete(said);
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', args)} ended with {process.ExitCode}:\n{words}");
    }
}
