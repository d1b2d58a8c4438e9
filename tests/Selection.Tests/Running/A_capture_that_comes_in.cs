using System.Buffers.Binary;
using CsCheck;
using Noroshi.Selection.Captures;
using Noroshi.Selection.Directions;
using Noroshi.Selection.Evidence;
using Noroshi.Selection.Packets;
using Noroshi.Selection.Recording;
using Noroshi.Selection.Running;
using Noroshi.Selection.Tests.Testing;
using Xunit;

namespace Noroshi.Selection.Tests.Running;

public sealed class A_capture_that_comes_in : IDisposable
{
    private static readonly byte[] Datagram = Frames.Ip([10, 1, 1, 1], [128, 0, 0, 1], 17, Frames.Udp(1, 2, [1]));
    private readonly World world = new(Direction.Inbound, Direction.Outbound);
    private List<KeptRecord> records = [];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void as_pcapng_has_interfaces_with_links_and_clocks_of_their_own(bool bigEndian)
    {
        var capture = new Blocks(bigEndian);
        capture.Section().Interface(1).Interface(101, resolution: 9).Interface(113, resolution: 0x80 | 20, offset: 1_000).Other(0x0A);
        capture.Packet(0, 1_700_000_000_000_001, Frames.Ethernet(0x0800, Datagram));
        capture.Packet(1, 1_700_000_000_000_000_002, Datagram);
        capture.Packet(2, 3UL << 19, [.. new byte[14], 8, 0, .. Datagram]);
        capture.Section().Interface(1).Simple(Frames.Ethernet(0x0800, Datagram));
        var run = Read(capture.Octets);

        Assert.Equal((4, 4), (run.Packets, run[Direction.Outbound, Kind.Address]));
        Assert.Equal([1_700_000_000_000_001_000, 1_700_000_000_000_000_002, 1_001_500_000_000, 0], records.Select(r => r.Time));
    }

    [Theory]
    [InlineData("moved")]
    [InlineData("removed")]
    [InlineData("cut off")]
    [InlineData("nothing")]
    public void and_grew_is_known_to_have_been_taken_away(string how)
    {
        var path = world.Capture([World.Header(), World.Record(Frames.Ethernet(0x0800, Datagram), 1, 5)]);
        using var stop = new CancellationTokenSource();
        var quiet = 0;
        using var stream = new SourceStream(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 0), grows: true, stop.Token, quiet: () =>
        {
            if (++quiet == 3)
            {
                stop.Cancel();
            }
        });
        Assert.Equal(24, stream.Peek(24).Length);
        stream.Take(24);
        switch (how)
        {
            case "moved":
                File.Move(path, path + ".1");
                break;
            case "removed":
                File.Delete(path);
                break;
            case "cut off":
                using (var file = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite))
                {
                    file.SetLength(24);
                }

