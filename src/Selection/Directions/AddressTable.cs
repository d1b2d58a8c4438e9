using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using Noroshi.Selection.Criteria;
using Noroshi.Selection.Memory;
using Noroshi.Selection.Packets;

namespace Noroshi.Selection.Directions;

/// <summary>
/// What is to be said of an address, in one octet: home or abroad, and whether a criterion may concern it. For IPv4 one octet for each /24; for IPv6 one entry for each /32. So a packet whose addresses concern nobody costs two look-ups in a
/// table, and no more.
/// </summary>
internal sealed unsafe class AddressTable : IDisposable
{
    /// <summary>Home, abroad, or (both) different within the block; 0: in no prefix.</summary>
    public const int Home = PrefixList.Home, Foreign = PrefixList.Foreign, Mixed = 3, Where = 3;

    /// <summary>Addresses that are criteria lie in the block; blocks that are criteria cover part of it; or all of it.</summary>
    public const int HoldsAddress = 4, HoldsBlock = 8, AllListed = 16, Concerned = HoldsAddress | HoldsBlock | AllListed;

    private const int Widest = 4096;
    private readonly PrefixList prefixes;
    private readonly Pages v4 = Pages.ForTable(1 << 24);
    private readonly Dictionary<uint, byte[]> mixed4 = [];
    private readonly Pages v6;
    private readonly int shift6;
    private readonly AddressSet4 addresses4;
    private readonly AddressSet6 addresses6;
    private readonly AddressBlocks blocks4;
    private readonly AddressBlocks blocks6;
    private readonly byte[] says6;

    /// <summary>Makes the table of prefixes and criteria.</summary>
    public AddressTable(PrefixList prefixes, CriteriaList criteria)
    {
        this.prefixes = prefixes;
        var parts = criteria.Parts.ToArray();
        (AddressSet4? set4, AddressSet6? set6, AddressBlocks? wide4, AddressBlocks? wide6) = (null, null, null, null);
        Parallel.Invoke(
            () =>
            {
                FillPlaces4();
                wide4 = new([.. parts.SelectMany(p => p.Blocks4.Memory.ToArray())], uint.MaxValue);
                FillCriteria4(parts, wide4.Flat);
            },
            () => set4 = AddressSet4.Of([.. parts.Select(p => ((ReadOnlyMemory<uint>)p.V4.Addresses.Memory, (ReadOnlyMemory<int>)p.V4.Criteria.Memory))]),
            () => set6 = AddressSet6.Of([.. parts.Select(p => ((ReadOnlyMemory<UInt128>)p.V6.Addresses.Memory, (ReadOnlyMemory<int>)p.V6.Criteria.Memory))]),
            () => wide6 = new([.. parts.SelectMany(p => p.Blocks6.Memory.ToArray())], UInt128.MaxValue));
        (addresses4, addresses6, blocks4, blocks6) = (set4!, set6!, wide4!, wide6!);
        says6 = [.. prefixes.V6.Select(b => (byte)b.Says)];
        var slots = Slots6();
        var bits = Math.Max(6, 64 - System.Numerics.BitOperations.LeadingZeroCount((ulong)slots.Count * 2));
        (v6, shift6) = (Pages.ForTable((nint)sizeof(Slot) << bits), 32 - bits);
        FillSlots(slots, parts);
    }

    /// <summary>Where the octet of an IPv4 address stands.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public byte* Octet4(uint address) => v4.Start + (address >> 8);

    /// <summary>Fetches what is said of an IPv6 address before it is asked for.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Fetch6(byte* address)
    {
        if (Sse.IsSupported)
        {
            Sse.Prefetch0(Place(Packet.Big32(address)));
        }
    }

    /// <summary>Fetches the criteria of an address that may be one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void FetchCriteria4(uint address) => addresses4.Fetch(address);

    /// <summary>Fetches the criteria of an address that may be one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void FetchCriteria6(byte* address) => addresses6.Fetch(Number(address));

    /// <summary>What is said of an IPv4 address whose block is mixed.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public int Within4(uint address, int says) => (says & ~Where) | mixed4[address >> 8][address & 255];

    /// <summary>What is said of an IPv6 address.</summary>
    public int At6(byte* address)
    {
        var key = Packet.Big32(address);
        for (var place = Place(key); place->Count != 0; place = Next(place))
        {
            if (place->Key == key)
            {
                return (place->Says & Where) != Mixed ? place->Says : (place->Says & ~Where) | (place->Inline != 0 ? place->Within(Packet.Big32(address + 4)) : Within6(address, place));
            }
        }

        return HoldsAddress | HoldsBlock | FlatRanges.At(prefixes.V6, Number(address));
    }

