using Noroshi.Selection.Packets;

namespace Noroshi.Selection.Tests.Testing;

/// <summary>Frames of every shape, most of them spoilt: what they carry is often what somebody looks for, and how they are wrapped and what is wrong with them is chosen at random. The same number gives the same frames.</summary>
internal sealed class Mutated(int seed)
{
    private static readonly string[] Names = ["bad.example", "www.bad.example", "notbad.example", "BAD.Example", "evil.test", "x.y.z.example", "y.z.example", "page.example", "localhost", "good.example"];
    private static readonly string[] Targets = ["/", "/gate.php", "/gate.php?id=1", "/never", "http://bad.example/", "http://u@page.example:80/gate.php", "http://page.example?x", "/?http://bad.example/", "*", "/a b"];
    private static readonly LinkType[] Links = Enum.GetValues<LinkType>();
    private readonly Random random = new(seed);

    /// <summary>One frame for a link; one in five is whole.</summary>
    public byte[] Next(LinkType link)
    {
        var (type, packet) = Network(depth: 0);
        byte[] tags = random.Next(4) == 0 ? [.. Enumerable.Range(0, random.Next(20) == 0 ? 9 : random.Next(4)).SelectMany(_ => new byte[] { 0x81, 0, 0, 5 })] : [];
        byte[] typed = [.. tags, (byte)(type >> 8), (byte)type, .. packet];
        byte[] frame = link switch
        {
            LinkType.Ethernet => [.. new byte[12], .. typed],
            LinkType.LinuxCooked => [0, 0, 0, 1, 0, 6, .. new byte[8], .. typed],
            LinkType.LinuxCooked2 => [(byte)(type >> 8), (byte)type, .. new byte[18], .. packet],
            LinkType.Null => [2, 0, 0, 0, .. packet],
            LinkType.Loop => [0, 0, 0, 2, .. packet],
            _ => packet,
        };
        for (var times = random.Next(5); times > 0; times--)
        {
            frame = Spoil(frame);
        }

        return frame;
    }

    /// <summary>A link, mostly Ethernet.</summary>
    public LinkType Link() => random.Next(2) == 0 ? LinkType.Ethernet : Pick(Links);

    private (int Type, byte[] Packet) Network(int depth)
    {
        var (source, destination) = (Pick(World.Interesting), Pick(World.Interesting));
        while (destination.Length != source.Length)
        {
            destination = Pick(World.Interesting);
        }

        var (protocol, octets) = depth < 6 && random.Next(depth == 0 ? 3 : 2) == 0 ? Tunnel(depth) : Transport();
        var packet = source.Length == 4 ? Version4(source, destination, protocol, octets) : Version6(source, destination, protocol, octets);
        var type = source.Length == 4 ? 0x0800 : 0x86dd;
        return random.Next(depth == 0 ? 8 : 30) switch
        {
            0 => (0x8847, [.. Enumerable.Range(0, random.Next(30) == 0 ? 9 : random.Next(3)).SelectMany(_ => new byte[] { 0, 0, 0x10, 64 }), 0, 0, 0x21, 64, .. packet]),
            1 => (0x8864, [0x11, 0, 0, 1, .. Long(packet.Length + 2), 0, (byte)(type == 0x0800 ? 0x21 : 0x57), .. packet]),
            _ => (type, packet),
        };
    }

    private (int Protocol, byte[] Octets) Tunnel(int depth)
    {
        var (type, inner) = Network(depth + 1);
        byte[] kind = [(byte)(type >> 8), (byte)type];
        byte[] frame = [.. new byte[12], .. random.Next(4) == 0 ? [0x81, 0, 0, 9] : Array.Empty<byte>(), .. kind, .. inner];
        switch (random.Next(6))
        {
            case 0 when type == 0x0800:
                return (4, inner);
            case 0 when type == 0x86dd:
                return (41, inner);
            case 1:
                return (47, [0, 0, .. kind, .. inner]);
            case 2:
                var bits = random.Next(8);
                return (47, [(byte)((bits & 1) * 0x80 | (bits & 2) * 0x10 | (bits & 4) * 4), 0, .. kind, .. new byte[4 * int.PopCount(bits)], .. inner]);
            case 3:
                return (47, [0, 0, 0x65, 0x58, .. frame]);
            case 4:
                return (17, Frames.Udp(50_000, 4789, [8, 0, 0, 0, 0, 0, 7, 0, .. frame]));
            default:
                byte[] extensions = random.Next(2) == 0 ? [] : random.Next(2) == 0 ? [0, 0, 0, 0] : [0, 0, 0, 0x85, 1, 0, 0, 0x85, 2, 0, 0, 0, 0, 0, 0, 0];
                return (17, Frames.Udp(2152, 2152, [(byte)(extensions.Length == 0 ? 0x30 : extensions.Length == 4 ? 0x32 : 0x34), 0xff, .. Long(extensions.Length + inner.Length), 0, 0, 0, 1, .. extensions, .. inner]));
        }
    }