                break;
        }

        Assert.InRange(stream.Peek(1_000).Length, 0, 999);
        Assert.Equal(how switch { "nothing" => null, "cut off" => "it was cut off, and what was written anew was not read", _ => "another file has taken its place, which was not read" }, stream.Lost);
        Assert.Equal(how == "nothing" ? 3 : 1, quiet);
    }

    [Fact]
    public void and_comes_after_the_stop_is_not_read()
    {
        using var stop = new CancellationTokenSource();
        using var late = new Late(stop);
        using var stream = new SourceStream(late, grows: false, stop.Token);

        Assert.Equal(0, stream.Peek(10).Length);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(40)]
    public void as_pcapng_may_break_off(int cut)
    {
        var capture = new Blocks(false);
        capture.Section().Interface(1).Packet(0, 1, Frames.Ethernet(0x0800, Datagram)).Packet(0, 2, Frames.Ethernet(0x0800, Datagram));
        var run = Read(capture.Octets[..^cut]);

        Assert.Equal((1, 1), (run.Packets, run[Fault.TruncatedTail]));
    }

    [Fact]
    public void as_pcapng_with_an_interface_that_is_none_ends_there()
    {
        var capture = new Blocks(false);
        capture.Section().Interface(1).Packet(0, 1, Frames.Ethernet(0x0800, Datagram)).Packet(7, 2, Frames.Ethernet(0x0800, Datagram));

        Assert.Equal(1, Read(capture.Octets)[Fault.RecordLength]);
    }

    [Fact]
    public void however_spoilt_is_read_without_a_fault()
    {
        var capture = new Blocks(false);
        capture.Section().Interface(1).Packet(0, 1, Frames.Ethernet(0x0800, Datagram)).Simple(Datagram).Other(5).Packet(0, 2, Frames.Ethernet(0x0800, Datagram));
        Gen.Select(Gen.Int[4, capture.Octets.Length - 1], Gen.Byte).Array[1, 6].Sample(changes =>
        {
            var spoilt = (byte[])capture.Octets.Clone();
            foreach (var (place, value) in changes)
            {
                spoilt[place] = value;
            }

            Read(spoilt);
        }, iter: 100, threads: 1);
    }

    [Fact]
    public void by_a_pipe_counts_as_from_a_file()
    {
        byte[][] frames = [.. Enumerable.Range(0, 3_000).Select(i => Frames.Ethernet(0x0800, Frames.Ip([10, 1, 1, (byte)i], [128, 0, 0, 1], 17, Frames.Udp(1, 2, new byte[i % 900]))))];
        byte[] octets = [.. World.Header(bigEndian: true), .. frames.SelectMany((f, i) => World.Record(f, 1_700_000_000, (uint)i, bigEndian: true))];
        var file = Read(octets);
        var kept = records.Select(r => (r.Time, r.Source)).ToArray();
        using var fifo = System.Diagnostics.Process.Start("mkfifo", world.In("pipe"));
        fifo.WaitForExit();
        var writer = new Thread(() =>
        {
            using var pipe = new FileStream(world.In("pipe"), FileMode.Open, FileAccess.Write, FileShare.Read, bufferSize: 0);
            foreach (var part in octets.Chunk(10_007))
            {
                pipe.Write(part);
            }
        });
        writer.Start();
        var piped = ReadFile(world.In("pipe"), follow: false, CancellationToken.None);
        writer.Join();

        Assert.Equal((file.Packets, file.Kept), (piped.Packets, piped.Kept));
        Assert.Equal(kept, records.Select(r => (r.Time, r.Source)));
    }

    [Fact]
    public void and_still_grows_is_read_until_somebody_stops_it()
    {
        var record = World.Record(Frames.Ethernet(0x0800, Datagram), 1_700_000_000, 1);
        File.WriteAllBytes(world.In("grows"), [.. World.Header(), .. record, .. record[..9]]);
        using var stop = new CancellationTokenSource();
        using var seen = new ManualResetEventSlim();
        var watcher = new Thread(() =>
        {
            seen.Wait();
            using (var file = new FileStream(world.In("grows"), FileMode.Append, FileAccess.Write, FileShare.ReadWrite))
            {
                file.Write([.. record[9..], .. record]);
            }
        });
        watcher.Start();
        var packets = 0;
        var tally = ReadFile(world.In("grows"), follow: true, stop.Token, octets =>
        {
            seen.Set();
            packets += (int)octets / record.Length;
            if (packets == 3)
            {
                stop.Cancel();
            }
        });
        watcher.Join();

        Assert.Equal(3, tally.Packets);
    }

    public void Dispose() => world.Dispose();

    private Tally Read(byte[] octets) => ReadFile(world.Capture(octets), follow: false, CancellationToken.None);

    private Tally ReadFile(string path, bool follow, CancellationToken stop, Action<long>? progress = null)
    {
        var kept = new KeptInMemory();
        using var run = new CaptureRun(world.Rules, kept, 2);
        run.Read(path, follow, progress, stop, out _);
        records = kept.Records;
        return run.Tally;
    }

    private sealed class Blocks(bool bigEndian)
    {
        private readonly List<byte> octets = [];

        public byte[] Octets => [.. octets];

        public Blocks Section() => Block(0x0A0D0D0A, [.. Number(0x1A2B3C4D), .. Half(1), .. Half(0), .. Enumerable.Repeat((byte)255, 8)]);

        public Blocks Interface(int link, byte resolution = 6, long offset = 0) =>
            Block(1, [.. Half(link), 0, 0, .. Number(0), .. Half(9), .. Half(1), resolution, 0, 0, 0, .. Half(14), .. Half(8), .. Long(offset), 0, 0, 0, 0]);

        public Blocks Packet(uint of, ulong time, byte[] frame) =>
            Block(6, [.. Number(of), .. Number((uint)(time >> 32)), .. Number((uint)time), .. Number((uint)frame.Length), .. Number((uint)frame.Length), .. Padded(frame)]);

        public Blocks Simple(byte[] frame) => Block(3, [.. Number((uint)frame.Length), .. Padded(frame)]);

        public Blocks Other(uint type) => Block(type, new byte[64]);

        private Blocks Block(uint type, byte[] body)
        {
            var length = Number((uint)(body.Length + 12));
            octets.AddRange([.. Number(type), .. length, .. body, .. length]);
            return this;
        }

        private static byte[] Padded(byte[] frame) => [.. frame, .. new byte[(4 - (frame.Length % 4)) % 4]];

        private byte[] Number(uint number)
        {
            var written = new byte[4];
            if (bigEndian)
            {
                BinaryPrimitives.WriteUInt32BigEndian(written, number);
            }
            else
            {
                BinaryPrimitives.WriteUInt32LittleEndian(written, number);
            }

            return written;
        }

        private byte[] Half(int number) => bigEndian ? [(byte)(number >> 8), (byte)number] : [(byte)number, (byte)(number >> 8)];

        private byte[] Long(long number) => bigEndian ? [.. Number((uint)(number >> 32)), .. Number((uint)number)] : [.. Number((uint)number), .. Number((uint)(number >> 32))];
    }

    // What comes in while the run is stopped.
    private sealed class Late(CancellationTokenSource stop) : MemoryStream
    {
        public override int Read(Span<byte> buffer)
        {
            stop.Cancel();
            buffer[..10].Fill(1);
            return 10;
        }
    }
}
