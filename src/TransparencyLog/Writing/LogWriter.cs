using System.Buffers;
using Noroshi.TransparencyLog.Notes;
using Noroshi.TransparencyLog.Reading;
using Noroshi.TransparencyLog.Tiles;

namespace Noroshi.TransparencyLog.Writing;

/// <summary>
/// Writes a log into a folder, a batch at a time. A batch costs one wait for the disk: it goes to the journal, with its signed checkpoint, and is durable. Into
/// the tiles it goes when it is shown, together with others, beside the batches that follow: a file of tiles is written once, under a name that says its width, so neither is in the other's way.
/// </summary>
/// <remarks>
/// If we stop while the journal is written, the batch is torn and forgotten: its signature has left this process nowhere. If we stop behind it, the next
/// start finds the batch whole and makes its tiles, with the same entries and the same signature, so the log cannot fork. Tiles that a power cut took are
/// made again from the journal, which is begun anew only when they are on the disk: while tiles are being laid, it is not.
/// </remarks>
public sealed class LogWriter
{
    /// <summary>How far a clock may be set back, as clocks are that are kept by a network, before writing stops.</summary>
    public static readonly TimeSpan Adjustment = TimeSpan.FromSeconds(2);

    private const string JournalFile = "journal";
    private const int LongestJournal = 16 << 20;
    private const int MostUnshown = 262_144;

    private readonly ILogFolder folder;
    private readonly SigningKey key;
    private readonly TimeProvider clock;
    private readonly GrowingTree tree;
    private readonly ArrayBufferWriter<byte> line = new();
    private readonly List<string> unfinished = [];
    private DateTimeOffset last;
    private int journal;
    private int unshown;
    private bool stopped;
    private Task laying = Task.CompletedTask;

    private LogWriter(ILogFolder folder, SigningKey key, TimeProvider clock, GrowingTree tree, JournalBatch head, byte[] note)
    {
        (this.folder, this.key, this.clock, this.tree, last) = (folder, key, clock, tree, head.At);
        Note = note;
    }

    /// <summary>How many leaves there are.</summary>
    public ulong Size => tree.Size;

    /// <summary>The newest checkpoint, signed by the log.</summary>
    public byte[] Note { get; private set; }

    /// <summary>Opens a log, or begins one in an empty folder, and finishes what the last process left half done.</summary>
    /// <param name="folder">Where it lies.</param>
    /// <param name="key">The log's key; its name is the log's origin.</param>
    /// <param name="clock">The time.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="LogStoppedException">The folder says less than was published, or the clock was set back: nothing may be signed.</exception>
    /// <exception cref="LogDamagedException">A tile is missing or comes to another root.</exception>
    public static async Task<LogWriter> OpenAsync(ILogFolder folder, SigningKey key, TimeProvider clock, CancellationToken cancellation)
    {
        var (journal, published) = (await folder.ReadAsync(JournalFile, cancellation), await folder.ReadAsync(LogPaths.Checkpoint, cancellation));
        if (journal is null && published is not null)
        {
            throw new LogStoppedException("There is a checkpoint, and no journal. Put the whole folder back, or read from it only.");
        }

        if (journal is null)
        {
            return Begin(folder, key, clock);
        }

        var found = JournalBatch.ReadAll(journal);
        if (found.Count == 0)
        {
            throw new LogStoppedException("The journal cannot be read. Put the whole folder back from the copy.");
        }

        var head = Own(found[0].Checkpoint, key);
        var before = head.Size - (ulong)found[0].Entries.Count;
        var tree = await GrowingTree.OpenAsync(folder, before, before == head.Size ? head.Root : null, cancellation);
        foreach (var batch in found)
        {
            Grow(tree, batch.Entries);
            var then = Own(batch.Checkpoint, key);
            if (tree.Size != then.Size || tree.Root() != then.Root)
            {
                throw new LogDamagedException(JournalFile, $"its entries do not come to the checkpoint of {then.Size} leaves");
            }
        }

        // A piece of a checkpoint, left by a power cut, says nothing; a whole one that says more than the journal does.
        var shown = published is not null && SignedNote.TryParse(published, out _) ? Own(published, key) : null;
        if (shown is { } known && (known.Size > tree.Size || (known.Size == tree.Size && known.Root != tree.Root())))
        {
            throw new LogStoppedException($"A checkpoint of {known.Size} leaves was published, and the journal ends at {tree.Size}: the folder went back in time. Nothing is signed until the whole folder is put back.");
        }

        var newest = found[^1];
        if (clock.GetUtcNow() < newest.At - Adjustment)
        {
            throw new LogStoppedException($"The clock says {clock.GetUtcNow():O}, and the last checkpoint was signed at {newest.At:O}. Set the clock right.");
        }

        // What a torn batch left at the end of the journal goes with the journal itself: a new one begins at once.
        var writer = new LogWriter(folder, key, clock, tree, newest, newest.Checkpoint);
        writer.Lay(writer.TakeTiles());
        if (shown is null || shown.Size < tree.Size)
        {
            folder.Put(LogPaths.Checkpoint, newest.Checkpoint);
        }

        writer.Turn();
        return writer;
    }

