using System.Buffers.Binary;
using System.Net;
using CsCheck;
using Noroshi.Selection.Directions;
using Noroshi.Selection.Joining;
using Noroshi.Selection.Recording;
using Noroshi.Selection.Running;
using Noroshi.Selection.Tests.Testing;
using Xunit;

namespace Noroshi.Selection.Tests.Recording;

public sealed class Records_as_lines
{
    private static readonly Gen<ushort> Group = Gen.OneOf(Gen.Const((ushort)0), Gen.Const((ushort)0xffff), Gen.Const((ushort)0x5efe), Gen.UShort, Gen.UShort[0, 15]);

    [Fact]
    public void addresses_are_written_as_everybody_writes_them() => Gen.Select(Group.Array[8], Gen.Bool).Sample((groups, short4) =>
    {
        var octets = new byte[16];
        for (var i = 0; i < 8; i++)
        {
            BinaryPrimitives.WriteUInt16BigEndian(octets.AsSpan(i * 2), groups[i]);
        }

        var address = BinaryPrimitives.ReadUInt128BigEndian(octets);
        Span<char> text = stackalloc char[RecordTexts.LongestAddress];
        var written = RecordTexts.Address(short4 ? (uint)address : address, short4 ? (byte)4 : (byte)6, text);

        Assert.Equal(new IPAddress(short4 ? octets[12..] : octets).ToString(), new string(text[..written]));
    }, iter: 100_000);

    [Fact]
    public void a_run_that_has_its_room_allocates_nothing_a_packet()
    {
        const int packets = 30_000;
        using var world = new World(Direction.Outbound);
        var there = new byte[] { 192, 0, 2, 7 };
        var elsewhere = new byte[] { 192, 0, 2, 99 };
        byte[] here = [10, 1, 2, 3];
        // Records by address and by name, and a name that crosses a border and asks for much room.
        byte[][] frames =
        [
            Frames.Ethernet(0x0800, Frames.Ip(here, there, 17, Frames.Udp(1_234, 443, [1, 2, 3]))),
            Frames.Ethernet(0x0800, Frames.Ip(here, elsewhere, 17, Frames.Udp(1_234, 53, Frames.Question("evil.test")))),
            Frames.Ethernet(0x0800, Frames.Ip(here, elsewhere, 6, Frames.Tcp(4_000, 80, [.. "GET /"u8, .. new byte[9_000]], 1))),
            Frames.Ethernet(0x0800, Frames.Ip(here, elsewhere, 6, Frames.Tcp(4_000, 80, [.. " HTTP/1.1\r\nHost: bad.example\r\n\r\n"u8], 9_006))),
        ];
        var capture = world.Capture([World.Header(), .. Enumerable.Range(0, packets).Select(i => World.Record(frames[i % frames.Length], 1_700_000_000, 5))]);
        using var tokens = PersonTokens.WithoutReturn();
        using var sink = new NdjsonSink(Stream.Null, new RecordTexts("exercise", new(2028, 1, 1), tokens));
        using var run = new CaptureRun(world.Rules, sink, 1);
        void Read() => Assert.True(run.Read(capture, false, null, CancellationToken.None, out _));

        Read();
        var before = GC.GetAllocatedBytesForCurrentThread();
        Read();

        Assert.Equal(2 * packets, run.Tally.Packets);
        Assert.InRange(run.Tally.Kept, packets, 2 * packets);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, packets);
    }

    [Fact]
    public void rooms_come_again_with_nothing_in_them_and_no_more_of_them_than_there_may_be()
    {
        var rooms = new Rooms();
        Gen.Int[1, 65_536].Array[1, 400].Sample(sizes =>
        {
            var taken = sizes.Select(rooms.Take).ToArray();
            Assert.All(taken.Zip(sizes), t => Assert.InRange(t.First.Length, t.Second, Math.Max(2_048, t.Second * 2)));
            Assert.All(taken, t => Assert.False(t.AsSpan().ContainsAnyExcept((byte)0)));
            foreach (var (room, size) in taken.Zip(sizes))
            {
                room.AsSpan(0, size).Fill(0xee);
                rooms.Return(room, size);
            }

            Assert.InRange(rooms.Free, 2_048, Rooms.MostFree);
        }, iter: 30, threads: 1);
    }
}
