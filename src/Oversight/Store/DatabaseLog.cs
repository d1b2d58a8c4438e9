using Microsoft.EntityFrameworkCore;
using Noroshi.Store;
using Noroshi.TransparencyLog.Reading;
using Noroshi.TransparencyLog.Tiles;
using Noroshi.TransparencyLog.Tree;

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
        var length = octets is null ? -1 : level == TilePath.Entries ? EntryBundle.LengthOf(octets, tile.Width) : tile.Width * LogHash.Length;
        return length >= 0 && length <= octets!.Length ? octets[..length] : null;
    }

    /// <summary>What readers are shown: the newest checkpoint that enough witnesses cosigned, or the log's own while none has been.</summary>
    public async Task<byte[]?> CheckpointAsync(CancellationToken cancellation)
    {
        var head = await db.Set<LogHead>().AsNoTracking().Where(h => h.Id == LogHead.Only).Select(h => new { h.Note, h.Cosigned }).SingleOrDefaultAsync(cancellation);
        return head?.Cosigned ?? head?.Note;
    }
}
