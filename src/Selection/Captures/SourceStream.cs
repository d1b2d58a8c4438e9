using System.Runtime.InteropServices;
using Noroshi.Selection.Memory;

namespace Noroshi.Selection.Captures;

/// <summary>Octets that come in one after the other, in pages that are kept out of dumps and overwritten. At the end of a file that still grows, and before a pipe that brings nothing, it waits for more.</summary>
/// <param name="stream">Where they come from.</param>
/// <param name="grows">Whether the end may not be the end.</param>
/// <param name="stop">Ends the waiting.</param>
/// <param name="pipe">What brings octets when others send them; null for what never makes wait.</param>
/// <param name="quiet">Told whenever nothing comes in.</param>
/// <param name="room">How many octets lie here at most; less than <see cref="Longest"/> only for what is known to be shorter.</param>
internal sealed class SourceStream(Stream stream, bool grows, CancellationToken stop, SafeHandle? pipe = null, Action? quiet = null, int room = SourceStream.Longest) : IDisposable
{
    /// <summary>The most octets that can be asked for at once.</summary>
    public const int Longest = 1 << 20;

    private const int WaitMilliseconds = 100;
    private readonly Pages pages = Pages.ForCommunications(room);
    private readonly string? name = grows ? NameOf(stream) : null;
    private bool clean = true;
    private int from;
    private int to;

    /// <summary>How many octets are there and not yet taken.</summary>
    public int There => to - from;

    /// <summary>Why a file that grew grows no more; null where it still does.</summary>
    public string? Lost { get; private set; }

    /// <summary>How many octets were taken.</summary>
    public long Taken { get; private set; }

    /// <summary>Looks at the next octets; fewer if the end comes first.</summary>
    public ReadOnlySpan<byte> Peek(int octets)
    {
        while (There < octets && Fill())
        {
        }

        return pages.Octets[from..Math.Min(to, from + octets)];
    }

    /// <summary>Goes on behind octets that were looked at.</summary>
    public void Take(int octets)
    {
        from += octets;
        Taken += octets;
    }

    /// <summary>Leaves out octets, however many; false if the end comes first.</summary>
    public bool Skip(long octets)
    {
        while (octets > 0)
        {
            var there = (int)Math.Min(octets, Math.Max(1, There));
            if (Peek(there).Length < there)
            {
                return false;
            }

            Take(there);
            octets -= there;
        }

        return true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        pages.Dispose();
        stream.Dispose();
    }

    private bool Fill()
    {
        if (from > 0 && to == room)
        {
            pages.Octets[from..to].CopyTo(pages.Octets);
            (from, to) = (0, to - from);
        }
        else if (from == to)
        {
            (from, to) = (0, 0);
        }

        while (!stop.IsCancellationRequested && Lost is null)
        {
            if (pipe is not null && !Readiness.Wait(pipe, WaitMilliseconds, out _))
            {
                Overwrite();
                continue;
            }

            var read = stream.Read(pages.Octets[to..]);
            if (stop.IsCancellationRequested)
            {
                // It may have come after the end of the basis.
                pages.Octets.Slice(to, read).Clear();
                return false;
            }

            to += read;
            clean = false;
            if (read > 0 || !grows)
            {
                return read > 0;
            }

            Lost = stream is FileStream file && file.Length < file.Position ? "it was cut off, and what was written anew was not read"
                : NameOf(stream) != name ? "another file has taken its place, which was not read"
                : null;
            Overwrite();
            stop.WaitHandle.WaitOne(WaitMilliseconds);
        }

        return false;
    }

    // Where nothing comes in, nothing would take the place of what was judged.
    private void Overwrite()
    {
        quiet?.Invoke();
        if (!clean)
        {
            pages.Octets[..from].Clear();
            pages.Octets[to..].Clear();
            clean = true;
        }
    }

    // As the system knows it now: a file that is renamed or removed has another name.
    private static string? NameOf(Stream stream) => stream is FileStream file ? new FileInfo($"/proc/self/fd/{file.SafeFileHandle.DangerousGetHandle()}").LinkTarget : null;
}