    /// <summary>Adds entries. When this returns they are on the disk with their places, and the checkpoint that it gives may be shown.</summary>
    /// <exception cref="LogStoppedException">The clock was set back, or an earlier batch failed: open the log anew.</exception>
    /// <exception cref="IOException">The disk failed; open the log anew, which finds out what of the batch is there.</exception>
    public byte[] Append(IReadOnlyList<ReadOnlyMemory<byte>> entries)
    {
        var now = clock.GetUtcNow();
        if (stopped || laying.IsFaulted || now < last - Adjustment)
        {
            throw new LogStoppedException(stopped || laying.IsFaulted ? "An earlier batch failed. Open the log anew." : $"The clock says {now:O}, and the last checkpoint was signed at {last:O}. Set the clock right.");
        }

        // Small steps back do not show: what is signed never says an earlier time than what was.
        now = now > last ? now : last;

        // Whatever fails from here on leaves the tree in memory ahead of the disk, so this writer writes no more.
        stopped = true;
        foreach (var entry in entries)
        {
            tree.Append(entry.Span);
        }

        var note = Sign(key, tree, now);
        var written = JournalBatch.Write(line, now, note, entries);
        folder.Append(JournalFile, written);

        // From here on the batch is part of the log, whether we stop or not.
        (journal, unshown) = (journal + written.Length, unshown + entries.Count);
        if (laying.IsCompletedSuccessfully && journal > LongestJournal)
        {
            Turn();
        }
        else if (laying.IsCompletedSuccessfully && unshown > MostUnshown)
        {
            Lay(TakeTiles());
        }

        (Note, last, stopped) = (note, now, false);
        return note;
    }

    /// <summary>Shows a checkpoint to readers. Its tiles are there before it is.</summary>
    /// <exception cref="IOException">The disk failed; open the log anew.</exception>
    public void Publish(byte[] note)
    {
        var before = stopped;
        stopped = true;
        Lay(TakeTiles());
        folder.Put(LogPaths.Checkpoint, note);
        stopped = before;
    }

    /// <summary>Shows the newest checkpoint to readers, beside whatever is appended meanwhile: first the tiles, from which proofs for witnesses are made, then what the witnesses make of it. One at a time.</summary>
    /// <param name="cosign">Has witnesses sign; null for none.</param>
    /// <exception cref="IOException">The disk failed; nothing more is appended, open the log anew.</exception>
    public async Task ShowAsync(Func<byte[], Task<byte[]>>? cosign)
    {
        var (note, tiles) = (Note, TakeTiles());
        await (laying = Task.Run(() => Lay(tiles)));
        folder.Put(LogPaths.Checkpoint, cosign is null ? note : await cosign(note));
    }

    private static LogWriter Begin(ILogFolder folder, SigningKey key, TimeProvider clock)
    {
        var tree = GrowingTree.Empty();
        var now = clock.GetUtcNow();
        var head = new JournalBatch(now, Sign(key, tree, now), []);
        var writer = new LogWriter(folder, key, clock, tree, head, head.Checkpoint);
        writer.Turn();
        folder.PutForGood(LogPaths.Checkpoint, head.Checkpoint);
        return writer;
    }

    private static byte[] Sign(SigningKey key, GrowingTree tree, DateTimeOffset at) => Checkpoint.Of(tree, key.Verifier.Name).SignedBy(key, at);

    private static Checkpoint Own(byte[] note, SigningKey key) => new NotePolicy([key.Verifier], [], 0).Check(note) switch
    {
        CheckedNote.Right right => right.Checkpoint,
        CheckedNote.Wrong wrong => throw new LogStoppedException($"A checkpoint here is not this log's: {wrong.Why}"),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static void Grow(GrowingTree tree, IReadOnlyList<byte[]> entries)
    {
        foreach (var entry in entries)
        {
            tree.Append(entry);
        }
    }

    private IReadOnlyList<(TilePath Path, byte[] Octets)> TakeTiles()
    {
        unshown = 0;
        var tiles = tree.TakeChanged();
        unfinished.AddRange(tiles.Where(t => t.Path.Width == TilePath.Full).Select(t => $"{t.Path}.p"));
        return tiles;
    }

    private void Lay(IReadOnlyList<(TilePath Path, byte[] Octets)> tiles)
    {
        foreach (var (path, octets) in tiles)
        {
            folder.Put(path.ToString(), octets);
        }
    }

    // Begins the journal anew once all that it would have to repeat is on the disk. If we stop in between, the old journal repeats it.
    private void Turn()
    {
        Lay(TakeTiles());
        folder.Flush();
        var head = JournalBatch.Write(line, last, Sign(key, tree, last), []);
        folder.PutForGood(JournalFile, head);
        journal = head.Length;

        // The unfinished forerunners of tiles that are whole and on the disk: readers take the beginning of the whole one instead.
        foreach (var path in unfinished)
        {
            folder.Remove(path);
        }

        unfinished.Clear();
    }
}

/// <summary>Writing stopped, because to go on could make the log say two things.</summary>
public sealed class LogStoppedException(string message) : Exception(message);
