using Noroshi.Selection.Directions;
using Noroshi.Selection.Evidence;
using Noroshi.Selection.Tests.Testing;
using Xunit;

namespace Noroshi.Selection.Tests.Flows;

public sealed class A_message : IDisposable
{
    private const long Exported = Messages.Exported * 1_000_000_000L;
    private static readonly byte[] Listed = [10, 1, 1, 1], Home = [10, 2, 2, 2], Abroad = [128, 0, 0, 1], Nowhere = [8, 8, 8, 8];
    private static readonly byte[] Listed6 = [0x20, 1, 0xd, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xb, 0xad], Abroad6 = [0x2c, 0, .. new byte[14]];
    private static readonly byte[] Foreign6 = [0x3f, 0xff, .. new byte[14]];
    private readonly World world = new(Direction.Inbound, Direction.Outbound);
    private readonly FlowReading flows;

    public A_message() => flows = new(world.Rules);

    [Fact]
    public void of_netflow_5_is_read_as_its_records_say()
    {
        flows.Read(Messages.V5(0, Messages.V5Record(Listed, Abroad), Messages.V5Record(Home, Abroad), Messages.V5Record(Home, Listed), Messages.V5Record(Nowhere, Home)));
        var kept = Assert.Single(flows.Kept);

        Assert.Equal(new() { [(Direction.Outbound, Kind.Address)] = 1, [(Direction.Outbound, Kind.None)] = 1, [(Direction.Internal, Kind.Address)] = 1, [(Direction.Unknown, Kind.None)] = 1 }, flows.Cells());
        Assert.Equal((0x0a010101UL, 0x80000001UL), ((ulong)kept.Source, (ulong)kept.Destination));
        Assert.Equal((4, 6, 0x1b, 1234, 443), ((int)kept.Family, (int)kept.Protocol, (int)kept.Flags, (int)kept.SourcePort, (int)kept.DestinationPort));
        Assert.Equal((Exported - 2_750_000_000, Exported - 750_000_000, 7UL, 700UL, 0U), (kept.Time, kept.Until, kept.Packets, kept.Octets, kept.Length));
        Assert.Equal((1, 4, 0), (flows.Counts.Messages, flows.Counts.Records, flows.Counts.Malformed));
    }

    [Fact]
    public void of_netflow_9_is_read_by_its_templates()
    {
        (int, int)[] fields = [(8, 4), (12, 4), (15, 4), (4, 1), (7, 2), (11, 2), (6, 1), (22, 4), (21, 4), (2, 4), (1, 4)];
        byte[] record = [.. Listed, .. Abroad, 9, 9, 9, 9, 17, .. Messages.Number(53, 2), .. Messages.Number(999, 2), 0, .. Messages.Number(Messages.Uptime - 3_000, 4), .. Messages.Number(Messages.Uptime - 1_000, 4), .. Messages.Number(3, 4), .. Messages.Number(300, 4)];
        flows.Read(Messages.V9(1, Messages.Set(0, Messages.Template(300, fields)), Messages.Set(300, record, record, [0, 0])));

        Assert.Equal(new() { [(Direction.Outbound, Kind.Address)] = 2 }, flows.Cells());
        Assert.Equal((Exported - 3_000_000_000, Exported - 1_000_000_000, 3UL, 300UL, 53, 999), (flows.Kept[1].Time, flows.Kept[1].Until, flows.Kept[1].Packets, flows.Kept[1].Octets, flows.Kept[1].SourcePort, flows.Kept[1].DestinationPort));
        Assert.Equal(0, flows.Counts.Malformed);
    }

    [Fact]
    public void of_ipfix_is_read_by_its_templates()
    {
        flows.Read(
            Messages.Ipfix(0, Messages.Set(2, Messages.Template(256, Messages.Usual4), Messages.Template(257, Messages.Usual6))),
            Messages.Ipfix(0, Messages.Set(257, Messages.Usual(Listed6, Foreign6), Messages.Usual(Foreign6, Listed6), [0, 0, 0]), Messages.Set(256, Messages.Usual(Abroad, Listed))),
            Messages.Ipfix(3, Messages.Set(257, Messages.Usual(Abroad6, Listed6))));

        Assert.Equal(new() { [(Direction.Outbound, Kind.Address)] = 1, [(Direction.Inbound, Kind.Address)] = 2, [(Direction.Unknown, Kind.Address)] = 1 }, flows.Cells());
        Assert.Equal([6, 6, 4], flows.Kept.Select(k => (int)k.Family));
        Assert.Equal((Exported - 3_000_000_000, Exported - 1_000_000_000), (flows.Kept[0].Time, flows.Kept[0].Until));
        Assert.Equal((4, 0, 0), (flows.Counts.Records, flows.Counts.Malformed, flows.Counts.Lost));
    }

