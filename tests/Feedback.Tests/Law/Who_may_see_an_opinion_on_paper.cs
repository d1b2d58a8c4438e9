using System.Text;
using Noroshi.Feedback.Law;
using Noroshi.Feedback.Store;
using Noroshi.Kernel;
using Noroshi.Testing;
using Xunit;

namespace Noroshi.Feedback.Tests.Law;

/// <summary>Asks the very predicate, for every role and every relation, and holds the part of <c>docs/who-may-see-what.md</c> on feedback to the answers. <c>NOROSHI_APPROVE=1</c> writes it anew.</summary>
public class Who_may_see_an_opinion_on_paper
{
    private static readonly PersonId One = new(new Guid(1, 0, 0, new byte[8])), Colleague = new(new Guid(2, 0, 0, new byte[8]));
    private static readonly OrganisationId Here = new(new Guid(3, 0, 0, new byte[8])), Elsewhere = new(new Guid(4, 0, 0, new byte[8]));
    private static readonly Relation[] People = [new("the one who said it", One, Here), new("another of the organisation", Colleague, Here), new("another organisation", Colleague, Elsewhere)];

    private static Opinion Said => new()
    {
        Id = default, Received = default, Product = default, Series = default, Number = "", Version = 1, Organisation = Here, Person = One, Kind = default, Statement = null, Text = "", SeenAt = null, SaidAt = default,
    };

    [Fact]
    public void is_what_the_document_says() => Assert.Equal(Table(), GeneratedPart.Of("who-may-see-what.md", "feedback", Table()));

    [Fact]
    public void is_nothing_for_nobody()
    {
        using var db = RolesOnPaper.As(Actor.Nobody);
        Assert.False(WhoMaySeeAnOpinion.Opinions(db).Compile()(Said));
    }

    private static string Table() => new StringBuilder("\n\n### What a recipient said of a product\n\nTable: `opinions`.\n\n")
        .Append(RolesOnPaper.Table(People, db => WhoMaySeeAnOpinion.Opinions(db).Compile()(Said))).Append('\n').ToString();
}
