using System.Buffers;
using Noroshi.TransparencyLog.Reading;
using Noroshi.TransparencyLog.Tree;

namespace Noroshi.TransparencyLog.Tiles;

/// <summary>
/// A tree that grows at its right edge, and the tiles that it writes while it does: at most one unfinished tile on each level is in memory, whatever the
/// size of the log.
/// </summary>
public sealed class GrowingTree
{
    private const int Levels = 8;

    private readonly List<Edge> levels;
    private readonly ArrayBufferWriter<byte> bundle = new(16_384);
    private readonly List<(TilePath Path, byte[] Octets)> whole = [];
    private readonly Frontier frontier;
    private readonly Action<int, ulong, LogHash> keep;
    private bool grew;

    private GrowingTree(Frontier frontier, List<Edge> levels)
    {
        (this.frontier, this.levels) = (frontier, levels);
        keep = Keep;
    }

    /// <summary>How many leaves there are.</summary>
    public ulong Size => frontier.Size;

    /// <summary>An empty tree.</summary>
    public static GrowingTree Empty() => new(new Frontier(), []);

    /// <summary>The tree of a log that stands already, from the unfinished tiles at its right edge.</summary>
    /// <param name="source">Where they lie.</param>
    /// <param name="size">How many leaves it has.</param>
    /// <param name="root">Its root, to which what lies there must come; null if whoever asks compares it later.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="LogDamagedException">A tile is missing, or the edge comes to another root: nothing may be added to such a log.</exception>
    public static async ValueTask<GrowingTree> OpenAsync(ILogSource source, ulong size, LogHash? root, CancellationToken cancellation)
    {
        var (levels, subtrees) = (new List<Edge>(), new List<LogHash>());
        for (var level = Levels - 1; level >= 0; level--)
        {
            var width = (int)(TilePath.HashesOn(size, level) % TilePath.Full);
            var edge = new Edge(width == 0 ? [] : await TileNodes.RequireAsync(source, new(level, TilePath.HashesOn(size, level) / TilePath.Full, width), cancellation));
            levels.Insert(0, edge);
            subtrees.AddRange(edge.Subtrees());
        }

        var tree = new GrowingTree(Frontier.Of(size, subtrees), levels);
        if (root is { } expected && tree.Root() != expected)
        {
            throw new LogDamagedException(LogPaths.Checkpoint, $"the tiles at the edge come to the root {tree.Root()}, the checkpoint says {expected}");
        }

        if (size % TilePath.Full is > 0 and var left)
        {
            var path = new TilePath(TilePath.Entries, size / TilePath.Full, (int)left);
            var entries = await TileNodes.ReadTileAsync(source, path, cancellation) ?? throw new LogDamagedException(path.ToString(), "the bundle is missing");
            if (EntryBundle.LengthOf(entries, (int)left) != entries.Length)
            {
                throw new LogDamagedException(path.ToString(), $"the bundle does not hold {left} entries");
            }

            tree.bundle.Write(entries);
        }

        return tree;
    }

    /// <summary>The root as the tree stands.</summary>
    public LogHash Root() => frontier.Root();

    /// <summary>Adds an entry.</summary>
    /// <exception cref="ArgumentException">It is longer than 65,535 octets.</exception>
    public void Append(ReadOnlySpan<byte> entry)
    {
        var space = bundle.GetSpan(EntryBundle.Prefix + entry.Length);
        bundle.Advance(EntryBundle.Write(space, entry));
        frontier.Append(Merkle.Leaf(entry), keep);
        grew = true;
        if (frontier.Size % TilePath.Full == 0)
        {
            whole.Add((new TilePath(TilePath.Entries, (frontier.Size / TilePath.Full) - 1, TilePath.Full), bundle.WrittenSpan.ToArray()));
            bundle.ResetWrittenCount();
        }
    }

    /// <summary>The tiles and bundles that are new since the last time: those that became whole, and the unfinished ones at the edge.</summary>
    public IReadOnlyList<(TilePath Path, byte[] Octets)> TakeChanged()
    {
        var changed = new List<(TilePath Path, byte[] Octets)>(whole);
        whole.Clear();
        if (!grew)
        {
            return changed;
        }

        grew = false;
        if (bundle.WrittenCount > 0)
        {
            changed.Add((new TilePath(TilePath.Entries, Size / TilePath.Full, (int)(Size % TilePath.Full)), bundle.WrittenSpan.ToArray()));
        }

        for (var level = 0; level < levels.Count; level++)
        {
            if (levels[level].TakeChanged() is { } octets)
            {
                changed.Add((new TilePath(level, TilePath.HashesOn(Size, level) / TilePath.Full, octets.Length / LogHash.Length), octets));
            }
        }

        return changed;
    }

    private void Keep(int level, ulong index, LogHash hash)
    {
        if (level % TileNodes.Height != 0)
        {
            return;
        }

        var edge = Level(level / TileNodes.Height);
        edge.Add(hash);
        if (edge.Count == TilePath.Full)
        {
            whole.Add((new TilePath(level / TileNodes.Height, index / TilePath.Full, TilePath.Full), edge.TakeWhole()));
        }
    }

    private Edge Level(int level)
    {
        while (levels.Count <= level)
        {
            levels.Add(new Edge([]));
        }

        return levels[level];
    }

    // The unfinished tile of a level.
    private sealed class Edge
    {
        private readonly byte[] octets = new byte[TilePath.Full * LogHash.Length];
        private bool changed;

        public Edge(byte[] tile)
        {
            tile.CopyTo(octets, 0);
            Count = tile.Length / LogHash.Length;
        }

        public int Count { get; private set; }

        public void Add(in LogHash hash)
        {
            ((ReadOnlySpan<byte>)hash).CopyTo(octets.AsSpan(Count * LogHash.Length));
            Count++;
            changed = true;
        }

        public byte[] TakeWhole()
        {
            var all = octets.ToArray();
            (Count, changed) = (0, false);
            return all;
        }

        public byte[]? TakeChanged()
        {
            var taken = changed && Count > 0 ? octets[..(Count * LogHash.Length)] : null;
            changed = false;
            return taken;
        }

        // One whole subtree for each 1 in the count, the largest first.
        public IEnumerable<LogHash> Subtrees()
        {
            var inside = new Frontier();
            for (var i = 0; i < Count; i++)
            {
                inside.Append(new LogHash(octets.AsSpan(i * LogHash.Length, LogHash.Length)));
            }

            return inside.Edge;
        }
    }
}
