using System.Buffers.Binary;

namespace Noroshi.Selection.Sealing;

/// <summary>How the payload is cut: chunks of 64 KiB, each sealed under its number and whether it is the last.</summary>
internal static class AgeChunks
{
    /// <summary>A chunk's octets.</summary>
    public const int Plain = 64 << 10;

    /// <summary>The tag behind each chunk.</summary>
    public const int Tag = 16;

    /// <summary>A chunk with its tag.</summary>
    public const int Sealed = Plain + Tag;

    /// <summary>The octets of a nonce.</summary>
    public const int Nonce = 12;

    /// <summary>The nonce of a chunk: 11 octets of number, and 1 for the last.</summary>
    public static void WriteNonce(Span<byte> nonce, ulong chunk, bool last)
    {
        nonce.Clear();
        BinaryPrimitives.WriteUInt64BigEndian(nonce[3..], chunk);
        nonce[^1] = last ? (byte)1 : (byte)0;
    }
}
