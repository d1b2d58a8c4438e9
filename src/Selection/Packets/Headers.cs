using System.Runtime.CompilerServices;
using static Noroshi.Selection.Packets.Packet;

namespace Noroshi.Selection.Packets;

/// <summary>
/// From a frame to its addresses: link header, tags, IP header (RFC 791, RFC 8200). Every length is compared with what was captured before it is used.
/// </summary>
internal static unsafe class Headers
{
    /// <summary>How many VLAN tags and MPLS labels, or extension headers, are followed.</summary>
    public const int Deepest = 8;

    private const int AuthenticationHeader = 51;

    /// <summary>Reads a frame up to its transport.</summary>
    /// <param name="packet">Its record is set; all else is set here.</param>
    /// <param name="frame">The first octet.</param>
    /// <param name="captured">How many octets were captured.</param>
    /// <param name="link">What it begins with.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Read(ref Packet packet, byte* frame, int captured, LinkType link)
    {
        packet.Family = 0;
        packet.Fault = Fault.None;
        packet.Part = FragmentPart.Whole;
        packet.Tunnels = 0;
        packet.TunnelInParts = false;
        packet.TcpFlags = 0;
        if (link == LinkType.Ethernet && captured >= 34)
        {
            // Nine of ten frames: no tag.
            var type = Unsafe.ReadUnaligned<ushort>(frame + 12);
            if (type == 0x0008)
            {
                Ipv4(ref packet, frame + 14, frame + captured);
                return;
            }
        }

        Otherwise(ref packet, frame, captured, link);
    }

    /// <summary>Reads an IPv4 header.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Ipv4(ref Packet packet, byte* at, byte* end)
    {
        if (end - at < 20)
        {
            packet.Fault = Fault.NetworkHeader;
            return;
        }

        var header = (*at & 15) * 4;
        var total = Big16(at + 2);
        if (*at >> 4 != 4 || header < 20 || total < header)
        {
            packet.Fault = Fault.NetworkLength;
            return;
        }

        if (end - at < header)
        {
            packet.Fault = Fault.NetworkHeader;
            return;
        }

        packet.Family = 4;
        packet.Protocol = at[9];
        packet.Addresses = at + 12;
        packet.Transport = at + header;
        packet.End = end - at < total ? end : at + total;
        var fragment = Big16(at + 6) & 0x3fff;
        if (fragment != 0)
        {
            packet.Part = (fragment & 0x1fff) == 0 ? FragmentPart.First : FragmentPart.Later;
        }
        else if (packet.Protocol == AuthenticationHeader)
        {
            Extensions(ref packet);
        }
    }

    /// <summary>Reads an IPv6 header and its extensions.</summary>
    public static void Ipv6(ref Packet packet, byte* at, byte* end)
    {
        if (end - at < 40)
        {
            packet.Fault = Fault.NetworkHeader;
            return;
        }

        if (*at >> 4 != 6)
        {
            packet.Fault = Fault.NetworkLength;
            return;
        }

        var length = Big16(at + 4);
        packet.Addresses = at + 8;
        packet.End = end - at - 40 < length ? end : at + 40 + length;
        packet.Protocol = at[6];
        packet.Transport = at + 40;
        packet.Family = 6;
        if (IsExtension(packet.Protocol))
        {
            Extensions(ref packet);
        }
    }

    /// <summary>Reads what stands behind an Ethernet type.</summary>
    /// <param name="packet">The packet.</param>
    /// <param name="type">The Ethernet type.</param>
    /// <param name="at">Behind the type.</param>
    /// <param name="end">Behind the frame.</param>
    public static void OfType(ref Packet packet, int type, byte* at, byte* end)
    {
        for (var depth = 0; ; depth++)
        {
            switch (type)
            {
                case 0x0800:
                    Ipv4(ref packet, at, end);
                    return;
                case 0x86dd:
                    Ipv6(ref packet, at, end);
                    return;
                case 0x8100 or 0x88a8 or 0x9100 when depth == Deepest:
                    packet.Fault = Fault.TooDeep;
                    return;
                case 0x8100 or 0x88a8 or 0x9100:
                    if (end - at < 4)
                    {
                        packet.Fault = Fault.LinkHeader;
                        return;
                    }

                    type = Big16(at + 2);
                    at += 4;
                    packet.Tunnels += (byte)(depth == 1 ? 1 : 0);
                    continue;
                case 0x8847 or 0x8848:
                    Labels(ref packet, at, end);
                    return;
                case 0x8864:
                    PointToPoint(ref packet, at, end);
                    return;
                default:
                    return;
            }
        }
    }