    [Theory]
    [InlineData("flow\ttcp dport=443", 1)]
    [InlineData("flow\ttcp dport=444", 0)]
    [InlineData("flow\tudp dport=443", 0)]
    [InlineData("flow\ttcp flags=SFAP/SFAPR", 1)]
    [InlineData("flow\ttcp flags=S/SA", 0)]
    public void meets_criteria_of_ports_and_flags(string criterion, int met)
    {
        using var rules = world.Make([Direction.Outbound], true, criterion);
        using var reading = new FlowReading(rules);
        reading.Read(Messages.V5(0, Messages.V5Record(Home, Abroad)));

        Assert.Equal(met, reading.Tally[Direction.Outbound, Kind.Address]);
        Assert.Equal(met, reading.Kept.Count);
    }

    [Theory]
    [InlineData("flow\ttcp sport=0-9", 0)]
    [InlineData("flow\ttcp flags=/S", 0)]
    public void that_says_nothing_of_ports_or_flags_meets_no_criterion_of_them(string criterion, int met)
    {
        using var rules = world.Make([Direction.Outbound], true, criterion);
        using var reading = new FlowReading(rules);
        reading.Read(Messages.Ipfix(0, Messages.Set(2, Messages.Template(256, (8, 4), (12, 4), (4, 1))), Messages.Set(256, [.. Home, .. Abroad, 6])));

        Assert.Equal((1, met), (reading.Counts.Records, reading.Tally[Direction.Outbound, Kind.Address]));
    }

