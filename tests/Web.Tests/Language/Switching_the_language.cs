using System.Net;

namespace Noroshi.Web.Tests.Language;

public class Switching_the_language(WebHouse house) : IClassFixture<WebHouse>
{
    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    [InlineData("\\\\evil.example")]
    [InlineData("/%09/evil.example")]
    [InlineData("/\t/evil.example")]
    [InlineData("~//evil.example")]
    [InlineData("~/\\evil.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("samples/form")]
    [InlineData("")]
    public async Task never_leads_out_of_the_house(string back)
    {
        using var visitor = house.Visitor();
        using var answer = await visitor.GetAsync("/language/en?back=" + Uri.EscapeDataString(back), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(house.Address.Authority, new Uri(house.Address, answer.Headers.Location!).Authority);
    }

    [Fact]
    public async Task without_a_place_to_go_back_to_leads_to_the_front_door()
    {
        using var visitor = house.Visitor();
        using var answer = await visitor.GetAsync("/language/en", TestContext.Current.CancellationToken);

        Assert.Equal("/", answer.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task to_one_that_is_not_spoken_is_not_found()
    {
        using var visitor = house.Visitor();
        using var answer = await visitor.GetAsync("/language/fr?back=/samples/form", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task keeps_the_page_and_the_query()
    {
        using var visitor = house.Visitor();
        var japanese = await visitor.GetStringAsync("/samples/form?account=a%26b", TestContext.Current.CancellationToken);
        Assert.Contains("lang=\"ja\"", japanese, StringComparison.Ordinal);
        Assert.Contains("/language/en?back=%2Fsamples%2Fform%3Faccount%3Da%2526b", japanese, StringComparison.Ordinal);

        using var answer = await visitor.GetAsync("/language/en?back=%2Fsamples%2Fform%3Faccount%3Da%2526b", TestContext.Current.CancellationToken);
        Assert.Equal("/samples/form?account=a%26b", answer.Headers.Location!.OriginalString);
        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);

        var english = await visitor.GetStringAsync(answer.Headers.Location, TestContext.Current.CancellationToken);
        Assert.Contains("<html lang=\"en\">", english, StringComparison.Ordinal);
        Assert.Contains("Write a first report", english, StringComparison.Ordinal);
        Assert.Contains("Required", english, StringComparison.Ordinal);
        Assert.Contains("a&amp;b</textarea>", english, StringComparison.Ordinal);
    }

    [Fact]
    public async Task shows_japanese_where_english_is_missing()
    {
        using var visitor = house.Visitor();
        _ = await visitor.GetAsync("/language/en?back=/", TestContext.Current.CancellationToken);
        var page = await visitor.GetStringAsync("/samples/form", TestContext.Current.CancellationToken);

        Assert.Contains("下書きを破棄", page, StringComparison.Ordinal);
    }
}
