using System.Net;
using System.Net.Sockets;
using Noroshi.Selection.Commands;
using Noroshi.Selection.Directions;
using Noroshi.Selection.Flows;
using Noroshi.Selection.Running;
using Noroshi.Selection.Tests.Testing;
using Xunit;

namespace Noroshi.Selection.Tests.Flows;

public sealed class An_exporter : IDisposable
{
    private static readonly byte[] Listed = [10, 1, 1, 1], Abroad = [128, 0, 0, 1];
    private readonly World world = new(Direction.Inbound, Direction.Outbound);
    private readonly KeptInMemory kept = new();

    [Theory]
    [InlineData("127.0.0.1", "127.0.0.1")]
    [InlineData("::1", "::1")]
    [InlineData("::", "127.0.0.1")]
    [InlineData("::", "::1")]
    [InlineData("0.0.0.0", "127.0.0.1")]
    public void is_read_whatever_it_sends_by_udp(string listen, string from)
    {
        using var socket = new MessageSocket(new(IPAddress.Parse(listen), 0), PermittedExporters.Parse("127.0.0.0/8,::1")!);
        Send(socket, from,
            Messages.V5(0, Messages.V5Record(Listed, Abroad)),
            Messages.V9(0, Messages.Set(0, Messages.Template(256, (8, 4), (12, 4)))),
            Messages.V9(1, Messages.Set(256, [.. Listed, .. Abroad])),
            Messages.Ipfix(0, Messages.Set(2, Messages.Template(256, Messages.Usual4)), Messages.Set(256, Messages.Usual(Listed, Abroad), Messages.Usual(Abroad, Listed))));
        Run(socket);

        Assert.Equal((4, 4, 0, 0), (socket.Counts.Messages, socket.Counts.Records, socket.Counts.Strangers, socket.Counts.Dropped));
        Assert.Equal([Direction.Outbound, Direction.Outbound, Direction.Outbound, Direction.Inbound], kept.Records.Select(r => r.Direction));
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("::")]
    public void that_is_not_permitted_is_counted_and_not_read(string listen)
    {
        using var socket = new MessageSocket(new(IPAddress.Parse(listen), 0), PermittedExporters.Parse("127.0.0.2,2001:db8::/32")!);
        Send(socket, "127.0.0.1", Messages.V5(0, Messages.V5Record(Listed, Abroad)), Messages.V5(1, Messages.V5Record(Listed, Abroad)));
        Send(socket, "127.0.0.2", Messages.V5(1, Messages.V5Record(Listed, Abroad)));
        Run(socket);

        Assert.Equal((2, 1, 1, 3), (socket.Counts.Strangers, socket.Counts.Messages, kept.Records.Count, socket.Datagrams));
    }

    [Fact]
    public void that_sends_more_than_the_system_holds_is_known_to_have_lost_it()
    {
        using var socket = new MessageSocket(new(IPAddress.Loopback, 0), PermittedExporters.Anybody, wanted: 8_192);
        var record = Messages.V5Record(Listed, Abroad);
        Send(socket, "127.0.0.1", [.. Enumerable.Range(0, 500).Select(i => Messages.V5((uint)i * 20, [.. Enumerable.Repeat(record, 20)]))]);
        Run(socket);

        Assert.True(socket.Counts.SocketDrops > 0);
        Assert.Equal(500, socket.Datagrams + socket.Counts.SocketDrops);
        Assert.Equal(socket.Datagrams * 20, kept.Records.Count);
        Assert.True(socket.Counts.Dropped >= socket.Counts.SocketDrops);
    }

    [Fact]
    public void is_heard_to_the_last_message_before_the_stop()
    {
        using var socket = new MessageSocket(new(IPAddress.Loopback, 0), PermittedExporters.Anybody);
        Send(socket, "127.0.0.1", [.. Enumerable.Range(0, 300).Select(i => Messages.V5((uint)i, Messages.V5Record(Listed, Abroad)))]);
        Run(socket);

        Assert.Equal((300, 300, 0), (socket.Datagrams, kept.Records.Count, socket.Counts.Lost));
    }

