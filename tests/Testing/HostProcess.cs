using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Noroshi.Testing;

/// <summary>The host as a process of its own, as an operator starts it: for signals, exit codes, and being killed.</summary>
public sealed partial class HostProcess : IAsyncDisposable
{
    private readonly Process process;
    private readonly ConcurrentQueue<string> output = new();
    private readonly ConcurrentQueue<string> errors = new();

    private HostProcess(Uri address, string[] args, IReadOnlyDictionary<string, string>? environment, string? shell = null, string? launcher = null)
    {
        Address = address;
        var program = launcher ?? Path.Combine(AppContext.BaseDirectory, "Noroshi.Host");
        var start = new ProcessStartInfo(shell is null ? program : "/bin/bash", shell is null ? args : ["-c", shell, program, .. args])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            WorkingDirectory = TemporaryFolder.New(),
        };
        foreach (var name in start.Environment.Keys.Where(k => k.StartsWith("NOROSHI_", StringComparison.Ordinal)).ToArray())
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Keep(output, line.Data);
        process.ErrorDataReceived += (_, line) => Keep(errors, line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>What it wrote to standard output so far.</summary>
    public string Output => string.Join('\n', output);

    /// <summary>What it wrote to standard error so far.</summary>
    public string Errors => string.Join('\n', errors);

    /// <summary>A free port of this machine.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Starts it on a free port and waits until it says where it is.</summary>
    public static Task<HostProcess> ServeAsync(params string[] args) => ServeAsync(args, null);

    /// <summary>Starts it with an environment on a free port and waits until it says where it is.</summary>
    /// <param name="args">What stands after <c>serve</c>.</param>
    /// <param name="environment">Variables beside those of this process.</param>
    /// <param name="shell">A line of shell that ends in <c>exec "$0" "$@"</c>: under limits, for one.</param>
    public static Task<HostProcess> ServeAsync(string[] args, IReadOnlyDictionary<string, string>? environment, string? shell = null) =>
        ReadyAsync(address => new HostProcess(address, [.. args, "--urls", address.GetLeftPart(UriPartial.Authority)], environment, shell));

    /// <summary>Starts it through the launcher on a free port and waits until it says where it is.</summary>
    public static Task<HostProcess> LaunchAsync(string launcher, string[] args) =>
        ReadyAsync(address => new HostProcess(address, [.. args, "--urls", address.GetLeftPart(UriPartial.Authority)], null, launcher: launcher));

    // The address is the last line of the welcome: whoever sees it sees the sign-ins and the one-time link too.
    // Between our finding a free port and its listening there, another process may take the port: then again, on another.
    private static async Task<HostProcess> ReadyAsync(Func<Uri, HostProcess> start)
    {
        for (var attempt = 1; ; attempt++)
        {
            var host = start(new Uri($"http://127.0.0.1:{FreePort()}"));
            await Eventually.Async(() => Task.FromResult(host.process.HasExited || host.Output.Contains("Noroshi: http", StringComparison.Ordinal)), seconds: 180);
            if (!host.process.HasExited)
            {
                return host;
            }

            var exit = await host.ExitAsync();
            if (attempt == 5 || !host.Errors.Contains("in use by another program", StringComparison.Ordinal))
            {
                throw new InvalidOperationException($"The host ended with {exit}:\n{host.Output}\n{host.Errors}");
            }

            await host.DisposeAsync();
        }
    }

    /// <summary>Runs it with arguments until it ends by itself.</summary>
    public static async Task<(int Exit, string Output, string Errors)> RunAsync(string[] args, IReadOnlyDictionary<string, string>? environment = null)
    {
        await using var host = new HostProcess(new Uri("http://127.0.0.1"), args, environment);
        return (await host.ExitAsync(), host.Output, host.Errors);
    }

    /// <summary>Starts it on the database and folder of a house, as another node.</summary>
    public static Task<HostProcess> ServeAsync(House house, IReadOnlyDictionary<string, string>? environment = null) =>
        ServeAsync(["--database", (house.Database.IsPostgres ? "postgres:" : "sqlite:") + house.Database.Target, "--data", house.Data], environment);

    /// <summary>Tells it to stop, as a service manager does.</summary>
    public void Terminate() => Signal(15);

    /// <summary>Tells it to stop, as Ctrl-C does.</summary>
    public void Interrupt() => Signal(2);

    /// <summary>Ends it without a chance to say anything, as <c>kill -9</c> does.</summary>
    public void Kill() => Signal(9);

    /// <summary>Waits for its end.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> ExitAsync(int seconds = 180)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(seconds));
        await process.WaitForExitAsync(limit.Token);
        return process.ExitCode;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }

        process.Dispose();
    }

    private static void Keep(ConcurrentQueue<string> into, string? line)
    {
        if (line is not null)
        {
            into.Enqueue(line);
        }
    }

    private void Signal(int signal)
    {
        if (SendSignal(process.Id, signal) != 0)
        {
            throw new InvalidOperationException($"Signal {signal} could not be sent.");
        }
    }

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int SendSignal(int process, int signal);
}
