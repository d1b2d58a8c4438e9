using System.Numerics;

namespace Noroshi.TransparencyLog.Tree;

/// <summary>
/// The right edge of a growing tree: the roots of its whole subtrees, the largest first. It is all that appending needs, at most 64 hashes, and the root follows from it.
/// </summary>
public sealed class Frontier
{
    private readonly List<LogHash> edge = new(64);

    /// <summary>How many leaves there are.</summary>
    public ulong Size { get; private set; }

    /// <summary>The roots of the whole subtrees, the largest first: one for each 1 in the size.</summary>
    public IReadOnlyList<LogHash> Edge => edge;

    /// <summary>The edge of a tree that stands already.</summary>
    /// <exception cref="ArgumentException">A tree of that size has another number of whole subtrees.</exception>
    public static Frontier Of(ulong size, IReadOnlyCollection<LogHash> edge)
    {
        if (edge.Count != BitOperations.PopCount(size))
        {
            throw new ArgumentException($"A tree of {size} leaves has {BitOperations.PopCount(size)} whole subtrees, not {edge.Count}.", nameof(edge));
        }

        var frontier = new Frontier { Size = size };
        frontier.edge.AddRange(edge);
        return frontier;
    }

    /// <summary>Adds a leaf.</summary>
    /// <param name="leaf">Its hash.</param>
    /// <param name="made">Told of each node that is whole now: its level (0 for leaves), its index on that level, its hash; lower levels first.</param>
    public void Append(in LogHash leaf, Action<int, ulong, LogHash>? made = null)
    {
        var hash = leaf;
        made?.Invoke(0, Size, hash);
        var level = 0;
        for (var index = Size; (index & 1) == 1; index >>= 1)
        {
            hash = Merkle.Node(edge[^1], hash);
            edge.RemoveAt(edge.Count - 1);
            made?.Invoke(++level, index >> 1, hash);
        }

        edge.Add(hash);
        Size++;
    }

    /// <summary>The root of the tree as it stands.</summary>
    public LogHash Root()
    {
        if (Size == 0)
        {
            return Merkle.EmptyRoot;
        }

        var root = edge[^1];
        for (var i = edge.Count - 2; i >= 0; i--)
        {
            root = Merkle.Node(edge[i], root);
        }

        return root;
    }
}
