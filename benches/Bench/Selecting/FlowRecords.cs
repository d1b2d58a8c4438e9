using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Noroshi.Bench.Filing;
using Noroshi.Bench.Measuring;
using Noroshi.Selection.Flows;
using Noroshi.Selection.Recording;
using Noroshi.Selection.Running;

namespace Noroshi.Bench.Selecting;

/// <summary>Measures how many flow records a second one thread reads and judges: from memory, from a file with its output, and through the loopback.</summary>
internal static class FlowRecords
{
    private const double Million = 1e6;

    public static void Run(Options options, Rows rows, CancellationToken stop)
    {
        var (messages, rules) = MadeMessages.Of(options.Quick ? 200_000 : 3_000_000, options.Quick ? 100_000 : 1_000_000);
        using (rules)
        {
            List<double> memory = [], file = [];
            var (kept, allocated) = (0L, 0L);
            for (var round = 0; round < 7 && !stop.IsCancellationRequested; round++)
            {
                var before = GC.GetAllocatedBytesForCurrentThread();
                memory.Add(FromMemory(messages, rules, out kept));
                allocated = GC.GetAllocatedBytesForCurrentThread() - before;
                file.Add(FromFile(messages, rules, out _));
            }

            _ = FromFile(messages, rules, out var written);
            rows.Add(Row.None("flow records kept from a file and not from memory", (int)(written - kept)));
            rows.Add(Row.Reaching($"flow records a second, one thread, {rules.Criteria.Count:N0} criteria", messages.Records / FilingOnPostgres.Median(memory) / Million, "million", 3));
            rows.Add(Row.Told("flow records kept", kept * 100.0 / messages.Records, "%"));
            rows.Add(Row.Told("octets allocated a flow record", (double)allocated / messages.Records, ""));
            rows.Add(Row.Told("flow records a second, from a file, with records written", messages.Records / FilingOnPostgres.Median(file) / Million, "million"));
            Loopback(messages, rules, rows);
        }
    }

    private static unsafe double FromMemory(MadeMessages messages, Rules rules, out long kept)
    {
        using var selector = new FlowSelector();
        using var chunk = new Chunk();
        chunk.Begin(0, rules);
        selector.Begin(chunk);
        var reader = new MessageReader(selector, new(), Exporters.UsualLifetime);
        kept = 0;
        var watch = Stopwatch.StartNew();
        fixed (byte* octets = messages.Octets)
        {
            for (var i = 0; i + 1 < messages.Starts.Length; i++)
            {
                reader.Read(octets + messages.Starts[i], messages.Starts[i + 1] - messages.Starts[i], 1, 1, 0);
                if (chunk.Kept.Count > 1_000)
                {
                    kept += chunk.Tally.Kept;
                    chunk.Forget();
                }
            }
        }

        selector.Judge();
        kept += chunk.Tally.Kept;
        return watch.Elapsed.TotalSeconds;
    }

    private static double FromFile(MadeMessages messages, Rules rules, out long kept)
    {
        var (input, output) = (Path.GetTempFileName(), Path.GetTempFileName());
        try
        {
            File.WriteAllBytes(input, messages.Octets);
            using var tokens = PersonTokens.WithoutReturn();
            using var sink = new NdjsonSink(new FileStream(output, FileMode.Create), new RecordTexts("exercise", new(2028, 1, 1), tokens));
            using var run = new CaptureRun(rules, sink, 1);
            var watch = Stopwatch.StartNew();
            run.Read(input, false, null, CancellationToken.None, out _);
            sink.Finish();
            kept = run.Tally.Kept;
            return watch.Elapsed.TotalSeconds;
        }
        finally
        {
            File.Delete(input);
            File.Delete(output);
        }
    }

    // As fast as the sender can, on the other processor.
    private static void Loopback(MadeMessages messages, Rules rules, Rows rows)
    {
        using var stop = new CancellationTokenSource();
        using var socket = new MessageSocket(new(IPAddress.Loopback, 0), PermittedExporters.Anybody);
        using var run = new CaptureRun(rules, new Nowhere(), 1);
        var at = socket.At;
        var sending = 0.0;
        var sender = new Thread(() =>
        {
            using var exporter = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
            exporter.Connect(at);
            var watch = Stopwatch.StartNew();
            for (var i = 0; i + 1 < messages.Starts.Length; i++)
            {
                exporter.Send(messages.Octets.AsSpan(messages.Starts[i]..messages.Starts[i + 1]));
            }

            sending = watch.Elapsed.TotalSeconds;
            stop.Cancel();
        });
        sender.Start();
        run.Listen(socket, null, stop.Token);
        sender.Join();
        rows.Add(Row.Told("flow records a second through the loopback, one thread, as they are sent", socket.Counts.Records / sending / Million, "million"));
        rows.Add(Row.Told("flow records lost there", (messages.Records - socket.Counts.Records) * 100.0 / messages.Records, "%"));
        rows.Add(Row.Told("datagrams the system had no room for there", socket.Counts.SocketDrops, ""));
    }

    private sealed class Nowhere : IRecordSink
    {
        public void Write(KeptRecords kept)
        {
        }

        public string Finish() => "";

        public void Dispose()
        {
        }
    }
}
