using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;
using Noroshi.Selection.Memory;

namespace Noroshi.Selection.Joining;

/// <summary>
/// Connections that were opened and have carried nothing yet: where their first octet belongs, should something come before it. Most are forgotten with their first segment, which is the first. A table of fixed size, in lines of eight; who comes
/// ninth takes the place of the oldest. Which stream it is 45 bits of a digest tell.
/// </summary>
internal sealed unsafe class Beginnings : IDisposable
{
    private const int Lines = 1 << 14, Wide = 8;
    private const ulong There = 1UL << 63;
    private readonly Pages places = Pages.ForTable(Lines * Wide * sizeof(ulong));

    /// <summary>Fetches what will be asked for.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Fetch(ulong stream)
    {
        if (Sse.IsSupported)
        {
            Sse.Prefetch0(Line(stream));
        }
    }

    /// <summary>Notes where a stream begins.</summary>
    /// <returns>Whether the oldest of its line was given up for it.</returns>
    public bool Note(ulong stream, uint first)
    {
        _ = Take(stream, out _);
        var line = Line(stream);
        var given = line[Wide - 1] != 0;
        new Span<ulong>(line, Wide - 1).CopyTo(new Span<ulong>(line + 1, Wide - 1));
        line[0] = Tag(stream) | first;
        return given;
    }

    /// <summary>Where a stream that was opened and has carried nothing yet begins.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Knows(ulong stream, out uint first)
    {
        var place = Place(stream);
        first = place is null ? 0 : (uint)*place;
        return place is not null;
    }

    /// <summary>The same, and forgets it.</summary>
    public bool Take(ulong stream, out uint first)
    {
        var place = Place(stream);
        if (place is null)
        {
            first = 0;
            return false;
        }

        first = (uint)*place;
        var last = Line(stream) + Wide - 1;
        for (; place < last; place++)
        {
            *place = place[1];
        }

        *last = 0;
        return true;
    }

    /// <summary>Forgets all.</summary>
    public void Clear() => places.Octets.Clear();

    /// <inheritdoc/>
    public void Dispose()
    {
        Clear();
        places.Dispose();
    }

    private static ulong Tag(ulong stream) => There | (stream & 0x7fff_ffff_0000_0000);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ulong* Place(ulong stream)
    {
        var tag = Tag(stream);
        var line = Line(stream);
        for (var i = 0; i < Wide && line[i] != 0; i++)
        {
            if ((line[i] & 0xffff_ffff_0000_0000) == tag)
            {
                return line + i;
            }
        }

        return null;
    }

    private ulong* Line(ulong stream) => (ulong*)places.Start + ((stream & (Lines - 1)) * Wide);
}
