using System.Text;
using Noroshi.Selection.Directions;
using Noroshi.Selection.Evidence;
using Noroshi.Selection.Tests.Testing;
using Xunit;

namespace Noroshi.Selection.Tests.Evidence;

public sealed unsafe class What_a_packet_shows : IDisposable
{
    private readonly World world = new(Direction.Inbound, Direction.Outbound);

    [Theory]
    [InlineData("GET /?http://bad.example/ HTTP/1.1\r\nHost: good.example\r\n\r\n", "none")] // a path with an address in it
    [InlineData("GET http://bad.example?x HTTP/1.1\r\nHost: good.example\r\n\r\n", "name")]
    [InlineData("GET http://bad.example#x HTTP/1.1\r\nHost: good.example\r\n\r\n", "name")]
    [InlineData("GET http://page.example?x HTTP/1.1\r\n\r\n", "url")]
    [InlineData("CONNECT bad.example:443 HTTP/1.1\r\n\r\n", "name")]
    [InlineData("CONNECT bad.example:443 HTTP/1.1\r\nHost: good.example\r\n\r\n", "name")]
    [InlineData("CONNECT good.example:443 HTTP/1.1\r\nHost: bad.example\r\n\r\n", "none")]
    [InlineData("GET 1ttp://bad.example/ HTTP/1.1\r\nHost: good.example\r\n\r\n", "none")]
    [InlineData("GET http://u:p@bad.example:80/ HTTP/1.1\r\nHost: good.example\r\n\r\n", "name")]
    public void of_a_request_is_the_host_that_it_goes_to(string request, string kind) => Assert.Equal(kind, Shown(6, Frames.Tcp(9, 80, Encoding.ASCII.GetBytes(request))).Word());

    [Fact]
    public void is_no_name_where_a_dot_stands_within_a_label()
    {
        byte[] message = [.. Frames.Question("x").AsSpan(0, 12), 11, .. "bad.example"u8, 0, 0, 1, 0, 1];

        Assert.Equal(Kind.None, Shown(17, Frames.Udp(9, 53, message)));
        Assert.Equal(Kind.Name, Shown(17, Frames.Udp(9, 53, Frames.Question("bad.example"))));
    }

    [Theory]
    [InlineData(0, "name")]
    [InlineData(-1, "none")] // the message ends within its question
    [InlineData(0x1600, "name")] // a length that looks like the beginning of a handshake
    [InlineData(0x4700, "name")] // or like a letter
    public void of_DNS_over_TCP_ends_where_its_length_says(int longer, string kind)
    {
        var question = Frames.Question("bad.example");
        var length = question.Length + longer;

        Assert.Equal(kind, Shown(6, Frames.Tcp(9, 53, [(byte)(length >> 8), (byte)length, .. question])).Word());
    }

    [Theory]
    [InlineData(0, 0, "name")]
    [InlineData(1, 0, "none")]
    [InlineData(-1, 0, "none")]
    [InlineData(0, 0x4001, "none")]
    [InlineData(0, 0x4000, "name")]
    public void of_a_handshake_is_no_server_name_where_a_length_lies(int list, int record, string kind)
    {
        var hello = Frames.Hello("bad.example");
        var place = hello.AsSpan().IndexOf("bad.example"u8) - 5;
        hello[place + 1] = (byte)(hello[place + 1] + list);
        if (record > 0)
        {
            (hello[3], hello[4]) = ((byte)(record >> 8), (byte)record);
        }

        Assert.Equal(kind, Shown(6, Frames.Tcp(9, 443, hello)).Word());
    }

    [Fact]
    public void is_written_where_it_is_a_name_or_met_a_criterion_and_not_where_somebody_put_text_in_its_place()
    {
        var reading = new FrameReading(world);
        byte[] Sent(string name, byte[] to) => Frames.Ethernet(0x0800, Frames.Ip([10, 2, 2, 2], to, 6, Frames.Tcp(9, 443, Frames.Hello(name))));
        using var run = reading.Read([Sent("a-1.b_2.example", [192, 0, 2, 7]), Sent("call me at 090", [192, 0, 2, 7]), Sent("call me.bad.example", [128, 0, 0, 9])]);

        Assert.Equal(["a-1.b_2.example", "", "call me.bad.example"], reading.Kept.Names);
    }

    [Fact]
    public void is_not_written_where_something_else_met_the_criterion()
    {
        var hello = Frames.Hello("the pin is 1234");
        Assert.True(ClientHello.TryRead(hello, default, out var message));
        var fingerprint = new byte[40];
        fixed (byte* written = fingerprint)
        {
            Assert.True(Ja4.TryOf(message.Body, written, out var length));
            using var rules = world.Make([Direction.Outbound], lookInside: true, $"ja4\t{Encoding.ASCII.GetString(fingerprint, 0, length)}");
            var reading = new FrameReading(world);
            using var run = reading.Read([Frames.Ethernet(0x0800, Frames.Ip([10, 2, 2, 2], [128, 0, 0, 9], 6, Frames.Tcp(9, 443, hello)))], rules);

            Assert.Equal([Kind.Name], reading.Kept.Records.Select(r => r.Kind));
            Assert.Equal([""], reading.Kept.Names);
        }
    }

    [Theory]
    [InlineData(53, 443)]
    [InlineData(9, 53)]
    public void is_read_as_what_it_is_whatever_port_it_comes_by(int source, int destination)
    {
        var reading = new FrameReading(world);
        byte[] Sent(byte[] content) => Frames.Ethernet(0x0800, Frames.Ip([10, 2, 2, 2], [128, 0, 0, 9], 6, Frames.Tcp(source, destination, content)));
        using var run = reading.Read([Sent(Frames.Hello("www.bad.example")), Sent(Frames.Request("www.evil.test", "/"))]);

        Assert.Equal([Kind.Name, Kind.Name], reading.Kept.Records.Select(r => r.Kind));
        Assert.Equal(["www.bad.example", ""], reading.Kept.Names);
        Assert.Equal("www.evil.test".Length, reading.Kept.Records[1].Host.Length);
    }

    [Fact]
    public void in_a_datagram_of_no_length_counts_only_where_the_length_may_not_fit()
    {
        var datagram = Frames.Udp(9, 53, Frames.Question("bad.example"));
        (datagram[4], datagram[5]) = (0, 0);

        Assert.Equal((Direction.Outbound, Kind.None), world.Weigh(Frames.Ethernet(0x0800, Frames.Ip([10, 2, 2, 2], [128, 0, 0, 9], 17, datagram))));
        Assert.Equal((Direction.Outbound, Kind.Name), world.Weigh(Frames.Ethernet(0x86dd, Frames.Ip([0x20, 1, 0xd, 0xb8, .. new byte[12]], [0x24, .. new byte[15]], 17, datagram))));
    }

    public void Dispose() => world.Dispose();

    private Kind Shown(int protocol, byte[] octets) => world.Weigh(Frames.Ethernet(0x0800, Frames.Ip([10, 2, 2, 2], [128, 0, 0, 9], protocol, octets))).Item2;
}