    private (int Protocol, byte[] Octets) Transport()
    {
        var name = Pick(Names);
        var noise = new byte[random.Next(40)];
        random.NextBytes(noise);
        byte[] signed = [.. noise, .. Pick(World.Signatures), .. noise];
        var question = Frames.Question(name);
        return random.Next(9) switch
        {
            0 => (17, Frames.Udp(random.Next(2) == 0 ? 53 : 999, random.Next(4) == 0 ? 54 : 53, question)),
            1 => (6, Segment(999, 53, [.. Long(question.Length), .. question])),
            2 or 3 => (6, Segment(999, 443, Frames.Hello(name))),
            4 or 5 => (6, Segment(999, 80, Frames.Request(name, Pick(Targets)))),
            6 => (6, Segment(999, 31_337, signed)),
            7 => (17, Frames.Udp(999, 31_337, signed)),
            _ => (random.Next(256), signed),
        };
    }

    // With options or without.
    private byte[] Segment(int source, int destination, byte[] content)
    {
        var segment = Frames.Tcp(source, destination, content);
        var options = random.Next(2) == 0 ? 0 : random.Next(11);
        segment[12] = (byte)((5 + options) << 4);
        return [.. segment[..20], .. new byte[options * 4], .. segment[20..]];
    }

    private byte[] Version4(byte[] source, byte[] destination, int protocol, byte[] octets)
    {
        if (random.Next(8) == 0)
        {
            (octets, protocol) = ([(byte)protocol, 4, .. new byte[22], .. octets], 51);
        }

        var packet = Frames.Ip(source, destination, protocol, octets, Placed());
        var options = random.Next(3) == 0 ? random.Next(11) : 0;
        packet[0] = (byte)(0x45 + options);
        Long(packet.Length + (options * 4)).CopyTo(packet, 2);
        return [.. packet[..20], .. Enumerable.Repeat((byte)1, options * 4), .. packet[20..], .. new byte[random.Next(4) == 0 ? random.Next(20) : 0]];
    }

    private byte[] Version6(byte[] source, byte[] destination, int protocol, byte[] octets)
    {
        for (var more = random.Next(3) == 0 ? random.Next(random.Next(9) == 0 ? 10 : 3) : 0; more > 0; more--)
        {
            var kind = Pick([0, 43, 51, 60, 135]);
            var length = random.Next(3);
            octets = [(byte)protocol, (byte)(kind == 51 ? (length * 2) + 0 : length), .. new byte[6 + (length * 8)], .. octets];
            protocol = kind;
        }

        return Frames.Ip(source, destination, protocol, octets, Placed());
    }

    private int Placed() => random.Next(8) switch { 0 => 0x2000, 1 => random.Next(0x4000), _ => 0 };

    private byte[] Spoil(byte[] frame)
    {
        if (frame.Length == 0)
        {
            return [(byte)random.Next(256)];
        }

        // Headers more often than what lies far behind them.
        var place = random.Next(random.Next(3) == 0 ? frame.Length : Math.Min(frame.Length, 90));
        var spoilt = (byte[])frame.Clone();
        switch (random.Next(8))
        {
            case 0 or 1 or 2:
                spoilt[place] ^= (byte)(1 << random.Next(8));
                return spoilt;
            case 3:
                spoilt[place] = (byte)Pick([0, 1, 4, 5, 6, 17, 20, 41, 44, 47, 53, 0x45, 0x60, 0x7f, 0x80, 0xff]);
                return spoilt;
            case 4:
                // A length that lies, by a little or much.
                Long(random.Next(3) == 0 ? random.Next(65_536) : random.Next(80)).AsSpan(0, Math.Min(2, spoilt.Length - place)).CopyTo(spoilt.AsSpan(place));
                return spoilt;
            case 5:
                return spoilt[..^Math.Min(spoilt.Length, random.Next(1, 60))];
            case 6:
                return [.. spoilt[..place], .. spoilt[Math.Min(spoilt.Length, place + random.Next(1, 9))..]];
            default:
                return [.. spoilt[..place], .. new byte[random.Next(1, 9)], .. spoilt[place..]];
        }
    }

    private T Pick<T>(IReadOnlyList<T> from) => from[random.Next(from.Count)];

    private static byte[] Long(int length) => [(byte)(length >> 8), (byte)length];
}
