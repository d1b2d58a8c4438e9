using CsCheck;
using Noroshi.Selection.Directions;
using Noroshi.Selection.Evidence;
using Noroshi.Selection.Joining;
using Noroshi.Selection.Packets;
using Noroshi.Selection.Tests.Testing;
using Xunit;

namespace Noroshi.Selection.Tests.Running;

public sealed class Across_packets : IDisposable
{
    private static readonly byte[] Here = [10, 2, 2, 2], There = [128, 0, 0, 9];
    private readonly World world = new(Direction.Inbound, Direction.Outbound);
    private readonly FrameReading reading;

    public Across_packets() => reading = new(world);

    [Theory]
    [InlineData(0, 1, 2)]
    [InlineData(2, 1, 0)]
    [InlineData(1, 0, 2)]
    [InlineData(2, 0, 1)]
    public void a_server_name_is_found_in_whatever_order_its_segments_come(params int[] order)
    {
        var hello = Frames.Hello("www.bad.example", keys: 1_500);
        byte[][] segments = [Segment(hello[..700], 1_001), Segment(hello[700..1_400], 1_701), Segment(hello[1_400..], 2_401)];

        Assert.Equal((1, "www.bad.example"), Found([Syn(1_000), .. order.Select(i => segments[i])], Kind.Name));
    }

    [Fact]
    public void a_server_name_is_found_though_its_connection_began_before_the_capture() =>
        Assert.Equal((1, "bad.example"), Found([Segment(Frames.Hello("bad.example", keys: 1_500)[..1_000], 1), Segment(Frames.Hello("bad.example", keys: 1_500)[1_000..], 1_001)], Kind.Name));

    [Fact]
    public void what_came_first_counts_where_segments_lie_over_each_other()
    {
        var (good, bad) = (Frames.Hello("good.examp1", keys: 1_500), Frames.Hello("bad.example", keys: 1_500));

        Assert.Equal(0, Found([Syn(0), Segment(good[1_000..], 1_001), Segment(good[..1_000], 1), Segment(bad, 1)], Kind.None).Count);
        Assert.Equal(1, Found([Syn(0), Segment(bad[1_000..], 1_001), Segment(good[500..], 501), Segment(bad[..1_000], 1)], Kind.Name).Count);
    }

