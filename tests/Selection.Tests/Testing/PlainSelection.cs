using System.Net;
using Noroshi.Selection.Directions;
using Noroshi.Selection.Evidence;
using PacketDotNet;

namespace Noroshi.Selection.Tests.Testing;

/// <summary>
/// The selection once more, slow and plain: the packet is taken apart by PacketDotNet where it is well-formed and without tunnels, and by <see cref="PlainReading"/> whatever it is; lists are gone through from their first entry to their last, names
/// are compared as text. It knows neither tables nor digests nor batches.
/// </summary>
internal sealed class PlainSelection(
    IReadOnlyList<(IPNetwork Network, bool Home)> prefixes,
    IReadOnlyList<IPNetwork> addresses,
    IReadOnlyList<string> domains,
    IReadOnlyList<string> pages,
    IReadOnlyList<byte[]> signatures)
{
    public (Direction, Kind) Weigh(byte[] frame)
    {
        if (NetworkPacket(frame) is not { } ip)
        {
            return (Direction.Other, Kind.None);
        }

        var direction = Between(ip.SourceAddress, ip.DestinationAddress);
        if (addresses.Any(n => n.Contains(ip.SourceAddress) || n.Contains(ip.DestinationAddress)))
        {
            return (direction, Kind.Address);
        }

        var (content, tcp, source, destination) = Content(ip);
        return (direction, content is null ? Kind.None : Weigh(content, tcp, source, destination));
    }

    /// <summary>The same of a frame that may be spoilt in any way.</summary>
    public (Direction, Kind) Weigh(PlainReading reading)
    {
        if (reading is not { Source: { } source, Destination: { } destination })
        {
            return (Direction.Other, Kind.None);
        }

        return (Between(source, destination), addresses.Any(n => n.Contains(source) || n.Contains(destination))
            ? Kind.Address
            : Weigh(reading.Content, reading.Transport == 0 ? null : reading.Transport == 6, reading.Ports.Source, reading.Ports.Destination));
    }

    private Kind Weigh(byte[] content, bool? tcp, int source, int destination)
    {
        var (name, page) = tcp is null ? (null, null) : PlainNames.Of(content, tcp.Value, source == 53 || destination == 53);
        if (name is not null && domains.Any(d => name == d || name.EndsWith("." + d, StringComparison.Ordinal)))
        {
            return Kind.Name;
        }

        if (page is not null && pages.Any(p => page == p || page.Split('?')[0] == p))
        {
            return Kind.Url;
        }

        return signatures.Any(s => content.AsSpan().IndexOf(s) >= 0) ? Kind.Signature : Kind.None;
    }

    private Direction Between(IPAddress source, IPAddress destination) => (HomeOf(source), HomeOf(destination)) switch
    {
        (null, _) or (_, null) => Direction.Unknown,
        (true, true) => Direction.Internal,
        (true, false) => Direction.Outbound,
        (false, true) => Direction.Inbound,
        _ => Direction.Transit,
    };

    private bool? HomeOf(IPAddress address) =>
        prefixes.Where(p => p.Network.Contains(address)).OrderByDescending(p => p.Network.PrefixLength).Select(p => (bool?)p.Home).FirstOrDefault();

    private static IPPacket? NetworkPacket(byte[] frame)
    {
        Packet packet = new EthernetPacket(new PacketDotNet.Utils.ByteArraySegment(frame));
        while (packet is not null)
        {
            if (packet is IPPacket ip)
            {
                return ip;
            }

            packet = packet.PayloadPacket;
        }

        return null;
    }

    private static (byte[]? Content, bool? Tcp, int Source, int Destination) Content(IPPacket ip) => ip.PayloadPacket switch
    {
        TcpPacket tcp => (tcp.PayloadData ?? [], true, tcp.SourcePort, tcp.DestinationPort),
        UdpPacket udp => (udp.PayloadData ?? udp.PayloadPacket?.Bytes ?? [], false, udp.SourcePort, udp.DestinationPort),
        { } other => (other.Bytes, null, 0, 0),
        null => (ip.PayloadData, null, 0, 0),
    };
}
