using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Noroshi.Selection.Memory;

namespace Noroshi.Selection.Criteria;

/// <summary>Signatures that are looked for with one stride.</summary>
internal sealed unsafe class SignatureGroup : IDisposable
{
    /// <summary>How many octets are compared at once.</summary>
    public const int Window = 4;

    /// <summary>The stride at which windows lie beside each other, so that one load brings eight of them.</summary>
    public const int VectorStride = 4;

    private const int Block = 32;

    // Words of the filter, as a power of two: 16 KB, half of the nearest cache. Each of its words has 32 bits, of which a window sets two.
    private const int SmallestBits = 12;
    private const uint Spread = 0x9E3779B1;
    private const uint OtherSpread = 0x85EBCA6B;
    private readonly (byte[] Octets, int Criterion)[] signatures;
    private readonly int stride;
    private readonly int tableShift;
    private readonly int slotShift;
    private readonly Pages filter;
    private readonly Pages slots;
    private readonly (int Signature, int Offset)[] places;

    public SignatureGroup((byte[] Octets, int Criterion)[] signatures)
    {
        this.signatures = signatures;
        stride = Math.Min(signatures.Min(s => s.Octets.Length) - Window + 1, VectorStride);
        var tableBits = Math.Clamp(32 - BitOperations.LeadingZeroCount((uint)(signatures.Length * stride)), SmallestBits, 22);
        tableShift = 32 - tableBits;
        filter = Pages.ForTable((nint)sizeof(uint) << tableBits);
        var windows = Enter().GroupBy(w => w.Window).ToArray();
        var slotBits = 32 - BitOperations.LeadingZeroCount((uint)windows.Length * 2);
        slotShift = 32 - slotBits;
        slots = Pages.ForTable((nint)sizeof(Slot) << slotBits);
        var all = new List<(int, int)>();
        foreach (var window in windows)
        {
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
        if (stride != VectorStride || length < Block || !Avx2.IsSupported)
        {
            return FindPlainly(content, length, out at);
        }

        // Eight windows at once, without a branch: the two bits of each are moved to the front of its word, where the signs of all eight come out as one number. Nearly always it is 0. The words are fetched one by one: that takes three
        // quarters of the time of the processor's own gathering, and a third of doing all of it window by window.
        var words = (uint*)filter.Start;
        var (spread, five) = (Vector256.Create(Spread).AsInt32(), Vector256.Create(31u));
        var (shift, firstBit, otherBit) = (Vector128.CreateScalar((uint)tableShift), Vector128.CreateScalar((uint)tableShift - 5), Vector128.CreateScalar((uint)tableShift - 10));
        var last = (length & -VectorStride) - Block;
        for (var i = 0; ; i = Math.Min(i + Block, last))
        {
            var spreads = Avx2.MultiplyLow(Avx.LoadVector256((int*)(content + i)), spread).AsUInt32();
            var places = Avx2.ShiftRightLogical(spreads, shift).AsUInt64();
            var word = Vector256.Create(Fetched(words, places.GetLower()), Fetched(words, places.GetUpper()));
            var both = Avx2.And(Avx2.ShiftLeftLogicalVariable(word, Avx2.And(Avx2.ShiftRightLogical(spreads, firstBit), five)), Avx2.ShiftLeftLogicalVariable(word, Avx2.And(Avx2.ShiftRightLogical(spreads, otherBit), five)));
            var suspected = Avx.MoveMask(both.AsSingle());
            if (suspected != 0 && Suspects(content, length, i, suspected, out at) is >= 0 and var found)
            {
                return found;
            }

            if (i == last)
            {
                at = default;
                return -1;
            }
        }
    }

    /// <summary>The same window by window: for short contents and signatures, and the twin by which the other is checked.</summary>
    public int FindPlainly(byte* content, int length, out Range at)
    {
        for (var i = 0; i <= length - Window; i += stride)
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
    private static Vector128<uint> Fetched(uint* words, Vector128<ulong> places)
    {
        var (low, high) = (places.ToScalar(), places.GetElement(1));
        return Vector128.Create(words[(uint)low], words[low >> 32], words[(uint)high], words[high >> 32]);
    }

    // One window of each signature for each shift. Where it has several, that one is taken which lets the fewest others through: those are as many as the squares of the bits in all words.
    private List<(uint Window, int Signature, int Offset)> Enter()
    {
        var words = (uint*)filter.Start;
        var entered = new List<(uint, int, int)>(signatures.Length * stride);
        foreach (var i in Enumerable.Range(0, signatures.Length).OrderBy(i => signatures[i].Octets.Length))
        {
            var octets = signatures[i].Octets;
            for (var shift = 0; shift < stride; shift++)
            {
                var (taken, least) = (shift, int.MaxValue);
                for (var offset = shift; offset <= octets.Length - Window; offset += stride)
                {
                    var spread = BitConverter.ToUInt32(octets, offset) * Spread;
                    var word = words[spread >> tableShift];
                    var (before, after) = (BitOperations.PopCount(word), BitOperations.PopCount(word | Bits(spread)));
                    if ((after * after) - (before * before) is var more && more < least)
                    {
                        (taken, least) = (offset, more);
                    }
                }

                var window = BitConverter.ToUInt32(octets, taken);
                words[window * Spread >> tableShift] |= Bits(window * Spread);
                entered.Add((window, i, taken));
            }
        }

        return entered;
    }

    // Two bits of a word, told by the bits of the product below those that choose the word.
    private uint Bits(uint spread) => (0x80000000u >> (int)(spread >> (tableShift - 5) & 31)) | (0x80000000u >> (int)(spread >> (tableShift - 10) & 31));

    private bool Suspected(uint window)
    {
        var spread = window * Spread;
        return (~((uint*)filter.Start)[spread >> tableShift] & Bits(spread)) == 0;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private int Suspects(byte* content, int length, int block, int suspected, out Range at)
    {
        for (; suspected != 0; suspected &= suspected - 1)
        {
            if (Whole(content, length, block + (BitOperations.TrailingZeroCount(suspected) * VectorStride), out at) is >= 0 and var found)
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