    /// <summary>Whether an IPv4 address that may be a criterion is one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Lists4(uint address, int says) =>
        (says & AllListed) != 0 || ((says & HoldsAddress) != 0 && addresses4.Contains(address)) || ((says & HoldsBlock) != 0 && blocks4.CriterionOf(address) >= 0);

    /// <summary>Whether an IPv6 address that may be a criterion is one.</summary>
    public bool Lists6(byte* address, int says)
    {
        var number = Number(address);
        return ((says & HoldsAddress) != 0 && addresses6.CriterionOf(number) >= 0) || ((says & HoldsBlock) != 0 && blocks6.CriterionOf(number) >= 0);
    }

    /// <summary>The criterion of an address: itself before a block around it; -1 for none.</summary>
    public int CriterionOf(in Packet packet, bool source)
    {
        if (packet.Family == 6)
        {
            return CriterionOf6(Number(packet.Addresses + (source ? 0 : 16)));
        }

        var address = source ? packet.Source4 : packet.Destination4;
        return addresses4.CriterionOf(address) is >= 0 and var itself ? itself : blocks4.CriterionOf(address);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        v4.Dispose();
        v6.Dispose();
        addresses4.Dispose();
        addresses6.Dispose();
    }

    /// <summary>An IPv6 address as a number.</summary>
    public static UInt128 Number(byte* address) => System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(new ReadOnlySpan<byte>(address, 16));

    private int CriterionOf6(UInt128 address) => addresses6.CriterionOf(address) is >= 0 and var itself ? itself : blocks6.CriterionOf(address);

    private int Within6(byte* address, Slot* slot)
    {
        var number = Number(address);
        var flat = prefixes.V6;
        var at = (int)slot->First;
        for (var past = at + (int)slot->Count; at + 1 < past && flat[at + 1].First <= number; at++)
        {
        }

        return says6[at];
    }

    private Slot* Place(uint key) => (Slot*)v6.Start + ((key * 0x9E3779B1u) >> shift6);

    private Slot* Next(Slot* place) => place + 1 == (Slot*)v6.Start + (1 << (32 - shift6)) ? (Slot*)v6.Start : place + 1;

    private void FillPlaces4()
    {
        var flat = prefixes.V4;
        for (var i = 0; i < flat.Length; i++)
        {
            var last = i + 1 < flat.Length ? (uint)(flat[i + 1].First - 1) : uint.MaxValue;
            for (var at = (uint)flat[i].First; ;)
            {
                var block = at >> 8;
                var end = Math.Min(last, at | 255);
                if (at == block << 8 && end == (at | 255))
                {
                    // Whole blocks at once.
                    var past = last == uint.MaxValue ? 1u << 24 : (last + 1) >> 8;
                    new Span<byte>(v4.Start + block, (int)(past - block)).Fill((byte)flat[i].Says);
                    end = (past << 8) - 1;
                }
                else
                {
                    var within = mixed4.TryGetValue(block, out var there) ? there : mixed4[block] = new byte[256];
                    within.AsSpan((int)(at & 255), (int)(end - at) + 1).Fill((byte)flat[i].Says);
                    v4.Start[block] = Mixed;
                }

                if (end == last)
                {
                    break;
                }

                at = end + 1;
            }
        }
    }

    private void FillCriteria4(CriteriaPart[] parts, ReadOnlySpan<Boundary> flat)
    {
        foreach (var part in parts)
        {
            foreach (var address in part.V4.Addresses.Span)
            {
                v4.Start[address >> 8] |= HoldsAddress;
            }
        }

        for (var i = 0; i < flat.Length; i++)
        {
            if (flat[i].Says == 0)
            {
                continue;
            }

            var (first, last) = ((uint)flat[i].First, i + 1 < flat.Length ? (uint)(flat[i + 1].First - 1) : uint.MaxValue);
            for (var block = first >> 8; block <= last >> 8; block++)
            {
                v4.Start[block] |= (byte)(first <= block << 8 && last >= ((block << 8) | 255) ? AllListed : HoldsBlock);
            }
        }
    }

