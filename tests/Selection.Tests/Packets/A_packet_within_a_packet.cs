using Noroshi.Selection.Directions;
using Noroshi.Selection.Evidence;
using Noroshi.Selection.Tests.Testing;
using Xunit;

namespace Noroshi.Selection.Tests.Packets;

public sealed class A_packet_within_a_packet : IDisposable
{
    private static readonly byte[] Home = [10, 2, 2, 2], Abroad = [128, 0, 0, 9], Home6 = [0x20, 1, 0xd, 0xb8, .. new byte[12]], Abroad6 = [0x24, .. new byte[15]];

    // Within: from home abroad, with a name that is a criterion. Around it: both ends at home.
    private static readonly byte[] Inner = Frames.Ip(Home, Abroad, 17, Frames.Udp(9, 53, Frames.Question("evil.test")));
    private static readonly byte[] Inner6 = Frames.Ip(Home6, Abroad6, 17, Frames.Udp(9, 53, Frames.Question("evil.test")));
    private readonly World world = new(Direction.Inbound, Direction.Outbound);

    public static TheoryData<string> Tunnels => [.. Around.Keys];

    private static Dictionary<string, byte[]> Around { get; } = new()
    {
        ["IP in IP"] = Outer(4, Inner),
        ["6in4"] = Outer(41, Inner6),
        ["GRE"] = Outer(47, [0, 0, 8, 0, .. Inner]),
        ["GRE behind an authentication header"] = Outer(51, [47, 4, .. new byte[22], 0, 0, 8, 0, .. Inner]),
        ["GRE with checksum, key and number"] = Outer(47, [0xb0, 0, 0x86, 0xdd, .. new byte[12], .. Inner6]),
        ["GRE with a frame"] = Outer(47, [0, 0, 0x65, 0x58, .. Frames.Ethernet(0x0800, Inner)]),
        ["VXLAN"] = Outer(17, Frames.Udp(50_000, 4789, [8, 0, 0, 0, 0, 0, 7, 0, .. Frames.Ethernet(0x0800, Inner)])),
        ["VXLAN with a tag"] = Outer(17, Frames.Udp(50_000, 4789, [8, 0, 0, 0, 0, 0, 7, 0, .. Frames.Ethernet(0x86dd, Inner6, 0x8100)])),
        ["GTP-U"] = Outer(17, Frames.Udp(2152, 2152, [0x30, 0xff, 0, (byte)Inner.Length, 0, 0, 0, 1, .. Inner])),
        ["GTP-U with an extension"] = Outer(17, Frames.Udp(2152, 2152, [0x34, 0xff, 0, (byte)(Inner.Length + 8), 0, 0, 0, 1, 0, 0, 0, 0x85, 1, 0, 0, 0, .. Inner])),
        ["MPLS"] = Frames.Ethernet(0x8847, [0, 0, 0x10, 64, 0, 0, 0x21, 64, .. Inner]),
        ["PPPoE"] = Frames.Ethernet(0x8864, [0x11, 0, 0, 1, 0, (byte)(Inner6.Length + 2), 0, 0x57, .. Inner6]),
        ["QinQ"] = Frames.Ethernet(0x0800, Inner, 0x88a8, 0x8100),
        ["IP in IP in GRE"] = Outer(47, [0, 0, 8, 0, .. Frames.Ip([10, 4, 4, 4], [10, 5, 5, 5], 4, Inner)]),
    };

    [Theory]
    [MemberData(nameof(Tunnels))]
    public void is_judged_by_its_own_addresses(string tunnel) => Assert.Equal((Direction.Outbound, Kind.Name), world.Weigh(Around[tunnel]));

    [Theory]
    [MemberData(nameof(Tunnels))]
    public void is_discarded_and_counted_where_nobody_may_look_inside(string tunnel)
    {
        using var rules = world.Make([Direction.Outbound], lookInside: false);
        var tally = world.Select(rules, Around[tunnel]);

        Assert.Equal((1, 1, 0, 0), (tally.ClosedTunnels, tally[Direction.Other, Kind.None], tally.Kept, tally.OpenedTunnels));
    }

    [Theory]
    [InlineData(new byte[] { 0, 0, 0, 0, 0, 0, 7, 0 })]
    [InlineData(new byte[] { 0xf7, 0, 0, 0, 0, 0, 7, 0 })]
    public void is_not_seen_in_what_only_uses_the_port_of_a_tunnel(byte[] header) =>
        Assert.Equal((Direction.Internal, Kind.None), world.Weigh(Outer(17, Frames.Udp(50_000, 4789, [.. header, .. Frames.Ethernet(0x0800, Inner)]))));

