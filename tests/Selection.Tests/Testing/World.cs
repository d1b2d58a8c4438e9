using System.Net;
using Noroshi.Selection.Captures;
using Noroshi.Selection.Criteria;
using Noroshi.Selection.Directions;
using Noroshi.Selection.Evidence;
using Noroshi.Selection.Packets;
using Noroshi.Selection.Running;

namespace Noroshi.Selection.Tests.Testing;

/// <summary>A small world with every shape: prefixes within each other, of both families; criteria of every kind; the selector and the plain selection made of the same lines.</summary>
internal sealed unsafe class World : IDisposable
{
    public static readonly (string Prefix, bool Home)[] Prefixes =
    [
        ("10.0.0.0/8", true), ("10.9.0.0/16", false), ("10.9.8.128/26", true), ("192.0.2.0/24", false), ("198.51.100.0/25", true), ("203.0.113.64/30", false), ("128.0.0.0/2", false),
        ("2001:db8::/32", true), ("2001:db8:9::/48", false), ("2001:db8:9:1::/64", true), ("2400::/12", false), ("2c00:1::/35", true), ("3fff::/20", false),
    ];

    public static readonly string[] Addresses = ["10.1.1.1", "192.0.2.7", "192.0.2.128/27", "10.9.8.130", "172.16.0.0/12", "2001:db8::bad", "2400:5::/40", "2001:db8:9:1::7", "150.0.0.0/8", "0.0.0.0"];

    public static readonly string[] Domains = ["bad.example", "evil.test", "x.y.z.example", "localhost"];

    public static readonly string[] Pages = ["page.example/gate.php", "page.example/", "bad.example/never"];

    public static readonly byte[][] Signatures = [[.. "BEACON-1"u8], [0xde, 0xad, 0xbe, 0xef, 1], [.. "a much longer command that goes on"u8], [0xff, 0xfe, 0xfd, 0xfc]];

    /// <summary>Addresses worth asking for: at and around every border.</summary>
    public static readonly byte[][] Interesting =
    [
        .. Prefixes.Select(p => p.Prefix).Concat(Addresses).Concat(["8.8.8.8", "::1", "2c00::1", "255.255.255.255"])
            .SelectMany(t => Around(t.Split('/')[0], t.Contains('/') ? int.Parse(t.Split('/')[1]) : -1)),
    ];

    private readonly string folder = Directory.CreateTempSubdirectory("noroshi-selection-").FullName;
    private readonly Selector selector = new();
    private int lists;
    private readonly Chunk chunk = new() { Form = CaptureForm.Own(LinkType.Ethernet) };

    public World(params Direction[] routes)
    {
        File.WriteAllLines(PrefixFile, ["prefix,country", .. Prefixes.Select(p => $"{p.Prefix},{(p.Home ? "XA" : "XB")}")]);
        File.WriteAllLines(IndicatorFile, [.. Addresses.Select(a => $"{(a.Contains('/') ? "cidr" : "ip")}{(a.Contains(':') ? 6 : 4)}\t{a}"), .. Domains.Select(d => $"domain\t{d}"), .. Pages.Select(p => $"url\t{p}")]);
        File.WriteAllLines(SignatureFile, Signatures.Select(Convert.ToHexStringLower));
        Rules = Make(routes, lookInside: true);
        Plain = new(
            [.. Prefixes.Select(p => (IPNetwork.Parse(p.Prefix), p.Home))],
            [.. Addresses.Select(a => IPNetwork.Parse(a.Contains('/') ? a : a + (a.Contains(':') ? "/128" : "/32")))],
            Domains,
            Pages,
            Signatures);
    }

    public string PrefixFile => In("prefixes.csv");

    public string IndicatorFile => In("indicators.tsv");

    public string SignatureFile => In("signatures.txt");

    public Rules Rules { get; }

    public PlainSelection Plain { get; }

    public string In(string name) => Path.Combine(folder, name);

    /// <summary>Rules with one address as their only criterion.</summary>
    public Rules OfAddress(string address)
    {
        var (criteria, part) = (new CriteriaList(), new CriteriaPart());
        part.Take(System.Text.Encoding.ASCII.GetBytes($"ip4\t{address}"), new(2027, 1, 1));
        criteria.Add("one", [part]);
        return new(PrefixList.Read(PrefixFile, "XA"), criteria, [Direction.Outbound], lookInside: true);
    }

