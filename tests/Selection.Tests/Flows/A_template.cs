using Noroshi.Selection.Directions;
using Noroshi.Selection.Evidence;
using Noroshi.Selection.Flows;
using Noroshi.Selection.Tests.Testing;
using Xunit;

namespace Noroshi.Selection.Tests.Flows;

public sealed class A_template : IDisposable
{
    private static readonly byte[] Listed = [10, 1, 1, 1], Abroad = [128, 0, 0, 1];
    private static readonly (int, int)[] Ends = [(8, 4), (12, 4)];
    private readonly World world = new(Direction.Inbound, Direction.Outbound);
    private readonly FlowReading flows;

    public A_template() => flows = new(world.Rules);

    [Fact]
    public void that_was_not_sent_yet_leaves_its_records_unread()
    {
        flows.Read(
            Messages.Ipfix(0, Data(256)),
            Messages.Ipfix(1, Messages.Set(2, Messages.Template(256, Ends)), Data(256)));

        Assert.Equal((1, 1, 1, 0, 1), (flows.Counts.WithoutTemplate, flows.Counts.Records, flows.Kept.Count, flows.Counts.Lost, flows.Counts.Dropped));
    }

    [Fact]
    public void that_is_sent_again_otherwise_counts_from_there()
    {
        flows.Read(
            Messages.Ipfix(0, Messages.Set(2, Messages.Template(256, Ends)), Data(256)),
            Messages.Ipfix(1, Messages.Set(2, Messages.Template(256, Ends)), Data(256)),
            Messages.Ipfix(2, Messages.Set(2, Messages.Template(256, (210, 1), (12, 4), (8, 4))), Messages.Set(256, [0, .. Listed, .. Abroad])));

        Assert.Equal((1, 3), (flows.Counts.Redefined, flows.Counts.Records));
        Assert.Equal([Direction.Outbound, Direction.Outbound, Direction.Inbound], flows.Kept.Select(k => k.Direction));
    }

    [Fact]
    public void that_is_sent_again_so_that_it_cannot_be_does_not_count_as_before()
    {
        flows.Read(
            Messages.Ipfix(0, Messages.Set(2, Messages.Template(256, Ends)), Data(256)),
            Messages.Ipfix(1, Messages.Set(2, Messages.Template(256, (210, 0))), Data(256)));

        Assert.Equal((1, 1, 1), (flows.Counts.Records, flows.Counts.RefusedTemplates, flows.Counts.WithoutTemplate));
    }

    [Theory]
    [InlineData(256, 2, 1)]
    [InlineData(2, 2, 1)]
    [InlineData(3, 3, 0)]
    [InlineData(257, 2, 0)]
    public void that_is_withdrawn_counts_no_longer(int withdrawn, int set, int without)
    {
        flows.Read(
            Messages.Ipfix(0, Messages.Set(2, Messages.Template(256, Ends)), Data(256)),
            Messages.Ipfix(1, Messages.Set(set, Messages.Template(withdrawn))),
            Messages.Ipfix(1, Data(256)));

        Assert.Equal((without, without, 2 - without, 0), (flows.Counts.WithoutTemplate, flows.Counts.Withdrawn, flows.Counts.Records, flows.Counts.Malformed));
    }

    [Fact]
    public void is_not_withdrawn_over_udp()
    {
        using var udp = new FlowReading(world.Rules, Exporters.UsualLifetime);
        udp.Read(
            Messages.Ipfix(0, Messages.Set(2, Messages.Template(256, Ends)), Data(256)),
            Messages.Ipfix(1, Messages.Set(2, Messages.Template(256))),
            Messages.Ipfix(1, Data(256)));

        Assert.Equal((2, 1, 0), (udp.Counts.Records, udp.Counts.Malformed, udp.Counts.Withdrawn));
    }

