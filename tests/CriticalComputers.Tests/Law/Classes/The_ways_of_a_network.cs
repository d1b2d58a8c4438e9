using CsCheck;
using Noroshi.CriticalComputers.Law.Classes;
using Noroshi.CriticalComputers.Law.Classes.Networks;
using Xunit;

namespace Noroshi.CriticalComputers.Tests.Law.Classes;

/// <summary>The proof that is shown: a way is there exactly where the fact holds, and it is a way.</summary>
public class The_ways_of_a_network
{
    private const ClassFact Facility = ClassFact.PartOfFacility;

    [Fact]
    public void connect_whoever_is_connected() => Slowly.Networks.Sample(drawn => Each(drawn, (network, facts, ways, i) =>
        ways.Connected(i) is { } way
            ? Has(facts, i, ClassFact.Connected) && Ends(network, way, i) && Steps(way).All(s => drawn.Lines.Any(l => !l.Public && Joins(l, s.From, s.To)))
            : !Has(facts, i, ClassFact.Connected)));

    [Theory]
    [InlineData((int)ClassFact.Routes, (int)ClassFact.NoRouterBetween)]
    [InlineData((int)ClassFact.Filters, (int)ClassFact.NoFilterBetween)]
    public void lead_past_no_barrier_where_there_is_none(int barrier, int fact) => Slowly.Networks.Sample(drawn => Each(drawn, (network, facts, ways, i) =>
        ways.Sending(i, (ClassFact)barrier) is { } way
            ? Has(facts, i, (ClassFact)fact) && Ends(network, way, i) && Directed(drawn, way) && way.Skip(1).All(n => !Has(network.Facts, n, (ClassFact)barrier) || Has(network.Facts, n, Facility))
            : !Has(facts, i, (ClassFact)fact)));

    [Theory]
    [InlineData((int)ClassFact.Routes)]
    [InlineData((int)ClassFact.Filters)]
    public void all_pass_what_is_said_to_stand_between(int barrier) => Slowly.Networks.Sample(drawn => Each(drawn, (network, _, ways, i) =>
    {
        if (ways.Sending(i, (ClassFact)barrier) is not null || ways.Sending(i, ClassFact.None) is not { } way)
        {
            return true;
        }

        // Each stands in a way, and with all of them gone there is none.
        var between = ways.Between(i, (ClassFact)barrier);
        Slowly.Drawn without = drawn with { Lines = [.. drawn.Lines.Where(l => !between.Contains(l.From) && !between.Contains(l.To))] };
        return between.Length > 0 && Directed(drawn, way) && way.Any(between.Contains) && between.All(b => Has(network.Facts, b, (ClassFact)barrier) && ways.Sending(b, ClassFact.None) is not null)
            && new Ways(Laid(without)).Sending(i, ClassFact.None) is null;
    }));

    [Fact]
    public void around_a_relay_show_its_filters_or_its_opening() => Slowly.Networks.Sample(drawn => Each(drawn, (network, facts, _, i) =>
    {
        if (!Has(facts, i, ClassFact.Buffers) || Has(facts, i, ClassFact.Filters))
        {
            return true;
        }

        var around = RelayWays.Around(network, i);
        return around.OnlyThroughFilter == Has(facts, i, ClassFact.OnlyThroughFilter)
            && around.Filters.All(f => Has(facts, f, ClassFact.Filters))
            && (around.Opening is not { } way || (way[0] == i && way.All(n => !Has(facts, n, ClassFact.Filters)) && Steps(way).All(s => drawn.Lines.Any(l => Joins(l, s.From, s.To)))));
    }));

    [Fact]
    public void of_a_filter_lead_to_the_relay_that_it_serves() => Slowly.Networks.Sample(drawn => Each(drawn, (network, facts, _, i) =>
    {
        if (!Has(facts, i, ClassFact.Filters))
        {
            return true;
        }

        var way = RelayWays.ToRelay(network, i, n => facts[n].HasFlag(ClassFact.Buffers | ClassFact.OnlyThroughFilter | ClassFact.Connected));
        return way is null ? !Has(facts, i, ClassFact.FilterOfRelay)
            : Has(facts, i, ClassFact.FilterOfRelay) && way[^1] == i && way[..^1].All(n => !Has(facts, n, ClassFact.Filters)) && Steps(way).All(s => drawn.Lines.Any(l => Joins(l, s.From, s.To)));
    }));

    [Fact]
    public void of_a_holder_name_whom_it_holds() => Slowly.Networks.Sample(drawn => Each(drawn, (network, facts, _, i) =>
    {
        var (known, answers) = (facts.Select(SomeFacts.AllOf).ToArray(), new RememberedAnswers(Slowly.Finder));
        return new[] { (network.Credentials, ClassFact.KeepsCredentials), (network.Access, ClassFact.ControlsAccess) }.All(of =>
        {
            var counted = HoldWays.ThatCount(of.Item1, i, known, answers);
            return Has(facts, i, of.Item2) ? counted.Length > 0 || HoldWays.InCircle(of.Item1, i, known).Length > 0 : counted.Length == 0;
        });
    }));

    [Fact]
    public void are_the_shortest()
    {
        // 3 - 2 - 1 - 0 and 3 - 0.
        var ways = new Ways(FacilityNetwork.Of([Facility, 0, 0, 0], [new(1, 0), new(2, 1), new(3, 2), new(3, 0)]));

        Assert.Equal([3, 0], ways.Connected(3)!);
        Assert.Equal([2, 1, 0], ways.Sending(2, ClassFact.Routes)!);
    }

    [Fact]
    public void run_only_the_way_the_data_run()
    {
        var ways = new Ways(FacilityNetwork.Of([Facility, 0], [new(1, 0, Flow: Flow.Backward)]));

        Assert.Null(ways.Sending(1, ClassFact.None));
        Assert.Equal([1, 0], ways.Connected(1)!);
    }

    private static bool Each(Slowly.Drawn drawn, Func<FacilityNetwork, ClassFact[], Ways, int, bool> holds)
    {
        var (network, facts) = (Laid(drawn), drawn.Classified.Facts);
        var ways = new Ways(network);
        return Enumerable.Range(0, facts.Length).All(i => holds(network, facts, ways, i));
    }

    private static FacilityNetwork Laid(Slowly.Drawn drawn) => FacilityNetwork.Of(drawn.Facts, drawn.Lines, drawn.Credentials, drawn.Access);

    private static bool Has(ClassFact[] facts, int computer, ClassFact fact) => (facts[computer] & fact) != 0;

    private static bool Ends(FacilityNetwork network, int[] way, int from) => way[0] == from && Has(network.Facts, way[^1], Facility);

    private static IEnumerable<(int From, int To)> Steps(int[] way) => way.Zip(way.Skip(1));

    private static bool Joins(Line line, int a, int b) => (line.From == a && line.To == b) || (line.From == b && line.To == a);

    private static bool Directed(Slowly.Drawn drawn, int[] way) => Steps(way).All(s => drawn.Lines.Any(l => !l.Public
        && ((l.From == s.From && l.To == s.To && l.Flow.HasFlag(Flow.Forward)) || (l.From == s.To && l.To == s.From && l.Flow.HasFlag(Flow.Backward)))));
}
