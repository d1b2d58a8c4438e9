using System.Net;
using Noroshi.Selection.Packets;

namespace Noroshi.Selection.Tests.Testing;

/// <summary>
/// What a frame is, however spoilt, as the standards say it: each layer cuts off its header and hands a copy of the rest to the next. Slow, without pointers, and written without a look at how the selector reads; where a standard leaves a choice,
/// the choice stands in ADR 0056 and in the summaries of <see cref="Noroshi.Selection.Packets.Fault"/>.
/// </summary>
internal sealed class PlainReading
{
    private const int MostLayers = 8, MostTunnels = 4;
    private static readonly int[] Tags = [0x8100, 0x88a8, 0x9100];

    // RFC 8200, section 4: hop-by-hop, routing, fragment, authentication, destination; RFC 6275: mobility.
    private static readonly int[] Extensions = [0, 43, 44, 51, 60, 135];

    private PlainReading()
    {
    }

    /// <summary>The source; null for what is not IP.</summary>
    public IPAddress? Source { get; private set; }

    /// <summary>The destination; null for what is not IP.</summary>
    public IPAddress? Destination { get; private set; }

    /// <summary>What it carries behind its transport header, or behind IP where that has none.</summary>
    public byte[] Content { get; private set; } = [];

    /// <summary>6 or 17 where there are ports; otherwise 0.</summary>
    public int Transport { get; private set; }

    /// <summary>The source and the destination port.</summary>
    public (int Source, int Destination) Ports { get; private set; }

    /// <summary>What is wrong with it.</summary>
    public Fault Fault { get; private set; }

    /// <summary>How many tunnels were gone into.</summary>
    public int Tunnels { get; private set; }

    /// <summary>Whether it is a part of a packet within which another one is: what that other one is, nobody can tell.</summary>
    public bool PartOfTunnel { get; private set; }

    public static PlainReading Of(byte[] frame, LinkType link)
    {
        var reading = new PlainReading();
        try
        {
            reading.Link(frame, link);
        }
        catch (Broken broken)
        {
            reading.Fault = broken.Fault;
            reading.Content = [];
            reading.Transport = 0;
            if (broken.BeforeTransport)
            {
                reading.Source = reading.Destination = null;
            }
        }

        return reading;
    }

    private void Link(byte[] frame, LinkType link)
    {
        switch (link)
        {
            case LinkType.Ethernet:
                Need(frame.Length >= 14, Fault.LinkHeader);
                Typed(Number(frame, 12), frame[14..], atLink: true);
                break;
            case LinkType.LinuxCooked:
                Need(frame.Length >= 16, Fault.LinkHeader);
                Typed(Number(frame, 14), frame[16..], atLink: true);
                break;
            case LinkType.LinuxCooked2:
                Need(frame.Length >= 20, Fault.LinkHeader);
                Typed(Number(frame, 0), frame[20..], atLink: true);
                break;
            case LinkType.Null or LinkType.Loop:
                Need(frame.Length >= 4, Fault.LinkHeader);
                Need(frame.Length > 4, Fault.NetworkHeader);
                WhatItSaysItIs(frame[4..]);
                break;
            case LinkType.Raw:
                Need(frame.Length > 0, Fault.LinkHeader);
                WhatItSaysItIs(frame);
                break;
            default:
                Need(frame.Length > 0, Fault.LinkHeader);
                Typed(link == LinkType.Ipv4 ? 0x0800 : 0x86dd, frame, atLink: true);
                break;
        }
    }

    // IEEE 802.1Q and 802.1ad. One tag belongs to the link; a stack of them is a network within another one.
    private void Typed(int type, byte[] rest, bool atLink)
    {
        for (var tags = 1; Tags.Contains(type); tags++)
        {
            Need(tags <= MostLayers, Fault.TooDeep);
            Need(rest.Length >= 4, Fault.LinkHeader);
            Tunnels += atLink && tags == 2 ? 1 : 0;
            (type, rest) = (Number(rest, 2), rest[4..]);
        }

        switch (type)
        {
            case 0x0800:
                Version4(rest);
                break;
            case 0x86dd:
                Version6(rest);
                break;
            case 0x8847 or 0x8848:
                Labels(rest, atLink);
                break;
            case 0x8864:
                Session(rest, atLink);
                break;
        }
    }

    // RFC 3032: the label with the bit S is the last one.
    private void Labels(byte[] rest, bool atLink)
    {
        for (var labels = 1; ; labels++)
        {
            Need(labels <= MostLayers, Fault.TooDeep);
            Need(rest.Length >= 4, Fault.LinkHeader);
            var last = rest[2] % 2 == 1;
            rest = rest[4..];
            if (last)
            {
                Tunnels += atLink ? 1 : 0;
                Need(rest.Length > 0, Fault.NetworkHeader);
                WhatItSaysItIs(rest);
                return;
            }
        }
    }

