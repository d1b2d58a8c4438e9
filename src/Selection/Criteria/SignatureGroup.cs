using System.Numerics;
using System.Runtime.CompilerServices;
using Noroshi.Selection.Memory;

namespace Noroshi.Selection.Criteria;

/// <summary>Signatures that are looked for with one stride.</summary>
internal sealed unsafe class SignatureGroup : IDisposable
{
    /// <summary>How many octets are compared at once.</summary>
    public const int Window = 4;

    /// <summary>The stride at which windows lie beside each other, so that one load brings eight of them.</summary>
    public const int VectorStride = 4;

    // Two tables of this many bits just fill the nearest cache; with more than some two thousand signatures they grow.
    private const int SmallestBits = 14;
    private const ulong Spread = 0x9E3779B97F4A7C15;
    private const uint OtherSpread = 0x85EBCA6B;
    private readonly (byte[] Octets, int Criterion)[] signatures;
    private readonly int stride;
    private readonly int tableBits;
    private readonly int tableLength;
    private readonly int slotShift;
    private readonly Pages filter;
    private readonly Pages slots;
    private readonly (int Signature, int Offset)[] places;

    public SignatureGroup((byte[] Octets, int Criterion)[] signatures)
    {
        this.signatures = signatures;
        stride = Math.Min(signatures.Min(s => s.Octets.Length) - Window + 1, VectorStride);
        var windows = signatures.SelectMany((s, i) => Enumerable.Range(0, stride).Select(offset => (Window: BitConverter.ToUInt32(s.Octets, offset), Signature: i, Offset: offset))).GroupBy(w => w.Window).ToArray();

        tableBits = Math.Clamp(33 - BitOperations.LeadingZeroCount((uint)windows.Length), SmallestBits, 24);
        tableLength = 1 << tableBits;
        filter = Pages.ForTable((nint)tableLength * 2);
        var slotBits = 32 - BitOperations.LeadingZeroCount((uint)windows.Length * 2);
        slotShift = 32 - slotBits;
        slots = Pages.ForTable((nint)sizeof(Slot) << slotBits);
        var all = new List<(int, int)>();
        var number = 0;
        foreach (var window in windows)
        {
            var (one, other) = Places(window.Key);
            var bit = (byte)(1 << (number++ & 7));
            filter.Start[one] |= bit;
            filter.Start[other] |= bit;
            var slot = (window.Key * OtherSpread) >> slotShift;
            while (Slots[slot].Count != 0)
            {
                slot = (slot + 1) & ((1u << (32 - slotShift)) - 1);
            }

            Slots[slot] = new() { Window = window.Key, First = all.Count, Count = window.Count() };
            all.AddRange(window.Select(w => (w.Signature, w.Offset)));
        }

        places = [.. all];
    }

    private Slot* Slots => (Slot*)slots.Start;

    /// <inheritdoc cref="SignatureSet.Find"/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int Find(byte* content, int length, out Range at)
    {
        var i = 0;
        if (stride == VectorStride)
        {
            // Eight windows at once, without a branch: of each, one octet of two small tables, in which every signature has one of eight bits. Nearly always none stands in both. To gather the octets with vectors took twice as long, one
            // table of bits and a branch for each window three times.
            var one = filter.Start;
            var other = one + tableLength;
            var (first, second, mask) = (64 - tableBits, 36 - tableBits + SmallestBits, (uint)tableLength - 1);
            for (; i <= length - 32; i += 32)
            {
                var place = content + i;
                var suspected = Both(one, other, first, second, mask, Unsafe.ReadUnaligned<ulong>(place)) | Both(one, other, first, second, mask, Unsafe.ReadUnaligned<ulong>(place + 8))
                    | Both(one, other, first, second, mask, Unsafe.ReadUnaligned<ulong>(place + 16)) | Both(one, other, first, second, mask, Unsafe.ReadUnaligned<ulong>(place + 24));
                if (suspected != 0 && InBlock(content, length, i, out at) is >= 0 and var found)
                {
                    return found;
                }
            }
        }

        return FindPlainly(content, length, i, out at);
    }

    /// <summary>The same window by window, from a place on: the rest of a content, and the twin by which the other is checked.</summary>
    public int FindPlainly(byte* content, int length, int from, out Range at)
    {
        for (var i = from; i <= length - Window; i += stride)
        {
            if (Suspected(Unsafe.ReadUnaligned<uint>(content + i)) && Whole(content, length, i, out at) is >= 0 and var found)
            {
                return found;
            }
        }

        at = default;
        return -1;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        filter.Dispose();
        slots.Dispose();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Both(byte* one, byte* other, int first, int second, uint mask, ulong windows)
    {
        var (low, high) = ((uint)windows * Spread, (windows >> 32) * Spread);
        return (one[low >> first] & other[(low >> second) & mask]) | (one[high >> first] & other[(high >> second) & mask]);
    }

    private (ulong One, ulong Other) Places(uint window)
    {
        var spread = window * Spread;
        return (spread >> (64 - tableBits), (uint)tableLength + ((spread >> (36 - tableBits + SmallestBits)) & ((uint)tableLength - 1)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool Suspected(uint window)
    {
        var (one, other) = Places(window);
        return (filter.Start[one] & filter.Start[other]) != 0;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private int InBlock(byte* content, int length, int from, out Range at)
    {
        for (var i = from; i < from + 32; i += VectorStride)
        {
            if (Suspected(Unsafe.ReadUnaligned<uint>(content + i)) && Whole(content, length, i, out at) is >= 0 and var found)
            {
                return found;
            }
        }

        at = default;
        return -1;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private int Whole(byte* content, int length, int place, out Range at)
    {
        at = default;
        var window = Unsafe.ReadUnaligned<uint>(content + place);
        for (var slot = (window * OtherSpread) >> slotShift; Slots[slot].Count != 0; slot = (slot + 1) & ((1u << (32 - slotShift)) - 1))
        {
            if (Slots[slot].Window != window)
            {
                continue;
            }

            foreach (var (signature, offset) in places.AsSpan(Slots[slot].First, Slots[slot].Count))
            {
                var octets = signatures[signature].Octets;
                var start = place - offset;
                if (start >= 0 && length - start >= octets.Length && new ReadOnlySpan<byte>(content + start, octets.Length).SequenceEqual(octets))
                {
                    at = start..(start + octets.Length);
                    return signatures[signature].Criterion;
                }
            }
        }

        return -1;
    }

    private struct Slot
    {
        public uint Window;
        public int First;
        public int Count;
    }
}
