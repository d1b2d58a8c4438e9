using System.Numerics;
using Noroshi.Selection.Directions;
using Noroshi.Selection.Evidence;

namespace Noroshi.Selection.Tests.Testing;

/// <summary>IPFIX read once more, slow and plain: each record becomes a list of elements with their octets, and what it says is looked for in that list.</summary>
internal sealed class PlainFlows
{
    private readonly Dictionary<int, (int Element, bool Enterprise, int Length)[]> templates = [];

    /// <summary>The records of a message; what is broken ends it.</summary>
    public IEnumerable<List<(int Element, byte[] Octets)>> Read(byte[] message)
    {
        for (var at = 16; at + 4 <= message.Length;)
        {
            var (id, length) = (Big(message[at..(at + 2)]), Big(message[(at + 2)..(at + 4)]));
            var set = new Queue<byte>(message[(at + 4)..(at + (int)length)]);
            at += (int)length;
            if (id == 2)
            {
                Define(set);
            }

            while (id > 255 && templates.TryGetValue((int)id, out var template) && set.Count >= template.Sum(f => f.Length == 65_535 ? 1 : f.Length))
            {
                var record = new List<(int, byte[])>();
                foreach (var (element, enterprise, told) in template)
                {
                    var octets = told != 65_535 ? told : Big(Taken(set, 1)) is var one && one == 255 ? (int)Big(Taken(set, 2)) : (int)one;
                    record.Add((enterprise ? -1 : element, Taken(set, octets)));
                }

                yield return record;
            }
        }
    }

    /// <summary>The first of elements that is there in a length that it can have.</summary>
    public static byte[]? Of(List<(int Element, byte[] Octets)> record, int element, params int[] lengths) =>
        record.Where(f => f.Element == element && lengths.Contains(f.Octets.Length)).Select(f => f.Octets).FirstOrDefault();

    /// <summary>A big-endian number.</summary>
    public static ulong Big(byte[] octets) => (ulong)new BigInteger(octets, isUnsigned: true, isBigEndian: true);

    /// <summary>Direction and evidence, as an empty packet between the two has them.</summary>
    public static (Direction, Kind) Weigh(PlainSelection plain, List<(int Element, byte[] Octets)> record)
    {
        var (source, destination) = (Of(record, 8, 4), Of(record, 12, 4));
        var (source6, destination6) = (Of(record, 27, 16), Of(record, 28, 16));
        var hasV6 = source6 is not null && destination6 is not null;
        // Zeros stand for no address only where the other family has more than zeros.
        if (source is null || destination is null || (hasV6 && source.Concat(destination).All(o => o == 0) && source6!.Concat(destination6!).Any(o => o != 0)))
        {
            (source, destination) = (source6, destination6);
        }

        return source is null || destination is null ? (Direction.Other, Kind.None)
            : plain.Weigh(Frames.Ethernet(source.Length == 4 ? 0x0800 : 0x86dd, Frames.Ip(source, destination, 17, Frames.Udp(1, 2, []))));
    }

    private void Define(Queue<byte> set)
    {
        while (set.Count >= 4)
        {
            var (id, count) = (Big(Taken(set, 2)), Big(Taken(set, 2)));
            templates[(int)id] = [.. Enumerable.Range(0, (int)count).Select(_ => Field(set))];
        }
    }

    private static (int, bool, int) Field(Queue<byte> set)
    {
        var (element, length) = ((int)Big(Taken(set, 2)), (int)Big(Taken(set, 2)));
        if (element > 0x7fff)
        {
            Taken(set, 4);
        }

        return (element, element > 0x7fff, length);
    }

    private static byte[] Taken(Queue<byte> from, int count) => [.. Enumerable.Range(0, count).Select(_ => from.Dequeue())];
}