    [Fact]
    public void counts_over_udp_as_longestas_it_is_sent_again()
    {
        using var udp = new FlowReading(world.Rules, lifetime: 100);
        udp.From(1, 7, 0, Messages.Ipfix(0, Messages.Set(2, Messages.Template(256, Ends))))
            .From(1, 7, 100, Messages.Ipfix(0, Data(256), Messages.Set(2, Messages.Template(256, Ends))))
            .From(1, 7, 200, Messages.Ipfix(1, Data(256)))
            .From(1, 7, 201, Messages.Ipfix(2, Data(256)));

        Assert.Equal((2, 1), (udp.Counts.Records, udp.Counts.WithoutTemplate));
    }

    [Fact]
    public void is_that_of_one_exporter_port_and_domain()
    {
        flows.From(1, 7, 0, Messages.Ipfix(0, Messages.Set(2, Messages.Template(256, Ends))))
            .From(2, 7, 0, Messages.Ipfix(0, Data(256)))
            .From(1, 8, 0, Messages.Ipfix(0, Data(256)))
            .From(1, 7, 0, Messages.Ipfix(9, 0, [Data(256)]))
            .From(1, 7, 0, Messages.V9(0, Data(256)))
            .From(1, 7, 0, Messages.Ipfix(0, Data(256)));

        Assert.Equal((1, 4, 5), (flows.Counts.Records, flows.Counts.WithoutTemplate, flows.Domains));
    }

    [Fact]
    public void with_fields_of_enterprises_and_unknown_ones_passes_over_them()
    {
        flows.Read(Messages.Ipfix(0,
            Messages.Set(2, Messages.Template(256, (0x8008, 4), (8, 4), (999, 3), (12, 4), (0x800c, 4), (8, 4))),
            Messages.Set(256, [9, 9, 9, 9, .. Listed, 1, 2, 3, .. Abroad, 9, 9, 9, 9, .. Abroad])));

        Assert.Equal((1, Direction.Outbound, 0), (flows.Kept.Count, flows.Kept[0].Direction, flows.Counts.Malformed));
    }

    [Theory]
    [InlineData(5)]
    [InlineData(254)]
    [InlineData(255)]
    [InlineData(1_000)]
    public void with_fields_of_varying_length_is_followed(int length)
    {
        byte[] prefix = length < 255 ? [(byte)length] : [255, .. Messages.Number((ulong)length, 2)];
        byte[] record = [0, .. Listed, .. prefix, .. new byte[length], 8, .. Messages.Number(77, 8), 1, 2, .. Abroad];
        flows.Read(Messages.Ipfix(0, Messages.Set(2, Messages.Template(256, (0x8001, 65_535), (8, 4), (82, 65_535), (1, 65_535), (5, 1), (6, 1), (12, 4))), Messages.Set(256, record, record, [0, 0, 0])));

        Assert.Equal((2, 77UL, 0), (flows.Kept.Count, flows.Kept[1].Octets, flows.Counts.Malformed));
        Assert.Equal(Direction.Outbound, flows.Kept[1].Direction);
    }

    [Fact]
    public void with_a_field_that_runs_over_its_set_is_malformed_there()
    {
        flows.Read(Messages.Ipfix(0, Messages.Set(2, Messages.Template(256, (8, 4), (12, 4), (82, 65_535))), Messages.Set(256, [.. Listed, .. Abroad, 0], [.. Listed, .. Abroad, 200]), Data(256)));

        Assert.Equal((1, 1), (flows.Kept.Count, flows.Counts.Malformed));
    }

    [Fact]
    public void for_options_has_its_records_counted_and_passed_over()
    {
        flows.Read(
            Messages.Ipfix(0, Messages.Set(3, Messages.OptionsTemplate(300, 1, (149, 4), (8, 4), (12, 4))), Messages.Set(300, [0, 0, 0, 1, .. Listed, .. Abroad], [0, 0, 0, 1, .. Listed, .. Abroad])),
            Messages.Ipfix(2, Messages.Set(2, Messages.Template(256, Ends)), Data(256)),
            Messages.V9(0, Messages.Set(1, [.. Messages.Number(300, 2), 0, 4, 0, 8, .. Messages.Fields((1, 4), (34, 4), (35, 1)), 0, 0], []), Messages.Set(300, new byte[9])));

        Assert.Equal((3, 1, 0, 0), (flows.Counts.Options, flows.Counts.Records, flows.Counts.Lost, flows.Counts.Malformed));
        Assert.Equal(new() { [(Direction.Outbound, Kind.Address)] = 1 }, flows.Cells());
    }

