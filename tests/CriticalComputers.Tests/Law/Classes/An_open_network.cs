using CsCheck;
using Noroshi.CriticalComputers.Law.Classes;
using Noroshi.CriticalComputers.Law.Classes.Networks;
using Xunit;

namespace Noroshi.CriticalComputers.Tests.Law.Classes;

/// <summary>A network of which not everything has been answered: what is said of it holds however the open answers turn out (ADR 0032).</summary>
public class An_open_network
{
    private const ClassFact Facility = ClassFact.PartOfFacility, Sender = ClassFact.Affects;

    [Fact]
    public void that_is_fully_answered_is_found_as_before() => Slowly.Networks.Sample(drawn =>
    {
        var (known, found) = (drawn.Classified, Found(drawn, [.. drawn.Facts.Select(SomeFacts.AllOf)]));
        return found.Facts.Select((f, i) => f.So == known.Facts[i] && found.Answers[i].IsSettled && found.Answers[i].Certain == known.Classes[i]).All(same => same);
    });

    [Fact]
    public void says_nothing_that_an_answer_could_belie() => Opened.Sample(
        (drawn, open, turned) =>
        {
            // The truth differs from what is drawn only in what has not been answered.
            var truth = drawn with { Facts = [.. drawn.Facts.Select((f, i) => (f & ~open[i]) | ((ClassFact)turned[i] & open[i]))] };
            var (real, found) = (truth.Classified, Found(drawn, Own(drawn, open)));
            return found.Facts.Select((f, i) => (f.So & ~real.Facts[i]) == 0 && (f.NotSo & real.Facts[i]) == 0
                && (found.Answers[i].Certain.Bits & ~real.Classes[i].Bits) == 0 && (real.Classes[i].Bits & ~(found.Answers[i].Certain.Bits | found.Answers[i].Open.Bits)) == 0).All(holds => holds);
        },
        iter: 12_000);

    [Fact]
    public void names_a_fact_wherever_a_class_is_open() => Opened.Sample((drawn, open, _) =>
        Found(drawn, Own(drawn, open)).Answers.All(a => a.Open.IsSpecified == a.Deciding.Count > 0));

    [Fact]
    public void says_no_less_once_more_is_answered() => Opened.Sample((drawn, open, _) =>
    {
        var (before, after) = (Found(drawn, Own(drawn, open)), Found(drawn, Own(drawn, [.. open.Select((o, i) => i == 0 ? 0 : o)])));
        return before.Facts.Select((f, i) => (f.So & ~after.Facts[i].So) == 0 && (f.NotSo & ~after.Facts[i].NotSo) == 0).All(kept => kept);
    });

    [Fact]
    public void leaves_open_what_hangs_on_a_router_that_may_be_one()
    {
        // 2 sends by way of 1, which may or may not route.
        var found = Found(new([Facility, Sender, Sender], [new(1, 0), new(2, 1)], [], []), [SomeFacts.AllOf(Facility), new(Sender, Own(~(Sender | ClassFact.Routes))), SomeFacts.AllOf(Sender)]);

        Assert.Equal(["T1|", "|T2-1, T2-2", "|T2-1"], found.Answers.Select(a => $"{a.Certain}|{a.Open}"));
        Assert.Equal([ClassFact.SendsUnrouted], found.Answers[2].Deciding);
    }

    [Fact]
    public void without_an_answer_is_open_all_through()
    {
        var found = Found(new([0, 0], [new(0, 1)], [], []), [default, default]);

        Assert.All(found.Answers, a => Assert.Null(a.IsSpecified));
    }

    [Fact]
    public void of_a_hundred_thousand_computers_is_walked()
    {
        var facts = Enumerable.Range(0, 100_000).Select(i => i == 0 ? SomeFacts.AllOf(Facility) : new SomeFacts(Sender, Own(~(Sender | ClassFact.Routes)))).ToArray();
        var network = FacilityNetwork.Of([.. facts.Select(f => f.So)], [.. Enumerable.Range(1, facts.Length - 1).Select(i => new Line(i, i - 1))]);

        Assert.Null(OpenFacts.Of(network, facts, new RememberedAnswers(Slowly.Finder))[^1][ClassFact.NoRouterBetween]);
    }

    private static readonly Gen<(Slowly.Drawn Drawn, ClassFact[] Open, int[] Turned)> Opened =
        from drawn in Slowly.Networks
        from open in Gen.Int[0, 1 << 19].Select(Gen.Int[0, 1 << 19], Gen.Int[0, 3]).Select((a, b, how) => (ClassFact)(how switch { 0 => 0, 1 => a & b, _ => a }) & FacilityNetwork.Own).Array[drawn.Facts.Length]
        from turned in Gen.Int[0, 1 << 19].Array[drawn.Facts.Length]
        select (drawn, open, turned);

    private static ClassFact Own(ClassFact facts) => facts & FacilityNetwork.Own;

    private static SomeFacts[] Own(Slowly.Drawn drawn, ClassFact[] open) => [.. drawn.Facts.Select((f, i) => new SomeFacts(f & ~open[i] & FacilityNetwork.Own, ~f & ~open[i] & FacilityNetwork.Own))];

    private static (SomeFacts[] Facts, ClassAnswer[] Answers) Found(Slowly.Drawn drawn, SomeFacts[] own)
    {
        var answers = new RememberedAnswers(Slowly.Finder);
        var facts = OpenFacts.Of(FacilityNetwork.Of([.. own.Select(o => o.So)], drawn.Lines, drawn.Credentials, drawn.Access), own, answers);
        return (facts, [.. facts.Select(answers.Of)]);
    }
}
