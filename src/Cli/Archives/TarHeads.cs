using System.Text;

namespace Noroshi.Cli.Archives;

/// <summary>
/// Looks at the heads of a tar file before the reader does: that one takes as much memory for an entry of names and attributes as the
/// entry claims to be long, which may be two gigabytes in a file of one kilobyte.
/// </summary>
internal static class TarHeads
{
    private const int Block = 512;
    private const long MostAttributes = 65_536;

    /// <exception cref="InvalidDataException">An entry of names or attributes is longer than any of ours.</exception>
    public static void Check(Stream tar)
    {
        Span<byte> head = stackalloc byte[Block];
        while (tar.ReadAtLeast(head, Block, throwOnEndOfStream: false) == Block)
        {
            var size = Size(head[124..136]);
            if (head[156] is (byte)'x' or (byte)'g' or (byte)'L' or (byte)'K' && size > MostAttributes)
            {
                throw new InvalidDataException("An entry of attributes is too long.");
            }

            // Where something stands that is no head, the reader itself may say so.
            if (!head[257..].StartsWith("ustar"u8))
            {
                return;
            }

            tar.Position = Math.Min(tar.Length, tar.Position + ((size + Block - 1) / Block * Block));
        }
    }

    // Octal digits; a set highest bit announces a binary number, which only files beyond eight gigabytes need.
    private static long Size(ReadOnlySpan<byte> field)
    {
        if ((field[0] & 0x80) != 0)
        {
            return field[1..4].IndexOfAnyExcept((byte)0) >= 0 || (field[4] & 0xc0) != 0 ? long.MaxValue / 2 : System.Buffers.Binary.BinaryPrimitives.ReadInt64BigEndian(field[4..]);
        }

        long size = 0;
        foreach (var digit in Encoding.ASCII.GetString(field).Trim('\0', ' '))
        {
            if (digit is < '0' or > '7')
            {
                return long.MaxValue / 2;
            }

            size = (size * 8) + (digit - '0');
        }

        return size;
    }
}
