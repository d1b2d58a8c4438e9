using System.Net;
using System.Text.RegularExpressions;

namespace Noroshi.Web.Tests.Answers;

public class Problem_pages(WebHouse house) : IClassFixture<WebHouse>
{
    [Fact]
    public async Task show_the_article_and_the_reason_of_a_refusal()
    {
        var page = await PostAsync("order", HttpStatusCode.Forbidden);

        Assert.Contains("根拠：法第6条", page, StringComparison.Ordinal);
        Assert.Contains("命令できるのは主務大臣だけです。", page, StringComparison.Ordinal);
        Assert.Contains("次にできること", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task say_what_somebody_else_did_first() =>
        Assert.Contains("別の担当者が先に受理しました。", await PostAsync("conflict", HttpStatusCode.Conflict), StringComparison.Ordinal);

    [Fact]
    public async Task say_nothing_of_a_thing_that_is_not_there() =>
        Assert.Contains("お探しのページは見つかりませんでした", await PostAsync("look", HttpStatusCode.NotFound), StringComparison.Ordinal);

    [Fact]
    public async Task give_a_reference_and_no_detail_for_a_bug()
    {
        var page = await PostAsync("throw", HttpStatusCode.InternalServerError);

        Assert.Contains("問い合わせ番号", page, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task lead_back_to_the_page_asked_for_when_the_language_is_switched()
    {
        using var visitor = house.Visitor();
        using var answer = await visitor.GetAsync("/nothing/here?q=1", TestContext.Current.CancellationToken);
        var page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("/language/en?back=%2Fnothing%2Fhere%3Fq%3D1", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task say_that_the_database_is_gone_without_asking_it()
    {
        using var visitor = house.Visitor();
        visitor.DefaultRequestHeaders.Add("X-Database", "gone");
        using var answer = await visitor.GetAsync("/samples/list", TestContext.Current.CancellationToken);
        var page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Contains("ただいま利用できません", page, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task are_not_pages_of_their_own()
    {
        using var visitor = house.Visitor();
        using var answer = await visitor.GetAsync("/problem/500", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private async Task<string> PostAsync(string act, HttpStatusCode status)
    {
        using var visitor = house.Visitor();
        var form = await visitor.GetStringAsync("/samples/form", TestContext.Current.CancellationToken);
        var token = Regex.Match(form, "__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"").Groups[1].Value;
        using var answer = await visitor.PostAsync("/samples/case", new FormUrlEncodedContent([new("act", act), new("__RequestVerificationToken", token)]), TestContext.Current.CancellationToken);
        Assert.Equal(status, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }
}
