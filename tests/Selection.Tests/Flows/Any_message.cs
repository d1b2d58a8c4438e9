using CsCheck;
using Noroshi.Selection.Directions;
using Noroshi.Selection.Evidence;
using Noroshi.Selection.Flows;
using Noroshi.Selection.Memory;
using Noroshi.Selection.Tests.Testing;
using Xunit;

namespace Noroshi.Selection.Tests.Flows;

public sealed class Any_message : IDisposable
{
    private static readonly byte[][] V4 = [.. World.Interesting.Where(a => a.Length == 4)], V6 = [.. World.Interesting.Where(a => a.Length == 16)];

    private static readonly (int Element, int Length)[] Elements =
    [
        (8, 4), (12, 4), (27, 16), (28, 16), (7, 2), (7, 1), (11, 2), (4, 1), (6, 1), (6, 2), (2, 4), (2, 8), (1, 3), (1, 8), (85, 5), (86, 2), (150, 4), (153, 8), (156, 8),
        (0x8008, 4), (210, 0), (210, 3), (82, 65_535), (1, 65_535), (8, 5), (12, 0), (2, 9),
    ];

    private static readonly Gen<(int Element, int Length)[]> Fields = Gen.Int[0, Elements.Length - 1].Select(i => Elements[i]).Array[1, 14].Where(f => f.Any(e => e.Length > 0));

    private readonly World world = new(Direction.Inbound, Direction.Outbound, Direction.Transit);

    // A template and some of its records, whose addresses are often ones that somebody looks for.
    private static readonly Gen<byte[][]> Sets = Gen.Select(Fields, Gen.Int[0, int.MaxValue - 1].Array[14].Array[0, 5]).Select((fields, records) => (byte[][])
    [
        Messages.Set(2, Messages.Template(300, fields)),
        Messages.Set(300, [.. records.Select(r => fields.SelectMany((f, i) => Value(f, r[i])).ToArray())]),
    ]);

    private static readonly Gen<byte[]> Ipfix = Sets.Select(s => Messages.Ipfix(0, s));

    private static readonly Gen<byte[]> Message = Gen.OneOf(
        Ipfix,
        Sets.Select(s => Messages.V9(0, [[0, 0, .. s[0][2..]], s[1]])),
        Gen.Select(Gen.Byte.Array[4], Gen.Byte.Array[4]).Array[0, 5].Select(ends => Messages.V5(0, [.. ends.Select(e => Messages.V5Record(e.Item1, e.Item2))])),
        Gen.Const(Messages.Ipfix(0, Messages.Set(3, Messages.OptionsTemplate(300, 1, (149, 4), (1, 65_535))), Messages.Set(300, new byte[20]), Messages.Set(2, Messages.Template(300)))));

    private static readonly Gen<byte[]> Spoilt = Gen.OneOf(
        Gen.Byte.Array[0, 120],
        Gen.Select(Message, Gen.Select(Gen.Int[0, 99], Gen.OneOf(Gen.Byte, Gen.Byte[0, 4])).Array[0, 5], Gen.Int[0, 40]).Select((message, changes, cut) =>
        {
            var spoilt = message[..Math.Max(0, message.Length - Math.Max(0, cut - 20))];
            foreach (var (place, value) in changes.Where(c => c.Item1 < spoilt.Length))
            {
                spoilt[place] = value;
            }

            return spoilt;
        }));

    [Fact]
    public void of_ipfix_is_judged_as_a_slow_and_plain_reader_judges_it() => Ipfix.Sample(message =>
    {
        using var flows = new FlowReading(world.Rules);
        flows.Read(message);
        var plain = new PlainFlows().Read(message).Select(r => PlainFlows.Weigh(world.Plain, r)).ToArray();

        Assert.Equal(plain.GroupBy(p => p).ToDictionary(g => g.Key, g => (long)g.Count()), flows.Cells());
        Assert.Equal((plain.Length, 0), (flows.Counts.Records, flows.Counts.Malformed));
        Assert.Equal(plain.Count(p => p.Item2 == Kind.Address && world.Rules.Permits(p.Item1)), flows.Kept.Count);
    }, iter: 1_000, threads: 1);

    [Fact]
    public unsafe void has_records_that_say_what_a_slow_and_plain_reader_finds_in_them() => Ipfix.Sample(message =>
    {
        var records = new PlainFlows().Read(message).ToArray();
        var set = message.AsSpan(20);
        var fields = set[4..((set[2] << 8 | set[3]) is var count ? FieldsEnd(set, count) : 0)];
        var template = Template.Of(fields, false, true)!;
        var octets = message[(20 + ((message[18] << 8) | message[19]))..];
        using var pages = Pages.Guarded(octets, out var at);
        FlowRecord flow;
        var end = at + octets.Length;
        foreach (var record in records)
        {
            if (template.HasVarying)
            {
                at = Records.ReadVarying(template, at, end, default, &flow);
            }
            else
            {
                Records.Read(template, at, default, &flow);
                at += template.Length;
            }

            Assert.Equal((Number(record, 2, 8) ?? Number(record, 86, 8) ?? 0, Number(record, 1, 8) ?? Number(record, 85, 8) ?? 0), (flow.Packets, flow.Octets));
            Assert.Equal((Number(record, 7, 2) ?? 0, Number(record, 11, 2) ?? 0), ((ulong)((flow.Ports[0] << 8) | flow.Ports[1]), (ulong)((flow.Ports[2] << 8) | flow.Ports[3])));
            Assert.Equal((Number(record, 4, 1) ?? 0, (Number(record, 6, 2) ?? 0) & 255), ((ulong)flow.Protocol, (ulong)flow.Flags));
            Assert.True(flow.Start >= 0 && flow.End >= 0);
        }
    }, iter: 1_000, threads: 1);

    [Fact]
    public void is_read_only_where_it_is_however_spoilt() => Spoilt.Array[1, 4].Sample(messages =>
    {
        using var flows = new FlowReading(world.Rules);
        flows.Read(messages);

        Assert.Equal(messages.Length, flows.Counts.Messages);
        Assert.Equal(flows.Counts.Records, flows.Tally.Packets);
        Assert.Equal(flows.Tally.Kept, flows.Kept.Count);
        Assert.All(flows.Kept, k => Assert.InRange(k.Time, 0, uint.MaxValue * 1_000_000_000L));
    }, iter: 3_000, threads: 1);

    public void Dispose() => world.Dispose();

    private static int FieldsEnd(ReadOnlySpan<byte> set, int count)
    {
        var at = 4;
        for (var field = 0; field < count; field++)
        {
            at += set[at] > 0x7f ? 8 : 4;
        }

        return at;
    }

    private static ulong? Number(List<(int Element, byte[] Octets)> record, int element, int most) =>
        PlainFlows.Of(record, element, [.. Enumerable.Range(1, most)]) is { } octets ? PlainFlows.Big(octets) : null;

    private static byte[] Value((int Element, int Length) field, int seed)
    {
        var octets = Enumerable.Range(0, field switch { (1, 65_535) => 1 + (seed % 8), (_, 65_535) => seed % 13, _ => field.Length }).Select(i => (byte)((seed >> (i % 24)) ^ i)).ToArray();
        return field switch
        {
            (8 or 12, 4) => V4[seed % V4.Length],
            (27 or 28, 16) => V6[seed % V6.Length],
            (_, 65_535) => seed % 2 == 0 ? [(byte)octets.Length, .. octets] : [255, 0, (byte)octets.Length, .. octets],
            _ => octets,
        };
    }
}
