using System.Buffers.Binary;
using Noroshi.Selection.Criteria;
using Noroshi.Selection.Directions;
using Noroshi.Selection.Running;

namespace Noroshi.Bench.Selecting;

/// <summary>Messages of IPFIX as a border router sends them: of two templates with 17 fields each, about 1.4 KB, three in ten with IPv6; and a world for them, in which one record in fifty meets a criterion. The same from each seed.</summary>
internal sealed class MadeMessages
{
    private const int Room = 1_440, Fields = 17;
    private static readonly (int Element, int Length)[] Behind = [(4, 1), (7, 2), (11, 2), (6, 2), (10, 4), (14, 4), (5, 1), (2, 8), (1, 8), (152, 8), (153, 8), (16, 4), (17, 4), (9, 1), (13, 1)];
    private static readonly int Lengths = Behind.Sum(f => f.Length);
    private readonly Random random = new(1);
    private readonly byte[][] listed4;
    private readonly byte[][] listed6;

    private MadeMessages(int criteria)
    {
        listed4 = [.. Enumerable.Range(0, criteria * 9 / 10).Select(_ => Random4())];
        listed6 = [.. Enumerable.Range(0, criteria / 10).Select(_ => Random6())];
    }

    /// <summary>The template message, and then messages of records, one behind the other.</summary>
    public byte[] Octets { get; private set; } = [];

    /// <summary>Where each message begins, and where the last one ends.</summary>
    public int[] Starts { get; private set; } = [];

    /// <summary>How many records they have.</summary>
    public int Records { get; private set; }

    /// <summary>Makes messages.</summary>
    public static (MadeMessages Messages, Rules Rules) Of(int records, int criteria)
    {
        var made = new MadeMessages(criteria);
        made.Write(records);
        return (made, made.Rules());
    }

    private void Write(int records)
    {
        using var all = new MemoryStream(records * 84);
        var starts = new List<int> { 0 };
        Message(all, 0, 2, [.. Template(256, 8, 12, 4), .. Template(257, 27, 28, 16)]);
        while (Records < records)
        {
            starts.Add((int)all.Length);
            var v6 = random.Next(10) < 3;
            var count = Room / (Lengths + (v6 ? 32 : 8));
            var set = new byte[count * (Lengths + (v6 ? 32 : 8))];
            for (var rest = set.AsSpan(); !rest.IsEmpty;)
            {
                rest = Record(rest, v6);
            }

            Message(all, Records, v6 ? 257 : 256, set);
            Records += count;
        }

        starts.Add((int)all.Length);
        (Octets, Starts) = (all.ToArray(), [.. starts]);
    }

    private Span<byte> Record(Span<byte> at, bool v6)
    {
        foreach (var end in (byte[][])[End(v6), End(v6)])
        {
            end.CopyTo(at);
            at = at[end.Length..];
        }

        foreach (var (element, length) in Behind)
        {
            var number = element switch { 4 => 6, 152 => 1_700_000_000_000 + random.Next(1_000), 153 => 1_700_000_002_000, 1 => random.Next(1_000_000), _ => random.NextInt64() & ((1L << Math.Min(62, (length * 8) - 1)) - 1) };
            for (var octet = 0; octet < length; octet++)
            {
                at[octet] = (byte)((number >> ((length - 1 - octet) * 8)) & 255);
            }

            at = at[length..];
        }

        return at;
    }

    private static void Message(Stream to, int sequence, int set, byte[] content)
    {
        Span<byte> header = stackalloc byte[20];
        BinaryPrimitives.WriteUInt16BigEndian(header, 10);
        BinaryPrimitives.WriteUInt16BigEndian(header[2..], (ushort)(content.Length + 20));
        BinaryPrimitives.WriteUInt32BigEndian(header[4..], 1_700_000_003);
        BinaryPrimitives.WriteUInt32BigEndian(header[8..], (uint)sequence);
        BinaryPrimitives.WriteUInt32BigEndian(header[12..], 1);
        BinaryPrimitives.WriteUInt16BigEndian(header[16..], (ushort)set);
        BinaryPrimitives.WriteUInt16BigEndian(header[18..], (ushort)(content.Length + 4));
        to.Write(header);
        to.Write(content);
    }

    private static byte[] Template(int id, int source, int destination, int length) =>
        [(byte)(id >> 8), (byte)(id & 255), 0, Fields, .. (((int, int)[])[(source, length), (destination, length), .. Behind]).SelectMany(f => (byte[])[0, (byte)f.Item1, 0, (byte)f.Item2])];

    private byte[] End(bool v6)
    {
        var listed = random.Next(100) == 0;
        return v6
            ? listed && listed6.Length > 0 ? listed6[random.Next(listed6.Length)] : Random6()
            : listed ? listed4[random.Next(listed4.Length)] : Random4();
    }

    private byte[] Random4() => [(byte)random.Next(1, 224), (byte)random.Next(256), (byte)random.Next(256), (byte)random.Next(256)];

    private byte[] Random6()
    {
        var address = new byte[16];
        random.NextBytes(address);
        (address[0], address[1]) = (0x20, (byte)random.Next(16));
        address[2] &= 15;
        return address;
    }

    // A third of the blocks are at home, and one in ten is divided once more.
    private Rules Rules()
    {
        List<AddressRange> v4 = [], v6 = [];
        for (UInt128 block = 0; block < 224 << 8; block++)
        {
            v4.Add(new(block << 16, (block << 16) | 0xffff, random.Next(3) == 0 ? PrefixList.Home : PrefixList.Foreign));
            if (random.Next(10) == 0)
            {
                var within = (block << 16) | ((UInt128)random.Next(256) << 8);
                v4.Add(new(within, within | 0x7f, random.Next(2) == 0 ? PrefixList.Home : PrefixList.Foreign));
            }
        }

        for (UInt128 block = 0; block < 1 << 16; block++)
        {
            var first = ((UInt128)0x2000_0000 + (block >> 12 << 16) + (block & 0xfff)) << 96;
            v6.Add(new(first, first | (UInt128.MaxValue >> 32), random.Next(3) == 0 ? PrefixList.Home : PrefixList.Foreign));
        }

        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllLines(path, [.. listed4.Select(a => $"ip4\t{new System.Net.IPAddress(a)}"), .. listed6.Select(a => $"ip6\t{new System.Net.IPAddress(a)}")]);
            var criteria = new CriteriaList();
            criteria.ReadLines(path, 2, new(2027, 1, 1));
            return new(new(FlatRanges.Of(v4, uint.MaxValue, out _)!, FlatRanges.Of(v6, UInt128.MaxValue, out _)!), criteria, [Direction.Inbound, Direction.Outbound], lookInside: true);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
