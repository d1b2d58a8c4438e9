using System.Diagnostics;
using System.Text.Json.Nodes;
using Noroshi.Bench.Filing;
using Noroshi.Bench.Measuring;
using Noroshi.Selection.Criteria;
using Noroshi.Selection.Directions;
using Noroshi.Selection.Manifests;
using Noroshi.Selection.Recording;
using Noroshi.Selection.Running;

namespace Noroshi.Bench.Selecting;

/// <summary>Measures the selector beside the reading of memory, and by the number of criteria.</summary>
internal static class Select
{
    private const int Threads = 2;

    public static int Run(Options options, CancellationToken stop)
    {
        if (options.Peers || options.Only == "truth")
        {
            return options.Peers ? Peers.Run(options, stop) : Truth.Run(options, stop);
        }

        var rows = new Rows(options.Json);
        if (options.Wants("flows"))
        {
            FlowRecords.Run(options, rows, stop);
        }

        if (options.Only == "flows")
        {
            return rows.AllHold ? 0 : 1;
        }

        if (MadeCapture.Of(options.Quick ? 0.3 : 3, "imix", options.Quick ? 100_000 : 10_000_000) is not { } made)
        {
            Rows.Say(MadeCapture.Missing);
            return 1;
        }

        if (options.Wants("speed"))
        {
            Speed(made, options, rows, stop);
        }

        if (options.Wants("small"))
        {
            Small(options, rows, stop);
        }

        return rows.AllHold ? 0 : 1;
    }

    private static void Speed(MadeCapture made, Options options, Rows rows, CancellationToken stop)
    {
        var most = options.Quick ? 100_000 : 10_000_000;
        using var few = Loaded.Of(made, 1_000, signatures: true);
        using var bare = Loaded.Of(made, 1_000, signatures: false);
        var watch = Stopwatch.StartNew();
        using var many = Loaded.Of(made, most, signatures: true);
        var loading = watch.Elapsed.TotalSeconds;
        using var middle = Loaded.Of(made, Math.Min(1_000_000, most), signatures: true);
        List<double> reads = [], sums = [], bares = [], fews = [], middles = [], manies = [], single = [];
        for (var round = 0; round < (options.Quick ? 5 : 7) && !stop.IsCancellationRequested; round++)
        {
            // Interleaved, so that what else the machine does falls on all alike.
            reads.Add(MemoryReads.IntoBuffers(made.Capture, Threads));
            sums.Add(MemoryReads.AndAddUp(made.Capture, Threads));
            fews.Add(few.Seconds(Threads));
            bares.Add(bare.Seconds(Threads));
            middles.Add(middle.Seconds(Threads));
            manies.Add(many.Seconds(Threads));
            single.Add(middle.Seconds(1));
        }

        var (read, sum, small, plain, usual, large) = (FilingOnPostgres.Median(reads), FilingOnPostgres.Median(sums), FilingOnPostgres.Median(fews), FilingOnPostgres.Median(bares), FilingOnPostgres.Median(middles), FilingOnPostgres.Median(manies));
        rows.Add(Row.None("counts that differ from the generator's truth", middle.Differences() + few.Differences() + many.Differences()));
        rows.Add(Row.AtMost($"selecting {made.Octets / 1e9:0.##} GB, {Math.Min(1_000_000, most):N0} criteria, 1,000 signatures, beside reading it into buffers", usual, "s", read, 2.5));
        rows.Add(Row.Compared("the same beside reading and adding up", usual, "s", sum));
        rows.Add(Row.Told("packets a second", middle.Packets / usual / 1e6, "million"));
        rows.Add(Row.Told("through-put", made.Octets * 8 / usual / 1e9, "Gbit/s"));
        rows.Add(Row.Compared("one thread beside two", FilingOnPostgres.Median(single), "s", usual));
        rows.Add(Row.Compared("with 1,000 signatures beside without, 1,000 criteria", small, "s", plain));
        rows.Add(Row.AtMost($"{most:N0} criteria beside 1,000", large, "s", small, 1.25));
        rows.Add(options.Quick ? Row.Told($"loading {most:N0} criteria", loading, "s") : Row.Under($"loading {most:N0} criteria", loading, "s", 3));
        var (once, again) = many.AllocatedAPacket(Threads);
        rows.Add(Row.Told("octets allocated a packet, with the room that a run takes once", once, ""));
        rows.Add(Row.Under("octets allocated a packet by the same run that reads the capture again, records written (no object has less than 24)", again, "octets", 0.01));
    }