    // Blocks of up to 4,096 /32 get an entry for each /32; of wider ones, and of gaps, only those at their ends, which may be divided. The rest is looked for among the boundaries.
    private Dictionary<uint, Slot> Slots6()
    {
        var slots = new Dictionary<uint, Slot>();
        var flat = prefixes.V6;
        for (var i = 0; i < flat.Length; i++)
        {
            var last = i + 1 < flat.Length ? flat[i + 1].First - 1 : UInt128.MaxValue;
            var (from, to) = ((uint)(flat[i].First >> 96), (uint)(last >> 96));
            var wide = flat[i].Says == 0 || to - from >= Widest;
            for (ulong key = from; key <= to; key = wide && key == from ? to : key + 1)
            {
                if (slots.TryGetValue((uint)key, out var there))
                {
                    slots[(uint)key] = there with { Says = Mixed, Count = there.Count + 1 };
                }
                else if (flat[i].Says != 0 || last < ((UInt128)key << 96) + ((UInt128.One << 96) - 1))
                {
                    // Something is said of the whole of this /32, or at least of its end.
                    slots.Add((uint)key, new() { Key = (uint)key, Says = (byte)flat[i].Says, First = (uint)i, Count = 1 });
                }

                if (key == to)
                {
                    break;
                }
            }
        }

        return slots;
    }

    private void FillSlots(Dictionary<uint, Slot> slots, CriteriaPart[] parts)
    {
        foreach (var slot in slots.Values)
        {
            var place = Place(slot.Key);
            while (place->Count != 0)
            {
                place = Next(place);
            }

            *place = slot;
            place->Inline = (byte)(slot.Says == Mixed && place->Take(prefixes.V6.AsSpan((int)slot.First, (int)slot.Count), says6.AsSpan((int)slot.First, (int)slot.Count)) ? 1 : 0);
        }

        foreach (var part in parts)
        {
            foreach (var address in part.V6.Addresses.Span)
            {
                Concern((uint)(address >> 96), HoldsAddress);
            }
        }

        var flat = blocks6.Flat;
        for (var i = 0; i < flat.Length; i++)
        {
            if (flat[i].Says == 0)
            {
                continue;
            }

            var (from, to) = ((uint)(flat[i].First >> 96), (uint)((i + 1 < flat.Length ? flat[i + 1].First - 1 : UInt128.MaxValue) >> 96));
            if (to - from < Widest)
            {
                for (ulong key = from; key <= to; key++)
                {
                    Concern((uint)key, HoldsBlock);
                }

                continue;
            }

            for (var place = (Slot*)v6.Start; place < (Slot*)v6.Start + (1 << (32 - shift6)); place++)
            {
                place->Says |= (byte)(place->Count != 0 && place->Key >= from && place->Key <= to ? HoldsBlock : 0);
            }
        }
    }

    private void Concern(uint key, byte says)
    {
        for (var place = Place(key); place->Count != 0; place = Next(place))
        {
            if (place->Key == key)
            {
                place->Says |= says;
                return;
            }
        }
    }

    // Half a cache line. A /32 that is divided, but not finely, says so in its own entry: one miss and not three.
    [StructLayout(LayoutKind.Sequential, Size = 32)]
    private struct Slot
    {
        private const int Inside = 3;
        public uint Key;
        public uint First;
        public uint Count;
        public byte Says;
        public byte Inline;
        private fixed uint borders[Inside];
        private uint parts;

        /// <summary>Takes up to four parts, if they are divided by the second 32 bits of the address alone.</summary>
        public bool Take(ReadOnlySpan<Boundary> boundaries, ReadOnlySpan<byte> says)
        {
            if (boundaries.Length > Inside + 1)
            {
                return false;
            }

            for (var i = 1; i < boundaries.Length; i++)
            {
                if ((UInt128)(ulong)boundaries[i].First != 0 || (uint)(boundaries[i].First >> 64) == 0)
                {
                    return false;
                }
            }

            for (var i = 0; i <= Inside; i++)
            {
                var part = Math.Min(i, boundaries.Length - 1);
                parts |= (uint)says[part] << (i * 8);
                if (i > 0)
                {
                    borders[i - 1] = i < boundaries.Length ? (uint)(boundaries[i].First >> 64) : uint.MaxValue;
                }
            }

            return true;
        }

        /// <summary>What is said where the second 32 bits are these. Three comparisons and no branch.</summary>
        public readonly int Within(uint second) =>
            (int)(parts >> (((second >= borders[0] ? 1 : 0) + (second >= borders[1] ? 1 : 0) + (second >= borders[2] ? 1 : 0)) * 8)) & Where;
    }
}
