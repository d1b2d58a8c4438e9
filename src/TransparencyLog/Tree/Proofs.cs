using System.Numerics;

namespace Noroshi.TransparencyLog.Tree;

/// <summary>A node of the tree that is whole: 2^<paramref name="Level"/> leaves from <paramref name="Index"/> × 2^<paramref name="Level"/>.</summary>
/// <param name="Level">0 for leaves.</param>
/// <param name="Index">Its place on the level, from 0.</param>
public readonly record struct NodeAt(int Level, ulong Index);

/// <summary>Where the hashes of nodes are read: tiles, a database, memory.</summary>
public interface INodeReader
{
    /// <summary>The hashes of nodes, in their order.</summary>
    ValueTask<IReadOnlyList<LogHash>> ReadAsync(IReadOnlyList<NodeAt> nodes, CancellationToken cancellation);
}

/// <summary>Makes proofs. A hash of a proof is a node that is whole, or one at the right edge that is put together from several.</summary>
public static class Proofs
{
    /// <summary>That a leaf is in a tree (RFC 9162, section 2.1.3.1), from the leaf upwards.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The tree has no such leaf.</exception>
    public static async Task<IReadOnlyList<LogHash>> InclusionAsync(ulong index, ulong size, INodeReader nodes, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, size);
        var spans = new List<(ulong From, ulong To)>();
        Beside(index, 0, size, spans);
        return await HashesAsync(spans, nodes, cancellation);
    }

    /// <summary>That a tree continues an earlier one (RFC 9162, section 2.1.4.1).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The first tree is larger than the second.</exception>
    public static async Task<IReadOnlyList<LogHash>> ConsistencyAsync(ulong first, ulong second, INodeReader nodes, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(first, second);
        var spans = new List<(ulong From, ulong To)>();
        if (first > 0 && first < second)
        {
            Subproof(first, 0, second, whole: true, spans);
        }

        return await HashesAsync(spans, nodes, cancellation);
    }

    private static void Beside(ulong index, ulong from, ulong to, List<(ulong From, ulong To)> spans)
    {
        if (to - from == 1)
        {
            return;
        }

        var middle = from + Split(to - from);
        if (index < middle)
        {
            Beside(index, from, middle, spans);
            spans.Add((middle, to));
        }
        else
        {
            Beside(index, middle, to, spans);
            spans.Add((from, middle));
        }
    }

    private static void Subproof(ulong first, ulong from, ulong to, bool whole, List<(ulong From, ulong To)> spans)
    {
        if (first == to)
        {
            if (!whole)
            {
                spans.Add((from, to));
            }

            return;
        }

        var middle = from + Split(to - from);
        if (first <= middle)
        {
            Subproof(first, from, middle, whole, spans);
            spans.Add((middle, to));
        }
        else
        {
            Subproof(first, middle, to, whole: false, spans);
            spans.Add((from, middle));
        }
    }

    // The largest power of two smaller than the count.
    private static ulong Split(ulong count) => 1UL << (63 - BitOperations.LeadingZeroCount(count - 1));

    // One question for all nodes of a proof, then the edge nodes are put together.
    private static async Task<IReadOnlyList<LogHash>> HashesAsync(List<(ulong From, ulong To)> spans, INodeReader nodes, CancellationToken cancellation)
    {
        var asked = spans.SelectMany(s => Whole(s.From, s.To)).ToList();
        var read = asked.Count == 0 ? [] : await nodes.ReadAsync(asked, cancellation);
        var (hashes, at) = (new List<LogHash>(spans.Count), 0);
        foreach (var (from, to) in spans)
        {
            var count = BitOperations.PopCount(to - from);
            var hash = read[at + count - 1];
            for (var i = count - 2; i >= 0; i--)
            {
                hash = Merkle.Node(read[at + i], hash);
            }

            hashes.Add(hash);
            at += count;
        }

        return hashes;
    }

    // A span of a proof begins at a multiple of a power of two not smaller than it: its whole nodes follow the ones in its length.
    private static IEnumerable<NodeAt> Whole(ulong from, ulong to)
    {
        while (from < to)
        {
            var level = 63 - BitOperations.LeadingZeroCount(to - from);
            yield return new NodeAt(level, from >> level);
            from += 1UL << level;
        }
    }
}
