using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;
using Noroshi.Selection.Memory;

namespace Noroshi.Selection.Criteria;

/// <summary>IPv6 addresses in buckets of four, one cache line each.</summary>
internal sealed unsafe class AddressSet6 : IDisposable
{
    private const int Wide = 4, Filled = 2;
    private readonly Pages keys;
    private readonly Pages criteria;
    private readonly uint buckets;
    private int ofZero = -1;

    private AddressSet6(uint buckets)
    {
        this.buckets = buckets;
        keys = Pages.ForTable((nint)buckets * Wide * sizeof(UInt128));
        criteria = Pages.ForTable((nint)buckets * Wide * sizeof(int));
    }

    /// <summary>Makes a set; of the same address twice the first counts.</summary>
    public static AddressSet6 Of(IReadOnlyList<(ReadOnlyMemory<UInt128> Addresses, ReadOnlyMemory<int> Criteria)> parts)
    {
        var set = new AddressSet6((uint)(parts.Sum(p => (long)p.Addresses.Length) / Filled) + 2);
        foreach (var (addresses, numbers) in parts)
        {
            for (var i = 0; i < addresses.Length; i++)
            {
                set.Put(addresses.Span[i], numbers.Span[i]);
            }
        }

        return set;
    }

    /// <summary>Fetches the line of an address before it is asked for.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Fetch(UInt128 address)
    {
        if (Sse.IsSupported)
        {
            Sse.Prefetch0(Line(Bucket(address)));
        }
    }

    /// <summary>The criterion of an address; -1 for none.</summary>
    public int CriterionOf(UInt128 address)
    {
        if (address == 0)
        {
            return ofZero;
        }

        for (var bucket = Bucket(address); ; bucket = bucket + 1 == buckets ? 0 : bucket + 1)
        {
            var line = Line(bucket);
            for (var i = 0; i < Wide; i++)
            {
                if (line[i] == address)
                {
                    return ((int*)criteria.Start)[((nint)bucket * Wide) + i];
                }

                if (line[i] == 0)
                {
                    return -1;
                }
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        keys.Dispose();
        criteria.Dispose();
    }

    private void Put(UInt128 address, int criterion)
    {
        if (address == 0)
        {
            ofZero = ofZero < 0 ? criterion : ofZero;
            return;
        }

        for (var bucket = Bucket(address); ; bucket = bucket + 1 == buckets ? 0 : bucket + 1)
        {
            var line = Line(bucket);
            for (var i = 0; i < Wide; i++)
            {
                if (line[i] == 0)
                {
                    line[i] = address;
                    ((int*)criteria.Start)[((nint)bucket * Wide) + i] = criterion;
                    return;
                }

                if (line[i] == address)
                {
                    return;
                }
            }
        }
    }

    private uint Bucket(UInt128 address)
    {
        var mixed = ((ulong)address * 0x9E3779B97F4A7C15) ^ ((ulong)(address >> 64) * 0xC2B2AE3D27D4EB4F);
        return (uint)(((mixed ^ (mixed >> 32)) * 0x9E3779B97F4A7C15 >> 32) * buckets >> 32);
    }

    private UInt128* Line(uint bucket) => (UInt128*)keys.Start + ((nint)bucket * Wide);
}
