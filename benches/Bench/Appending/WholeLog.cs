using System.Diagnostics;
using Noroshi.Bench.Measuring;
using Noroshi.Bench.Running;
using Noroshi.TransparencyLog.Notes;
using Noroshi.TransparencyLog.Reading;
using Noroshi.TransparencyLog.Tiles;
using Noroshi.TransparencyLog.Tree;
using Noroshi.TransparencyLog.Writing;

namespace Noroshi.Bench.Appending;

/// <summary>Proofs out of a large log, and its verification as a whole on one thread beside the bare digests of the same tree.</summary>
internal static class WholeLog
{
    public static async Task MeasureAsync(Options options, WorkFolder work, Rows rows, CancellationToken stop)
    {
        var size = options.Quick ? 100_000 : 10_000_000;
        using var key = SigningKey.Make("log.example/bench", NoteKeyKind.Log);
        var place = work.In("whole");
        using (var folder = DiskFolder.ToWrite(place))
        {
            var watch = Stopwatch.StartNew();
            var log = await LogWriter.OpenAsync(folder, key, TimeProvider.System, stop);
            FolderAppends.Fill(log, size, stop);
            rows.Add(Row.Told($"a log of {size:N0} leaves of 32 B written in batches of 8,192", size / watch.Elapsed.TotalSeconds, "leaves/s"));
        }

        using var source = DiskFolder.ToRead(place);
        var checkpoint = ((CheckedNote.Right)new NotePolicy([key.Verifier], [], 0).Check(await source.ReadAsync(LogPaths.Checkpoint, stop))).Checkpoint;
        var times = new List<double>();
        for (var i = 0; i < 500; i++)
        {
            var index = (ulong)Random.Shared.NextInt64(size);
            var watch = Stopwatch.StartNew();
            var proof = await Proofs.InclusionAsync(index, checkpoint.Size, new TileNodes(source, checkpoint.Size), stop);
            times.Add(watch.Elapsed.TotalMilliseconds);
            if (proof.Count is < 10 or > 64)
            {
                throw new InvalidOperationException("That is no proof.");
            }
        }

        times.Sort();
        rows.Add(Row.Under($"a proof from {size:N0} leaves, p50", times[times.Count / 2], "ms", 5));
        rows.Add(Row.Under($"a proof from {size:N0} leaves, p99", times[times.Count * 99 / 100], "ms", 5));

        // Interleaved, since the speed of a shared machine wanders.
        var ratios = new List<(double Rate, double Bare)>();
        for (var round = 0; round < 3; round++)
        {
            var bare = 1 / Digesting.SecondsALeaf(32, options.Quick ? 0.3 : 2);
            var watch = Stopwatch.StartNew();
            var result = await new LogAudit(source, checkpoint).RunAsync(stop);
            if (result.Wrong is not null || result.Leaves != checkpoint.Size)
            {
                throw new InvalidOperationException($"The log does not verify: {result.Wrong}");
            }

            ratios.Add((size / watch.Elapsed.TotalSeconds, bare));
        }

        var (rate, beside) = ratios.OrderBy(r => r.Rate / r.Bare).ElementAt(ratios.Count / 2);
        rows.Add(Row.AtLeast($"verification of {size:N0} leaves on one thread, beside the bare digests", rate, "leaves/s", beside, 0.8));
    }
}
