using System.Net;
using Noroshi.Testing;
using Xunit;

namespace Noroshi.Products.Tests.Writing;

/// <summary>The one who reported sees what became of the report, and nobody else does.</summary>
public class What_became_of_a_report(Houses houses) : IClassFixture<Houses>
{
    [Theory, BothDatabases]
    public async Task is_shown_to_its_reporter_without_what_it_says(Database on)
    {
        var house = await houses.OnAsync(on);
        var @operator = await house.AnOperatorAsync();
        var number = await house.AReportAsync(of: @operator);
        var reporter = await house.SignInAsAsync("reporter", @operator);
        var other = await house.SignInAsAsync("reporter", await house.AnOperatorAsync());
        var path = (await reporter.GetAsync($"/reports/{number}")).Find("a[href$='/outcome']")!.GetAttribute("href")!;
        Assert.Contains("まだ、この報告をもとにした情報はありません", (await reporter.GetAsync(path)).Words);
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(path)).Status);

        var analyst = await house.AnAnalystAsync();
        var product = await analyst.BeginAsync("題に書いたこと");
        await analyst.TakeAsync(product, number, "technical.source");
        await analyst.WriteAsync(product, "Action", "とるべき措置の文");
        Assert.Contains("情報を整理・分析しています", (await reporter.GetAsync(path)).Words);
        Assert.NotNull((await house.ReleaseAsync(analyst, product)).Location);

        var seen = (await reporter.GetAsync(path)).Words;
        Assert.Contains("提供用総合整理分析情報", seen);
        Assert.Contains("最初の報告から最初の情報まで", seen);
        Assert.DoesNotContain("題に書いたこと", seen);
        Assert.DoesNotContain("とるべき措置の文", seen);
        Assert.Contains("題に書いたこと", (await analyst.GetAsync($"/desk/cases/{number}")).Words);
    }
}