    // RFC 2516, section 4: version 1, type 1, code 0 for a session's data; a length, which counts PPP's protocol.
    private void Session(byte[] rest, bool atLink)
    {
        Need(rest.Length >= 8, Fault.LinkHeader);
        if (rest[0] != 0x11 || rest[1] != 0)
        {
            return;
        }

        Tunnels += atLink ? 1 : 0;
        Need(Number(rest, 4) >= 2, Fault.LinkHeader);
        var point = First(rest[6..], Number(rest, 4));
        if (Number(point, 0) == 0x0021)
        {
            Version4(point[2..]);
        }
        else if (Number(point, 0) == 0x0057)
        {
            Version6(point[2..]);
        }
    }

    private void WhatItSaysItIs(byte[] rest)
    {
        if (rest[0] / 16 == 4)
        {
            Version4(rest);
        }
        else if (rest[0] / 16 == 6)
        {
            Version6(rest);
        }
    }

    // RFC 791, section 3.1.
    private void Version4(byte[] packet)
    {
        Need(packet.Length >= 20, Fault.NetworkHeader);
        var (header, total) = (packet[0] % 16 * 4, Number(packet, 2));
        Need(packet[0] / 16 == 4 && header >= 20 && header <= total, Fault.NetworkLength);
        Need(packet.Length >= header, Fault.NetworkHeader);
        (Source, Destination) = (new(packet[12..16]), new(packet[16..20]));
        var (offset, more) = (Number(packet, 6) % 0x2000, (packet[6] & 0x20) != 0);
        var (next, rest, part) = ((int)packet[9], First(packet, total)[header..], offset > 0 ? Part.Later : more ? Part.First : Part.Whole);
        // RFC 4302, section 3.1.1: in transport mode between the IP header and what it carries.
        for (var headers = 1; part == Part.Whole && next == 51; headers++)
        {
            Need(headers <= MostLayers && rest.Length >= 8 && rest.Length >= (rest[1] * 4) + 8, Fault.ExtensionHeader, beforeTransport: false);
            (next, rest) = (rest[0], rest[((rest[1] * 4) + 8)..]);
        }

        Carried(next, rest, part);
    }

    // RFC 8200, sections 3 and 4.
    private void Version6(byte[] packet)
    {
        Need(packet.Length >= 40, Fault.NetworkHeader);
        Need(packet[0] / 16 == 6, Fault.NetworkLength);
        (Source, Destination) = (new(packet[8..24]), new(packet[24..40]));
        var (next, rest, part) = ((int)packet[6], First(packet[40..], Number(packet, 4)), Part.Whole);
        for (var headers = 1; part == Part.Whole && Extensions.Contains(next); headers++)
        {
            Need(headers <= MostLayers && rest.Length >= 8, Fault.ExtensionHeader, beforeTransport: false);
            var length = next == 44 ? 8 : next == 51 ? (rest[1] * 4) + 8 : (rest[1] * 8) + 8;
            Need(rest.Length >= length, Fault.ExtensionHeader, beforeTransport: false);
            if (next == 44)
            {
                part = Number(rest, 2) / 8 > 0 ? Part.Later : rest[3] % 2 == 1 ? Part.First : Part.Whole;
            }

            (next, rest) = (rest[0], rest[length..]);
        }

        Carried(next, rest, part);
    }

    private void Carried(int protocol, byte[] rest, Part part)
    {
        if (part == Part.Later)
        {
            if (protocol is 4 or 41 or 47)
            {
                (Source, Destination, PartOfTunnel) = (null, null, true);
            }

            Content = rest;
            return;
        }

        if (!Entered(protocol, rest))
        {
            (Transport, Content) = protocol switch { 6 => (6, Segment(rest)), 17 => (17, Datagram(rest, cut: part == Part.Whole)), _ => (0, rest) };
        }
    }

    // Whether there is another packet within, and it was gone into.
    private bool Entered(int protocol, byte[] rest)
    {
        switch (protocol)
        {
            case 4: // RFC 2003
                Within();
                Version4(rest);
                return true;
            case 41: // RFC 4213
                Within();
                Version6(rest);
                return true;
            case 47:
                return Routed(rest);
            case 17 when rest.Length >= 8 && Number(rest, 4) >= 8 && Number(rest, 2) == 4789:
                return Extended(Datagram(rest, cut: true));
            case 17 when rest.Length >= 8 && Number(rest, 4) >= 8 && Number(rest, 2) == 2152:
                return User(Datagram(rest, cut: true), Number(rest, 4) - 8);
            default:
                return false;
        }
    }

