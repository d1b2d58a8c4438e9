using System.Diagnostics;
using System.Globalization;
using System.Text;
using Noroshi.Selection.Directions;
using Noroshi.Selection.Evidence;
using Noroshi.Selection.Memory;
using Noroshi.Selection.Recording;
using Noroshi.Selection.Running;
using Noroshi.Selection.Tests.Testing;
using Xunit;

namespace Noroshi.Selection.Tests.Memory;

/// <summary>Planted secrets are looked for where a packet may have left a trace: in the files of a run, and in every writable page of the process. The test itself knows them only in disguise.</summary>
public sealed unsafe class What_was_not_kept : IDisposable
{
    private const byte Mask = 0xa5;
    private static readonly byte[] Disguised = [.. Enumerable.Range(0, 24).Select(i => (byte)(((i * 37) + 11) ^ (i >> 2)))];
    private readonly World world = new(Direction.Inbound, Direction.Outbound);

    [Fact]
    public void is_nowhere_when_the_run_is_over()
    {
        WriteCapture();
        using (var sink = new NdjsonSink(File.Create(world.In("records")), new RecordTexts("exercise", new(2028, 1, 1), PersonTokens.WithoutReturn())))
        using (var run = new CaptureRun(world.Rules, sink, 2))
        {
            run.Read(world.In("capture"), follow: false, null, CancellationToken.None, out _);
            sink.Finish();

            Assert.Equal(403, run.Tally.Packets);
            Assert.Equal((1, 1), (run.Joiner[Direction.Outbound, Kind.Name], run.Tally.Kept));
        }

        Assert.Equal(0, Places(File.ReadAllBytes(world.In("records"))));
        Assert.Equal(0, PlacesInMemory());
    }

    [Fact]
    public void would_be_found_if_it_were_there()
    {
        // The sibling: without it, a search that finds nothing would show nothing.
        using var pages = Pages.ForCommunications(4_096);
        for (var i = 0; i < Disguised.Length; i++)
        {
            pages.Start[100 + i] = (byte)(Disguised[i] ^ Mask);
        }

        Assert.True(PlacesInMemory() > 0);
    }

    public void Dispose() => world.Dispose();

    // Another process writes the secret, told as digits.
    private void WriteCapture()
    {
        var secret = string.Concat(Disguised.Select(o => string.Create(CultureInfo.InvariantCulture, $"\\{Convert.ToString(o ^ Mask, 8).PadLeft(3, '0')}")));
        var script = new StringBuilder("printf '").Append(Octal(World.Header()));
        void Packet(byte[] source, byte[] destination, byte[] before, uint sequence)
        {
            var frame = Frames.Ethernet(0x0800, Frames.Ip(source, destination, 6, Frames.Tcp(999, 443, [.. before, .. new byte[Disguised.Length]], sequence)));
            script.Append(Octal(World.Record(frame, 1_700_000_000, 1)[..^Disguised.Length])).Append(secret);
        }

        for (var i = 0; i < 200; i++)
        {
            Packet([10, 2, 2, 2], [10, 3, 3, 3], [.. "within the country"u8], 1);
            Packet([10, 2, 2, 2], [128, 0, 0, 9], [.. "abroad, without a criterion"u8], 1);
        }

        // And through the memory in which segments are put together.
        var hello = Frames.Hello("bad.example", keys: 1_000);
        Packet([10, 2, 2, 2], [128, 0, 0, 8], hello[..400], 1);
        Packet([10, 2, 2, 2], [128, 0, 0, 8], hello[(400 + Disguised.Length)..800], (uint)(401 + Disguised.Length));
        Packet([10, 2, 2, 2], [128, 0, 0, 8], hello[800..], 801);
        File.WriteAllText(world.In("write.sh"), script.Append("' > \"$1\"").ToString());
        using var shell = Process.Start("sh", [world.In("write.sh"), world.In("capture")]);
        shell.WaitForExit();
    }

    private static string Octal(byte[] octets) => string.Concat(octets.Select(o => o == '%' ? "%%" : "\\" + Convert.ToString(o, 8).PadLeft(3, '0')));

    private static int PlacesInMemory()
    {
        GC.Collect();
        using var memory = new FileStream("/proc/self/mem", FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0);
        using var window = Pages.ForTable(1 << 20);
        var places = 0;
        foreach (var line in File.ReadAllLines("/proc/self/maps"))
        {
            var (range, rights) = (line.Split(' ')[0].Split('-'), line.Split(' ')[1]);
            var (from, to) = (ulong.Parse(range[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture), ulong.Parse(range[1], NumberStyles.HexNumber, CultureInfo.InvariantCulture));
            if (!rights.StartsWith("rw", StringComparison.Ordinal) || from > long.MaxValue || (from <= (ulong)window.Start && (ulong)window.Start < to))
            {
                continue;
            }

            for (var at = from; at < to; at += (1 << 20) - 64)
            {
                memory.Position = (long)at;
                var length = (int)Math.Min(1 << 20, to - at);
                try
                {
                    length = memory.Read(window.Octets[..length]);
                }
                catch (IOException)
                {
                    break; // pages that cannot be read hold nothing that could be found
                }

                places += Places(window.Octets[..length]);
            }
        }

        return places;
    }

    private static int Places(ReadOnlySpan<byte> octets)
    {
        var places = 0;
        for (var rest = octets; rest.IndexOf((byte)(Disguised[0] ^ Mask)) is >= 0 and var at && rest.Length - at >= Disguised.Length; rest = rest[(at + 1)..])
        {
            var i = 1;
            while (i < Disguised.Length && rest[at + i] == (Disguised[i] ^ Mask))
            {
                i++;
            }

            places += i == Disguised.Length ? 1 : 0;
        }

        return places;
    }
}
