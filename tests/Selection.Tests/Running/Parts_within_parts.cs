using System.Buffers.Binary;
using CsCheck;
using Noroshi.Selection.Directions;
using Noroshi.Selection.Evidence;
using Noroshi.Selection.Joining;
using Noroshi.Selection.Tests.Testing;
using Xunit;

namespace Noroshi.Selection.Tests.Running;

/// <summary>Packets in parts, within tunnels whose packets came in parts themselves.</summary>
public sealed class Parts_within_parts : IDisposable
{
    private static readonly byte[] Here = [10, 2, 2, 2], There = [128, 0, 0, 9];

    // The ends of three tunnels: parts are told apart by them.
    private static readonly (byte[] From, byte[] To)[] Ends = [([10, 4, 4, 4], [128, 0, 0, 40]), ([10, 5, 5, 5], [128, 0, 0, 50]), ([10, 6, 6, 6], [128, 0, 0, 60])];

    private static readonly byte[] Datagram = Frames.Udp(1_234, 53, [.. Frames.Question("evil.test"), .. new byte[300]]);
    private readonly World world = new(Direction.Inbound, Direction.Outbound);
    private readonly FrameReading reading;

    public Parts_within_parts() => reading = new(world);

    [Theory]
    [InlineData("a1 a2 b1 b2")]
    [InlineData("b1 b2 a1 a2")]
    [InlineData("a1 b1 a2 b2")]
    [InlineData("b1 a1 b2 a2")]
    [InlineData("a b1 b2")]
    [InlineData("b1 b2 a")]
    [InlineData("a1 a2 b")]
    public void are_put_together_whatever_comes_first(string order)
    {
        // The name crosses the border of the inner parts.
        var (first, second) = (Inner(0, 24), Inner(24, Datagram.Length));
        var (a, b) = (InParts(Ends[0], first, 24), InParts(Ends[1], second, 200));
        var frames = new Dictionary<string, byte[]> { ["a1"] = a[0], ["a2"] = a[1], ["b1"] = b[0], ["b2"] = b[1], ["a"] = Whole(Ends[0], first), ["b"] = Whole(Ends[1], second) };

        Assert.Equal((1, "evil.test"), reading.Found([.. order.Split(' ').Select(f => frames[f])], Kind.Name));
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public void of_a_tunnel_within_a_tunnel_are_put_together(bool firstInParts, bool secondInParts)
    {
        // The packet of the inner tunnel comes in two parts, each of which the outer tunnels carry.
        var tunnelled = Frames.Ip(Here, There, 17, Datagram);
        var (first, second) = (Frames.Ip(Ends[0].From, Ends[0].To, 4, tunnelled[..48], 0x2000), Frames.Ip(Ends[0].From, Ends[0].To, 4, tunnelled[48..], 6));
        byte[][] frames =
        [
            .. firstInParts ? InParts(Ends[1], first, 40) : [Whole(Ends[1], first)],
            .. secondInParts ? InParts(Ends[2], second, 200) : [Whole(Ends[2], second)],
        ];

        Assert.Equal((1, "evil.test"), reading.Found(frames, Kind.Name));
        Assert.Equal(0, reading.Found(frames[..^1], Kind.None).Count);
    }

    [Fact]
    public void show_what_they_show_by_themselves_though_their_others_never_come()
    {
        var part = Inner(0, 96);

        Assert.Equal((1, "evil.test"), reading.Found(InParts(Ends[0], part, 24), Kind.Name));
        Assert.Equal((1, "evil.test"), reading.Found([.. InParts(Ends[0], part, 24), Whole(Ends[1], Inner(96, Datagram.Length))], Kind.Name));
    }

    [Fact]
    public void are_nothing_where_what_is_within_may_not_be_kept()
    {
        byte[] home = [10, 3, 3, 3];
        var (first, second) = (Frames.Ip(Here, home, 17, Datagram[..24], 0x2000), Frames.Ip(Here, home, 17, Datagram[24..], 3));

        Assert.Equal(0, reading.Found([.. InParts(Ends[0], first, 24), .. InParts(Ends[1], second, 200)], Kind.None).Count);
    }

    [Fact]
    public void that_each_complete_the_next_do_not_pile_up()
    {
        // Of each packet the first part, in which stands the head of the last part of the next one; what completes the first completes them all.
        const int Packets = 32_000;
        byte[] ends = [0x20, 1, 0xd, 0xb8, .. new byte[12], 0x24, .. new byte[15]];
        byte[] Head(uint id, int place, bool more)
        {
            var head = new byte[8];
            head[0] = 44;
            BinaryPrimitives.WriteUInt16BigEndian(head.AsSpan(2), (ushort)((place << 3) | (more ? 1 : 0)));
            BinaryPrimitives.WriteUInt32BigEndian(head.AsSpan(4), id);
            return head;
        }

        byte[] Frame(byte[] parts) => Frames.Ethernet(0x86dd, [0x60, 0, 0, 0, 0, (byte)parts.Length, 44, 64, .. ends, .. parts]);
        byte[][] frames = [.. Enumerable.Range(1, Packets).Select(i => Frame([.. Head((uint)i, 0, more: true), .. Head((uint)i + 1, 1, more: false)])), Frame([.. Head(1, 1, more: false), 1, 2, 3, 4, 5, 6, 7, 8])];
        using var run = reading.Read(frames);

        Assert.Equal(Packets + 1, run.Tally.Packets);
    }

    [Fact]
    public void are_held_in_as_much_memory_as_is_counted() => Gen.Select(Gen.Int[0, 20], Gen.Int[-10, 70_000], Gen.Int[1, 3_000], Gen.Bool).Array[1, 300].Sample(steps =>
    {
        using var held = new HeldFlows();
        var flows = new Dictionary<int, HeldFlow>();
        foreach (var (number, at, length, close) in steps)
        {
            var key = new FlowKey(1, 2, (uint)number, 17, 4);
            var flow = held.Of(key);
            if (close && flow is not null)
            {
                held.Close(key, flow);
                flows.Remove(number);
            }
            else
            {
                flow ??= held.Open(key, 65_535, 0, 0);
                flows[number] = flow;
                if (!held.Put(key, flow, at, new byte[length]))
                {
                    flows.Remove(number);
                }
            }

            Assert.Equal(flows.Values.Sum(f => (long)f.Octets.Room), held.Octets);
        }

        held.GiveUp();
        Assert.Equal(0, held.Octets);
    }, iter: 300);

    public void Dispose() => world.Dispose();

    private static byte[] Inner(int from, int to) => Frames.Ip(Here, There, 17, Datagram[from..to], (from / 8) | (to < Datagram.Length ? 0x2000 : 0));

    private static byte[] Whole((byte[] From, byte[] To) ends, byte[] content) => Frames.Ethernet(0x0800, Frames.Ip(ends.From, ends.To, 4, content));

    private static byte[][] InParts((byte[] From, byte[] To) ends, byte[] content, int at) =>
        [Frames.Ethernet(0x0800, Frames.Ip(ends.From, ends.To, 4, content[..at], 0x2000)), Frames.Ethernet(0x0800, Frames.Ip(ends.From, ends.To, 4, content[at..], at / 8))];
}
