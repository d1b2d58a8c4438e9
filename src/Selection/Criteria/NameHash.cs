using System.Runtime.CompilerServices;

namespace Noroshi.Selection.Criteria;

/// <summary>A digest of a name that grows label by label from its right end, so that the digests of all that it lies below come by the way.</summary>
internal static unsafe class NameHash
{
    /// <summary>The digest of no label.</summary>
    public const ulong Start = 0x9E3779B97F4A7C15;

    /// <summary>How many octets behind a name are read (and ignored).</summary>
    public const int Slack = 8;

    /// <summary>One label more, or any octets.</summary>
    /// <param name="before">The digest so far.</param>
    /// <param name="at">The octets; behind them <see cref="Slack"/> more can be read.</param>
    /// <param name="length">How many.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong With(ulong before, byte* at, int length)
    {
        var digest = before + ((ulong)length * 0xC2B2AE3D27D4EB4F);
        for (; length >= 8; length -= 8, at += 8)
        {
            digest = Mixed(digest ^ Unsafe.ReadUnaligned<ulong>(at));
        }

        return length == 0 ? Mixed(digest) : Mixed(digest ^ (Unsafe.ReadUnaligned<ulong>(at) & ((1UL << (length * 8)) - 1)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Mixed(ulong value)
    {
        value *= 0xFF51AFD7ED558CCD;
        return value ^ (value >> 32);
    }
}
