using System.Net;
using System.Text;
using Noroshi.Selection.Directions;
using Noroshi.Selection.Evidence;
using PacketDotNet;

namespace Noroshi.Selection.Tests.Testing;

/// <summary>
/// The selection once more, slow and plain: PacketDotNet takes the packet apart, lists are gone through from their first entry to their last, names are compared as text. It knows neither tables nor digests nor batches. Tunnels are not its
/// matter.
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

    private Kind Weigh(byte[] content, bool? tcp, int source, int destination)
    {
        var (name, page) = tcp is null ? (null, null) : Names(content, tcp.Value, source == 53 || destination == 53);
        if (name is not null && domains.Any(d => name == d || name.EndsWith("." + d, StringComparison.Ordinal)))
        {
            return Kind.Name;
        }

        if (page is not null && pages.Any(p => page == p || page.StartsWith(p + "?", StringComparison.Ordinal)))
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

    private static (string? Name, string? Page) Names(byte[] content, bool tcp, bool dns)
    {
        if (!tcp)
        {
            return dns ? (QuestionOf(content), null) : (null, null);
        }

        if (content is [0x16, 3, _, _, _, 1, ..])
        {
            return (ServerNameOf(content), null);
        }

        var text = Encoding.Latin1.GetString(content);
        var lines = text.Split("\r\n");
        if (lines[0].Split(' ') is ["GET", var target, "HTTP/1.1"] && lines.FirstOrDefault(l => l.StartsWith("host:", StringComparison.OrdinalIgnoreCase)) is { } host)
        {
            var name = host[5..].Trim().ToLowerInvariant();
            return (name, name + target);
        }

        return dns && content.Length > 2 ? (QuestionOf(content[2..]), null) : (null, null);
    }

    private static string? QuestionOf(byte[] message)
    {
        var labels = new List<string>();
        for (var at = 12; at < message.Length; at += message[at] + 1)
        {
            if (message[at] == 0)
            {
                return labels.Count == 0 ? null : string.Join('.', labels).ToLowerInvariant();
            }

            if (message[at] > 63 || at + message[at] >= message.Length)
            {
                return null;
            }

            labels.Add(Encoding.Latin1.GetString(message, at + 1, message[at]));
        }

        return null;
    }

    // The name's extension is looked for by its shape: type 0, three lengths that fit into each other.
    private static string? ServerNameOf(byte[] content)
    {
        for (var at = 5; at + 9 < content.Length; at++)
        {
            var (outer, list, length) = ((content[at + 2] << 8) | content[at + 3], (content[at + 4] << 8) | content[at + 5], (content[at + 7] << 8) | content[at + 8]);
            if (content[at] == 0 && content[at + 1] == 0 && content[at + 6] == 0 && outer == list + 2 && list == length + 3 && length > 0 && at + 9 + length <= content.Length)
            {
                return Encoding.Latin1.GetString(content, at + 9, length).ToLowerInvariant();
            }
        }

        return null;
    }
}
