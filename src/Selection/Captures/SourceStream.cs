using Noroshi.Selection.Memory;

namespace Noroshi.Selection.Captures;

/// <summary>Octets that come in one after the other, in pages that are kept out of dumps and overwritten. At the end of a file that still grows it waits for more.</summary>
/// <param name="stream">Where they come from.</param>
/// <param name="grows">Whether the end may not be the end.</param>
/// <param name="stop">Ends the waiting.</param>
/// <param name="room">How many octets lie here at most; less than <see cref="Longest"/> only for what is known to be shorter.</param>
internal sealed class SourceStream(Stream stream, bool grows, CancellationToken stop, int room = SourceStream.Longest) : IDisposable
{
    /// <summary>The most octets that can be asked for at once.</summary>
    public const int Longest = 1 << 20;

    private static readonly TimeSpan Wait = TimeSpan.FromMilliseconds(100);
    private readonly Pages pages = Pages.ForCommunications(room);
    private int from;
    private int to;

    /// <summary>How many octets are there and not yet taken.</summary>
    public int There => to - from;

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

        while (!stop.IsCancellationRequested)
        {
            var read = stream.Read(pages.Octets[to..]);
            to += read;
            if (read > 0 || !grows)
            {
                return read > 0;
            }

            stop.WaitHandle.WaitOne(Wait);
        }

        return false;
    }
}
