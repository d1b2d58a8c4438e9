using System.Text.Json.Nodes;
using Noroshi.Confidentiality.Face;
using Noroshi.Kernel;
using Noroshi.Provision.Face;
using Noroshi.Provision.Law;
using Xunit;

namespace Noroshi.Provision.Tests.Law;

/// <summary>Runs every worked example: facts a lawyer can write, the expected answer, the article, all that is missing.</summary>
public class Worked_examples
{
    public static TheoryData<string> All() => [.. WrittenExamples.All.Select(e => e.Name)];

    [Theory]
    [MemberData(nameof(All))]
    public void hold(string name)
    {
        var written = WrittenExamples.All.Single(e => e.Name == name).Written;
        switch (WrittenExamples.Text(written, "rule"))
        {
            case "provision": Provided(written); break;
            case "entrusting": Entrusted(written); break;
            default: Assert.Fail($"no rule {written["rule"]}"); break;
        }
    }

    /// <summary>A cell is a recipient, a route and a content. Where a line admits the content there are both answers; everywhere else a refusal, and no way to be allowed.</summary>
    [Fact]
    public void leave_no_cell_without_its_answers()
    {
        var provision = WrittenExamples.All.Where(e => WrittenExamples.Text(e.Written, "rule") is "provision").Select(e => (Case: WrittenExamples.Case(e.Written), Expect: WrittenExamples.Text(e.Written, "expect"))).ToList();
        var written = provision.Select(e => (Cell(e.Case), e.Expect)).ToHashSet();
        List<string> missing = [];
        foreach (var cell in Cells())
        {
            if (!written.Contains((cell, "refused")))
            {
                missing.Add($"{cell} is never refused");
            }

            if (Admits(cell) != written.Contains((cell, "allowed")))
            {
                missing.Add($"{cell} should {(Admits(cell) ? "" : "not ")}be allowed in some example");
            }
        }

        Assert.Empty(missing);
        Assert.Equal(11 * 11 * 9, Cells().Count());
    }

    [Fact]
    public void lack_each_condition_of_each_line_once()
    {
        var lacking = WrittenExamples.All.Where(e => e.Written["missing"] is not null && WrittenExamples.Texts(e.Written, "missing").Count == 1)
            .Select(e => (WrittenExamples.Text(e.Written, "to"), WrittenExamples.Text(e.Written, "route"), WrittenExamples.Texts(e.Written, "missing")[0])).ToHashSet();

        Assert.Empty(
            from line in EachRecipientHasItsRoute.Lines()
            from condition in Conditions.In(line.Row.Needed | ProvisionRow.OfEveryRelease | line.Row.WithSelectedCommunications | line.Row.WithPartyCommunications)
            let sign = (line.Row.To.Code(), line.Row.Route.Code(), condition.Code)
            where !lacking.Contains(sign)
            select sign);
    }

    private static (RecipientKind To, LegalRoute Route, InformationClass Class, Marks Marks, bool OfParty) Cell(ProvisionCase asked) => (asked.To, asked.Route, asked.Class, asked.Marks, asked.OfParty);

    private static IEnumerable<(RecipientKind To, LegalRoute Route, InformationClass Class, Marks Marks, bool OfParty)> Cells() =>
        from to in RecipientKinds.All
        from route in LegalRoutes.All
        from content in Contents.Coherent
        select (to, route, content.Class, content.Marks, content.OfParty);

    // By the domain alone, not by the rule's own widest class: is there any statement of conditions under which it goes.
    private static bool Admits((RecipientKind To, LegalRoute Route, InformationClass Class, Marks Marks, bool OfParty) cell) =>
        (from sender in LegalSenders.All
         from purpose in ProvisionPurposes.All
         select new ProvisionCase(cell.To, cell.Route, sender, cell.Class, cell.Marks, cell.OfParty, purpose, WrittenExamples.Everything, new(2028, 1, 1)))
        .Any(asked => WhoMayReceive.Ask(asked) is Ruling.Allowed);

    private static void Provided(JsonObject written)
    {
        var asked = WrittenExamples.Case(written);
        var ruling = WhoMayReceive.Ask(asked);
        Assert.Equal(WrittenExamples.Text(written, "expect"), ruling is Ruling.Allowed ? "allowed" : "refused");
        Assert.Equal(WrittenExamples.Text(written, "article"), ruling switch
        {
            Ruling.Allowed allowed => allowed.Article,
            Ruling.Refused refused => refused.Article,
            _ => throw new System.Diagnostics.UnreachableException(),
        });
        Assert.Equal(WrittenExamples.Texts(written, "missing").Order(StringComparer.Ordinal), WhoMayReceive.Shortfalls(asked).Select(s => s.Code).Order(StringComparer.Ordinal));
        Assert.Equal(ruling is Ruling.Allowed, FastTable.On(asked.Day).Allows(asked));
    }

    private static void Entrusted(JsonObject written)
    {
        var task = WrittenExamples.Text(written, "task") switch
        {
            "analysis" => EntrustableTask.Analysis,
            "publicity" => EntrustableTask.Publicity,
            "vulnerabilities" => EntrustableTask.Vulnerabilities,
            var other => throw new FormatException(other),
        };
        Assert.Equal($"{WrittenExamples.Text(written, "expect")} by {WrittenExamples.Text(written, "article")}", WorkIsEntrustedToTheseBodies.Ask(WrittenExamples.Text(written, "body"), task, WrittenExamples.Day(written)) switch
        {
            Ruling.Allowed allowed => $"allowed by {allowed.Article}",
            Ruling.Refused refused => $"refused by {refused.Article}",
            _ => throw new System.Diagnostics.UnreachableException(),
        });
    }
}
