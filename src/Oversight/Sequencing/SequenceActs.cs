using Microsoft.EntityFrameworkCore;
using Noroshi.Kernel;
using Noroshi.Oversight.Store;
using Noroshi.Parties.Face;
using Noroshi.Store;
using Noroshi.TransparencyLog.Notes;
using Noroshi.TransparencyLog.Reading;
using Noroshi.TransparencyLog.Tiles;
using Noroshi.TransparencyLog.Writing;

namespace Noroshi.Oversight.Sequencing;

/// <summary>
/// Gives acts their places in the log, one host at a time. Tiles, places and the signed checkpoint are one transaction: if we stop before it is committed, nobody
/// has seen the signature, and the next host begins from the same head; after it, there is nothing left to do.
/// </summary>
internal sealed class SequenceActs(StoreDb db, DatabaseLog log, LogKeys keys, PublishedMark mark, PartiesSettings settings, IRecordOfActs acts, TellOfTheLog tell, TimeProvider clock)
{
    private const long Turn = 0x4e6f_726f_7368_6901;

    /// <summary>The most acts of a batch.</summary>
    public const int Most = 10_000;

    /// <summary>Gives the next acts their places.</summary>
    /// <returns>How many; 0 if none waits or another host is at it.</returns>
    /// <exception cref="LogStoppedException">To sign could make the log say two things.</exception>
    /// <exception cref="LogDamagedException">Somebody changed the tiles past the program.</exception>
    public async Task<int> NextAsync(CancellationToken cancellation)
    {
        if (!await db.Set<WaitingAct>().AnyAsync(cancellation) && await db.Log().AnyAsync(cancellation))
        {
            return 0;
        }

        var (count, note) = (0, Array.Empty<byte>());
        var mine = await db.AloneAsync(Turn, async c => (count, note) = await AppendAsync(c), cancellation);
        db.ChangeTracker.Clear();
        if (!mine || note.Length == 0)
        {
            return 0;
        }

        // If we stop here, the mark says less than was shown, which is no contradiction.
        mark.Note(note);
        return count;
    }

    /// <summary>Notes what stands in the way of signing and tells whoever must act, once for each hindrance.</summary>
    public async Task StoppedAsync(string why, CancellationToken cancellation)
    {
        why = Hindrance.Kept(why);
        if (await db.Log().SingleOrDefaultAsync(cancellation) is not { } head || head.Stopped == why)
        {
            return;
        }

        head.Stopped = why;
        await tell.TellAsync("oversight.log-stopped", new("透明性ログの署名が止まりました。行為の受付は続いています。", "The transparency log is not being signed. Acts are still taken."), cancellation);
        await db.SaveChangesAsync(cancellation);
    }

    private async Task<(int Count, byte[] Note)> AppendAsync(CancellationToken cancellation)
    {
        var head = await db.Log().SingleOrDefaultAsync(cancellation) ?? Begin();
        var key = keys.Of(head);
        var before = Read(head, key);
        await mark.AgreeAsync(before, key.Verifier, cancellation);
        var now = clock.GetUtcNow();
        if (now < head.At - LogWriter.Adjustment)
        {
            throw new LogStoppedException($"The clock says {now:O}, and the last checkpoint was signed at {head.At:O}. Set the clock right.");
        }

        var waiting = await db.Set<WaitingAct>().Join(db.Set<RecordedAct>(), w => w.Id, a => a.Id, (w, a) => new { a.Id, a.Commitment }).OrderBy(a => a.Id).Take(Most).ToListAsync(cancellation);
        if (waiting.Count == 0 && head.Size > 0)
        {
            return (0, []);
        }

        var tree = await GrowingTree.OpenAsync(log, before.Size, before.Root, cancellation);
        foreach (var act in waiting)
        {
            tree.Append(act.Commitment);
        }

        var first = head.Size;
        (head.Note, head.Size, head.At, head.Stopped) = (Checkpoint.Of(tree, key.Verifier.Name).SignedBy(key, now), (long)tree.Size, now > head.At ? now : head.At, null);
        await PutAsync(tree.TakeChanged(), cancellation);
        await db.SaveChangesAsync(cancellation);
        await db.AddManyAsync([.. waiting.Select((a, i) => new LogLeaf { Index = first + i, Act = a.Id })], cancellation);
        var placed = waiting.ConvertAll(a => a.Id);
        await db.Set<WaitingAct>().Where(w => placed.Contains(w.Id)).ExecuteDeleteAsync(cancellation);
        return (waiting.Count, head.Note);
    }

    private LogHead Begin()
    {
        var origin = $"{settings.PublicUrl.Authority}/log";
        var (key, sealedKey) = keys.Make(origin);
        var now = clock.GetUtcNow();
        var head = new LogHead { Origin = origin, SealedKey = sealedKey, Key = key.Verifier.ToString(), At = now, Note = Checkpoint.Of(GrowingTree.Empty(), origin).SignedBy(key, now) };
        db.Add(head);
        acts.Write(new Act("oversight.log-begun", "Act, Art. 46", "log:acts") { Content = { ["origin"] = origin, ["key"] = head.Key } });
        return head;
    }

    // Rows at the edge grow; all others are new.
    private async Task PutAsync(IReadOnlyList<(TilePath Path, byte[] Octets)> changed, CancellationToken cancellation)
    {
        foreach (var (path, octets) in changed)
        {
            var (level, index) = (path.Level, (long)path.Index);
            if (await db.Set<LogTile>().Where(t => t.Level == level && t.Index == index).ExecuteUpdateAsync(set => set.SetProperty(t => t.Octets, octets), cancellation) == 0)
            {
                db.Add(new LogTile { Level = level, Index = index, Octets = octets });
            }
        }
    }

    private static Checkpoint Read(LogHead head, SigningKey key) =>
        new NotePolicy([key.Verifier], [], 0).Check(head.Note) is CheckedNote.Right { Checkpoint: var checkpoint } && checkpoint.Size == (ulong)head.Size
            ? checkpoint
            : throw new LogStoppedException("The newest checkpoint in the database does not bear the log's signature: somebody changed it past the program.");
}
