using CsCheck;
using Noroshi.Selection.Directions;
using Noroshi.Selection.Running;
using Noroshi.Selection.Tests.Testing;
using Xunit;

namespace Noroshi.Selection.Tests.Running;

public sealed class Rules_that_are_replaced : IDisposable
{
    private static readonly byte[] Listed = Frames.Ethernet(0x0800, Frames.Ip([10, 2, 2, 2], [128, 0, 0, 9], 17, Frames.Udp(1, 2, new byte[300])));
    private readonly World world = new(Direction.Outbound);

    [Fact]
    public void while_packets_go_through_judge_each_once_and_in_order() => Gen.Select(Gen.Int[1, 3], Gen.Int[0, 1_400_000].Array[0, 5]).Sample((threads, moments) =>
    {
        const int packets = 4_000;
        var capture = world.Capture([World.Header(), .. Enumerable.Range(0, packets).Select(i => World.Record(Listed, 1_700_000_000, (uint)i))]);
        var others = new Queue<(int Moment, Rules Rules)>(moments.Order().Select((m, i) => (m, Named(i + 1))));
        var kept = new KeptInMemory();
        using var run = new CaptureRun(Named(0), kept, threads);
        var read = 0L;
        Assert.True(run.Read(capture, false, Replace, CancellationToken.None, out _));

        int[] borders = [0, .. run.Borders.Select(b => (int)b), packets];
        Assert.Equal(Enumerable.Range(0, packets), kept.Records.Select(r => (int)(r.Time % 1_000_000_000 / 1_000)));
        Assert.Equal(borders.Zip(borders.Skip(1)).SelectMany((b, i) => Enumerable.Repeat($"list-{i}", b.Second - b.First)), kept.Criteria);

        // Told by each thread of what it has read.
        void Replace(long octets)
        {
            lock (others)
            {
                for (read += octets; others.TryPeek(out var next) && next.Moment < read; others.Dequeue())
                {
                    run.Replace(next.Rules);
                }
            }
        }
    }, iter: 15, threads: 1);

    [Fact]
    public void by_such_as_find_nothing_across_packets_let_go_of_what_was_held()
    {
        var addresses = world.OfAddress("128.0.0.77");
        var hello = Frames.Hello("bad.example", keys: 1_500);
        string Capture(byte[] content, uint sequence) =>
            world.Capture([World.Header(), World.Record(Frames.Ethernet(0x0800, Frames.Ip([10, 2, 2, 2], [128, 0, 0, 10], 6, Frames.Tcp(4_000, 443, content, sequence))), 1_700_000_000, 5)]);
        int Joined(params Rules[] between)
        {
            var kept = new KeptInMemory();
            using var run = new CaptureRun(Named(0), kept, 1);
            Read(Capture(hello[..1_000], 1));
            foreach (var rules in between)
            {
                run.Replace(rules);
                Read(Capture([1], 7));
            }

            Read(Capture(hello[1_000..], 1_001));
            Assert.Equal(between.Length > 0 ? 1 : 0, run.Joiner.GivenUp);
            return kept.Records.Count(r => r.Joined);

            void Read(string capture) => Assert.True(run.Read(capture, false, null, CancellationToken.None, out _));
        }

        Assert.Equal(1, Joined());
        Assert.Equal(0, Joined(addresses, Named(1)));
    }

    public void Dispose() => world.Dispose();

    private Rules Named(int number) => world.Make([Direction.Outbound], lookInside: true, $"ip4\t128.0.0.9\tlist-{number}");
}
