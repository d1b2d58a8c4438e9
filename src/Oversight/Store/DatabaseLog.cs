using Microsoft.EntityFrameworkCore;
using Noroshi.Store;
using Noroshi.TransparencyLog.Reading;
using Noroshi.TransparencyLog.Tiles;

namespace Noroshi.Oversight.Store;

/// <summary>The log as it lies in the database. A tile at the edge is one row that grows; any narrower one is its beginning.</summary>
internal sealed class DatabaseLog(StoreDb db) : ILogSource
{
    public async ValueTask<byte[]?> ReadAsync(string path, CancellationToken cancellation)
    {
        if (path == LogPaths.Checkpoint)
        {
            return await CheckpointAsync(cancellation);
        }

        if (TilePath.Parse(path) is not { } tile || tile.Index > long.MaxValue)
        {
            return null;
        }

        var (level, index) = (tile.Level, (long)tile.Index);
        var octets = await db.Set<LogTile>().AsNoTracking().Where(t => t.Level == level && t.Index == index).Select(t => t.Octets).SingleOrDefaultAsync(cancellation);
        return octets is null ? null : tile.OutOf(octets);
    }

    /// <summary>What readers are shown: the newest checkpoint that enough witnesses cosigned, or the log's own while none has been.</summary>
    public async Task<byte[]?> CheckpointAsync(CancellationToken cancellation)
    {
        var head = await db.Log().AsNoTracking().Select(h => new { h.Note, h.Cosigned }).SingleOrDefaultAsync(cancellation);
        return head?.Cosigned ?? head?.Note;
    }
}