    [Theory]
    [InlineData(2_048 / 4, 0)]
    [InlineData((2_048 / 4) + 1, 1)]
    public void with_more_fields_than_there_is_room_for_is_refused(int fields, int refused)
    {
        flows.Read(Messages.Ipfix(0, Messages.Set(2, Messages.Template(256, [.. Enumerable.Repeat((210, 1), fields)]))));

        Assert.Equal(refused, flows.Counts.RefusedTemplates);
    }

    [Fact]
    public void that_comes_with_too_many_others_is_refused()
    {
        flows.Read([.. Enumerable.Range(256, ObservationDomain.MostTemplates + 10).Select(id => Messages.Ipfix(0, Messages.Set(2, Messages.Template(id, Ends))))]);
        flows.Read(Messages.Ipfix(0, Data(256), Data(256 + ObservationDomain.MostTemplates)));

        Assert.Equal((10, 1, 1), (flows.Counts.RefusedTemplates, flows.Counts.Records, flows.Counts.WithoutTemplate));
    }

    [Fact]
    public void makes_room_for_others_when_it_has_expired()
    {
        using var udp = new FlowReading(world.Rules, lifetime: 100);
        foreach (var now in (long[])[0, 101])
        {
            foreach (var id in Enumerable.Range(256 + (int)now, ObservationDomain.MostTemplates))
            {
                udp.From(1, 7, now, Messages.Ipfix(0, Messages.Set(2, Messages.Template(id, Ends))));
            }
        }

        Assert.Equal(0, udp.Counts.RefusedTemplates);
    }

    [Fact]
    public void of_any_number_of_domains_takes_a_bounded_room()
    {
        var longest = Enumerable.Repeat((0x8001, 65_535), 256).ToArray();
        for (var domain = 0U; domain < 200; domain++)
        {
            flows.Read([.. Enumerable.Range(256, 20).Select(id => Messages.Ipfix(domain, 0, [Messages.Set(2, Messages.Template(id, longest))]))]);
        }

        Assert.Equal(Exporters.MostOctets / 2_048, (Exporters.MostOfOneAddress * 20) - flows.Counts.RefusedTemplates);
        Assert.Equal((Exporters.MostOfOneAddress, (200 - Exporters.MostOfOneAddress) * 20), (flows.Domains, flows.Counts.RefusedMessages));
    }

    [Fact]
    public void of_an_exporter_that_is_silent_makes_room_for_another_one()
    {
        using var udp = new FlowReading(world.Rules, lifetime: 100);
        for (var exporter = 0U; exporter < Exporters.MostDomains + 5; exporter++)
        {
            udp.From(exporter, 7, 0, Messages.Ipfix(0, Messages.Set(2, Messages.Template(256, Ends))));
        }

        Assert.Equal((5, Exporters.MostDomains), (udp.Counts.RefusedMessages, udp.Domains));
        udp.From(0, 7, 5_000, Messages.Ipfix(0, Data(256))).From(70_000, 7, 5_000, Messages.Ipfix(0, Messages.Set(2, Messages.Template(256, Ends)), Data(256)));
        Assert.Equal((5, 2, 1), (udp.Counts.RefusedMessages, udp.Domains, udp.Counts.Records));
    }

    public void Dispose()
    {
        flows.Dispose();
        world.Dispose();
    }

    private static byte[] Data(int id) => Messages.Set(id, [.. Listed, .. Abroad]);
}
