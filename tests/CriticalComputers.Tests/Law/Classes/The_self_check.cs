using CsCheck;
using Noroshi.CriticalComputers.Face;
using Noroshi.CriticalComputers.Law.Classes;
using Xunit;

namespace Noroshi.CriticalComputers.Tests.Law.Classes;

/// <summary>The questions about one computer, answered in part.</summary>
public class The_self_check
{
    private static readonly Gen<SomeFacts> Partial = Gen.Int[0, (1 << 19) - 1].Select(Gen.Int[0, (1 << 19) - 1], (so, known) => new SomeFacts((ClassFact)(so & known), (ClassFact)(~so & known)));

    [Fact]
    public void with_nothing_known_leaves_every_class_open_and_asks_first_for_the_facility()
    {
        var answer = SelfCheck.Answer(default, Slowly.Finder);

        Assert.Null(answer.IsSpecified);
        Assert.Equal(DeviceClasses.All, answer.Open.Classes);
        Assert.Equal(ClassFact.PartOfFacility, answer.Deciding[0]);
    }

    [Fact]
    public void asks_nothing_more_of_the_facility_itself()
    {
        var answer = SelfCheck.Answer(default(SomeFacts).With(ClassFact.PartOfFacility, true), Slowly.Finder);

        Assert.True(answer.IsSettled);
        Assert.Equal("T1", answer.Certain.ToString());
    }

    [Fact]
    public void says_which_fact_decides()
    {
        var facts = default(SomeFacts);
        foreach (var fact in ClassFacts.All.Where(f => f is not ClassFact.NoRouterBetween))
        {
            facts = facts.With(fact, fact is ClassFact.Connected or ClassFact.Affects or ClassFact.Routes);
        }

        var answer = SelfCheck.Answer(facts, Slowly.Finder);

        Assert.Equal([ClassFact.NoRouterBetween], answer.Deciding);
        Assert.Equal("T2-2", answer.Open.ToString());
    }

    [Fact]
    public void says_of_every_open_answer_what_decides_it() => Partial.Sample(
        facts =>
        {
            var answer = SelfCheck.Answer(facts, Slowly.Finder);
            return answer.IsSettled == !answer.Open.IsSpecified && answer.Deciding.All(f => facts[f] is null);
        },
        iter: 20_000);

    [Fact]
    public void takes_back_nothing_that_was_certain() => Partial.Select(Gen.Int[0, 18], Gen.Bool).Sample((facts, which, holds) =>
    {
        var fact = ClassFacts.All[which];
        if (facts[fact] is not null)
        {
            return true;
        }

        var (before, after) = (SelfCheck.Answer(facts, Slowly.Finder), SelfCheck.Answer(facts.With(fact, holds), Slowly.Finder));
        return (before.Certain.Bits & ~after.Certain.Bits) == 0 && (after.Open.Bits & ~before.Open.Bits) == 0;
    });

    [Fact]
    public void names_every_fact_for_people_and_machines()
    {
        Assert.Equal(19, ClassFacts.All.Count);
        Assert.All(ClassFacts.All, f => Assert.Equal(f, ClassFacts.Read(f.Code())));
        Assert.All(ClassFacts.All, f => Assert.All([f.Question(), f.Statement(true), f.Statement(false)], w => Assert.True(w.Ja.Any(c => c > 0x3000) && w.En.Length > 10)));
        Assert.Null(ClassFacts.Read("none"));
    }

    [Fact]
    public void asks_what_the_alternatives_hang_on_where_no_single_answer_decides()
    {
        // T2-4 either way of two, each of two open facts; nothing else can be.
        const ClassFact ways = ClassFact.Buffers | ClassFact.OnlyThroughFilter | ClassFact.Filters | ClassFact.FilterOfRelay;
        var answer = SelfCheck.Answer(new SomeFacts(ClassFact.Connected | ClassFact.Affects, ~(ClassFact.Connected | ClassFact.Affects | ways)), Slowly.Finder);

        Assert.Equal("|T2-4", $"{answer.Certain}|{answer.Open}");
        Assert.Equal(ways, answer.Deciding.Aggregate((ClassFact)0, (all, fact) => all | fact));
    }
}
