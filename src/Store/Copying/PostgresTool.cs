using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace Noroshi.Store.Copying;

/// <summary>A program of PostgreSQL's client package, told where the database is by its environment: a command line can be read by anybody on the machine.</summary>
internal static class PostgresTool
{
    private const int LongestComplaint = 2000;

    public static async Task RunAsync(string tool, DatabaseAddress address, IEnumerable<string> arguments, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(Find(tool) ?? throw Missing(tool), arguments) { RedirectStandardError = true, RedirectStandardOutput = true, RedirectStandardInput = true };
        foreach (var (name, value) in Environment(new NpgsqlConnectionStringBuilder(address.Target)))
        {
            start.Environment[name] = value;
        }

        using var process = Start(start, tool);
        process.StandardInput.Close();
        var complaint = process.StandardError.ReadToEndAsync(cancellation);
        var output = process.StandardOutput.ReadToEndAsync(cancellation);
        try
        {
            await process.WaitForExitAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        var said = await complaint;
        await output;
        if (process.ExitCode != 0)
        {
            throw new DatabaseCopyException($"{tool} failed with exit code {process.ExitCode.ToString(CultureInfo.InvariantCulture)}:\n{said.Trim()[..Math.Min(said.Trim().Length, LongestComplaint)]}");
        }
    }

    private static Process Start(ProcessStartInfo start, string tool)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            throw Missing(tool);
        }
    }

    private static DatabaseCopyException Missing(string tool) =>
        new($"{tool} is not on this machine. Install PostgreSQL's client, of the server's version or a later one: sudo apt-get install postgresql-client");

    // Debian keeps each version in a folder of its own; the newest can also read older servers.
    private static string? Find(string tool)
    {
        var debian = Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").OrderByDescending(f => int.TryParse(Path.GetFileName(f), CultureInfo.InvariantCulture, out var version) ? version : 0)
                .Select(f => Path.Combine(f, "bin"))
            : [];
        var path = (System.Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        var name = OperatingSystem.IsWindows() ? tool + ".exe" : tool;
        return debian.Concat(path).Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
    }

    private static Dictionary<string, string?> Environment(NpgsqlConnectionStringBuilder c) => new(StringComparer.Ordinal)
    {
        ["PGHOST"] = c.Host,
        ["PGPORT"] = c.Port.ToString(CultureInfo.InvariantCulture),
        ["PGUSER"] = c.Username,
        ["PGPASSWORD"] = c.Password,
        ["PGPASSFILE"] = c.Passfile,
        ["PGDATABASE"] = c.Database ?? c.Username,
        ["PGSSLMODE"] = c.SslMode switch
        {
            SslMode.Disable => "disable",
            SslMode.Allow => "allow",
            SslMode.Require => "require",
            SslMode.VerifyCA => "verify-ca",
            SslMode.VerifyFull => "verify-full",
            _ => "prefer",
        },
        ["PGSSLROOTCERT"] = c.RootCertificate,
        ["PGSSLCERT"] = c.SslCertificate,
        ["PGSSLKEY"] = c.SslKey,
        ["PGOPTIONS"] = c.Options,
        ["PGCONNECT_TIMEOUT"] = c.Timeout.ToString(CultureInfo.InvariantCulture),
    };
}
