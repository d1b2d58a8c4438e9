using System.Text;
using Xunit;

namespace Noroshi.Kernel.Tests.RuleBook;

/// <summary>
/// The link between <c>law/</c> and the code, both ways. <c>law/index.md</c> is an approved file: after a change of citations write it anew
/// with <c>NOROSHI_APPROVE=1</c> and read the difference.
/// </summary>
public class The_rule_book
{
    [Fact]
    public void is_not_empty()
    {
        Assert.True(Articles.InLaw.Count > 100);
        Assert.True(Articles.InCode.Count > 50);
    }

    [Fact]
    public void holds_every_article_that_the_code_cites() => Assert.Empty(WithoutText(Articles.InCode, Articles.InLaw));

    [Fact]
    public void says_of_every_article_which_rule_carries_it_or_why_none_does() => Assert.Empty(WithoutRule(Articles.InLaw, Articles.InCode));

    [Fact]
    public void names_what_is_cited_without_text_or_stands_without_a_rule()
    {
        ArticlePart[] law = [new("Act, Art. 5", "a.md", "", null), new("Act, Art. 6", "b.md", "", null), new("Act, Art. 4", "c.md", "", "Later.")];
        CitationInCode[] code = [new("Act, Art. 5", "x.cs", true), new("Act, Art. 99", "y.cs", false), new("Act, Art. 6", "z.cs", false)];

        Assert.Equal(["Act, Art. 99 in y.cs: no such heading in law/"], WithoutText(code, law));
        Assert.Equal(["Act, Art. 6 in b.md: carry it or say why not"], WithoutRule(law, code));
    }

    [Fact]
    public void does_not_call_an_article_not_carried_when_a_rule_carries_it() => Assert.Empty(
        Articles.InLaw.Where(part => part.NotCarried is not null)
            .SelectMany(part => Carriers(c => c == part.Citation || Articles.IsPartOf(c, part.Citation)).Select(file => $"{part.Citation} is carried in {file}")));

    [Fact]
    public void names_each_article_once() =>
        Assert.Empty(Articles.InLaw.GroupBy(part => part.Citation).Where(same => same.Count() > 1).Select(same => same.Key));

    [Fact]
    public void has_the_index_that_the_code_says()
    {
        var approved = Path.Combine(Repository.Root, "law", "index.md");
        var index = Index();
        if (Environment.GetEnvironmentVariable("NOROSHI_APPROVE") is "1")
        {
            File.WriteAllText(approved, index);
        }

        Assert.Equal(File.Exists(approved) ? File.ReadAllText(approved) : "", index);
    }

    [Theory] // the test of the test: a violation of each kind is seen
    [InlineData("Order, Art. 4(2)", "Order, Art. 4(2)(i)", true)]
    [InlineData("Order, Art. 4(2)(i)", "Order, Art. 4(2)", true)]
    [InlineData("Order, Art. 4(2)", "Order, Art. 4(3)", false)]
    [InlineData("Order, Art. 4", "Order, Art. 41", false)]
    [InlineData("Order, Suppl. 2026-05-28", "Order, Suppl. 2026-05-28 (1)", true)]
    public void knows_what_covers_what(string carried, string part, bool covers) => Assert.Equal(covers, Articles.Covers(carried, part));

    private static IEnumerable<string> WithoutText(IEnumerable<CitationInCode> code, IEnumerable<ArticlePart> law)
    {
        var known = law.Select(part => part.Citation).ToHashSet();
        return code.Where(c => !known.Contains(c.Citation)).Select(c => $"{c.Citation} in {c.File}: no such heading in law/");
    }

    private static IEnumerable<string> WithoutRule(IReadOnlyList<ArticlePart> law, IReadOnlyList<CitationInCode> code)
    {
        bool Settled(ArticlePart part) =>
            code.Any(c => c.Carries && Articles.Covers(c.Citation, part.Citation))
            || law.Any(other => other.NotCarried is not null && (other.Citation == part.Citation || Articles.IsPartOf(part.Citation, other.Citation)))
            || (law.Where(other => Articles.IsPartOf(other.Citation, part.Citation)).ToList() is { Count: > 0 } parts && parts.All(Settled));

        return law.Where(part => !Settled(part)).Select(part => $"{part.Citation} in {part.File}: carry it or say why not");
    }

    private static IEnumerable<string> Carriers(Func<string, bool> cites) =>
        Articles.InCode.Where(c => c.Carries && cites(c.Citation)).Select(c => c.File).Distinct().Order(StringComparer.Ordinal);

    private static string Index()
    {
        var text = new StringBuilder();
        text.Append("# The rule book: which rule carries which article\n\n");
        text.Append("Generated from the citations in the code; do not edit. Where to begin: [README.md](README.md).\n");
        foreach (var file in Articles.InLaw.GroupBy(part => part.File).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            text.Append($"\n## [{file.First().Citation}]({Path.GetFileName(file.Key)})\n\n{file.First().Title}\n\n");
            foreach (var part in file)
            {
                var carriers = Carriers(c => c == part.Citation).Select(path => $"[{Path.GetFileNameWithoutExtension(path)}](../{path})").ToList();
                if (carriers.Count > 0 || part.NotCarried is not null)
                {
                    text.Append($"- {part.Citation}: {(carriers.Count > 0 ? string.Join(", ", carriers) : $"not carried. {part.NotCarried}")}\n");
                }
            }
        }

        return text.ToString();
    }
}
