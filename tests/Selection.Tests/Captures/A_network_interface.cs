using System.Net.Sockets;
using System.Runtime.InteropServices;
using Noroshi.Selection.Captures;
using Noroshi.Selection.Directions;
using Noroshi.Selection.Evidence;
using Noroshi.Selection.Recording;
using Noroshi.Selection.Running;
using Noroshi.Selection.Tests.Testing;
using Xunit;

namespace Noroshi.Selection.Tests.Captures;

/// <summary>What passes the loopback of this machine, where it may be listened at.</summary>
public sealed unsafe class A_network_interface : IDisposable
{
    private static readonly byte[] Listed = Frames.Ip([10, 1, 1, 1], [128, 0, 0, 9], 17, Frames.Udp(1, 2, [1, 2, 3]));
    private readonly World world = new(Direction.Outbound);
    private readonly CancellationTokenSource stop = new(TimeSpan.FromSeconds(30));

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void is_selected_from_as_a_capture_is(int threads)
    {
        using var live = Open();
        Send([.. Enumerable.Range(0, 5_000).Select(i => Frames.Ethernet(0x0800, Frames.Ip([10, 1, 1, 1], [128, 0, 0, 9], 17, Frames.Udp(i, 2, new byte[i % 1_000]))))]);
        var read = Read(live, threads, 5_000);

        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        Assert.Equal(Enumerable.Range(0, 5_000), read.Select(r => (int)r.SourcePort));
        Assert.All(read, r => Assert.InRange(r.Time / 1_000_000_000, now - 120, now + 120));
    }

    [Fact]
    public void gives_back_the_tags_that_the_system_took_out()
    {
        using var live = Open();
        Send(Frames.Ethernet(0x0800, Listed, 0x8100), Frames.Ethernet(0x0800, Listed));

        Assert.Equal([18u + (uint)Listed.Length, 14u + (uint)Listed.Length], Read(live, 1, 2).Select(r => r.Length));
    }

    [Fact]
    public void that_is_not_there_is_refused_with_a_word_of_how_to_find_one() =>
        Assert.Contains("ip link", Assert.Throws<UnusableCaptureException>(() => new LiveSource("none-such", stop.Token)).Message, StringComparison.Ordinal);

    [Fact]
    public void counts_what_it_had_no_room_for()
    {
        using var live = Open();
        var large = Frames.Ethernet(0x0800, Frames.Ip([10, 1, 1, 1], [128, 0, 0, 9], 17, Frames.Udp(1, 2, new byte[60_000])));
        Send([.. Enumerable.Repeat(large, 1_500)]);
        using var run = new CaptureRun(world.Rules, new KeptInMemory { Written = stop.Cancel }, 1);
        run.Watch(live, null, stop.Token);

        // Each goes out and comes in.
        Assert.InRange(run.Tally.Dropped, 100, 3_000);
    }

    [Fact]
    public void under_a_flood_has_each_packet_kept_once_or_counted_as_dropped()
    {
        const int Sent = 60_000, LastPort = 9;
        using var live = Open();
        using var ended = new ManualResetEventSlim();
        KeptInMemory? kept = null;
        kept = new KeptInMemory
        {
            Written = () =>
            {
                if (kept!.Records is [.., { DestinationPort: LastPort }])
                {
                    ended.Set();
                }
            },
        };
        using var run = new CaptureRun(world.Rules, kept, 2);
        var watching = new Thread(() => run.Watch(live, null, stop.Token));
        watching.Start();
        try
        {
            var octets = new byte[1_000];
            foreach (var some in Enumerable.Range(0, Sent).Chunk(1_000))
            {
                Send([.. some.Select(i => Frames.Ethernet(0x0800, Frames.Ip([10, 1, 1, 1], [128, 0, (byte)(i >> 16), 9], 17, Frames.Udp(i & 0xffff, 2, octets))))]);
            }

            do
            {
                Send(Frames.Ethernet(0x0800, Frames.Ip([10, 1, 1, 1], [128, 0, 0, 9], 17, Frames.Udp(1, LastPort, octets))));
            }
            while (!ended.Wait(20, stop.Token));
        }
        finally
        {
            // It reads in pages that are given back behind it.
            stop.Cancel();
            watching.Join();
        }

        var flood = kept.Records.Where(r => r.DestinationPort == 2).Select(r => r.SourcePort | ((int)(r.Destination >> 8 & 0xff) << 16)).ToArray();

        Assert.Equal(flood.Order().Distinct(), flood);
        // What is dropped counts twice, since it goes out and comes in: this shows a loss that is not counted at all, or not by half.
        Assert.InRange(flood.Length + run.Tally.Dropped, Sent, long.MaxValue);
    }

    public void Dispose()
    {
        stop.Dispose();
        world.Dispose();
    }

    private LiveSource Open()
    {
        try
        {
            return new LiveSource("lo", stop.Token);
        }
        catch (UnusableCaptureException fault)
        {
            Assert.Skip($"Nothing was captured: {fault.Message}");
            throw;
        }
    }

    // Others on this machine may use the loopback meanwhile; none of theirs meets a criterion.
    private List<KeptRecord> Read(LiveSource live, int threads, int count)
    {
        KeptInMemory? kept = null;
        kept = new KeptInMemory
        {
            Written = () =>
            {
                if (kept!.Records.Count >= count)
                {
                    stop.Cancel();
                }
            },
        };
        using var run = new CaptureRun(world.Rules, kept, threads);
        run.Watch(live, null, stop.Token);

        Assert.Equal((count, 0), (run.Tally[Direction.Outbound, Kind.Address], run.Tally.Dropped));
        return kept.Records;
    }

    private static void Send(params byte[][] frames)
    {
        using var socket = new Socket(AddressFamily.Packet, SocketType.Raw, ProtocolType.IP);
        Span<byte> loopback = stackalloc byte[20];
        loopback.Clear();
        (loopback[0], loopback[4]) = (17, 1);
        fixed (byte* address = loopback)
        {
            foreach (var frame in frames)
            {
                fixed (byte* start = frame)
                {
                    Assert.Equal(frame.Length, SendTo(socket.SafeHandle, start, (nuint)frame.Length, 0, address, (uint)loopback.Length));
                }
            }
        }
    }

    [DllImport("libc", EntryPoint = "sendto")]
    private static extern nint SendTo(SafeSocketHandle socket, byte* octets, nuint length, int flags, byte* address, uint addressLength);
}
