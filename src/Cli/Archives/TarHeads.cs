using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Noroshi.Cli.Archives;

/// <summary>
/// Looks at the heads of a tar file before the reader does: that one takes as much memory for an entry of names and attributes as the
/// entry claims to be long, which may be two gigabytes in a file of one kilobyte.
/// </summary>
internal static partial class TarHeads
{
    private const int Block = 512;
    private const long MostAttributes = 65_536;

    /// <exception cref="InvalidDataException">An entry of names or attributes is longer than any of ours.</exception>
    public static void Check(Stream tar)
    {
        Span<byte> head = stackalloc byte[Block];
        long? announced = null;
        while (tar.ReadAtLeast(head, Block, throwOnEndOfStream: false) == Block)
        {
            var about = head[156] is (byte)'x' or (byte)'g' or (byte)'L' or (byte)'K';
            var size = (about ? null : announced) ?? Size(head[124..136]);
            if (about && size > MostAttributes)
            {
                throw new InvalidDataException("An entry of attributes is too long.");
            }

            var end = Math.Min(tar.Length, tar.Position + ((size + Block - 1) / Block * Block));
            announced = about ? head[156] == (byte)'x' ? Announced(tar, (int)size) : announced : null;
            tar.Position = end;
        }
    }

    // Beyond eight gigabytes the length stands among the attributes, and nought in the head.
    private static long? Announced(Stream tar, int length)
    {
        var attributes = new byte[length];
        var read = tar.ReadAtLeast(attributes, length, throwOnEndOfStream: false);
        return SizeAttribute().Match(Encoding.UTF8.GetString(attributes, 0, read)) is { Success: true } found
            ? long.Parse(found.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture)
            : null;
    }

    // Octal digits, up to what is none. A set highest bit announces a binary number, of which ours have none.
    private static long Size(ReadOnlySpan<byte> field)
    {
        if ((field[0] & 0x80) != 0)
        {
            return long.MaxValue / 2;
        }

        long size = 0;
        foreach (var digit in Encoding.ASCII.GetString(field).TrimStart('\0', ' ').TakeWhile(digit => digit is >= '0' and <= '7'))
        {
            size = (size * 8) + (digit - '0');
        }

        return size;
    }

    [GeneratedRegex("(?:^|\n)[0-9]+ size=([0-9]{1,18})\n")]
    private static partial Regex SizeAttribute();
}