    [Fact]
    public void the_host_of_a_request_in_many_small_segments_is_found()
    {
        var request = Frames.Request("page.example", "/gate.php");
        var segments = request.Chunk(7).Select((part, i) => Segment(part, (uint)(1 + (i * 7))));

        Assert.Equal(1, Found([Syn(0), .. segments], Kind.Url).Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void a_name_is_found_however_short_the_first_segment_is(bool hello)
    {
        var content = hello ? Frames.Hello("bad.example") : Frames.Request("bad.example", "/");
        var name = content.AsSpan().IndexOf("bad.example"u8);

        Assert.All(Enumerable.Range(1, name + 5), border => Assert.Equal(1, Found([Syn(0), Segment(content[..border], 1), Segment(content[border..], (uint)(1 + border))], Kind.Name).Count));
    }

    [Fact]
    public void a_name_whose_octets_each_come_by_themselves_is_found() =>
        Assert.Equal(1, Found([Syn(0), .. Frames.Hello("bad.example").Select((octet, i) => Segment([octet], (uint)(1 + i)))], Kind.Name).Count);

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(20)]
    [InlineData(700)]
    public void a_server_name_is_found_in_records_of_any_length(int length)
    {
        var hello = Frames.Hello("bad.example", keys: 1_500);
        byte[] records = [.. hello[5..].Chunk(length).SelectMany(part => (byte[])[.. hello[..3], (byte)(part.Length >> 8), (byte)part.Length, .. part])];

        Assert.Equal((Direction.Outbound, Kind.Name), world.Weigh(Segment(records, 1)));
        Assert.Equal(1, Found([Syn(0), .. records.Chunk(900).Select((part, i) => Segment(part, (uint)(1 + (i * 900))))], Kind.Name).Count);
    }

    [Fact]
    public void a_signature_is_found_wherever_the_border_falls() => Gen.Select(Gen.Int[0, World.Signatures.Length - 1], Gen.Int[1, 33], Gen.Int[0, 300], Gen.Int[0, 300], Gen.Int[0, 1]).Sample((which, border, before, behind, tail) =>
    {
        var signature = World.Signatures[which];
        border = Math.Min(border, signature.Length - 1);
        byte[] one = [.. new byte[before], .. signature[..border]], other = [.. signature[border..], .. new byte[behind]];

        Assert.Equal(1, Found([Segment(new byte[5], 900), Segment(one, 1_000), Segment(other, (uint)(1_000 + one.Length)), Segment(new byte[tail], 5_000)], Kind.Signature).Count);
    }, iter: 150, threads: 1);

    [Theory]
    [InlineData(1_000)]
    [InlineData(16_370)]
    [InlineData(16_379)]
    [InlineData(16_384)]
    [InlineData(16_385)]
    [InlineData(20_000)]
    [InlineData(65_000)]
    public void a_signature_is_found_behind_a_segment_however_long_it_is(int length)
    {
        var signature = World.Signatures[2];
        byte[][] segments = [Segment([.. new byte[length - 9], .. signature[..9]], 1), Segment([.. signature[9..], 0], (uint)(1 + length))];

        Assert.Equal(1, Found(segments, Kind.Signature).Count);
        Assert.Equal(1, Found([Syn(0), .. segments], Kind.Signature).Count);
        Assert.Equal(1, Found([Syn(0), Segment([.. "GET /"u8, .. new byte[9_000]], 1), Segment([.. new byte[length - 9], .. signature[..9]], 9_006), Segment([.. signature[9..], 0], (uint)(9_006 + length))], Kind.Signature).Count);
    }

    [Fact]
    public void a_signature_whose_first_octet_comes_last_is_found() =>
        Assert.Equal(1, Found([Segment([.. "EACON-1 and more"u8], 1_200), Segment([.. new byte[199], (byte)'B'], 1_000)], Kind.Signature).Count);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void parts_of_a_packet_are_put_together_in_any_order(bool v6) => Gen.Shuffle(Enumerable.Range(0, 8).ToArray()).Sample(order =>
    {
        var datagram = Frames.Udp(1_234, 53, [.. Frames.Question("evil.test"), .. new byte[64 - 8 - Frames.Question("evil.test").Length]]);
        byte[] source = v6 ? [0x20, 1, 0xd, 0xb8, .. new byte[12]] : Here, destination = v6 ? [0x24, .. new byte[15]] : There;
        var parts = order.Select(i => Frames.Ethernet(v6 ? 0x86dd : 0x0800, Frames.Ip(source, destination, 17, datagram[(i * 8)..((i * 8) + 8)], fragment: i | (i < 7 ? 0x2000 : 0))));

        Assert.Equal((1, "evil.test"), Found([.. parts], Kind.Name));
    }, iter: 50, threads: 1);

    [Fact]
    public void parts_of_a_packet_with_an_authentication_header_are_put_together()
    {
        byte[] authenticated = [17, 4, .. new byte[22], .. Frames.Udp(1_234, 53, Frames.Question("evil.test"))];
        byte[][] parts = [authenticated[..16], authenticated[16..]];

        Assert.Equal((1, "evil.test"), Found([.. parts.Select((part, i) => Frames.Ethernet(0x0800, Frames.Ip(Here, There, 51, part, fragment: i == 0 ? 0x2000 : 2)))], Kind.Name));
    }

    [Theory]
    [InlineData(4)]
    [InlineData(41)]
    [InlineData(47)]
    [InlineData(17)]
    public void parts_of_a_tunnels_packet_are_put_together_and_judged_by_the_packet_within(int protocol)
    {
        var datagram = Frames.Udp(1_234, 53, Frames.Question("evil.test"));
        var inner = protocol == 41 ? Frames.Ip([0x20, 1, 0xd, 0xb8, .. new byte[12]], [0x24, .. new byte[15]], 17, datagram) : Frames.Ip(Here, There, 17, datagram);
        byte[] within = protocol switch
        {
            47 => [0, 0, 8, 0, .. inner],
            17 => Frames.Udp(2_152, 2_152, [0x30, 0xff, 0, (byte)inner.Length, 0, 0, 0, 1, .. inner]),
            _ => inner,
        };

        Assert.Equal((1, "evil.test"), Found(InParts(protocol, within, 48), Kind.Name));
    }

    [Fact]
    public void parts_of_a_tunnels_packet_are_not_put_together_where_the_packet_within_may_not_be_kept_or_its_first_part_is_not_there()
    {
        var datagram = Frames.Udp(1_234, 53, Frames.Question("evil.test"));
        var (home, permitted) = (Frames.Ip(Here, [10, 3, 3, 3], 17, datagram), Frames.Ip(Here, There, 17, datagram));

        Assert.Equal(0, Found(InParts(4, home, 48), Kind.None).Count);
        Assert.Equal(0, Found([.. InParts(4, permitted, 48).Reverse()], Kind.None).Count);
        Assert.Equal(0, Found(InParts(4, permitted, 48)[1..], Kind.None).Count);
    }

    [Fact]
    public void what_a_part_shows_by_itself_is_not_found_again_with_the_others()
    {
        var datagram = Frames.Udp(1_234, 53, [.. Frames.Question("evil.test"), .. new byte[100]]);

        Assert.Equal(0, Found([Part(0, datagram[..96]), Part(12, datagram[96..], more: false)], Kind.None).Count);
        Assert.Equal([Kind.Name], reading.Kept.Records.Select(r => r.Kind));
    }

    [Fact]
    public void nothing_is_put_together_of_what_goes_a_way_that_is_not_permitted()
    {
        var hello = Frames.Hello("bad.example", keys: 1_500);
        byte[][] frames = [.. ((byte[][])[hello[..1_000], hello[1_000..]]).Select((part, i) => Frames.Ethernet(0x0800, Frames.Ip(There, [128, 0, 0, 10], 6, Frames.Tcp(9, 443, part, (uint)(1 + (i * 1_000))))))];

        Assert.Equal(0, Found(frames, Kind.None).Count);
    }

    [Fact]
    public void a_flood_of_connections_that_never_go_on_is_given_up_and_counted()
    {
        // There is room for 131,072.
        using var run = reading.Read(Openings(150_000));

        Assert.InRange(run.Joiner.GivenUp, 150_000 - 131_072, 40_000);
        Assert.Equal(150_000, run.Tally.Packets);
    }

    [Fact]
    public void nothing_is_held_where_every_criterion_stands_in_each_packet_by_itself()
    {
        using var rules = world.OfAddress("128.0.0.9");
        using var run = reading.Read(Openings(150_000), rules);

        Assert.Equal((0, 65_536), (run.Joiner.GivenUp, run.Tally[Direction.Outbound, Kind.Address]));
    }

    [Fact]
    public void a_connection_that_was_opened_is_known_until_eight_others_take_its_place()
    {
        using var beginnings = new Beginnings();
        const ulong Line = 5;
        var given = Enumerable.Range(0, 9).Select(i => beginnings.Note(((ulong)i << 32) | Line, (uint)i)).ToArray();

        Assert.Equal([.. Enumerable.Repeat(false, 8), true], given);
        Assert.False(beginnings.Knows(Line, out _));
        Assert.True(beginnings.Take((3UL << 32) | Line, out var first));
        Assert.Equal(3u, first);
        Assert.False(beginnings.Take((3UL << 32) | Line, out _));
        Assert.Equal([1, 2, 4, 5, 6, 7, 8], Enumerable.Range(0, 9).Where(i => beginnings.Knows(((ulong)i << 32) | Line, out first) && first == i));
        Assert.False(beginnings.Note((8UL << 32) | Line, 80));
        Assert.True(beginnings.Knows((8UL << 32) | Line, out first));
        Assert.Equal(80u, first);
    }

    [Fact]
    public unsafe void streams_that_differ_in_one_bit_of_their_ends_do_not_share_a_place()
    {
        const int Bits = 12 * 8;
        var frame = Syn(1);
        ulong Place(int bit)
        {
            var changed = frame.ToArray();
            changed[26 + (bit / 8)] ^= (byte)(bit < Bits ? 1 << (bit % 8) : 0);
            fixed (byte* start = changed)
            {
                var packet = default(Packet);
                Tunnels.ReadInmost(ref packet, start, changed.Length, LinkType.Ethernet);
                Transports.Read(ref packet);
                // What the table of beginnings looks at.
                return Joiner.SegmentOf(world.Rules, packet, 0, Direction.Outbound, Kind.None).Stream & 0x7fff_ffff_0000_3fff;
            }
        }

        Assert.Equal(Bits + 1, Enumerable.Range(0, Bits + 1).Select(Place).Distinct().Count());
    }

    [Fact]
    public void a_packet_in_more_pieces_than_are_held_is_given_up_and_counted()
    {
        using var run = reading.Read([.. Enumerable.Range(0, 100).Select(i => Part(i * 2, new byte[8]))]);

        Assert.Equal((1, 100), (run.Joiner.GivenUp, run.Tally.Packets));
    }

    [Fact]
    public void a_flood_of_last_parts_that_each_claim_a_whole_packet_is_held_in_bounded_memory()
    {
        // Each asks for 64 KB with 50 octets; 64 MB are given for all.
        using var run = reading.Read([.. Enumerable.Range(0, 5_000).Select(i => Part(8_000, new byte[8], more: false, [128, 0, (byte)(i >> 8), (byte)i]))]);

        Assert.InRange(run.Joiner.GivenUp, 3_900, 4_200);
        Assert.Equal(5_000, run.Tally.Packets);
    }

    [Fact]
    public void flows_that_grow_after_they_were_begun_are_held_in_bounded_memory()
    {
        using var held = new HeldFlows();
        var flows = Enumerable.Range(0, 5_000).Select(i => (Key: new FlowKey(1, 2, (uint)i, 17, 4), Flow: held.Open(new(1, 2, (uint)i, 17, 4), 65_535, 0, 0))).ToArray();
        var still = flows.Count(f => held.Put(f.Key, f.Flow, 60_000, [1]));

        Assert.Equal(5_000, still);
        Assert.InRange(held.Octets, 0, HeldFlows.MostOctets);
        Assert.InRange(held.GivenUp, 3_800, 4_000);
        Assert.Null(held.Of(flows[0].Key));
    }

    [Fact]
    public void flows_that_come_and_go_behind_one_that_waits_take_no_memory()
    {
        using var held = new HeldFlows();
        held.Open(new(1, 2, 0, 17, 4), 100, 0, 0);
        void ComeAndGo(int flows)
        {
            for (var i = 1; i <= flows; i++)
            {
                var key = new FlowKey(1, 2, (uint)i, 17, 4);
                held.Close(key, held.Open(key, 100, 0, 0));
            }
        }

        ComeAndGo(300_000);
        var before = GC.GetAllocatedBytesForCurrentThread();
        ComeAndGo(300_000);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100_000);
        Assert.NotNull(held.Of(new(1, 2, 0, 17, 4)));
        Assert.Equal(0, held.GivenUp);
    }

