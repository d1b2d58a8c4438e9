using System.Diagnostics;
using System.Numerics;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using Noroshi.Selection.Memory;

namespace Noroshi.Bench.Selecting;

/// <summary>What no selector can beat: to bring a capture from the page cache to the cores and look at every octet of it, with as many threads.</summary>
internal static unsafe class MemoryReads
{
    private const int Piece = 256 << 10;

    /// <summary>Seconds to read a file into buffers, piece by piece.</summary>
    public static double IntoBuffers(string path, int threads) => Timed(path, threads, (_, _) => { });

    /// <summary>Seconds to read it and add up its octets, eight numbers at a time.</summary>
    public static double AndAddUp(string path, int threads) => Timed(path, threads, (start, length) =>
    {
        var numbers = MemoryMarshal.Cast<byte, ulong>(new ReadOnlySpan<byte>((byte*)start, length));
        var sum = Vector<ulong>.Zero;
        foreach (var part in MemoryMarshal.Cast<ulong, Vector<ulong>>(numbers))
        {
            sum += part;
        }

        if (sum == new Vector<ulong>(1))
        {
            throw new InvalidOperationException("Only so that the sum is needed.");
        }
    });

    private static double Timed(string path, int threads, Action<nint, int> look)
    {
        using var file = File.OpenHandle(path);
        var length = RandomAccess.GetLength(file);
        var next = -1L;
        var watch = Stopwatch.StartNew();
        var all = Enumerable.Range(0, threads).Select(_ => new Thread(() => Read(file, length, ref next, look))).ToArray();
        foreach (var thread in all)
        {
            thread.Start();
        }

        foreach (var thread in all)
        {
            thread.Join();
        }

        return watch.Elapsed.TotalSeconds;
    }

    private static void Read(SafeFileHandle file, long length, ref long next, Action<nint, int> look)
    {
        using var pages = Pages.ForCommunications(Piece);
        for (long piece; (piece = Interlocked.Increment(ref next)) * Piece < length;)
        {
            var read = RandomAccess.Read(file, pages.Octets, piece * Piece);
            look((nint)pages.Start, read);
        }
    }
}
