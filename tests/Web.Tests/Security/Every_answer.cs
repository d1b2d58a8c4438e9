using System.Net;

namespace Noroshi.Web.Tests.Security;

public class Every_answer(WebHouse house) : IClassFixture<WebHouse>
{
    private const string Policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    [Theory]
    [InlineData("/samples/form", 200)]
    [InlineData("/nothing/here", 404)]
    [InlineData("/api/v1/absent", 404)]
    [InlineData("/api/v1/throw", 500)]
    [InlineData("/_content/Noroshi.Web/css/base.css", 200)]
    public async Task carries_the_strict_headers(string path, int status)
    {
        using var visitor = house.Visitor();
        using var answer = await visitor.GetAsync(path, TestContext.Current.CancellationToken);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal(Policy, Assert.Single(answer.Headers.GetValues("Content-Security-Policy")));
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("same-origin", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
        Assert.Equal("same-origin", Assert.Single(answer.Headers.GetValues("Cross-Origin-Opener-Policy")));
        Assert.Equal("same-origin", Assert.Single(answer.Headers.GetValues("Cross-Origin-Resource-Policy")));
        Assert.Contains("publickey-credentials-get=(self)", Assert.Single(answer.Headers.GetValues("Permissions-Policy")), StringComparison.Ordinal);
        Assert.False(answer.Headers.Contains("Strict-Transport-Security"), "HSTS only behind TLS");
    }

    [Fact]
    public async Task that_is_a_page_is_not_stored()
    {
        using var visitor = house.Visitor();
        using var answer = await visitor.GetAsync("/samples/case", TestContext.Current.CancellationToken);

        Assert.True(answer.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task names_its_style_sheets_by_their_digest_and_lets_them_be_kept()
    {
        using var visitor = house.Visitor();
        var page = await visitor.GetStringAsync("/samples/case", TestContext.Current.CancellationToken);
        var sheet = System.Text.RegularExpressions.Regex.Match(page, "/_content/Noroshi.Web/css/base\\.css\\?v=[-_A-Za-z0-9]+").Value;
        using var answer = await visitor.GetAsync(sheet, TestContext.Current.CancellationToken);

        Assert.NotEmpty(sheet);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("immutable", answer.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/samples/form")]
    [InlineData("/samples/list")]
    [InlineData("/samples/case")]
    [InlineData("/accessibility")]
    [InlineData("/nothing/here")]
    public async Task that_is_a_page_holds_no_inline_code_or_style(string path)
    {
        using var visitor = house.Visitor();
        using var answer = await visitor.GetAsync(path, TestContext.Current.CancellationToken);
        var page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.DoesNotMatch("<style|<script(?![^>]*\\ssrc=)|\\sstyle=|\\son[a-z]+=|javascript:", page);
        Assert.DoesNotMatch("(src|href)=\"(https?:)?//", page);
    }

    [Fact]
    public async Task to_a_form_without_its_token_is_no()
    {
        using var visitor = house.Visitor();
        using var answer = await visitor.PostAsync("/samples/form", new FormUrlEncodedContent([new("Computer", "x")]), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }
}
