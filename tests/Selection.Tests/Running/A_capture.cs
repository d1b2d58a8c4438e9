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

public sealed class A_capture : IDisposable
{
    private readonly World world = new(Direction.Inbound, Direction.Outbound);

    [Theory]
    [InlineData(1, false, false)]
    [InlineData(2, false, true)]
    [InlineData(3, true, false)]
    [InlineData(4, true, true)]
    public void counts_alike_whoever_reads_it_and_however_it_is_written(int threads, bool bigEndian, bool nano)
    {
        var frames = Many(4_000);
        var read = Read(threads, [World.Header(bigEndian, nano), .. frames.Select((f, i) => World.Record(f, (uint)(1_700_000_000 + (i / 1000)), (uint)i, bigEndian))]);

        Assert.Equal(Counted(frames), Cells(read.Tally));
        Assert.Equal(frames.Length, read.Tally.Packets);
        Assert.Equal(read.Tally.Kept, read.Records.Count);
        Assert.True(read.Complete);
    }

    [Fact]
    public void within_a_capture_misleads_nobody()
    {
        // Packets that carry records of a capture: wherever a thread begins in the middle, it believes them.
        var inner = Enumerable.Range(0, 12).SelectMany(_ => World.Record(Frames.Ethernet(0x0800, Frames.Ip([10, 1, 1, 1], [128, 0, 0, 1], 17, Frames.Udp(1, 2, [1]))), 1_700_000_000, 1)).ToArray();
        var frames = Enumerable.Range(0, 1_500).Select(_ => Frames.Ethernet(0x0800, Frames.Ip([10, 2, 2, 2], [128, 0, 0, 9], 17, Frames.Udp(1, 2, inner)))).ToArray();
        var read = Read(3, [World.Header(), .. frames.Select((f, i) => World.Record(f, 1_700_000_000, (uint)i))]);

        Assert.Equal(Counted(frames), Cells(read.Tally));
        Assert.True(read.Guessed > 0);
    }

    [Fact]
    public void with_records_longer_than_a_chunk_is_read_whole()
    {
        byte[][] frames = [.. Enumerable.Range(0, 9).Select(i => Frames.Ethernet(0x86dd, Frames.Ip([0x20, 1, 0xd, 0xb8, .. new byte[12]], [0x24, .. new byte[15]], 59, new byte[60_000 + i])).Concat(new byte[CaptureForm.LongestRecord - 70_000]).ToArray())];
        var read = Read(2, [World.Header(), .. frames.Select(f => World.Record(f, 1_700_000_000, 1))]);

        Assert.Equal(9, read.Tally[Direction.Outbound, Kind.None]);
    }

    [Theory]
    [InlineData(7)]
    [InlineData(30)]
    public void that_breaks_off_within_a_record_is_read_up_to_there(int there)
    {
        var frames = Many(2_000);
        var octets = frames.Select((f, i) => World.Record(f, 1_700_000_000, (uint)i)).Prepend(World.Header()).ToArray();
        octets[^1] = octets[^1][..there];
        var read = Read(2, octets);

        Assert.Equal((1, frames.Length - 1, false), (read.Tally[Fault.TruncatedTail], read.Tally.Packets, read.Complete));
    }

    [Fact]
    public void whose_record_claims_gigabytes_is_read_up_to_there()
    {
        var frames = Many(3_000);
        var octets = frames.Select((f, i) => World.Record(f, 1_700_000_000, (uint)i)).Prepend(World.Header()).ToArray();
        octets[2_000][11] = 0xff;
        var read = Read(2, octets);

        Assert.Equal((1, 1_999, false), (read.Tally[Fault.RecordLength], read.Tally.Packets, read.Complete));
        Assert.Equal(Counted(frames[..1_999]), Cells(read.Tally));
    }

    [Fact]
    public void that_is_none_is_refused()
    {
        File.WriteAllText(world.In("none"), "not a capture at all, but long enough for a header");
        using var run = new CaptureRun(world.Rules, new KeptInMemory(), 2);

        Assert.Throws<UnusableCaptureException>(() => run.Read(world.In("none"), false, null, CancellationToken.None, out _));
    }

    [Fact]
    public void however_spoilt_is_read_without_a_fault() => Gen.Select(Gens.Frame.Array[1, 30], Gen.Select(Gen.Int[0, 2_000], Gen.Byte).Array[0, 20], Gen.Int[1, 3]).Sample((frames, changes, threads) =>
    {
        var octets = frames.Select((f, i) => World.Record(f, 1_700_000_000, (uint)i)).Prepend(World.Header()).SelectMany(o => o).ToArray();
        foreach (var (place, value) in changes.Where(c => c.Item1 + CaptureForm.FileHeader < octets.Length))
        {
            octets[place + CaptureForm.FileHeader] = value;
        }

        var read = Read(threads, [octets]);
        Assert.Equal(read.Tally.Kept, read.Records.Count);
    }, iter: 100, threads: 1);

    [Fact]
    public void keeps_nothing_of_what_goes_a_way_that_is_not_permitted()
    {
        var frames = Many(3_000);
        var read = Read(2, [World.Header(), .. frames.Select((f, i) => World.Record(f, 1_700_000_000, (uint)i))]);

        Assert.NotEmpty(read.Records);
        Assert.All(read.Records, r => Assert.True(r.Direction is Direction.Inbound or Direction.Outbound && r.Kind != Kind.None));
        Assert.True(read.Tally[Direction.Internal, Kind.Address] > 0 && read.Tally[Direction.Transit, Kind.Address] > 0 && read.Tally[Direction.Unknown, Kind.Address] > 0);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void whose_records_find_no_room_says_so_in_the_systems_words(int threads)
    {
        var capture = world.Capture([World.Header(), .. Many(3_000).Select((f, i) => World.Record(f, 1_700_000_000, (uint)i))]);
        using var run = new CaptureRun(world.Rules, new NoRoom(), threads);

        Assert.Equal("No space left on device", Assert.Throws<IOException>(() => run.Read(capture, false, null, CancellationToken.None, out _)).Message);
    }

    public void Dispose() => world.Dispose();

    private static byte[][] Many(int count)
    {
        var frames = new List<byte[]>();
        Gens.Frame.Sample(frames.Add, iter: count, threads: 1, seed: "0N0XIzNsQ0O2");
        return [.. frames.Take(count)];
    }

    private long[] Counted(IEnumerable<byte[]> frames)
    {
        var cells = new long[DirectionWords.Count * KindWords.Count];
        foreach (var (direction, kind) in frames.Select(world.Plain.Weigh))
        {
            cells[((int)direction * KindWords.Count) + (int)kind]++;
        }

        return cells;
    }

    private static long[] Cells(Tally tally) =>
        [.. from direction in Enumerable.Range(0, DirectionWords.Count) from kind in Enumerable.Range(0, KindWords.Count) select tally[(Direction)direction, (Kind)kind]];

    private (Tally Tally, List<KeptRecord> Records, bool Complete, long Guessed) Read(int threads, IEnumerable<byte[]> octets)
    {
        var kept = new KeptInMemory();
        using var run = new CaptureRun(world.Rules, kept, threads);
        var complete = run.Read(world.Capture(octets), false, null, CancellationToken.None, out _);
        return (run.Tally, kept.Records, complete, run.Guessed);
    }

    private sealed class NoRoom : IRecordSink
    {
        public void Write(KeptRecords kept) => throw new IOException("No space left on device");

        public string Finish() => "";

        public void Dispose()
        {
        }
    }
}
