using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace Noroshi.Selection.Criteria;

/// <summary>Addresses as lists write them.</summary>
internal static class AddressText
{
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
            if (written.Length > 45 || written.Contains((byte)'%') || written.Contains((byte)'[') || !IPAddress.TryParse(written, out var parsed) || parsed.AddressFamily != AddressFamily.InterNetworkV6)
            {
                return false;
            }

            Span<byte> octets = stackalloc byte[16];
            parsed.TryWriteBytes(octets, out _);
            first = BinaryPrimitives.ReadUInt128BigEndian(octets);
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
}
