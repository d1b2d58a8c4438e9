using Noroshi.TransparencyLog.Reading;
using Noroshi.TransparencyLog.Tree;

namespace Noroshi.TransparencyLog.Tiles;

/// <summary>Reads nodes of a tree of a size out of its tiles. A node between two levels of tiles is hashed from the lower one.</summary>
/// <param name="source">Where the tiles lie.</param>
/// <param name="size">How many leaves the tree has.</param>
public sealed class TileNodes(ILogSource source, ulong size) : INodeReader
{
    /// <summary>Levels of the tree in a tile.</summary>
    public const int Height = 8;

    /// <inheritdoc/>
    /// <exception cref="LogDamagedException">A tile is missing, or has another length than the size says.</exception>
    public async ValueTask<IReadOnlyList<LogHash>> ReadAsync(IReadOnlyList<NodeAt> nodes, CancellationToken cancellation)
    {
        var tiles = new Dictionary<TilePath, byte[]>();
        var hashes = new List<LogHash>(nodes.Count);
        foreach (var node in nodes)
        {
            var (level, above) = (node.Level / Height, node.Level % Height);
            var first = node.Index << above;
            var path = TilePath.In(size, level, first / TilePath.Full);
            if (!tiles.TryGetValue(path, out var tile))
            {
                tiles[path] = tile = await RequireAsync(source, path, cancellation);
            }

            hashes.Add(Hash(tile, (int)(first % TilePath.Full), 1 << above));
        }

        return hashes;
    }

    /// <summary>Reads a tile of hashes that must be there.</summary>
    internal static async ValueTask<byte[]> RequireAsync(ILogSource source, TilePath path, CancellationToken cancellation)
    {
        var tile = await ReadTileAsync(source, path, cancellation) ?? throw new LogDamagedException(path.ToString(), "the tile is missing");
        return tile.Length == path.Width * LogHash.Length ? tile : throw new LogDamagedException(path.ToString(), $"the tile has {tile.Length} octets instead of {path.Width * LogHash.Length}");
    }

    /// <summary>Reads a tile or bundle; a partial one may be gone once the whole one is there, of which it is the beginning.</summary>
    internal static async ValueTask<byte[]?> ReadTileAsync(ILogSource source, TilePath path, CancellationToken cancellation)
    {
        if (await source.ReadAsync(path.ToString(), cancellation) is { } found)
        {
            return found;
        }

        return path.Width < TilePath.Full && await source.ReadAsync((path with { Width = TilePath.Full }).ToString(), cancellation) is { } whole ? path.OutOf(whole) : null;
    }

    // The root over a power of two of neighbours.
    private static LogHash Hash(ReadOnlySpan<byte> tile, int at, int count)
    {
        if (count == 1)
        {
            return new LogHash(tile.Slice(at * LogHash.Length, LogHash.Length));
        }

        return Merkle.Node(Hash(tile, at, count / 2), Hash(tile, at + (count / 2), count / 2));
    }
}
