using Noroshi.Selection.Captures;
using Noroshi.Selection.Directions;
using Noroshi.Selection.Evidence;
using Noroshi.Selection.Packets;
using Noroshi.Selection.Running;
using Noroshi.Selection.Tests.Testing;
using Xunit;

namespace Noroshi.Selection.Tests.Flows;

public sealed class A_file_of_messages : IDisposable
{
    private static readonly byte[] Templates = Messages.Ipfix(0, Messages.Set(2, Messages.Template(256, Messages.Usual4), Messages.Template(257, Messages.Usual6)));
    private readonly World world = new(Direction.Inbound, Direction.Outbound);

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void is_read_in_its_order_by_however_many_threads(int threads)
    {
        var (run, kept, complete) = Read(threads, [Templates, .. Enumerable.Range(0, 5_000).Select(i => Message(i))]);

        Assert.True(complete);
        Assert.Equal((5_001, 10_000, 0, 0), (run.Flows!.Messages, run.Flows.Records, run.Flows.Lost, run.Flows.Malformed));
        Assert.Equal((5_000, 5_000, 10_000), (run.Tally[Direction.Outbound, Kind.Address], run.Tally[Direction.Internal, Kind.None], run.Tally.Packets));
        Assert.Equal(Enumerable.Range(0, 5_000), kept.Records.Select(r => (int)r.Packets));
        Assert.Equal(new FileInfo(world.In("capture")).Length, run.LastRead);
    }

    [Fact]
    public void shows_what_is_missing_in_it()
    {
        var (run, _, _) = Read(1, [Templates, Message(0), Message(1), Message(5), Message(6)]);

        Assert.Equal((8, 6, 6), (run.Flows!.Records, run.Flows.Lost, run.Flows.Dropped));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(60)]
    [InlineData(107)]
    public void that_breaks_off_is_read_up_to_there(int cut)
    {
        var last = Message(2);
        var (run, _, complete) = Read(2, [Templates, Message(0), Message(1), last[..^cut]]);

        Assert.Equal((false, 4, 1), (complete, run.Flows!.Records, run.Tally[Fault.TruncatedTail]));
    }

    [Fact]
    public void in_which_something_else_stands_is_read_up_to_there()
    {
        var (run, _, complete) = Read(2, [Templates, Message(0), "something else"u8.ToArray(), Message(1)]);

        Assert.Equal((false, 2, 1), (complete, run.Flows!.Records, run.Tally[Fault.RecordLength]));
    }

    [Fact]
    public void beside_a_capture_counts_with_it()
    {
        var messages = world.Capture([Templates, Message(0)]);
        File.WriteAllBytes(world.In("packets"), [.. World.Header(), .. World.Record(Frames.Ethernet(0x0800, Frames.Ip([10, 1, 1, 1], [128, 0, 0, 1], 17, Frames.Udp(1, 2, [1]))), 1_700_000_000, 1)]);
        var kept = new KeptInMemory();
        using var run = new CaptureRun(world.Rules, kept, 2);

        Assert.True(run.Read(messages, false, null, CancellationToken.None, out _) && run.Read(world.In("packets"), false, null, CancellationToken.None, out _));
        Assert.Equal([false, true], kept.Records.Select(r => r.IsFlow).Order());
        Assert.Equal((3, 2), (run.Tally.Packets, run.Tally[Direction.Outbound, Kind.Address]));
    }

    [Fact]
    public void that_still_grows_is_read_until_somebody_stops_it()
    {
        var path = world.Capture([Templates, Message(0), Message(1)[..2]]);
        using var stop = new CancellationTokenSource();
        using var seen = new ManualResetEventSlim();
        var writer = new Thread(() =>
        {
            seen.Wait();
            using var file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite);
            file.Write([.. Message(1)[2..], .. Message(2)]);
        });
        writer.Start();
        var kept = new KeptInMemory();
        using var run = new CaptureRun(world.Rules, kept, 2);
        var messages = 0L;
        run.Read(path, true, _ =>
        {
            // What was read before the wait is known before it.
            seen.Set();
            messages = run.Flows!.Messages;
            if (messages == 4)
            {
                stop.Cancel();
            }
        }, stop.Token, out _);
        writer.Join();

        Assert.Equal((4, 3), (messages, kept.Records.Count));
    }

    [Fact]
    public void of_another_version_is_none()
    {
        using var run = new CaptureRun(world.Rules, new KeptInMemory(), 1);

        Assert.Throws<UnusableCaptureException>(() => run.Read(world.Capture([Messages.V5(0, Messages.V5Record([10, 1, 1, 1], [128, 0, 0, 1]))]), false, null, CancellationToken.None, out _));
    }

    public void Dispose() => world.Dispose();

    private static byte[] Message(int number) => Messages.Ipfix((uint)number * 2, Messages.Set(256, Messages.Usual([10, 1, 1, 1], [128, 0, 0, 1], packets: (ulong)number), Messages.Usual([10, 2, 2, 2], [10, 3, 3, 3])));

    private (CaptureRun Run, KeptInMemory Kept, bool Complete) Read(int threads, IEnumerable<byte[]> messages)
    {
        var kept = new KeptInMemory();
        using var run = new CaptureRun(world.Rules, kept, threads);
        return (run, kept, run.Read(world.Capture(messages), false, null, CancellationToken.None, out _));
    }
}
