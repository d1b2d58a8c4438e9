using CsCheck;
using Noroshi.CriticalComputers.Face;
using Noroshi.CriticalComputers.Law.Classes;
using Noroshi.CriticalComputers.Law.Classes.Networks;
using Noroshi.Kernel;
using Xunit;

namespace Noroshi.CriticalComputers.Tests.Law.Classes;

/// <summary>Cabinet Order art 1(3), Order art 1: the classes of every computer that hangs on a facility.</summary>
public class A_network
{
    private const ClassFact Facility = ClassFact.PartOfFacility, Sender = ClassFact.Affects, Router = ClassFact.Affects | ClassFact.Routes,
        Wall = ClassFact.Affects | ClassFact.Filters, Relay = ClassFact.Affects | ClassFact.Buffers;

    [Fact]
    public void is_not_classified_before_commencement() =>
        Assert.Throws<NotYetInForceException>(() => new ClassFinder(ClassReadings.Default, new DateOnly(2026, 9, 30)));

    [Theory]
    [InlineData(0, 2)]
    [InlineData(-1, 0)]
    public void refuses_a_line_to_a_computer_that_is_not_there(int from, int to) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => FacilityNetwork.Of([Facility, Sender], [new Line(from, to)]));

    [Fact]
    public void refuses_a_hold_of_a_computer_that_is_not_there() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => FacilityNetwork.Of([Facility], [], [new Hold(0, 1)]));

    [Fact]
    public void without_computers_has_no_classes() => Assert.Empty(Classes([], []));

    [Fact]
    public void without_a_facility_has_no_classes() => Assert.Equal(["", ""], Classes([Router | ClassFact.HasAddress, Sender], [new Line(0, 1)]));

    [Fact]
    public void sees_what_sends_without_route_control() => Assert.Equal(["T1", "T2-1"], Classes([Facility, Sender], [new Line(1, 0)]));

    [Fact]
    public void sees_no_sender_where_data_flow_the_other_way() => Assert.Equal(["T1", ""], Classes([Facility, Sender], [new Line(1, 0, Flow: Flow.Backward)]));

    [Fact]
    public void sees_the_nearest_router_and_not_the_one_behind_it() =>
        Assert.Equal(["T1", "T2-2", ""], Classes([Facility, Router, Router], [new Line(1, 0), new Line(2, 1)]));

    [Fact]
    public void sees_a_router_with_an_address_in_two_classes() =>
        Assert.Equal(["T1", "T2-2, T2-7"], Classes([Facility, Router | ClassFact.HasAddress], [new Line(1, 0)]));

    [Fact]
    public void sees_the_nearest_filter_behind_a_router() =>
        Assert.Equal(["T1", "T2-2", "T2-3", ""], Classes([Facility, Router, Wall | ClassFact.Routes, Wall | ClassFact.Routes], [new Line(1, 0), new Line(2, 1), new Line(3, 2)]));

    [Fact]
    public void sees_a_relay_between_filters_and_those_filters() =>
        Assert.Equal(["T1", "T2-1, T2-3, T2-4", "T2-1, T2-4", "T2-1, T2-4"], Classes([Facility, Wall, Relay, Wall], [new Line(1, 0), new Line(2, 1), new Line(3, 2)]));

    [Fact]
    public void sees_no_relay_where_a_public_line_leads_to_it() =>
        Assert.Equal(["T1", "T2-1, T2-3", "T2-1", ""], Classes([Facility, Wall, Relay, Sender], [new Line(1, 0), new Line(2, 1), new Line(3, 2, Public: true)]));

    [Fact]
    public void sees_nothing_behind_a_public_line() =>
        Assert.Equal(["T1", ""], Classes([Facility, Router | ClassFact.HasAddress | ClassFact.KeepsDiagram], [new Line(1, 0, Public: true)]));

    [Fact]
    public void keeps_the_facility_in_its_class_though_nothing_is_connected() => Assert.Equal(["T1"], Classes([Facility | ClassFact.HasAddress], []));

    [Fact]
    public void sees_the_keeper_of_the_diagram_and_of_credentials_apart() => Assert.Equal(
        ["T1", "T2-1, T2-5a", "T2-1, T2-5b"],
        Classes([Facility, Sender | ClassFact.KeepsDiagram, Sender], [new Line(1, 0), new Line(2, 0)], credentials: [new Hold(2, 1)]));

    [Fact]
    public void counts_no_keeper_of_credentials_of_a_keeper()
    {
        // 1 keeps those of the facility; 2 keeps those of 1, which (v)ロ leaves out.
        Assert.Equal(["T1", "T2-1, T2-5b", "T2-1"], Classes([Facility, Sender, Sender], [new Line(1, 0), new Line(2, 0)], credentials: [new Hold(1, 0), new Hold(2, 1)]));
    }

    [Fact]
    public void counts_no_keeper_of_credentials_of_an_access_control()
    {
        Assert.Equal(["T1", "T2-1, T2-6", "T2-1"], Classes([Facility, Sender, Sender], [new Line(1, 0), new Line(2, 0)], credentials: [new Hold(2, 1)], access: [new Hold(1, 0)]));
    }

    [Fact]
    public void counts_no_access_control_of_a_keeper_or_of_an_access_control() => Assert.Equal(
        ["T1", "T2-1, T2-5b", "T2-1, T2-6", "T2-1", "T2-1"],
        Classes([Facility, Sender, Sender, Sender, Sender], [.. Enumerable.Range(1, 4).Select(i => new Line(i, 0))],
            credentials: [new Hold(1, 0)], access: [new Hold(2, 0), new Hold(3, 1), new Hold(4, 2)]));

    [Fact]
    public void takes_a_circle_of_holders_as_holders() => Assert.Equal(
        ["T1", "T2-1, T2-5b", "T2-1, T2-5b"],
        Classes([Facility, Sender, Sender], [new Line(1, 0), new Line(2, 0)], credentials: [new Hold(1, 2), new Hold(2, 1)]));

    [Fact]
    public void sees_feeders_and_who_guards_them_without_a_connection() => Assert.Equal(
        ["T1", "T3-2", "T3-1", "", ""],
        Classes([Facility, Feeder | ClassFact.HasAddress, Feeder, ClassFact.HasAddress, ClassFact.Feeds | ClassFact.HasAddress], [], access: [new Hold(2, 1), new Hold(3, 1)]));

    [Fact]
    public void leaves_a_feeder_out_of_the_third_when_it_is_of_the_second() =>
        Assert.Equal(["T1", "T2-1, T2-7"], Classes([Facility, Feeder | Sender | ClassFact.HasAddress], [new Line(1, 0)]));

    [Fact]
    public void reads_addresses_as_it_is_set()
    {
        var network = FacilityNetwork.Of([Facility, Router | ClassFact.HasAddress], [new Line(1, 0)]);
        Assert.Equal("T2-2", NetworkClasses.Find(network, new ClassFinder(new ClassReadings(OnlyGlobalAddresses: true), Day)).Classes[1].ToString());
    }

    [Fact]
    public void demands_that_each_affects_as_it_is_set()
    {
        var network = FacilityNetwork.Of([Facility, ClassFact.KeepsDiagram], [new Line(1, 0)]);
        Assert.Equal("", Of(network)[1]);
        Assert.Equal("T2-5a", NetworkClasses.Find(network, new ClassFinder(new ClassReadings(EachMustAffect: false), Day)).Classes[1].ToString());
    }

    [Fact]
    public void that_stands_in_two_networks_takes_the_stricter() => Gen.Int[0, (1 << 11) - 1].Select(Gen.Int[0, (1 << 11) - 1]).Sample((a, b) =>
    {
        var (one, other) = (new ClassSet(a), new ClassSet(b));
        var both = one.And(other);
        return both == other.And(one) && both.And(both) == both && both.IsSpecified == (a | b) is not 0 && (!both.Has(DeviceClass.T1) || both.Count == 1);
    });

    [Fact]
    public void gives_each_place_the_facts_that_the_text_gives_it() => Slowly.Networks.Sample(
        drawn => drawn.Classified.Facts.Select((f, i) => (f & ~OfHolds) == drawn.PlaceOf(i)).All(same => same), iter: 20_000);

    [Fact]
    public void never_disagrees_with_the_questionnaire() => Slowly.Networks.Sample(drawn =>
    {
        var found = drawn.Classified;
        return found.Facts.Select((f, i) => SelfCheck.Answer(SomeFacts.AllOf(f), Slowly.Finder)).Select((a, i) => a.IsSettled && a.Certain == found.Classes[i]).All(same => same);
    });

    [Fact]
    public void does_not_care_how_its_computers_are_named() => Slowly.Networks.Select(Gen.Int[0, 1000]).Sample((drawn, seed) =>
    {
        var names = Enumerable.Range(0, drawn.Facts.Length).OrderBy(i => (((i + 1) * 7919L) + seed) % 104729).ToArray();
        var facts = new ClassFact[names.Length];
        for (var i = 0; i < names.Length; i++)
        {
            facts[names[i]] = drawn.Facts[i];
        }

        Hold[] Renamed(Hold[] holds) => [.. holds.Select(h => new Hold(names[h.Holder], names[h.Of])).Reverse()];
        var other = new Slowly.Drawn(facts, [.. drawn.Lines.Select(l => l with { From = names[l.From], To = names[l.To] }).Reverse()], Renamed(drawn.Credentials), Renamed(drawn.Access));
        return drawn.Classified.Classes.Select((c, i) => other.Classified.Classes[names[i]] == c).All(same => same);
    });

    [Fact]
    public void brings_no_router_nearer_by_a_router_in_between() => Slowly.Networks.Where(d => d.Lines.Length > 0).Select(Gen.Int[0, 100]).Sample((drawn, which) =>
    {
        var cut = drawn.Lines[which % drawn.Lines.Length];
        var between = drawn.Facts.Length;
        var other = drawn with
        {
            Facts = [.. drawn.Facts, Router],
            Lines = [.. drawn.Lines.Where(l => l != cut), cut with { To = between }, cut with { From = between }],
        };
        return drawn.Classified.Classes.Select((c, i) => c.Has(DeviceClass.T2_2) || !other.Classified.Classes[i].Has(DeviceClass.T2_2)).All(same => same);
    });

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void of_a_hundred_thousand_computers_in_a_star_or_a_chain_is_walked(bool star)
    {
        const int count = 100_000;
        var network = FacilityNetwork.Of([Facility, .. Enumerable.Repeat(Sender | ClassFact.HasAddress, count - 1)], [.. Enumerable.Range(1, count - 1).Select(i => new Line(i, star ? 0 : i - 1))]);

        Assert.All(Of(network).Skip(1), c => Assert.Equal("T2-1, T2-7", c));
    }

    private const ClassFact Feeder = ClassFact.Feeds | ClassFact.FeedMatters;

    private const ClassFact OfHolds = ClassFact.KeepsCredentials | ClassFact.ControlsAccess | ClassFact.GuardsFeeder;

    private static readonly DateOnly Day = new(2026, 10, 1);

    private static string[] Classes(ClassFact[] facts, Line[] lines, Hold[]? credentials = null, Hold[]? access = null) =>
        Of(FacilityNetwork.Of(facts, lines, credentials, access));

    private static string[] Of(FacilityNetwork network) => [.. NetworkClasses.Find(network, Slowly.Finder).Classes.Select(c => c.ToString())];
}
