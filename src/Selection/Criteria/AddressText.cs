using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace Noroshi.Selection.Criteria;

/// <summary>Addresses as lists write them.</summary>
internal static class AddressText
{
    private const int Groups = 8;

    /// <summary>Reads four numbers with dots; no leading zeros, since some read those as octal.</summary>
    public static bool TryV4(ReadOnlySpan<byte> text, out uint address)
    {
        address = 0;
        var (parts, value, digits) = (0, 0, 0);
        foreach (var character in text)
        {
            if (character == '.')
            {
                if (digits == 0 || ++parts == 4)
                {
                    return false;
                }

                address = (address << 8) | (uint)value;
                (value, digits) = (0, 0);
                continue;
            }

            var digit = character - '0';
            if ((uint)digit > 9 || (digits > 0 && value == 0) || (value = (value * 10) + digit) > 255)
            {
                return false;
            }

            digits++;
        }

        address = (address << 8) | (uint)value;
        return parts == 3 && digits > 0;
    }

    /// <summary>Reads an address or a block <c>a/n</c> of either family; what stands beyond the n bits is ignored.</summary>
    public static bool TryBlock(ReadOnlySpan<byte> text, out UInt128 first, out UInt128 last, out bool isV6)
    {
        (first, last) = (0, 0);
        isV6 = text.Contains((byte)':');
        var slash = text.IndexOf((byte)'/');
        var written = slash < 0 ? text : text[..slash];
        if (isV6)
        {
            if (!TryGroups(written, out first) && !TryAnyV6(written, out first))
            {
                return false;
            }
        }
        else if (TryV4(written, out var v4))
        {
            first = v4;
        }
        else
        {
            return false;
        }

        var bits = isV6 ? 128 : 32;
        var length = bits;
        if (slash >= 0)
        {
            if (text.Length - slash is < 2 or > 4 || text[(slash + 1)..].ContainsAnyExceptInRange((byte)'0', (byte)'9'))
            {
                return false;
            }

            length = 0;
            foreach (var digit in text[(slash + 1)..])
            {
                length = (length * 10) + digit - '0';
            }

            if (length > bits)
            {
                return false;
            }
        }

        var host = length == 0 ? isV6 ? UInt128.MaxValue : uint.MaxValue : (UInt128.One << (bits - length)) - 1;
        first &= ~host;
        last = first | host;
        return true;
    }

    // Groups of hexadecimal digits, with a gap or without: nearly all that lists write, read without an object for each (RFC 4291, section 2.2).
    private static bool TryGroups(ReadOnlySpan<byte> text, out UInt128 address)
    {
        address = 0;
        var (before, after) = (UInt128.Zero, UInt128.Zero);
        var (groups, gap, value, digits) = (0, -1, 0u, 0);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != ':')
            {
                var digit = Digit(text[i]);
                if (digit < 0 || ++digits > 4)
                {
                    return false;
                }

                value = (value << 4) | (uint)digit;
                continue;
            }

            var twice = i + 1 < text.Length && text[i + 1] == ':';
            if ((digits == 0 && !(twice && i == 0)) || (twice && gap >= 0) || groups == Groups - 1)
            {
                return false;
            }

            if (digits > 0)
            {
                after = (after << 16) | value;
                groups++;
                (value, digits) = (0, 0);
            }

            if (twice)
            {
                (before, after, gap) = (after, UInt128.Zero, groups);
                i++;
            }
        }

        if (digits > 0)
        {
            after = (after << 16) | value;
            groups++;
        }
        else if (gap != groups)
        {
            return false;
        }

        if (gap < 0 ? groups != Groups : groups >= Groups)
        {
            return false;
        }

        address = gap <= 0 ? after : (before << (16 * (Groups - gap))) | after;
        return true;
    }

    private static int Digit(byte letter) => (uint)(letter - '0') <= 9 ? letter - '0' : (uint)((letter | 0x20) - 'a') <= 5 ? (letter | 0x20) - 'a' + 10 : -1;

    private static bool TryAnyV6(ReadOnlySpan<byte> text, out UInt128 address)
    {
        address = 0;
        if (text.Length > 45 || text.Contains((byte)'%') || text.Contains((byte)'[') || !IPAddress.TryParse(text, out var parsed) || parsed.AddressFamily != AddressFamily.InterNetworkV6)
        {
            return false;
        }

        Span<byte> octets = stackalloc byte[16];
        parsed.TryWriteBytes(octets, out _);
        address = BinaryPrimitives.ReadUInt128BigEndian(octets);
        return true;
    }
}