    private void Within()
    {
        Need(Tunnels < MostTunnels, Fault.TooDeep);
        Tunnels++;
        (Source, Destination) = (null, null);
    }

    // RFC 2784 and 2890: checksum, key and number are there if their bits are; with a source route (RFC 1701) or in version 1 (RFC 2637) it is something else.
    private bool Routed(byte[] rest)
    {
        Need(rest.Length >= 4, Fault.TransportHeader);
        var (bits, type) = (Number(rest, 0), Number(rest, 2));
        if ((bits & 0x4000) != 0 || bits % 8 != 0)
        {
            return false;
        }

        var header = 4 + (4 * new[] { 0x8000, 0x2000, 0x1000 }.Count(b => (bits & b) != 0));
        Need(rest.Length >= header, Fault.TransportHeader);
        rest = rest[header..];
        switch (type)
        {
            case 0x6558:
                Need(rest.Length >= 14, Fault.LinkHeader);
                Within();
                Typed(Number(rest, 12), rest[14..], atLink: false);
                return true;
            case 0x0800 or 0x86dd or 0x8847 or 0x8848:
                Within();
                Typed(type, rest, atLink: false);
                return true;
            default:
                return false;
        }
    }

    // RFC 7348, section 5. A port proves nothing: the bit I must be set, and an IP packet must be named. Reserved bits and fields are ignored on receipt.
    private bool Extended(byte[] content)
    {
        if (content.Length < 8 + 14 + 20 || content[0] / 8 % 2 == 0 || !IsIp(Number(content, 20), content[22..]))
        {
            return false;
        }

        Within();
        Typed(Number(content, 20), content[22..], atLink: false);
        return true;
    }

    private static bool IsIp(int type, byte[] rest, int tags = 0) => type is 0x8100 or 0x88a8 && tags < MostLayers && rest.Length >= 4
        ? IsIp(Number(rest, 2), rest[4..], tags + 1)
        : rest.Length > 0 && (type, rest[0] / 16) is (0x0800, 4) or (0x86dd, 6);

    // 3GPP TS 29.281, section 5: version 1, GTP, a user's packet, and as long as its datagram.
    private bool User(byte[] content, int datagram)
    {
        if (content.Length < 8 + 20 || content[0] / 16 != 3 || content[1] != 255 || Number(content, 2) != datagram - 8)
        {
            return false;
        }

        var (flags, inner) = (content[0] % 8, content[8..]);
        if (flags != 0)
        {
            var next = flags >= 4 ? inner[3] : 0;
            inner = inner[4..];
            for (var extensions = 1; next != 0; extensions++)
            {
                if (extensions > MostLayers || inner.Length < 4 || inner[0] == 0 || inner[0] * 4 > inner.Length)
                {
                    return false;
                }

                (next, inner) = (inner[(inner[0] * 4) - 1], inner[(inner[0] * 4)..]);
            }
        }

        if (inner is not [>= 0x40 and < 0x50, ..] and not [>= 0x60 and < 0x70, ..])
        {
            return false;
        }

        Within();
        WhatItSaysItIs(inner);
        return true;
    }

    // RFC 9293, section 3.1.
    private byte[] Segment(byte[] rest)
    {
        Need(rest.Length >= 20, Fault.TransportHeader, beforeTransport: false);
        var header = rest[12] / 16 * 4;
        Need(header >= 20 && header <= rest.Length, Fault.TransportLength, beforeTransport: false);
        Ports = (Number(rest, 0), Number(rest, 2));
        return rest[header..];
    }

    // RFC 768; a length of 0 is one that does not fit, and only of IPv6 (RFC 2675, section 4).
    private byte[] Datagram(byte[] rest, bool cut)
    {
        Need(rest.Length >= 8, Fault.TransportHeader, beforeTransport: false);
        var length = Number(rest, 4);
        Need(length >= 8 || (length == 0 && Source!.GetAddressBytes().Length == 16), Fault.TransportLength, beforeTransport: false);
        Ports = (Number(rest, 0), Number(rest, 2));
        return cut && length > 0 ? First(rest, length)[8..] : rest[8..];
    }

    private static int Number(byte[] octets, int at) => (octets[at] * 256) + octets[at + 1];

    private static byte[] First(byte[] octets, int most) => octets[..Math.Min(most, octets.Length)];

    private static void Need(bool holds, Fault otherwise, bool beforeTransport = true)
    {
        if (!holds)
        {
            throw new Broken(otherwise, beforeTransport);
        }
    }

    private enum Part
    {
        Whole,
        First,
        Later,
    }

    private sealed class Broken(Fault fault, bool beforeTransport) : Exception
    {
        public Fault Fault => fault;

        public bool BeforeTransport => beforeTransport;
    }
}