    private static void Small(Options options, Rows rows, CancellationToken stop)
    {
        if (MadeCapture.Of(options.Quick ? 0.1 : 0.6, "small", 1_000_000 / (options.Quick ? 10 : 1)) is not { } made)
        {
            return;
        }

        using var loaded = Loaded.Of(made, 100_000, signatures: true);
        List<double> seconds = [];
        for (var round = 0; round < 7 && !stop.IsCancellationRequested; round++)
        {
            seconds.Add(loaded.Seconds(Threads));
        }

        var rate = loaded.Packets / FilingOnPostgres.Median(seconds) / 1e6;
        rows.Add(Row.None("small packets: counts that differ from the truth", loaded.Differences()));
        rows.Add(options.Quick ? Row.Told("small packets a second", rate, "million") : Row.Reaching("small packets a second", rate, "million", 40));
    }

    private sealed class Loaded : IDisposable
    {
        private readonly MadeCapture made;
        private readonly CriteriaList criteria = new();
        private readonly Rules rules;
        private Tally last = new();

        private Loaded(MadeCapture made, string indicators, bool signatures)
        {
            this.made = made;
            PrefixList? prefixes = null;
            Parallel.Invoke(() => prefixes = PrefixList.Read(made.Prefixes, "XA"), () => criteria.ReadLines(indicators, Threads, new(2027, 1, 1)));
            if (signatures)
            {
                criteria.ReadSignatures(made.Signatures);
            }

            rules = new(prefixes!, criteria, [Direction.Inbound, Direction.Outbound], lookInside: true);
        }

        public long Packets => last.Packets;

        public static Loaded Of(MadeCapture made, int count, bool signatures) => new(made, made.First(count), signatures);

        public double Seconds(int threads)
        {
            var path = Path.GetTempFileName();
            try
            {
                using var tokens = PersonTokens.WithoutReturn();
                using var sink = new NdjsonSink(new FileStream(path, FileMode.Create), new RecordTexts("exercise", new(2028, 1, 1), tokens));
                using var run = new CaptureRun(rules, sink, threads);
                var watch = Stopwatch.StartNew();
                run.Read(made.Capture, false, null, CancellationToken.None, out _);
                sink.Finish();
                last = run.Tally;
                return watch.Elapsed.TotalSeconds;
            }
            finally
            {
                File.Delete(path);
            }
        }

        public (double Once, double Again) AllocatedAPacket(int threads)
        {
            using var tokens = PersonTokens.WithoutReturn();
            using var sink = new NdjsonSink(Stream.Null, new RecordTexts("exercise", new(2028, 1, 1), tokens));
            using var run = new CaptureRun(rules, sink, threads);
            double Read()
            {
                var (allocated, packets) = (GC.GetTotalAllocatedBytes(precise: true), run.Tally.Packets);
                run.Read(made.Capture, false, null, CancellationToken.None, out _);
                return (double)(GC.GetTotalAllocatedBytes(precise: true) - allocated) / (run.Tally.Packets - packets);
            }

            return (Read(), Read());
        }

        public int Differences()
        {
            var truth = JsonNode.Parse(File.ReadAllText(made.Truth))!["packets_by_class"]!;
            var counted = Counts.Of(last, [])["packets"]!;
            return truth.AsObject().Sum(d => d.Value!.AsObject().Count(k => (long)k.Value! != (long)counted[d.Key]![k.Key]!));
        }

        public void Dispose() => rules.Dispose();
    }
}
