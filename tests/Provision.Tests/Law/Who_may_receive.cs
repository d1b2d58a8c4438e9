using System.Text.RegularExpressions;
using CsCheck;
using Noroshi.Confidentiality.Face;
using Noroshi.Kernel;
using Noroshi.Provision.Face;
using Noroshi.Provision.Law;
using Xunit;

namespace Noroshi.Provision.Tests.Law;

/// <summary>What must hold of every answer, whoever asks.</summary>
public partial class Who_may_receive
{
    private static readonly Gen<ProvisionCase> Cases = Gen.Select(
        Gen.Select(Gen.Enum<RecipientKind>(), Gen.Enum<LegalRoute>(), Gen.Enum<LegalSender>()), Gen.Int[0, Contents.All.Count - 1].Select(i => Contents.All[i]), Gen.Enum<ProvisionPurpose>(), Held(), Gen.Int[0, 900],
        (who, content, purpose, held, days) => new ProvisionCase(who.Item1, who.Item2, who.Item3, content.Class, content.Marks, content.OfParty, purpose, held, new DateOnly(2026, 9, 1).AddDays(days)));

    [Fact]
    public void grows_only_with_what_is_stated_to_hold() => Cases.Select(Held()).Sample((asked, more) =>
        Assert.True(WhoMayReceive.Ask(asked) is Ruling.Refused || WhoMayReceive.Ask(asked with { Holds = asked.Holds | more }) is Ruling.Allowed), iter: 100_000);

    [Fact]
    public void never_lets_communications_information_reach_anybody_but_the_state_and_carriers() => Cases.Sample(asked =>
        Assert.True(!asked.Marks.HasFlag(Marks.HoldsSelectedCommunications) || WhoMayReceive.Ask(asked) is Ruling.Refused
            || asked.To is RecipientKind.GovernmentBody or RecipientKind.PoliceOrDefence or RecipientKind.Carrier), iter: 100_000);

    [Fact]
    public void never_lets_a_secret_reach_operators_users_suppliers_or_the_public() => Cases.Sample(asked =>
        Assert.True(!asked.Marks.HasFlag(Marks.HoldsSecret) || WhoMayReceive.Ask(asked) is Ruling.Refused
            || asked.To is not (RecipientKind.Operator or RecipientKind.ComputerUser or RecipientKind.Public or RecipientKind.Supplier)), iter: 100_000);

    [Theory]
    [InlineData("victim-cannot-be-inferred")]
    [InlineData("originator-allows")]
    public void is_nobody_while_a_release_condition_fails(string code)
    {
        var condition = Conditions.All.Single(c => c.Code == code).Condition;

        Cases.Sample(asked => Assert.True(WhoMayReceive.Ask(asked with { Holds = asked.Holds & ~condition }) is Ruling.Refused), iter: 100_000);
    }

    [Fact]
    public void is_an_operator_by_two_routes_and_by_each_for_publicity_at_most()
    {
        var routes = EachRecipientHasItsRoute.Table.On(new(2026, 11, 24)).Rows.Where(r => r.To is RecipientKind.Operator).ToList();

        Assert.Equal([LegalRoute.ToOperators, LegalRoute.ToUsers], routes.Select(r => r.Route).Order());
        Assert.Equal([LegalSender.CompetentMinister, LegalSender.PrimeMinister], routes.OrderBy(r => r.Route).Select(r => Assert.Single(r.Senders)));
        Assert.All(routes, r => Assert.Equal(InformationClass.ForPublicity, r.Widest));
    }

    [Fact]
    public void is_told_all_that_is_missing_in_both_languages() => Cases.Sample(asked =>
    {
        if (WhoMayReceive.Ask(asked) is Ruling.Refused refused)
        {
            var shortfalls = WhoMayReceive.Shortfalls(asked);
            Assert.Equal(shortfalls[0].Article, refused.Article);
            Assert.All(shortfalls, s => Assert.Contains(s.Reason.Ja, refused.Reason.Ja, StringComparison.Ordinal));
            Assert.All(shortfalls, s => Assert.Contains(s.Reason.En, refused.Reason.En, StringComparison.Ordinal));
        }
    }, iter: 20_000);

    [Fact]
    public void is_quoted_as_the_rule_book_has_it()
    {
        var quoted = EachRecipientHasItsRoute.Lines().Where(l => l.Row.Text is not null).ToList();

        Assert.NotEmpty(quoted);
        Assert.All(quoted, l =>
        {
            var file = Path.Combine(Root(), "law", $"act-art-{ArticleNumber().Match(l.Row.Route.Article()).Value}.md");
            Assert.All(l.Row.Text!.Split('…'), part => Assert.Contains(part, File.ReadAllText(file), StringComparison.Ordinal));
        });
    }

    [Fact]
    public void is_asked_for_every_month_from_commencement_to_the_end_of_next_year()
    {
        var last = new DateOnly(LegalCalendar.LegalDay(TimeProvider.System.GetUtcNow()).Year + 1, 12, 31);
        for (var day = new DateOnly(2026, 10, 1); day <= last; day = day.AddMonths(1))
        {
            Assert.NotEmpty(EachRecipientHasItsRoute.Table.On(day).Rows);
        }

        Assert.Throws<NotYetInForceException>(() => EachRecipientHasItsRoute.Table.On(new(2026, 9, 30)));
    }

    [Fact]
    public void has_a_word_and_a_code_of_its_own_for_everything()
    {
        Assert.All(RecipientKinds.All, k => Assert.NotEqual(k.Words().Ja, k.Words().En));
        Assert.Distinct(RecipientKinds.All.Select(k => k.Code()));
        Assert.Distinct(LegalRoutes.All.Select(r => r.Code() + r.Words().Ja));
        Assert.Distinct(LegalSenders.All.Select(s => s.Code() + s.Words().Ja));
        Assert.Distinct(ProvisionPurposes.All.Select(p => p.Code() + p.Words().Ja));
        Assert.Distinct(Conditions.All.Select(c => c.Code));
        Assert.Equal(Enum.GetValues<Condition>().Where(c => c is not Condition.None).Order(), Conditions.All.Select(c => c.Condition).Order());
    }

    private static Gen<Condition> Held() => Gen.OneOf(Gen.UInt[0, (uint)WrittenExamples.Everything].Select(bits => (Condition)bits), Gen.Const(WrittenExamples.Everything));

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Noroshi.slnx")))
        {
            folder = folder.Parent;
        }

        return folder.FullName;
    }

    [GeneratedRegex("(?<=Art\\. )[0-9]+")]
    private static partial Regex ArticleNumber();
}
