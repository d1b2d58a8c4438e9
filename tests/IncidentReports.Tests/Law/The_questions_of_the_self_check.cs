using CsCheck;
using Noroshi.IncidentReports.Law.Duty;
using Xunit;

namespace Noroshi.IncidentReports.Tests.Law;

/// <summary>The guided self-check asks what matters, and gives the answer that the facts give.</summary>
public class The_questions_of_the_self_check
{
    private static readonly DateOnly Day = new(2026, 11, 24);

    [Theory]
    [InlineData("operator")]
    [InlineData("operator", "yes", "no")]
    [InlineData("operator", "maybe")]
    [InlineData("operator", "none")]
    [InlineData("classes")]
    [InlineData("classes", "T9")]
    [InlineData("classes", "T1", "none")]
    [InlineData("classes", "none", "unknown")]
    public void refuse_an_answer_that_is_none_of_theirs(string code, params string[] values) =>
        Assert.Null(Questions.Find(code)!.Apply(Facts.None, values));

    [Fact]
    public void refuse_an_unknown_question() => Assert.Null(Questions.Find("weather"));

    [Fact]
    public void take_what_is_ticked_as_so_and_the_rest_as_not_so()
    {
        var facts = Questions.Find("acts")!.Apply(Facts.None, ["access"])!;

        Assert.Equal([false, true, false], [facts[Fact.ByMalware], facts[Fact.ByAccess], facts[Fact.ByObstruction]]);
    }

    [Fact]
    public void leave_open_what_is_not_ticked_if_the_rest_is_not_known()
    {
        var facts = Questions.Find("acts")!.Apply(Facts.None, ["access", "unknown"])!;

        Assert.Equal([null, true, null], [facts[Fact.ByMalware], facts[Fact.ByAccess], facts[Fact.ByObstruction]]);
    }

    [Fact]
    public void show_again_what_was_answered() => Assert.All(Questions.All, question =>
        Assert.All(question.Options.Where(o => o.Value != Question.NotKnown), option =>
            Assert.Equal([option.Value], question.ValuesIn(question.Apply(Facts.None, [option.Value])!))));

    [Fact]
    public void ask_for_every_fact_but_the_exemption_and_for_none_twice()
    {
        var asked = Questions.All.SelectMany(q => q.Choices).Select(c => c.Fact).ToList();

        Assert.Equal(asked.Count, asked.Distinct().Count());
        Assert.Equal([Fact.ExemptFromNotification], Fact.All.Except(asked));
        Assert.All(Fact.All.Except([Fact.ExemptFromNotification]), fact => Assert.NotNull(Questions.For(fact)));
    }

    [Fact]
    public void have_words_in_both_languages_and_an_article() => Assert.All(Questions.All, question =>
    {
        Assert.All([question.Text.Ja, question.Text.En, question.Help.Ja, question.Help.En, question.Article], Assert.NotEmpty);
        Assert.All(question.Options, option => Assert.All([option.Label.Ja, option.Label.En], Assert.NotEmpty));
        Assert.Equal(question.Options.Count, question.Options.Select(o => o.Value).Distinct().Count());
    });

    [Fact]
    public void are_few_for_ransomware_on_a_known_computer()
    {
        var (answer, asked) = Walk(question => question.Code switch
        {
            "operator" => ["yes"],
            "classes" => ["T2-7"],
            "harmed" => ["yes"],
            "acts" => ["malware"],
            _ => [question.IsYesNo ? Question.No : Question.NoneOfThese],
        });

        Assert.Equal(Verdict.MustReport, answer.Verdict);
        Assert.Equal(["operator", "classes", "harmed", "acts", "soon-after-designation", "soon-after-coverage"], asked);
    }

    [Fact]
    public void stop_at_once_for_somebody_without_the_duty() =>
        Assert.Equal(["operator"], Walk(_ => ["no"]).Asked);

    [Fact]
    public void end_without_an_answer_if_nothing_is_known() => Assert.Equal(Verdict.CannotTellYet, Walk(_ => [Question.NotKnown]).Answer.Verdict);

    [Fact]
    public void lead_to_the_answer_that_all_the_facts_give() => Gen.Bool.Array[Fact.All.Count].Sample(values =>
    {
        var truth = Fact.All.Zip(values).Aggregate(Facts.None, (facts, pair) => facts.With(pair.First, pair.Second));
        var (answer, asked) = Walk(question => question.ValuesIn(truth));
        return answer.Verdict == Reportability.Of(truth, Day).Verdict && asked.Count == asked.Distinct().Count();
    });

    private static (ReportabilityAnswer Answer, List<string> Asked) Walk(Func<Question, IReadOnlyCollection<string>> reply)
    {
        var facts = Facts.None;
        var asked = new List<string>();
        while (Questions.Next(Reportability.Of(facts, Day), asked) is { } question)
        {
            asked.Add(question.Code);
            facts = question.Apply(facts, reply(question))!;
            Assert.NotNull(facts);
        }

        return (Reportability.Of(facts, Day), asked);
    }
}