    [Fact]
    public void parts_that_would_make_more_than_a_packet_can_be_make_nothing()
    {
        var datagram = Frames.Udp(1_234, 53, [.. Frames.Question("evil.test"), .. new byte[13]]);

        Assert.Equal(0, Found([Part(8_191, new byte[100], more: false), .. datagram.Chunk(8).Select((part, i) => Part(i, part)), Part(8_191, new byte[100], more: false)], Kind.None).Count);
    }

    [Fact]
    public void pieces_in_any_order_make_what_the_first_to_come_says() => Gen.Select(Gen.Int[-5, 40], Gen.Byte.Array[0, 12]).Array[0, 20].Sample(pieces =>
    {
        var (assembly, plain) = (new Assembly(new Rooms()), new byte?[40]);
        assembly.Begin(40);
        foreach (var (from, piece) in pieces)
        {
            assembly.Put(from, piece);
            for (var i = 0; i < piece.Length; i++)
            {
                if (from + i is >= 0 and < 40)
                {
                    plain[from + i] ??= piece[i];
                }
            }
        }

        Assert.Equal(plain.TakeWhile(o => o is not null).Select(o => o!.Value), assembly.Octets.ToArray());
    }, iter: 5_000);

    public void Dispose() => world.Dispose();

    private static byte[] Part(int place, byte[] content, bool more = true, byte[]? to = null) => Frames.Ethernet(0x0800, Frames.Ip(Here, to ?? There, 17, content, place | (more ? 0x2000 : 0)));

    // Both ends of the tunnel at home and abroad, so that the later parts of a datagram are looked at as well.
    private static byte[][] InParts(int protocol, byte[] content, int at) =>
        [Frames.Ethernet(0x0800, Frames.Ip(Here, There, protocol, content[..at], 0x2000)), Frames.Ethernet(0x0800, Frames.Ip(Here, There, protocol, content[at..], at / 8))];

    private static byte[] Syn(uint sequence) => Frames.Ethernet(0x0800, Frames.Ip(Here, There, 6, Frames.Tcp(4_000, 443, [], sequence, flags: 2)));

    private static byte[] Segment(byte[] content, uint sequence) => Frames.Ethernet(0x0800, Frames.Ip(Here, There, 6, Frames.Tcp(4_000, 443, content, sequence)));

    private static byte[][] Openings(int number) =>
        [.. Enumerable.Range(0, number).Select(i => Frames.Ethernet(0x0800, Frames.Ip([10, 2, (byte)(i >> 8), (byte)i], [128, 0, (byte)(i >> 16), 9], 6, Frames.Tcp(9, 443, [], 1, flags: 2))))];

    private (int Count, string? Name) Found(byte[][] frames, Kind kind) => reading.Found(frames, kind);
}
