using Noroshi.TransparencyLog.Notes;
using Noroshi.TransparencyLog.Tiles;
using Noroshi.TransparencyLog.Tree;

namespace Noroshi.TransparencyLog.Reading;

/// <summary>What came of reading a whole log.</summary>
/// <param name="Leaves">How many leaves were read and hold.</param>
/// <param name="Wrong">What is wrong first; null if nothing is.</param>
public sealed record LogAuditResult(ulong Leaves, LogFault? Wrong);

/// <summary>The first thing that is wrong with a log.</summary>
/// <param name="From">The first index that is, or may be, another than was published.</param>
/// <param name="To">Behind the last that may be; one more than <paramref name="From"/> where it is known exactly.</param>
/// <param name="Why">What does not agree with what.</param>
public sealed record LogFault(ulong From, ulong To, string Why);

/// <summary>
/// Somebody who trusts nobody reads every entry of a log, computes every hash again and holds it against the tiles and the signed checkpoint.
/// One bundle and one tile a level are in memory, whatever the size.
/// </summary>
/// <param name="source">Where the log lies.</param>
/// <param name="checkpoint">The checkpoint whose signatures were checked.</param>
public sealed class LogAudit(ILogSource source, Checkpoint checkpoint)
{
    // On each level the tile against which what is computed is held, and the hashes of it that were computed so far.
    private readonly List<Level> levels = [];
    private readonly Frontier frontier = new();

    /// <summary>Checkpoints of the same log that were seen earlier: the tree must have had their roots at their sizes.</summary>
    public IReadOnlyList<Checkpoint> Earlier { get; init; } = [];

    /// <summary>Told from time to time how many leaves were read.</summary>
    public Action<ulong>? Progress { get; init; }

    /// <summary>Reads the log.</summary>
    public async Task<LogAuditResult> RunAsync(CancellationToken cancellation)
    {
        var known = new Queue<Checkpoint>(Earlier.Append(checkpoint).OrderBy(c => c.Size));
        var agreed = 0UL;
        if (Compare(known, ref agreed) is { } atOnce)
        {
            return new(0, atOnce);
        }

        foreach (var path in TilePath.All(checkpoint.Size, TilePath.Entries))
        {
            cancellation.ThrowIfCancellationRequested();
            var first = path.Index * TilePath.Full;
            var bundle = await TileNodes.ReadTileAsync(source, path, cancellation);
            if (bundle is null)
            {
                return Ends(first, first + (ulong)path.Width, $"{path} is missing");
            }

            var wrong = await TileOfAsync(0, path.Index, cancellation) ?? Entries(path, bundle, known, ref agreed);
            if (wrong is not null)
            {
                return new(frontier.Size, wrong);
            }

            for (var level = 1; level < levels.Count; level++)
            {
                if (await CatchUpAsync(level, cancellation) is { } above)
                {
                    return new(frontier.Size, above);
                }
            }

            Progress?.Invoke(frontier.Size);
        }

        return new(frontier.Size, null);
    }

    private LogFault? Entries(TilePath path, ReadOnlySpan<byte> bundle, Queue<Checkpoint> known, ref ulong agreed)
    {
        for (var i = 0; i < path.Width; i++)
        {
            var index = frontier.Size;
            if (!EntryBundle.TryNext(ref bundle, out var entry))
            {
                return new(index, index + 1, $"{path} ends before this entry does");
            }

            var leaf = Merkle.Leaf(entry);
            if (!levels[0].Holds(i, leaf))
            {
                return new(index, index + 1, $"the entry does not hash to its leaf in {path with { Level = 0 }}");
            }

            frontier.Append(leaf, Keep);
            if (Compare(known, ref agreed) is { } wrong)
            {
                return wrong;
            }
        }

        return bundle.IsEmpty ? null : new(frontier.Size - 1, frontier.Size, $"{path} has {bundle.Length} octets behind its last entry");
    }

    // Tiles may agree with each other and yet not with what was signed: then the fault lies between the last checkpoint that agrees and the first that does not.
    private LogFault? Compare(Queue<Checkpoint> known, ref ulong agreed)
    {
        while (known.TryPeek(out var next) && next.Size == frontier.Size)
        {
            known.Dequeue();
            if (frontier.Root() != next.Root)
            {
                return new(agreed, next.Size, $"the entries come to the root {frontier.Root()}, the checkpoint of {next.Size} leaves says {next.Root}");
            }

            agreed = next.Size;
        }

        return null;
    }

    private void Keep(int level, ulong index, LogHash hash)
    {
        if (level % TileNodes.Height == 0 && level > 0)
        {
            At(level / TileNodes.Height).Computed.Enqueue((index, hash));
        }
    }

    private Level At(int level)
    {
        while (levels.Count <= level)
        {
            levels.Add(new Level());
        }

        return levels[level];
    }

    private async ValueTask<LogFault?> CatchUpAsync(int level, CancellationToken cancellation)
    {
        while (levels[level].Computed.TryDequeue(out var node))
        {
            if (await TileOfAsync(level, node.Index / TilePath.Full, cancellation) is { } missing)
            {
                return missing;
            }

            if (!levels[level].Holds((int)(node.Index % TilePath.Full), node.Hash))
            {
                var width = 1UL << (level * TileNodes.Height);
                return new(node.Index * width, (node.Index + 1) * width, $"{TilePath.In(checkpoint.Size, level, node.Index / TilePath.Full)} says another hash for these leaves than they come to");
            }
        }

        return null;
    }

    private async ValueTask<LogFault?> TileOfAsync(int level, ulong index, CancellationToken cancellation)
    {
        if (At(level).Index == index)
        {
            return null;
        }

        var path = TilePath.In(checkpoint.Size, level, index);
        var tile = await TileNodes.ReadTileAsync(source, path, cancellation);
        if (tile is null || tile.Length != path.Width * LogHash.Length)
        {
            var width = 1UL << (level * TileNodes.Height);
            var from = index * TilePath.Full * width;
            return new(from, from + ((ulong)path.Width * width), tile is null ? $"{path} is missing" : $"{path} has {tile.Length} octets instead of {path.Width * LogHash.Length}");
        }

        (levels[level].Index, levels[level].Tile) = (index, tile);
        return null;
    }

    private LogAuditResult Ends(ulong from, ulong to, string why) => new(frontier.Size, new(from, to, why));

    private sealed class Level
    {
        public ulong? Index { get; set; }

        public byte[] Tile { get; set; } = [];

        public Queue<(ulong Index, LogHash Hash)> Computed { get; } = new();

        public bool Holds(int at, in LogHash hash) => ((ReadOnlySpan<byte>)hash).SequenceEqual(Tile.AsSpan(at * LogHash.Length, LogHash.Length));
    }
}
