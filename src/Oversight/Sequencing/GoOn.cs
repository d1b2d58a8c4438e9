using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Noroshi.Kernel;
using Noroshi.Oversight.Store;
using Noroshi.Store;
using Noroshi.TransparencyLog.Notes;

namespace Noroshi.Oversight.Sequencing;

/// <summary>
/// After a restore somebody decides how the log goes on, since no program can know what was shown after the backup was made: the same log, if nothing was; or a new one, under another name and key,
/// that begins with everything that is left. The old one ends where its last checkpoint stands, and its receipts hold as they are.
/// </summary>
internal sealed class GoOn(StoreDb db, LogKeys keys, PublishedMark mark, IRecordOfActs acts, TimeProvider clock)
{
    /// <summary>Goes on with the same log.</summary>
    /// <returns>Its origin; null if there is none.</returns>
    public async Task<string?> WithTheSameAsync(string reason, CancellationToken cancellation)
    {
        if (await db.Log().SingleOrDefaultAsync(cancellation) is not { } head)
        {
            return null;
        }

        head.Stopped = null;
        acts.Write(new Act("oversight.log-continued", "Act, Art. 46", "log:acts") { Content = { ["origin"] = head.Origin, ["size"] = head.Size, ["reason"] = reason } });
        await db.SaveChangesAsync(cancellation);
        mark.Decided();
        return head.Origin;
    }

    /// <summary>Ends the log and begins another with the same entries.</summary>
    /// <returns>The new log's origin; null if there was none to end.</returns>
    public async Task<string?> WithAnotherAsync(string reason, CancellationToken cancellation)
    {
        if (await db.Log().SingleOrDefaultAsync(cancellation) is not { } head || !SignedNote.TryParse(head.Note, out var note) || !Checkpoint.TryParse(note.Text, out var last))
        {
            return null;
        }

        var (before, now) = ((head.Origin, head.Key), clock.GetUtcNow());
        var origin = Next(head.Origin);
        var (key, sealedKey) = keys.Make(origin);
        head.BeginAnew(origin, key.Verifier.ToString(), sealedKey, (last with { Origin = origin }).SignedBy(key, now), now);
        foreach (var witness in await db.Set<WitnessStanding>().ToListAsync(cancellation))
        {
            witness.Size = 0;
        }

        acts.Write(new Act("oversight.log-begun", "Act, Art. 46", "log:acts")
        {
            Content = { ["origin"] = origin, ["key"] = head.Key, ["after"] = before.Origin, ["afterKey"] = before.Key, ["size"] = head.Size, ["reason"] = reason },
        });
        await db.SaveChangesAsync(cancellation);
        mark.Note(head.Note);
        mark.Decided();
        return origin;
    }

    private static string Next(string origin) => int.TryParse(origin[(origin.LastIndexOf('/') + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        ? string.Create(CultureInfo.InvariantCulture, $"{origin[..origin.LastIndexOf('/')]}/{number + 1}")
        : $"{origin}/2";
}
