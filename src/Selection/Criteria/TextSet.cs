using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;
using Noroshi.Selection.Memory;

namespace Noroshi.Selection.Criteria;

/// <summary>Texts that are criteria: what they are and where they may be found.</summary>
/// <param name="Octets">All texts behind each other; <see cref="NameHash.Slack"/> octets follow the last.</param>
/// <param name="Starts">Where each begins; one more than there are texts.</param>
/// <param name="Uses">What each is used for.</param>
/// <param name="Criteria">The criterion of each.</param>
internal sealed record TextList(ReadOnlyMemory<byte> Octets, ReadOnlyMemory<int> Starts, ReadOnlyMemory<TextUse> Uses, ReadOnlyMemory<int> Criteria)
{
    /// <summary>How many texts.</summary>
    public int Count => Uses.Length;
}

/// <summary>What a text is compared with.</summary>
[Flags]
internal enum TextUse : byte
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The question of a DNS message.</summary>
    Question = 1,

    /// <summary>The server name of a TLS handshake.</summary>
    ServerName = 2,

    /// <summary>The host of an HTTP request.</summary>
    Host = 4,

    /// <summary>Names below it as well.</summary>
    Below = 8,

    /// <summary>A domain: everywhere, and what lies below.</summary>
    Domain = Question | ServerName | Host | Below,

    /// <summary>Host and path of an HTTP request.</summary>
    Url = 16,

    /// <summary>A fingerprint of a TLS handshake.</summary>
    Fingerprint = 32,
}

/// <summary>
/// Names, addresses of pages and fingerprints, up to millions. First a filter of bits that stays in the cache: nearly all that is asked for is not there. Then buckets of eight digests, one cache line each. Then the text itself: a digest alone
/// decides nothing.
/// </summary>
internal sealed unsafe class TextSet : IDisposable
{
    private const int Wide = 8, Filled = 5, Ahead = 16;
    private static readonly ParallelOptions Threads = new() { MaxDegreeOfParallelism = 2 };
    private readonly IReadOnlyList<TextList> lists;
    private readonly int[] firsts;
    private readonly Pages filter;
    private readonly int shift;
    private readonly Pages digests;
    private readonly Pages entries;
    private readonly uint buckets;

    /// <summary>Makes a set.</summary>
    /// <param name="lists">The texts.</param>
    public TextSet(IReadOnlyList<TextList> lists)
    {
        this.lists = lists;
        Count = lists.Sum(l => l.Count);
        firsts = new int[lists.Count];
        for (var i = 1; i < firsts.Length; i++)
        {
            firsts[i] = firsts[i - 1] + lists[i - 1].Count;
        }

        var bits = Math.Clamp(64 - BitOperations.LeadingZeroCount((ulong)Count * 16), 12, 32);
        shift = 64 - bits;
        filter = Pages.ForTable((nint)1 << (bits - 3));
        buckets = ((uint)(Count / Filled) + 3) & ~1u;
        digests = Pages.ForTable((nint)buckets * Wide * sizeof(ulong));
        entries = Pages.ForTable((nint)buckets * Wide * sizeof(int));
        Fill();
    }

    /// <summary>How many texts there are.</summary>
    public int Count { get; }

    /// <summary>Whether a digest may be that of a text in the set.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool MayHave(ulong digest)
    {
        var bit = digest >> shift;
        return (filter.Start[bit >> 3] & (1 << (int)(bit & 7))) != 0;
    }

    /// <summary>The criterion of a text for a use; -1 for none.</summary>
    public int CriterionOf(ulong digest, ReadOnlySpan<byte> text, TextUse use)
    {
        var bucket = Bucket(digest);
        var (first, past) = bucket < buckets / 2 ? (0u, buckets / 2) : (buckets / 2, buckets);
        for (var step = first; step < past; step++)
        {
            var line = (ulong*)digests.Start + ((nint)bucket * Wide);
            for (var i = 0; i < Wide; i++)
            {
                var entry = ((int*)entries.Start)[((nint)bucket * Wide) + i] - 1;
                if (entry < 0)
                {
                    return -1;
                }

                if (line[i] == digest && Entry(entry, out var list, out var number) is var known && known.SequenceEqual(text) && (list.Uses.Span[number] & use) == use)
                {
                    return list.Criteria.Span[number];
                }
            }

            bucket = bucket + 1 == past ? first : bucket + 1;
        }

        return -1;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        filter.Dispose();
        digests.Dispose();
        entries.Dispose();
    }

