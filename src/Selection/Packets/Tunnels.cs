using System.Runtime.CompilerServices;
using static Noroshi.Selection.Packets.Packet;

namespace Noroshi.Selection.Packets;

/// <summary>
/// Packets within packets: IP-in-IP (RFC 2003), 6in4 (RFC 4213), GRE (RFC 2784, 2890), VXLAN (RFC 7348), GTP-U (3GPP TS 29.281). What a port alone suggests is believed only if every fixed field of the tunnel's header
/// says so too and an IP packet begins behind it: any other packet may use that port. Reserved fields say nothing: a receiver ignores them.
/// </summary>
internal static unsafe class Tunnels
{
    /// <summary>How many tunnels within each other are opened.</summary>
    public const int Deepest = 4;

    private const int Vxlan = 4789, Gtp = 2152;

    /// <summary>Whether a packet may hold another.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Suspected(in Packet packet) =>
        packet.Protocol != 6 && (packet.Protocol is 4 or 41 or 47
            || (packet.Protocol == 17 && packet.End - packet.Transport >= 8 && Big16(packet.Transport + 2) is Vxlan or Gtp));

    /// <summary>Reads a frame up to the transport of the inmost packet in it.</summary>
    /// <inheritdoc cref="Headers.Read"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void ReadInmost(ref Packet packet, byte* frame, int captured, LinkType link)
    {
        Headers.Read(ref packet, frame, captured, link);
        if (packet.Family != 0 && Suspected(packet))
        {
            Open(ref packet);
        }
    }

    /// <summary>Reads a frame up to the first packet in it that came in parts.</summary>
    /// <inheritdoc cref="Headers.Read"/>
    public static void ReadToPart(ref Packet packet, byte* frame, int captured, LinkType link)
    {
        Headers.Read(ref packet, frame, captured, link);
        OpenToPart(ref packet);
    }

    /// <summary>Goes into a packet as deep as there is another one, up to the first that came in parts.</summary>
    public static void OpenToPart(ref Packet packet)
    {
        while (packet.Family != 0 && packet.Fault == Fault.None && packet.Part == FragmentPart.Whole && Suspected(packet) && Enter(ref packet))
        {
        }
    }

    /// <summary>Goes into a packet as deep as there is another one; then the addresses are those within. A later part of a packet within which another one is has lost them: nobody can tell which way it goes, and it is not looked at.</summary>
    public static void Open(ref Packet packet)
    {
        while (packet.Family != 0 && packet.Fault == Fault.None && Suspected(packet))
        {
            if (packet.Part == FragmentPart.Later)
            {
                var lost = packet.Protocol != 17;
                packet.TunnelInParts |= lost;
                packet.Tunnels += (byte)(lost ? 1 : 0);
                packet.Family = lost ? (byte)0 : packet.Family;
                return;
            }

            var first = packet.Part == FragmentPart.First;
            if (!Enter(ref packet))
            {
                return;
            }

            packet.TunnelInParts |= first;
        }
    }

    private static bool Enter(ref Packet packet)
    {
        var at = packet.Transport;
        var end = packet.End;
        return packet.Protocol switch
        {
            4 => Network(ref packet, 0x0800, at, end),
            41 => Network(ref packet, 0x86dd, at, end),
            47 => Gre(ref packet, at, end),
            _ => Datagram(ref packet, at, Big16(at + 4), end),
        };
    }

    // What is carried ends where the datagram does, whatever the IP packet has behind it.
    private static bool Datagram(ref Packet packet, byte* at, int length, byte* end)
    {
        end = end - at < length ? end : at + length;
        return length >= 8 && (Big16(at + 2) == Vxlan ? VirtualLan(ref packet, at + 8, end) : MobileUser(ref packet, at + 8, length - 8, end));
    }

    private static bool Network(ref Packet packet, int type, byte* at, byte* end)
    {
        var outer = packet.Tunnels;
        packet.Family = 0;
        if (outer == Deepest)
        {
            packet.Fault = Fault.TooDeep;
            return false;
        }

        packet.Part = FragmentPart.Whole;
        Headers.OfType(ref packet, type, at, end);
        packet.Tunnels = (byte)(outer + 1);
        return true;
    }

    private static bool Gre(ref Packet packet, byte* at, byte* end)
    {
        if (end - at < 4)
        {
            packet.Fault = Fault.TransportHeader;
            packet.Family = 0;
            return false;
        }

        var flags = Big16(at);
        if ((flags & 0x4007) != 0)
        {
            return false; // routing (RFC 1701) or version 1 (PPTP): no IP packet stands behind the header
        }

        var header = 4 + ((flags & 0x8000) != 0 ? 4 : 0) + ((flags & 0x2000) != 0 ? 4 : 0) + ((flags & 0x1000) != 0 ? 4 : 0);
        var type = Big16(at + 2);
        if (end - at < header)
        {
            packet.Fault = Fault.TransportHeader;
            packet.Family = 0;
            return false;
        }

        at += header;
        if (type == 0x6558 && end - at < 14)
        {
            packet.Fault = Fault.LinkHeader;
            packet.Family = 0;
            return false;
        }

        return type == 0x6558
            ? Network(ref packet, Big16(at + 12), at + 14, end)
            : type is 0x0800 or 0x86dd or 0x8847 or 0x8848 && Network(ref packet, type, at, end);
    }

    private static bool VirtualLan(ref Packet packet, byte* at, byte* end)
    {
        if (end - at < 8 + 14 + 20 || (*at & 0x08) == 0)
        {
            return false;
        }

        var type = Big16(at + 8 + 12);
        return IsIp(type, at + 8 + 14, end) && Network(ref packet, type, at + 8 + 14, end);
    }

    // Whether an IP packet stands behind an Ethernet type, and the tags that may follow it.
    private static bool IsIp(int type, byte* at, byte* end)
    {
        for (var tags = 0; type is 0x8100 or 0x88a8 && tags < Headers.Deepest && end - at >= 4; tags++)
        {
            type = Big16(at + 2);
            at += 4;
        }

        return at < end && (type, *at >> 4) is (0x0800, 4) or (0x86dd, 6);
    }

    private static bool MobileUser(ref Packet packet, byte* at, int length, byte* end)
    {
        // Version 1, GTP and not GTP', a user's packet; and a length that is that of the datagram, however much of it was captured.
        if (end - at < 8 + 20 || (*at & 0xf0) != 0x30 || at[1] != 0xff || Big16(at + 2) != length - 8)
        {
            return false;
        }

        var inner = at + 8;
        if ((*at & 7) != 0)
        {
            inner += 4;
            var next = (*at & 4) != 0 ? inner[-1] : 0;
            for (var depth = 0; next != 0; depth++)
            {
                if (depth == Headers.Deepest || end - inner < 4 || *inner == 0 || end - inner < *inner * 4)
                {
                    return false;
                }

                inner += *inner * 4;
                next = inner[-1];
            }
        }

        return inner < end && (*inner >> 4) switch
        {
            4 => Network(ref packet, 0x0800, inner, end),
            6 => Network(ref packet, 0x86dd, inner, end),
            _ => false,
        };
    }
}
