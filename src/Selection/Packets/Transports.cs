using System.Runtime.CompilerServices;
using static Noroshi.Selection.Packets.Packet;

namespace Noroshi.Selection.Packets;

/// <summary>From the transport header to what is carried (RFC 9293, RFC 768).</summary>
internal static unsafe class Transports
{
    /// <summary>TCP.</summary>
    public const int Tcp = 6;

    /// <summary>UDP.</summary>
    public const int Udp = 17;

    /// <summary>Sets the payload; where the header is impossible there is none and the fault says why.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Read(ref Packet packet)
    {
        packet.Payload = packet.Transport;
        if (packet.Part == FragmentPart.Later)
        {
            return;
        }

        var room = packet.End - packet.Transport;
        if (packet.Protocol == Tcp)
        {
            if (room < 20)
            {
                packet.Fault = Fault.TransportHeader;
                packet.Payload = packet.End;
                return;
            }

            var header = (packet.Transport[12] >> 4) * 4;
            packet.TcpFlags = packet.Transport[13];
            if (header < 20 || header > room)
            {
                packet.Fault = Fault.TransportLength;
                packet.Payload = packet.End;
                return;
            }

            packet.Payload = packet.Transport + header;
        }
        else if (packet.Protocol == Udp)
        {
            if (room < 8)
            {
                packet.Fault = Fault.TransportHeader;
                packet.Payload = packet.End;
                return;
            }

            // 0 stands for a length that does not fit, which only IPv6 has (RFC 2675); in the first part of several the length is that of all parts.
            var length = Big16(packet.Transport + 4);
            if (length < 8 && (length != 0 || packet.Family == 4))
            {
                packet.Fault = Fault.TransportLength;
                packet.Payload = packet.End;
                return;
            }

            packet.Payload = packet.Transport + 8;
            if (length != 0 && length < room && packet.Part == FragmentPart.Whole)
            {
                packet.End = packet.Transport + length;
            }
        }
    }

    /// <summary>The source port of TCP or UDP; the header was read.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int SourcePort(in Packet packet) => Big16(packet.Transport);

    /// <summary>The destination port of TCP or UDP; the header was read.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int DestinationPort(in Packet packet) => Big16(packet.Transport + 2);
}
