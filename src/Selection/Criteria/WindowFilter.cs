using System.Runtime.CompilerServices;

namespace Noroshi.Selection.Criteria;

/// <summary>Tells nearly all windows of which no signature has any in a few steps: two bits of 65,536 (8 KB, so that it stays in the nearest cache). Of a thousand windows one in a thousand others is let through.</summary>
internal sealed class WindowFilter
{
    private const int Places = 65_536;
    private readonly byte[] bits = new byte[Places / 8];

    /// <summary>Makes one.</summary>
    public WindowFilter(IEnumerable<uint> windows)
    {
        foreach (var window in windows)
        {
            var spread = Spread(window);
            bits[spread >> 3 & 0x1fff] |= (byte)(1 << (int)(spread & 7));
            bits[spread >> 19] |= (byte)(1 << (int)(spread >> 16 & 7));
        }
    }

    /// <summary>Whether a window may be one of them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool MayHave(uint window)
    {
        var spread = Spread(window);
        return ((bits[spread >> 3 & 0x1fff] >> (int)(spread & 7)) & (bits[spread >> 19] >> (int)(spread >> 16 & 7)) & 1) != 0;
    }

    private static uint Spread(uint window)
    {
        var spread = window * 0x9E3779B1;
        return (spread ^ (spread >> 15)) * 0x85EBCA6B;
    }
}