    private static void Otherwise(ref Packet packet, byte* frame, int captured, LinkType link)
    {
        var end = frame + captured;
        var header = link switch
        {
            LinkType.Ethernet => 14,
            LinkType.LinuxCooked => 16,
            LinkType.LinuxCooked2 => 20,
            LinkType.Null or LinkType.Loop => 4,
            _ => 1,
        };
        if (captured < header)
        {
            packet.Fault = Fault.LinkHeader;
            return;
        }

        switch (link)
        {
            case LinkType.Ethernet:
                OfType(ref packet, Big16(frame + 12), frame + 14, end);
                break;
            case LinkType.LinuxCooked:
                OfType(ref packet, Big16(frame + 14), frame + 16, end);
                break;
            case LinkType.LinuxCooked2:
                OfType(ref packet, Big16(frame), frame + 20, end);
                break;
            case LinkType.Null or LinkType.Loop:
                ByNibble(ref packet, frame + 4, end);
                break;
            case LinkType.Raw:
                ByNibble(ref packet, frame, end);
                break;
            case LinkType.Ipv4:
                Ipv4(ref packet, frame, end);
                break;
            case LinkType.Ipv6:
                Ipv6(ref packet, frame, end);
                break;
        }
    }

    // The address family of a loopback frame has another number on each system; the packet itself says what it is.
    private static void ByNibble(ref Packet packet, byte* at, byte* end)
    {
        if (end == at)
        {
            packet.Fault = Fault.NetworkHeader;
        }
        else if (*at >> 4 == 4)
        {
            Ipv4(ref packet, at, end);
        }
        else if (*at >> 4 == 6)
        {
            Ipv6(ref packet, at, end);
        }
    }

    private static void Labels(ref Packet packet, byte* at, byte* end)
    {
        for (var depth = 0; depth < Deepest; depth++)
        {
            if (end - at < 4)
            {
                packet.Fault = Fault.LinkHeader;
                return;
            }

            var last = (at[2] & 1) != 0;
            at += 4;
            if (last)
            {
                packet.Tunnels++;
                ByNibble(ref packet, at, end);
                return;
            }
        }

        packet.Fault = Fault.TooDeep;
    }

    // RFC 2516, section 4 (version 1, type 1, code 0 for data, a length that counts PPP's protocol), and the protocol number of PPP (RFC 1661).
    private static void PointToPoint(ref Packet packet, byte* at, byte* end)
    {
        if (end - at < 8)
        {
            packet.Fault = Fault.LinkHeader;
            return;
        }

        if (*at != 0x11 || at[1] != 0)
        {
            return;
        }

        packet.Tunnels++;
        var length = Big16(at + 4);
        if (length < 2)
        {
            packet.Fault = Fault.LinkHeader;
            return;
        }

        end = end - at - 6 < length ? end : at + 6 + length;
        if (Big16(at + 6) == 0x0021)
        {
            Ipv4(ref packet, at + 8, end);
        }
        else if (Big16(at + 6) == 0x0057)
        {
            Ipv6(ref packet, at + 8, end);
        }
    }

    private static bool IsExtension(byte protocol) => protocol is 0 or 43 or 44 or AuthenticationHeader or 60 or 135;

    /// <summary>Goes behind the extension headers of an IPv6 packet; of an IPv4 packet behind authentication headers (RFC 4302), which stand between it and its transport, too.</summary>
    public static void Extensions(ref Packet packet)
    {
        for (var depth = 0; packet.Family == 4 ? packet.Protocol == AuthenticationHeader : IsExtension(packet.Protocol); depth++)
        {
            if (depth == Deepest || packet.End - packet.Transport < 8)
            {
                packet.Fault = Fault.ExtensionHeader;
                packet.Transport = packet.End;
                return;
            }

            var at = packet.Transport;
            var length = packet.Protocol switch
            {
                44 => 8,
                AuthenticationHeader => (at[1] + 2) * 4,
                _ => (at[1] + 1) * 8,
            };
            if (packet.End - at < length)
            {
                packet.Fault = Fault.ExtensionHeader;
                packet.Transport = packet.End;
                return;
            }

            var fragment = packet.Protocol == 44 ? Big16(at + 2) & 0xfff9 : 0;
            packet.Protocol = *at;
            packet.Transport = at + length;
            if (fragment != 0)
            {
                // What follows may be cut off anywhere: it is read when the parts are together.
                packet.Part = fragment >> 3 == 0 ? FragmentPart.First : FragmentPart.Later;
                return;
            }
        }
    }
}
