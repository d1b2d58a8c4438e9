using System.Diagnostics;
using System.Text.Json.Nodes;
using Noroshi.Bench.Measuring;

namespace Noroshi.Bench.Selecting;

/// <summary>Another program, or ours, on a capture.</summary>
/// <param name="Name">Its name in rows.</param>
/// <param name="Answers">What it answers, and what it does not.</param>
/// <param name="Command">A command for a shell; <c>$CAPTURE</c> is the capture. Its last line says what it found: a number of packets, or the counts of the selector.</param>
internal sealed record PeerProgram(string Name, string Answers, string Command)
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(4);

    /// <summary>Which of ours it stands beside; null for ours.</summary>
    public string? Beside { get; init; }

    /// <summary>Whether it answers the same question, but for directions.</summary>
    public bool SameAnswer { get; init; }

    /// <summary>Whether it gets the capture without the generator's TCP timestamps.</summary>
    public bool Unstamped { get; init; }

    /// <summary>Whether it is too slow for the whole capture.</summary>
    public bool Pieces { get; init; }

    /// <summary>Seconds of each run.</summary>
    public List<double> Wholes { get; } = [];

    /// <summary>Seconds of each run on next to nothing.</summary>
    public List<double> Loadings { get; } = [];

    /// <summary>What it found, in packets.</summary>
    public long Found { get; private set; }

    /// <summary>Seconds without loading.</summary>
    public double Without { get; set; }

    /// <summary>Seconds of the whole process.</summary>
    public double With { get; set; }

    /// <summary>Runs it on next to nothing and on a capture.</summary>
    public void Time(string capture, string tiny)
    {
        Loadings.Add(Seconds(tiny));
        Wholes.Add(Seconds(capture));
        Rows.Say(FormattableString.Invariant($"{Name}: {Wholes[^1]:0.00} s, of which loading {Loadings[^1]:0.00} s; found {Found:N0}"));
    }

    /// <summary>Runs it once.</summary>
    /// <returns>Seconds.</returns>
    public double Seconds(string capture)
    {
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(new ProcessStartInfo("bash", ["-o", "pipefail", "-c", Command]) { RedirectStandardOutput = true, RedirectStandardError = true, Environment = { ["CAPTURE"] = capture } })!;
        var said = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(Limit))
        {
            process.Kill(entireProcessTree: true);
            Rows.Say($"{Name} was stopped after {Limit.TotalMinutes:0} minutes: its figure is at least that.");
        }
        else if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{Name} failed: {errors.Result.Trim()}");
        }

        var seconds = watch.Elapsed.TotalSeconds;
        Found = FoundIn(said.Result.TrimEnd().Split('\n')[^1]);
        return seconds;
    }

    private static long FoundIn(string line) => line.StartsWith('{')
        ? JsonNode.Parse(line)!["packets"]!.AsObject().Sum(d => d.Value!.AsObject().Where(k => k.Key != "none").Sum(k => (long)k.Value!))
        : long.TryParse(line, out var found) ? found : 0;
}