    [Theory]
    [InlineData(new byte[] { 8, 0 })]
    [InlineData(new byte[] { 0x86, 0xdd })]
    [InlineData(new byte[] { 0x81, 0, 0, 7, 8, 6 })]
    [InlineData(new byte[] { 0x81, 0, 0, 7, 8, 0 })]
    public void is_not_seen_where_no_IP_packet_begins(byte[] type) =>
        Assert.Equal((Direction.Internal, Kind.None), world.Weigh(Outer(17, Frames.Udp(50_000, 4789, [8, 0, 0, 0, 0, 0, 7, 0, .. new byte[12], .. type, .. new byte[40]]))));

    [Theory]
    [InlineData(4789, new byte[] { 0x88, 0, 0x12, 0x34, 0, 0, 7, 0 })]
    [InlineData(4789, new byte[] { 8, 0, 0, 0, 0, 0, 7, 1 })]
    [InlineData(2152, new byte[] { 0x38, 255, 0, 0, 0, 0, 0, 7 })]
    public void is_judged_by_the_addresses_within_whatever_reserved_bits_its_tunnel_has(int port, byte[] header)
    {
        byte[] carried = port == 4789 ? Frames.Ethernet(0x0800, Inner) : Inner;
        header[3] = port == 2152 ? (byte)carried.Length : header[3];

        Assert.Equal((Direction.Outbound, Kind.Name), world.Weigh(Outer(17, Frames.Udp(50_000, port, [.. header, .. carried]))));
    }

    [Fact]
    public void within_ever_more_is_not_followed_for_ever()
    {
        var packet = Inner;
        for (var depth = 0; depth < 6; depth++)
        {
            packet = Frames.Ip([10, 4, 4, 4], [10, 5, 5, 5], 4, packet);
        }

        Assert.Equal((Direction.Other, Kind.None), world.Weigh(Frames.Ethernet(0x0800, packet)));
    }

    [Theory]
    [InlineData(4)]
    [InlineData(41)]
    [InlineData(47)]
    public void whose_packet_came_in_parts_is_judged_by_the_first_and_never_by_a_later_one(int protocol)
    {
        byte[] within = protocol == 47 ? [0, 0, 8, 0, .. Inner] : protocol == 4 ? Inner : Inner6;
        byte[] Part(int placed, byte[] content) => Frames.Ethernet(0x0800, Frames.Ip(Home, Abroad, protocol, content, placed));
        var later = world.Select(world.Rules, Part(7, World.Signatures[0]));

        Assert.Equal((1, 1, 0), (later.ClosedTunnels, later[Direction.Other, Kind.None], later.Kept));
        Assert.Equal((Direction.Outbound, Kind.Name), world.Weigh(Part(0x2000, within)));
    }

    [Fact]
    public void is_found_in_a_datagram_of_which_not_all_was_captured() =>
        Assert.Equal((Direction.Outbound, Kind.Name), world.Weigh(Outer(17, Frames.Udp(2152, 2152, [0x30, 0xff, 0, (byte)(Inner.Length + 40), 0, 0, 0, 1, .. Inner, .. new byte[40]]))[..^40]));

    [Fact]
    public void is_not_looked_for_behind_the_end_of_a_datagram()
    {
        var datagram = Frames.Udp(50_000, 4789, [8, 0, 0, 0, 0, 0, 7, 0, .. Frames.Ethernet(0x0800, Inner)]);
        datagram[5] = 20;

        Assert.Equal((Direction.Internal, Kind.None), world.Weigh(Outer(17, datagram)));
    }

    [Fact]
    public void and_uses_the_port_of_a_tunnel_is_not_too_deep_for_that()
    {
        var packet = Frames.Ip(Home, Abroad, 17, Frames.Udp(9, 4789, World.Signatures[0]));
        for (var depth = 0; depth < Noroshi.Selection.Packets.Tunnels.Deepest; depth++)
        {
            packet = Frames.Ip([10, 4, 4, 4], [10, 5, 5, 5], 4, packet);
        }

        Assert.Equal((Direction.Outbound, Kind.Signature), world.Weigh(Frames.Ethernet(0x0800, packet)));
    }

    [Fact]
    public void of_a_session_is_read_only_as_data_and_as_far_as_the_session_says()
    {
        byte[] Session(byte code, int length) => Frames.Ethernet(0x8864, [0x11, code, 0, 1, (byte)(length >> 8), (byte)length, 0, 0x57, .. Inner6]);

        Assert.Equal((Direction.Outbound, Kind.Name), world.Weigh(Session(0, Inner6.Length + 2)));
        Assert.Equal((Direction.Outbound, Kind.None), world.Weigh(Session(0, Inner6.Length + 1)));
        Assert.Equal((Direction.Other, Kind.None), world.Weigh(Session(7, Inner6.Length + 2)));
        Assert.Equal((Direction.Other, Kind.None), world.Weigh(Session(0, 1)));
    }

    public void Dispose() => world.Dispose();

    private static byte[] Outer(int protocol, byte[] content) => Frames.Ethernet(0x0800, Frames.Ip([10, 4, 4, 4], [10, 5, 5, 5], protocol, content));
}
