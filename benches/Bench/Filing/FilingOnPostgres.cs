using System.Globalization;
using System.Text.RegularExpressions;
using Noroshi.Bench.Measuring;
using Noroshi.Bench.Running;
using Noroshi.Bench.Sending;
using Noroshi.Store;

namespace Noroshi.Bench.Filing;

/// <summary>Durable statutory reports a second over HTTP into the real host, beside pgbench with the same statements.</summary>
internal static partial class FilingOnPostgres
{
    private const int AtOnce = 16;

    public static async Task MeasureAsync(Options options, PrivatePostgres postgres, WorkFolder folder, Rows rows, CancellationToken stop)
    {
        var (rounds, seconds, warm) = options.Quick ? (2, 2.0, 4.0) : (4, 8.0, 25.0);
        postgres.Create("filing");
        var data = folder.In("filing-data");
        var address = new DatabaseAddress(true, postgres.Connection("filing"));
        var (filing, tokens) = await RecordedFiling.RecordAsync(address, data, stop);
        postgres.Create("peer", template: "filing");
        var script = folder.In("filing.pgbench");
        await File.WriteAllTextAsync(script, PgbenchScript.Of(filing), stop);
        Rows.Say($"one report: {filing.Statements.Count - (2 * filing.Commits)} commands, {filing.Commits} commit(s); the peer runs the {filing.Writes.Count() - (2 * filing.Commits)} that write");

        using var host = await HostProcess.StartAsync($"postgres:{address.Target}", data, stop);
        Sent Ours(string run, double time) => Sender.Send(new SendingPlan(host.Port, AtOnce, time, 0, [.. tokens.Select((t, i) => StatutoryReports.Request(host.Port, t, run, i))]), folder);
        var warming = Ours("warm", warm);
        Rows.Say($"warm: {warming.ASecond:0} a second, {warming.Bad} bad {warming.FirstBad}");
        Pgbench(postgres, script, 1, 0);

        List<double> ours = [], theirs = [], cost = [], sending = [];
        for (var round = 1; round <= rounds; round++)
        {
            stop.ThrowIfCancellationRequested();
            var before = host.Cpu;
            var sent = Ours($"run{round}", seconds);
            ours.Add(sent.ASecond);
            cost.Add((host.Cpu - before).TotalMilliseconds / sent.Good);
            sending.Add(sent.CpuSeconds * 1000 / sent.Good);
            theirs.Add(Pgbench(postgres, script, seconds, round));
            Rows.Say($"round {round}: {ours[^1]:0} a second, p99 {sent.Percentile(0.99):0} ms, {sent.Bad} bad; pgbench {theirs[^1]:0}; host {cost[^1]:0.00} ms and generator {sending[^1]:0.000} ms of processor a report");
        }

        const string filed = "reports filed a second, PostgreSQL, fsync, beside pgbench";
        var (us, them) = (Median(ours), Median(theirs));
        rows.Add(options.Quick ? Row.Compared($"{filed}, not yet warm", us, "1/s", them) : Row.AtLeast(filed, us, "1/s", them, 0.5));
        rows.Add(Row.Told("processor time of the host for one report", Median(cost), "ms"));
        rows.Add(Row.Told("processor time of the load generator for one report", Median(sending), "ms"));
        rows.Add(Row.Told("memory of the host after filing, at most", host.MostMemoryMB, "MB"));
    }

    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2;
    }

    private static double Pgbench(PrivatePostgres postgres, string script, double seconds, int run)
    {
        // Clients count from places of their own in each run, so that no row meets another.
        var said = Shell.Run(postgres.Tool("pgbench"), "-h", postgres.Folder, "-U", "noroshi", "-n", "-M", "prepared", "-c", $"{AtOnce}", "-j", "1",
            "-T", Math.Ceiling(seconds).ToString(CultureInfo.InvariantCulture), "-D", $"run={run}", "-D", "n=0", "-f", script, "peer");
        return double.Parse(Rate().Match(said).Groups[1].Value, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"tps = ([\d.]+)")]
    private static partial Regex Rate();
}