    [Theory]
    [InlineData(new[] { 150, 4, 151, 4 }, 1_699_999_990UL, 1_699_999_995UL, -10_000_000_000, -5_000_000_000)]
    [InlineData(new[] { 152, 8, 153, 8 }, 1_699_999_999_001UL, 1_699_999_999_002UL, -999_000_000, -998_000_000)]
    [InlineData(new[] { 154, 8, 155, 8 }, (1_700_000_000UL + 2_208_988_800) << 32, ((1_700_000_000UL + 2_208_988_800) << 32) | 0x80000000, 0, 500_000_000)]
    [InlineData(new[] { 156, 8, 157, 8 }, ((1_700_000_000UL + 2_208_988_800) << 32) | 0x40000000, ((1_700_000_000UL + 2_208_988_800) << 32) | 0x80000000, 250_000_000, 500_000_000)]
    [InlineData(new[] { 158, 4, 159, 4 }, 2_000_000UL, 1_000_000UL, -2_000_000_000, -1_000_000_000)]
    [InlineData(new[] { 152, 8, 161, 4 }, 1_699_999_999_000UL, 500UL, -1_000_000_000, -500_000_000)]
    [InlineData(new[] { 152, 8, 162, 4 }, 1_699_999_999_000UL, 500UL, -1_000_000_000, -999_500_000)]
    [InlineData(new[] { 153, 8, 161, 4 }, 1_699_999_999_000UL, 500UL, -1_500_000_000, -1_000_000_000)]
    [InlineData(new[] { 22, 4, 160, 8 }, 1_000UL, 1_699_999_990_000UL, -9_000_000_000, -9_000_000_000)]
    [InlineData(new[] { 22, 4, 21, 4 }, 1_000UL, 2_000UL, 0, 0)]
    [InlineData(new[] { 210, 4, 210, 4 }, 1UL, 2UL, 0, 0)]
    public void tells_times_in_every_usual_form(int[] fields, ulong first, ulong second, long start, long end)
    {
        flows.Read(Messages.Ipfix(0,
            Messages.Set(2, Messages.Template(256, (8, 4), (12, 4), (fields[0], fields[1]), (fields[2], fields[3]))),
            Messages.Set(256, [.. Listed, .. Abroad, .. Messages.Number(first, fields[1]), .. Messages.Number(second, fields[3])])));

        Assert.Equal((Exported + start, Exported + end), (flows.Kept[0].Time, flows.Kept[0].Until));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void tells_times_since_the_exporter_began_where_it_once_said_when_that_was(bool varying)
    {
        byte[] began = [.. Messages.Number(1, 4), .. Messages.Number(1_699_999_990_000, 8), .. varying ? (byte[])[3, 1, 2, 3] : []];
        (int, int)[] about = [(144, 4), (160, 8), .. varying ? [(82, 65_535)] : Array.Empty<(int, int)>()];
        byte[] flow = [.. Listed, .. Abroad, .. Messages.Number(1_000, 4), .. Messages.Number(2_000, 4)];
        flows.Read(Messages.Ipfix(0,
            Messages.Set(2, Messages.Template(256, (8, 4), (12, 4), (22, 4), (21, 4)), Messages.Template(257, (8, 4), (12, 4), (22, 4), (160, 8))),
            Messages.Set(3, Messages.OptionsTemplate(258, 1, about)),
            Messages.Set(256, flow)));
        flows.Read(Messages.Ipfix(1, Messages.Set(258, began), Messages.Set(256, flow), Messages.Set(257, [.. flow[..12], .. Messages.Number(1_699_999_980_000, 8)])));
        flows.Read(Messages.Ipfix(4, Messages.Set(256, flow)));
        // It begins its numbering anew: since when it runs is not known any more, until it says so.
        uint[] again = [0, 1, 2];
        Array.ForEach(again, number => flows.Read(Messages.Ipfix(number, Messages.Set(256, flow))));
        flows.Read(Messages.Ipfix(77_000_000, Messages.Set(258, began)));
        flows.Read(Messages.Ipfix(77_000_001, Messages.Set(256, flow)));
        flows.Read(Messages.Ipfix(77_000_002, Messages.Set(256, flow)));

        Assert.Equal([0, -9, -19, -9, 0, 0, 0, -9, -9], flows.Kept.Select(k => (k.Time - Exported) / 1_000_000_000));
        Assert.Equal(Exported - 8_000_000_000, flows.Kept[1].Until);
        Assert.Equal((2, 9, 0, 2), (flows.Counts.Options, flows.Counts.Records, flows.Counts.Malformed, flows.Counts.Restarts));
    }

    [Fact]
    public void of_no_known_numbering_does_not_say_since_when_the_exporter_of_another_runs()
    {
        byte[] Began(ulong at) => [.. Messages.Number(1, 4), .. Messages.Number(at, 8)];
        byte[] flow = [.. Listed, .. Abroad, .. Messages.Number(1_000, 4)];
        flows.Read(Messages.Ipfix(90_000_000, Messages.Set(2, Messages.Template(256, (8, 4), (12, 4), (22, 4))), Messages.Set(3, Messages.OptionsTemplate(258, 1, (144, 4), (160, 8))), Messages.Set(258, Began(1_699_999_990_000))));
        // Something old, sent twice or by somebody else, and then the exporter begins anew without a word of when.
        flows.Read(Messages.Ipfix(100, Messages.Set(258, Began(1_699_999_000_000))));
        flows.Read(Messages.Ipfix(90_000_001, Messages.Set(256, flow)));
        flows.Read(Messages.Ipfix(100, Messages.Set(258, Began(1_699_999_000_000))));
        Array.ForEach([0u, 1u, 2u], number => flows.Read(Messages.Ipfix(number, Messages.Set(256, flow))));

        Assert.Equal([-9, 0, 0, 0], flows.Kept.Select(k => (k.Time - Exported) / 1_000_000_000));
    }

    [Fact]
    public void after_february_2036_is_not_taken_for_one_of_1900()
    {
        flows.Read(Messages.Ipfix(0, Messages.Set(2, Messages.Template(256, (8, 4), (12, 4), (156, 8))), Messages.Set(256, [.. Listed, .. Abroad, 0, 0, 0, 5, 0, 0, 0, 0])));

        Assert.Equal(new DateTimeOffset(2036, 2, 7, 6, 28, 21, TimeSpan.Zero).ToUnixTimeSeconds() * 1_000_000_000, flows.Kept[0].Time);
    }

    [Fact]
    public void with_room_for_both_families_has_the_one_that_is_not_all_zeros()
    {
        flows.Read(Messages.Ipfix(0,
            Messages.Set(2, Messages.Template(256, (8, 4), (12, 4), (27, 16), (28, 16))),
            Messages.Set(256, [.. Listed, .. Abroad, .. new byte[32]], [.. new byte[8], .. Foreign6, .. Listed6])));

        Assert.Equal([(4, Direction.Outbound), (6, Direction.Inbound)], flows.Kept.Select(k => ((int)k.Family, k.Direction)));
    }

    [Fact]
    public void whose_records_have_no_addresses_is_counted_and_nothing_of_it_kept()
    {
        flows.Read(Messages.Ipfix(0, Messages.Set(2, Messages.Template(256, (8, 4), (7, 2))), Messages.Set(256, [.. Listed, 0, 1])));

        Assert.Equal(new() { [(Direction.Other, Kind.None)] = 1 }, flows.Cells());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(40)]
    [InlineData(70)]
    public void that_is_cut_off_counts_up_to_there_and_as_malformed(int cut)
    {
        var whole = Messages.Ipfix(0, Messages.Set(2, Messages.Template(256, (8, 4), (12, 4))), Messages.Set(256, [.. Listed, .. Abroad]), Messages.Set(256, Messages.Usual(Listed, Abroad)));
        flows.Read(whole[..^cut]);

        Assert.Equal((1, cut < 52 ? 1 : 0), (flows.Counts.Malformed, flows.Kept.Count));
    }

    [Fact]
    public void of_netflow_5_that_is_cut_off_counts_what_is_missing_as_sent()
    {
        var record = Messages.V5Record(Listed, Abroad);
        flows.Read(Messages.V5(0, record, record, record)[..^1], Messages.V5(3, record));

        Assert.Equal((1, 3, 0), (flows.Counts.Malformed, flows.Counts.Records, flows.Counts.Lost));
    }

    [Theory]
    [InlineData("")]
    [InlineData("00")]
    [InlineData("0007000000000000000000000000000000000000000000000000")]
    [InlineData("000a000f00000000000000000000000000")]
    [InlineData("0009000100000000")]
    public void of_no_known_version_or_shorter_than_its_header_is_malformed(string octets)
    {
        flows.Read(Convert.FromHexString(octets));

        Assert.Equal((1, 1, 0), (flows.Counts.Messages, flows.Counts.Malformed, flows.Counts.Records));
    }

    public void Dispose()
    {
        flows.Dispose();
        world.Dispose();
    }
}