    public Rules Make(Direction[] routes, bool lookInside, params string[] more)
    {
        var criteria = new CriteriaList();
        criteria.ReadLines(IndicatorFile, 2, new(2027, 1, 1));
        criteria.ReadSignatures(SignatureFile);
        if (more.Length > 0)
        {
            // A file of its own: what criteria are called is read again when it is asked for.
            var list = In($"more-{++lists}.tsv");
            File.WriteAllLines(list, more);
            criteria.ReadLines(list, 2, new(2027, 1, 1));
        }

        return new(PrefixList.Read(PrefixFile, "XA"), criteria, routes, lookInside);
    }

    /// <summary>What the selector says of one frame.</summary>
    public (Direction, Kind) Weigh(byte[] frame)
    {
        var tally = Select(Rules, frame);
        for (var direction = 0; direction < DirectionWords.Count; direction++)
        {
            for (var kind = 0; kind < KindWords.Count; kind++)
            {
                if (tally[(Direction)direction, (Kind)kind] == 1)
                {
                    return ((Direction)direction, (Kind)kind);
                }
            }
        }

        throw new InvalidOperationException("The packet was not counted.");
    }

    /// <summary>What is counted for one frame by some rules.</summary>
    public Tally Select(Rules rules, byte[] frame) => Select(rules, LinkType.Ethernet, frame);

    /// <summary>What is counted by the rules of this world for frames of a link that go through it together.</summary>
    public Tally Select(LinkType link, params byte[][] frames) => Select(Rules, link, frames);

    private Tally Select(Rules rules, LinkType link, params byte[][] frames)
    {
        chunk.Forget();
        chunk.Begin(0, rules);
        chunk.Form = CaptureForm.Own(link);
        byte[] records = [.. frames.SelectMany(f => Record(f, 1_700_000_000, 5))];
        records.CopyTo(new Span<byte>(chunk.Start, records.Length));
        var ended = selector.Run(chunk, chunk.Start, chunk.Start + Chunk.Size, chunk.Start + records.Length);
        return ended == chunk.Start + records.Length ? chunk.Tally : throw new InvalidOperationException("The records were not read.");
    }

    /// <summary>A capture of these octets.</summary>
    public string Capture(params IEnumerable<byte[]> parts)
    {
        using var file = File.Create(In("capture"));
        foreach (var part in parts)
        {
            file.Write(part);
        }

        return file.Name;
    }

    /// <summary>A record of a capture.</summary>
    public static byte[] Record(byte[] frame, uint seconds, uint fraction, bool bigEndian = false, int cut = 0)
    {
        byte[] header = [.. BitConverter.GetBytes(seconds), .. BitConverter.GetBytes(fraction), .. BitConverter.GetBytes(frame.Length - cut), .. BitConverter.GetBytes(frame.Length)];
        return [.. bigEndian ? Swapped(header) : header, .. frame[..^cut]];
    }

    /// <summary>The header of a capture.</summary>
    public static byte[] Header(bool bigEndian = false, bool nano = false, int link = 1)
    {
        byte[] header = [.. BitConverter.GetBytes(nano ? 0xa1b23c4d : 0xa1b2c3d4), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, 0, 0, .. BitConverter.GetBytes(link)];
        return bigEndian ? Swapped(header) : header;
    }

    public void Dispose()
    {
        selector.Dispose();
        Rules.Dispose();
        chunk.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private static byte[] Swapped(byte[] octets) => [.. octets.Chunk(4).SelectMany(n => n.Reverse())];

    private static IEnumerable<byte[]> Around(string address, int length)
    {
        var first = IPAddress.Parse(address).GetAddressBytes();
        yield return first;
        yield return Moved(first, -1);
        yield return Moved(first, 1);
        if (length < 0)
        {
            yield break;
        }

        var last = (byte[])first.Clone();
        for (var bit = length; bit < last.Length * 8; bit++)
        {
            last[bit / 8] |= (byte)(0x80 >> (bit % 8));
        }

        yield return last;
        yield return Moved(last, 1);
    }

    private static byte[] Moved(byte[] address, int by)
    {
        var moved = (byte[])address.Clone();
        for (var i = moved.Length - 1; i >= 0; i--)
        {
            moved[i] = (byte)((moved[i] + by) & 255);
            if (moved[i] != (by > 0 ? 0 : 255))
            {
                break;
            }
        }

        return moved;
    }
}
