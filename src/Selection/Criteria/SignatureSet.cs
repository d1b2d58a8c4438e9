using System.Numerics;
using System.Runtime.CompilerServices;
using Noroshi.Selection.Memory;

namespace Noroshi.Selection.Criteria;

/// <summary>
/// Byte signatures of commands (指令情報; Act, Art. 2(8)(ii)), thousands at once. Only every few octets a window of four is looked at: wherever a signature begins, one of its first windows must fall on such a place, so each signature is
/// entered once for each shift. The longer the shortest signature, the fewer windows.
/// </summary>
internal sealed unsafe class SignatureSet : IDisposable
{
    /// <summary>The shortest signature in octets: anything shorter stands in every second packet.</summary>
    public const int Shortest = 4;

    /// <summary>The longest.</summary>
    public const int Longest = 255;

    private const int Long = 8;
    private readonly SignatureGroup? longer;
    private readonly SignatureGroup? shorter;

    /// <summary>Makes a set.</summary>
    /// <param name="signatures">The octets of each and its criterion.</param>
    public SignatureSet(IReadOnlyList<(byte[] Octets, int Criterion)> signatures)
    {
        (Signatures, Count) = (signatures, signatures.Count);
        if (signatures.Where(s => s.Octets.Length >= Long).ToArray() is { Length: > 0 } many)
        {
            longer = new(many);
        }

        if (signatures.Where(s => s.Octets.Length < Long).ToArray() is { Length: > 0 } few)
        {
            shorter = new(few);
        }
    }

    /// <summary>The signatures.</summary>
    public IReadOnlyList<(byte[] Octets, int Criterion)> Signatures { get; }

    /// <summary>How many there are.</summary>
    public int Count { get; }

    /// <summary>The longest that is in the set, in octets; 0 without any.</summary>
    public int LongestHere => Signatures.Count == 0 ? 0 : Signatures.Max(s => s.Octets.Length);

    /// <summary>The criterion of a signature that stands in a content; -1 for none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Find(byte* content, int length, out int at)
    {
        at = 0;
        if (longer is not null && length >= Long && longer.Find(content, length, out at) is >= 0 and var found)
        {
            return found;
        }

        return shorter is not null ? shorter.Find(content, length, out at) : -1;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        longer?.Dispose();
        shorter?.Dispose();
    }
}

/// <summary>Signatures that are looked for with one stride.</summary>
internal sealed unsafe class SignatureGroup : IDisposable
{
    private const int Window = 4;
    private const uint Spread = 0x9E3779B1;
    private readonly (byte[] Octets, int Criterion)[] signatures;
    private readonly int stride;
    private readonly int shift;
    private readonly Pages filter;
    private readonly Dictionary<uint, (int Signature, int Offset)[]> windows = [];

    public SignatureGroup((byte[] Octets, int Criterion)[] signatures)
    {
        this.signatures = signatures;
        stride = signatures.Min(s => s.Octets.Length) - Window + 1;
        var entries = new Dictionary<uint, List<(int, int)>>();
        for (var i = 0; i < signatures.Length; i++)
        {
            for (var offset = 0; offset < stride; offset++)
            {
                var window = BitConverter.ToUInt32(signatures[i].Octets, offset);
                (entries.TryGetValue(window, out var there) ? there : entries[window] = []).Add((i, offset));
            }
        }

        // A bit in a hundred is set at most while the filter fits into the nearest caches; beyond that it grows and costs more.
        var bits = Math.Clamp(32 - BitOperations.LeadingZeroCount((uint)entries.Count * 64), 15, 26);
        shift = 32 - bits;
        filter = Pages.ForTable((nint)1 << (bits - 3));
        foreach (var (window, at) in entries)
        {
            windows[window] = [.. at];
            var bit = (window * Spread) >> shift;
            filter.Start[bit >> 3] |= (byte)(1 << (int)(bit & 7));
        }
    }

    /// <inheritdoc cref="SignatureSet.Find"/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int Find(byte* content, int length, out int at)
    {
        var bits = filter.Start;
        var last = length - Window;
        for (var i = 0; i <= last; i += stride)
        {
            var window = Unsafe.ReadUnaligned<uint>(content + i);
            var bit = (window * Spread) >> shift;
            if ((bits[bit >> 3] >> (int)(bit & 7) & 1) != 0 && Whole(content, length, i, window, out at) is >= 0 and var found)
            {
                return found;
            }
        }

        at = 0;
        return -1;
    }

    /// <inheritdoc/>
    public void Dispose() => filter.Dispose();

    [MethodImpl(MethodImplOptions.NoInlining)]
    private int Whole(byte* content, int length, int place, uint window, out int at)
    {
        at = 0;
        if (!windows.TryGetValue(window, out var suspects))
        {
            return -1;
        }

        foreach (var (signature, offset) in suspects)
        {
            var octets = signatures[signature].Octets;
            var start = place - offset;
            if (start >= 0 && length - start >= octets.Length && new ReadOnlySpan<byte>(content + start, octets.Length).SequenceEqual(octets))
            {
                at = start;
                return signatures[signature].Criterion;
            }
        }

        return -1;
    }
}
