using System.Net;
using System.Text.RegularExpressions;

namespace Noroshi.Web.Tests.Showing;

public class A_notice_left_for_the_next_page(WebHouse house) : IClassFixture<WebHouse>
{
    [Fact]
    public async Task is_shown_there_once()
    {
        using var visitor = house.Visitor();
        var form = await visitor.GetStringAsync("/samples/form", TestContext.Current.CancellationToken);
        var token = Regex.Match(form, "__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"").Groups[1].Value;
        using var answer = await visitor.PostAsync("/samples/form", new FormUrlEncodedContent(
        [
            new("Computer", "監視サーバ"), new("LearnedAt.Date", "2026-11-20"), new("LearnedAt.Time", "09:05"), new("Kind", "ddos"),
            new("Account", "止まった。"), new("__RequestVerificationToken", token),
        ]), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);

        var first = await visitor.GetStringAsync(answer.Headers.Location, TestContext.Current.CancellationToken);
        var second = await visitor.GetStringAsync(answer.Headers.Location, TestContext.Current.CancellationToken);

        Assert.Contains("role=\"status\"", first, StringComparison.Ordinal);
        Assert.Contains("下書きを保存しました。", first, StringComparison.Ordinal);
        Assert.DoesNotContain("下書きを保存しました。", second, StringComparison.Ordinal);
    }

    [Fact]
    public async Task costs_other_pages_no_cookie()
    {
        using var visitor = house.Visitor();
        using var answer = await visitor.GetAsync("/samples/case", TestContext.Current.CancellationToken);

        Assert.DoesNotContain(answer.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies : [], c => c.StartsWith("noroshi-notice", StringComparison.Ordinal));
    }
}
