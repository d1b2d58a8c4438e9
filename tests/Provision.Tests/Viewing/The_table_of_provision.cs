using System.Net;
using Noroshi.Testing;
using Xunit;

namespace Noroshi.Provision.Tests.Viewing;

/// <summary>The table is everybody's to read, as it stands on a day.</summary>
public class The_table_of_provision(Houses houses) : IClassFixture<Houses>
{
    [Theory, BothDatabases]
    public async Task is_open_to_a_visitor_and_says_what_is_not_in_force(Database on)
    {
        var page = await (await houses.OnAsync(on)).Visitor().GetAsync("/law/provision");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(16, page.Document.QuerySelectorAll("tbody tr").Length);
        Assert.Contains("選別後通信情報を含むものは、まだ誰にも提供できません", page.Words);
        Assert.Contains("未施行", page.Find("#agreement-party-29")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("未確認", page.Find("#agreement-party-29")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("周知等用総合整理分析情報", page.Find("#operator-40-1")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("特別社会基盤事業所管大臣", page.Find("#operator-40-1")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [BothDatabases("2027-11-21", true)]
    [BothDatabases("2027-11-22", false)]
    public async Task changes_on_the_day_on_which_the_pending_chapters_are_in_force_at_the_latest(Database on, string day, bool pending)
    {
        var page = await (await houses.OnAsync(on)).Visitor().GetAsync($"/law/provision?On={day}");

        Assert.Equal(pending, page.Words.Contains("まだ誰にも提供できません", StringComparison.Ordinal));
        Assert.Equal(pending, page.Find("#agreement-party-29")!.TextContent.Contains("未施行", StringComparison.Ordinal));
    }

    [Theory, BothDatabases]
    public async Task shows_nothing_in_force_before_commencement_and_names_a_day_that_is_none(Database on)
    {
        using var visitor = (await houses.OnAsync(on)).Visitor();

        Assert.All((await visitor.GetAsync("/law/provision?On=2026-09-30")).Document.QuerySelectorAll("tbody tr"), row => Assert.Contains("未施行", row.TextContent, StringComparison.Ordinal));
        var wrong = await visitor.GetAsync("/law/provision?On=tomorrow");
        Assert.Equal(HttpStatusCode.BadRequest, wrong.Status);
        Assert.Contains("2026-10-01", wrong.Words);
    }

    [Theory, BothDatabases]
    public async Task is_read_in_english(Database on)
    {
        using var visitor = (await houses.OnAsync(on)).Visitor();
        await visitor.GetAsync("/language/en");

        var page = await visitor.GetAsync("/law/provision");

        Assert.Contains("Who may receive what", page.Words);
        Assert.Contains("the recipient is an operator in this minister's charge", page.Words);
        Assert.DoesNotContain("区分の上限", page.Words);
    }
}
