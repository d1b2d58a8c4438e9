using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Noroshi.Selection.Memory;

namespace Noroshi.Selection.Criteria;

/// <summary>
/// IPv4 addresses, up to tens of millions: buckets of sixteen, one cache line each, so that a look-up costs one miss and two comparisons of eight. The line can be fetched before it is needed.
/// </summary>
internal sealed unsafe class AddressSet4 : IDisposable
{
    private const int Wide = 16, Filled = 10;
    private readonly Pages keys;
    private readonly Pages criteria;
    private readonly uint buckets;
    private int ofZero = -1;

    private AddressSet4(uint buckets)
    {
        this.buckets = buckets;
        keys = Pages.ForTable((nint)buckets * Wide * sizeof(uint));
        criteria = Pages.ForTable((nint)buckets * Wide * sizeof(int));
    }

    /// <summary>Makes a set. Two threads fill one half of the buckets each, so that none waits for the other.</summary>
    /// <param name="parts">Addresses and their criteria; of the same address twice the first counts.</param>
    public static AddressSet4 Of(IReadOnlyList<(ReadOnlyMemory<uint> Addresses, ReadOnlyMemory<int> Criteria)> parts)
    {
        var set = new AddressSet4((uint)(parts.Sum(p => (long)p.Addresses.Length) / Filled) + 2);
        var middle = set.buckets / 2;
        Parallel.Invoke(() => set.Fill(parts, 0, middle), () => set.Fill(parts, middle, set.buckets));
        return set;
    }

    /// <summary>Fetches the line of an address before it is asked for.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Fetch(uint address)
    {
        if (Sse.IsSupported)
        {
            Sse.Prefetch0(Line(Bucket(address)));
        }
    }

    /// <summary>Whether an address is in the set.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Contains(uint address)
    {
        var line = Line(Bucket(address));
        var sought = Vector256.Create(address);
        var (low, high) = (Vector256.Load(line), Vector256.Load(line + 8));
        return Vector256.EqualsAny(low, sought) || Vector256.EqualsAny(high, sought)
            ? address != 0 || ofZero >= 0
            : line[Wide - 1] != 0 && CriterionOf(address) >= 0;
    }

    /// <summary>The criterion of an address; -1 for none.</summary>
    public int CriterionOf(uint address)
    {
        if (address == 0)
        {
            return ofZero;
        }

        var (first, past) = Half(Bucket(address));
        var bucket = Bucket(address);
        for (var step = first; step < past; step++)
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

            bucket = bucket + 1 == past ? first : bucket + 1;
        }

        return -1;
    }

    /// <summary>The same without vectors, by which the vectors are checked.</summary>
    public bool ContainsPlainly(uint address) => CriterionOf(address) >= 0;

    /// <inheritdoc/>
    public void Dispose()
    {
        keys.Dispose();
        criteria.Dispose();
    }

    private void Fill(IReadOnlyList<(ReadOnlyMemory<uint> Addresses, ReadOnlyMemory<int> Criteria)> parts, uint first, uint past)
    {
        foreach (var (addresses, numbers) in parts)
        {
            var all = addresses.Span;
            var criterion = numbers.Span;
            for (var i = 0; i < all.Length; i++)
            {
                // Far enough ahead that the line has come, near enough that it is still there.
                if (i + 24 < all.Length)
                {
                    var ahead = Bucket(all[i + 24]);
                    if (ahead >= first && ahead < past && Sse.IsSupported)
                    {
                        Sse.Prefetch0(Line(ahead));
                        Sse.Prefetch0((int*)criteria.Start + ((nint)ahead * Wide));
                    }
                }

                var bucket = Bucket(all[i]);
                if (bucket >= first && bucket < past)
                {
                    Put(all[i], criterion[i], bucket, first, past);
                }
            }
        }
    }

    private void Put(uint address, int criterion, uint bucket, uint first, uint past)
    {
        if (address == 0)
        {
            ofZero = ofZero < 0 ? criterion : ofZero;
            return;
        }

        while (true)
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

            bucket = bucket + 1 == past ? first : bucket + 1;
        }
    }

    private (uint First, uint Past) Half(uint bucket) => bucket < buckets / 2 ? (0, buckets / 2) : (buckets / 2, buckets);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private uint Bucket(uint address) => (uint)((ulong)(address * 0x9E3779B1u) * buckets >> 32);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private uint* Line(uint bucket) => (uint*)keys.Start + ((nint)bucket * Wide);
}