    /// <summary>The digest of a text of a use: a name label by label from the right, anything else in one.</summary>
    public static ulong Digest(byte* text, int length, TextUse use)
    {
        if ((use & (TextUse.Url | TextUse.Fingerprint)) != 0)
        {
            return NameHash.With(NameHash.Start, text, length);
        }

        var digest = NameHash.Start;
        var end = length;
        for (var at = length - 1; at >= -1; at--)
        {
            if (at < 0 || text[at] == '.')
            {
                digest = NameHash.With(digest, text + at + 1, end - at - 1);
                end = at;
            }
        }

        return digest;
    }

    private ReadOnlySpan<byte> Entry(int entry, out TextList list, out int number)
    {
        var which = Array.BinarySearch(firsts, entry);
        which = which < 0 ? ~which - 1 : which;
        while (lists[which].Count == 0)
        {
            which++;
        }

        list = lists[which];
        number = entry - firsts[which];
        var starts = list.Starts.Span;
        return list.Octets.Slice(starts[number], starts[number + 1] - starts[number]).Span;
    }

    // Two threads reckon the digests of half the texts each; then each fills its half of buckets and filter, which the first bit of a digest decides, so that none waits for the other.
    private void Fill()
    {
        using var reckoned = Pages.ForTable(((nint)Count + 1) * sizeof(ulong));
        var all = (ulong*)reckoned.Start;
        Parallel.For(0, lists.Count, Threads, which => Reckon(lists[which], all + firsts[which]));
        Parallel.Invoke(() => Fill(all, 0, buckets / 2), () => Fill(all, buckets / 2, buckets));
    }

    private static void Reckon(TextList list, ulong* to)
    {
        var starts = list.Starts.Span;
        var uses = list.Uses.Span;
        fixed (byte* octets = list.Octets.Span)
        {
            for (var number = 0; number < list.Count; number++)
            {
                to[number] = Digest(octets + starts[number], starts[number + 1] - starts[number], uses[number]);
            }
        }
    }

    private void Fill(ulong* all, uint first, uint past)
    {
        for (var entry = 0; entry < Count; entry++)
        {
            // Far enough ahead that the lines have come, near enough that they are still there.
            if (entry + Ahead < Count && Sse.IsSupported && Bucket(all[entry + Ahead]) is var ahead && ahead >= first && ahead < past)
            {
                Sse.Prefetch0(filter.Start + (all[entry + Ahead] >> shift >> 3));
                Sse.Prefetch0((ulong*)digests.Start + ((nint)ahead * Wide));
                Sse.Prefetch0((int*)entries.Start + ((nint)ahead * Wide));
            }

            var bucket = Bucket(all[entry]);
            if (bucket >= first && bucket < past)
            {
                Put(all[entry], entry, bucket, first, past);
            }
        }
    }

    private void Put(ulong digest, int entry, uint bucket, uint first, uint past)
    {
        var bit = digest >> shift;
        filter.Start[bit >> 3] |= (byte)(1 << (int)(bit & 7));
        while (true)
        {
            for (var i = 0; i < Wide; i++)
            {
                ref var slot = ref ((int*)entries.Start)[((nint)bucket * Wide) + i];
                if (slot == 0)
                {
                    ((ulong*)digests.Start)[((nint)bucket * Wide) + i] = digest;
                    slot = entry + 1;
                    return;
                }
            }

            bucket = bucket + 1 == past ? first : bucket + 1;
        }
    }

    private uint Bucket(ulong digest) => (uint)((digest >> 32) * buckets >> 32);
}
