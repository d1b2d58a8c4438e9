using System.Diagnostics;
using System.Globalization;

namespace Noroshi.Selection.Commands;

/// <summary>How far a run is, for a person who watches; silent in a pipe.</summary>
internal sealed class Progress : IDisposable
{
    private readonly bool watched = !Console.IsErrorRedirected;
    private readonly long all;
    private long done;
    private long shown = Stopwatch.GetTimestamp();

    public Progress(IEnumerable<string> captures) => all = captures.Where(File.Exists).Sum(p => new FileInfo(p).Length);

    /// <summary>Octets that came in; called by every thread.</summary>
    public void Add(long octets)
    {
        var sum = Interlocked.Add(ref done, octets);
        var last = Interlocked.Read(ref shown);
        if (watched && Stopwatch.GetElapsedTime(last).TotalMilliseconds > 200 && Interlocked.CompareExchange(ref shown, Stopwatch.GetTimestamp(), last) == last)
        {
            Console.Error.Write(string.Create(CultureInfo.InvariantCulture, $"\r\u001b[K{sum / 1e6:N0}{(all > 0 ? string.Create(CultureInfo.InvariantCulture, $"/{all / 1e6:N0}") : "")} MB"));
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (watched)
        {
            Console.Error.Write("\r\u001b[K");
        }
    }
}