    [Fact]
    public void is_kept_of_within_about_a_second_while_the_run_goes_on()
    {
        using var stop = new CancellationTokenSource();
        using var socket = new MessageSocket(new(IPAddress.Loopback, 0), PermittedExporters.Anybody);
        Send(socket, "127.0.0.1", Messages.V5(0, Messages.V5Record(Listed, Abroad)));
        using var run = new CaptureRun(world.Rules, kept, 1);
        var kinds = new List<int>();
        run.Listen(socket, Look, stop.Token);

        Assert.Equal([0, 1], kinds.Take(2));
        Assert.Equal((1, 1), (run.Tally.Packets, run.Flows!.Messages));

        void Look(long octets)
        {
            kinds.Add(kept.Records.Count);
            if (kept.Records.Count > 0)
            {
                stop.Cancel();
            }
        }
    }

    [Fact]
    public void sends_where_only_one_listens()
    {
        using var socket = new MessageSocket(new(IPAddress.Loopback, 0), PermittedExporters.Anybody);

        var fault = Assert.Throws<IOException>(() => new MessageSocket(socket.At, PermittedExporters.Anybody));
        Assert.Contains("taken by another program", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("127.0.0.1:4739", null, null)]
    [InlineData("[::1]:4739", null, null)]
    [InlineData("0.0.0.0:2055", "192.0.2.0/24, 2001:db8::1", null)]
    [InlineData("0.0.0.0:2055", null, "Name the exporters")]
    [InlineData("[::]:2055", null, "Name the exporters")]
    [InlineData("192.0.2.1:2055", null, "Name the exporters")]
    [InlineData("127.0.0.1:4739", "somebody", "--exporters is a list")]
    [InlineData("127.0.0.1:4739", "", "--exporters is a list")]
    [InlineData("127.0.0.1:4739", "10.0.0.0/33", "--exporters is a list")]
    [InlineData("127.0.0.1", null, "is no address and port")]
    [InlineData("4739", null, "is no address and port")]
    [InlineData(":4739", null, "is no address and port")]
    [InlineData("127.1:4739", null, "is no address and port")]
    [InlineData("127.0.0.1:0", null, "is no address and port")]
    [InlineData("127.0.0.1:65536", null, "is no address and port")]
    [InlineData("127.0.0.1:+1", null, "is no address and port")]
    [InlineData("127.0.0.0/8:4739", null, "is no address and port")]
    [InlineData("::1:4739", null, "is no address and port")]
    [InlineData("[127.0.0.1]:4739", null, "is no address and port")]
    [InlineData("localhost:4739", null, "is no address and port")]
    public void is_listened_to_only_where_it_is_said_who_it_is(string listen, string? exporters, string? refusal)
    {
        var told = Listening.Refusal(listen, exporters);

        Assert.True(refusal is null ? told is null : told?.Contains(refusal, StringComparison.Ordinal) == true, told);
    }

    public void Dispose() => world.Dispose();

    // Loopback hands a datagram over before the call that sends it comes back.
    private static void Send(MessageSocket to, string from, params byte[][] messages)
    {
        var address = IPAddress.Parse(from);
        using var exporter = new UdpClient(new IPEndPoint(address, 0));
        foreach (var message in messages)
        {
            exporter.Send(message, new IPEndPoint(address.AddressFamily == AddressFamily.InterNetwork ? IPAddress.Loopback : IPAddress.IPv6Loopback, to.At.Port));
        }
    }

    private void Run(MessageSocket socket)
    {
        using var stop = new CancellationTokenSource();
        using var run = new CaptureRun(world.Rules, kept, 1);
        stop.Cancel();
        run.Listen(socket, null, stop.Token);
    }
}
