using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Noroshi.Bench.Running;

/// <summary>The real host, in a process of its own, started as people start it: <c>./noroshi serve</c>, built for release.</summary>
internal sealed class HostProcess : IDisposable
{
    private readonly Process process;

    private HostProcess(Process process, int port, TimeSpan ready) => (this.process, Port, Ready) = (process, port, ready);

    public int Port { get; }

    /// <summary>From starting the process to the first ready answer.</summary>
    public TimeSpan Ready { get; }

    /// <summary>The folder of the sources, where the launcher is.</summary>
    public static string Root { get; } = Above(AppContext.BaseDirectory);

    public double MemoryMB => Status("VmRSS:") / 1024.0;

    public double MostMemoryMB => Status("VmHWM:") / 1024.0;

    public TimeSpan Cpu
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    public static async Task<HostProcess> StartAsync(string database, string data, CancellationToken stop)
    {
        var port = FreePort();
        var info = new ProcessStartInfo(Path.Combine(Root, "noroshi"),
            ["serve", "--demo", "--database", database, "--data", data, "--urls", $"http://127.0.0.1:{port}"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        info.Environment["Logging__LogLevel__Default"] = "Warning";
        info.Environment["Machines__PerMinute"] = "0";
        var watch = Stopwatch.StartNew();
        var process = Process.Start(info)!;
        var said = new System.Text.StringBuilder();
        process.OutputDataReceived += (_, line) => said.AppendLine(line.Data);
        process.ErrorDataReceived += (_, line) => said.AppendLine(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using var client = new SocketClient(port);
        while (!client.TryGet("/sign-in"))
        {
            if (process.HasExited || watch.Elapsed > TimeSpan.FromMinutes(2))
            {
                throw new InvalidOperationException($"The host did not become ready: {said}");
            }

            await Task.Delay(10, stop);
        }

        return new HostProcess(process, port, watch.Elapsed);
    }

    public void Dispose()
    {
        Shell.Run("kill", "-TERM", process.Id.ToString(CultureInfo.InvariantCulture));
        if (!process.WaitForExit(30_000))
        {
            process.Kill();
        }

        process.Dispose();
    }

    private double Status(string line) =>
        double.Parse(File.ReadLines($"/proc/{process.Id}/status").First(l => l.StartsWith(line, StringComparison.Ordinal))[line.Length..].Replace("kB", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string Above(string folder) => File.Exists(Path.Combine(folder, "Noroshi.slnx")) ? folder : Above(Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("This must run from its sources."));
}
