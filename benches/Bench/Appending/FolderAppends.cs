using System.Diagnostics;
using System.Security.Cryptography;
using Noroshi.Bench.Measuring;
using Noroshi.Bench.Running;
using Noroshi.TransparencyLog.Notes;
using Noroshi.TransparencyLog.Tiles;
using Noroshi.TransparencyLog.Tree;
using Noroshi.TransparencyLog.Witnessing;
using Noroshi.TransparencyLog.Writing;

namespace Noroshi.Bench.Appending;

/// <summary>
/// Durable appends a second into a folder, by one writer and by 64 that wait for their places, beside what this disk and this processor could do at most: one flush for each
/// batch of that size, and two digests for each leaf.
/// </summary>
internal static class FolderAppends
{
    private static readonly SigningKey Key = SigningKey.Make("log.example/bench", NoteKeyKind.Log);

    public static async Task MeasureAsync(Options options, WorkFolder work, Rows rows, CancellationToken stop)
    {
        var seconds = options.Quick ? 1.0 : 5.0;
        foreach (var size in options.Quick ? [1_000, 10_000] : (int[])[1_000, 100_000, 10_000_000])
        {
            var place = work.In($"appends-{size}");
            using (var folder = DiskFolder.ToWrite(place))
            {
                var log = await LogWriter.OpenAsync(folder, Key, TimeProvider.System, stop);
                Fill(log, size, stop);
            }

            foreach (var length in (int[])[256, 2_048])
            {
                foreach (var writers in (int[])[1, 64])
                {
                    await AppendAsync(place, size, length, writers, cosigned: false, seconds, options, rows, stop);
                }
            }

            await AppendAsync(place, size, 256, 64, cosigned: true, seconds, options, rows, stop);
            Directory.Delete(place, recursive: true);
        }
    }

    /// <summary>Brings a log to a size.</summary>
    internal static void Fill(LogWriter log, long size, CancellationToken stop)
    {
        var batch = new ReadOnlyMemory<byte>[8_192];
        while ((long)log.Size < size)
        {
            stop.ThrowIfCancellationRequested();
            var count = (int)Math.Min(batch.Length, size - (long)log.Size);
            for (var i = 0; i < count; i++)
            {
                batch[i] = SHA256.HashData(BitConverter.GetBytes((long)log.Size + i));
            }

            log.Publish(log.Append(batch[..count]));
        }
    }

    private static async Task AppendAsync(string place, int size, int length, int writers, bool cosigned, double seconds, Options options, Rows rows, CancellationToken stop)
    {
        var entry = new byte[length];
        Random.Shared.NextBytes(entry);
        using var folder = DiskFolder.ToWrite(place);
        using var state = DiskFolder.ToWrite(place + "-witness");
        using var witnessKey = SigningKey.Make("witness.example/bench", NoteKeyKind.Witness);
        using var witness = new Witness(state, witnessKey, [Key.Verifier], TimeProvider.System);
        var log = await LogWriter.OpenAsync(folder, Key, TimeProvider.System, stop);
        var first = (long)log.Size;
        var appended = 0L;
        var seen = 0UL;
        async Task<byte[]> CosignAsync(byte[] note)
        {
            // The log has grown meanwhile; what is signed is what the note says.
            var size = SignedNote.TryParse(note, out var signed) && Checkpoint.TryParse(signed.Text, out var shown) ? shown.Size : throw new FormatException("That is no checkpoint.");
            var proof = await Proofs.ConsistencyAsync(seen, size, new TileNodes(folder, size), stop);
            var answer = await witness.AddAsync(new AddCheckpoint(seen, proof, note).ToOctets(), stop);
            seen = answer.Status == 200 ? size : throw new LogStoppedException(answer.Body);
            return [.. note, .. System.Text.Encoding.UTF8.GetBytes(answer.Body)];
        }

        // A writer that waits for each place stands for a person's act; 64 of them for a busy hour.
        // The limit is measured before and behind: a disk that others use does not stand still.
        var limit = Limit(place, length, writers, seconds / 10);
        double rate;
        await using (var sequencer = new Sequencer(log, cosign: cosigned ? CosignAsync : null))
        {
            var watch = Stopwatch.StartNew();
            await Task.WhenAll(Enumerable.Range(0, writers).Select(async _ =>
            {
                while (watch.Elapsed.TotalSeconds < seconds && !stop.IsCancellationRequested)
                {
                    await sequencer.AddAsync(entry, stop);
                    Interlocked.Increment(ref appended);
                }
            }));
            await sequencer.DisposeAsync();
            rate = appended / watch.Elapsed.TotalSeconds;
        }

        limit = (limit + Limit(place, length, writers, seconds / 10)) / 2;
        var what = $"{(cosigned ? "cosigned" : "durable")} appends at {size:N0} leaves, {length} B, {writers} writer{(writers == 1 ? "" : "s")}, beside {writers} of a batch a flush and two digests a leaf";
        rows.Add(cosigned ? Row.Compared(what, rate, "appends/s", limit) : Row.AtLeast(what, rate, "appends/s", limit, 0.5));
        if (writers > 1 && !cosigned && !options.Quick)
        {
            rows.Add(Row.Reaching($"appends a second at {size:N0} leaves, {length} B, {writers} writers", rate, "appends/s", 10_000));
        }

        if ((long)log.Size - first != appended)
        {
            throw new InvalidOperationException($"{appended} were acknowledged, the log grew by {(long)log.Size - first}.");
        }
    }

    // What no log could do better here: append the octets of a batch to a file and flush, and compute the digests.
    private static double Limit(string place, int length, int writers, double seconds)
    {
        var batch = new byte[(length + EntryBundle.Prefix) * writers];
        var path = Path.Combine(place, "limit");
        double flushes;
        using (var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 0))
        {
            var watch = Stopwatch.StartNew();
            var count = 0;
            while (watch.Elapsed.TotalSeconds < seconds)
            {
                file.Write(batch);
                RandomAccess.FlushToDisk(file.SafeFileHandle);
                count++;
            }

            flushes = count / watch.Elapsed.TotalSeconds;
        }

        File.Delete(path);
        return 1 / ((1 / (flushes * writers)) + Digesting.SecondsALeaf(length, seconds));
    }
}
