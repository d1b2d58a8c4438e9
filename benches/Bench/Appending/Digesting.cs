using System.Diagnostics;
using System.Security.Cryptography;

namespace Noroshi.Bench.Appending;

/// <summary>What the digests of a tree cost by themselves.</summary>
internal static class Digesting
{
    /// <summary>Seconds for the digest of one leaf of a length and of one inner node: a tree has as many of these as leaves, less one.</summary>
    public static double SecondsALeaf(int length, double seconds)
    {
        Span<byte> digest = stackalloc byte[32];
        var (leaf, node) = (new byte[length + 1], new byte[65]);
        var (watch, count) = (Stopwatch.StartNew(), 0L);
        while (watch.Elapsed.TotalSeconds < seconds)
        {
            for (var i = 0; i < 1_000; i++)
            {
                SHA256.HashData(leaf, digest);
                SHA256.HashData(node, digest);
            }

            count += 1_000;
        }

        return watch.Elapsed.TotalSeconds / count;
    }
}
