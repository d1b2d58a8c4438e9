using System.Diagnostics;
using System.Globalization;
using Noroshi.Kernel;

namespace Noroshi.Cli;

/// <summary>
/// Where a command speaks: results to the output, everything else to the side, so that a pipe holds results only. Progress shows
/// only where a person watches. No colour is used anywhere.
/// </summary>
internal sealed class Terminal(TextWriter output, TextWriter side, bool watched)
{
    private long lastShown;
    private bool onLine;

    public static Terminal System { get; } = new(Console.Out, Console.Error, !Console.IsErrorRedirected);

    /// <summary>What was asked for.</summary>
    public void Result(string line) => output.WriteLine(line);

    /// <summary>What a person should know besides.</summary>
    public void Say(string ja, string en)
    {
        EndProgress();
        side.WriteLine(new Words(ja, en).Here);
    }

    /// <summary>Why it was not done.</summary>
    /// <returns>The exit code for that.</returns>
    public int Fail(string ja, string en)
    {
        Say($"できませんでした: {ja}", $"Not done: {en}");
        return Commands.Failed;
    }

    /// <summary>How far it is; shown at most ten times a second.</summary>
    public void Progress(string ja, string en, long done, long? of = null)
    {
        if (!watched || (onLine && Stopwatch.GetElapsedTime(lastShown).TotalMilliseconds < 100))
        {
            return;
        }

        (lastShown, onLine) = (Stopwatch.GetTimestamp(), true);
        var amount = of is { } all && all > 0 ? string.Create(CultureInfo.InvariantCulture, $"{done:N0}/{all:N0} ({done * 100 / all} %)") : done.ToString("N0", CultureInfo.InvariantCulture);
        side.Write($"\r\u001b[K{new Words(ja, en).Here} {amount}");
    }

    /// <summary>Clears the line of progress.</summary>
    public void EndProgress()
    {
        if (onLine)
        {
            side.Write("\r\u001b[K");
            onLine = false;
        }
    }
}
