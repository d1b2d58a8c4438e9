using System.Text.RegularExpressions;

namespace Noroshi.Web.Tests.Showing;

public class The_frame(WebHouse house) : IClassFixture<WebHouse>
{
    [Fact]
    public async Task hides_places_that_the_actor_may_not_enter() =>
        Assert.DoesNotContain("/samples/orders", await GetAsync("/samples/list"), StringComparison.Ordinal);

    [Fact]
    public async Task marks_the_present_place()
    {
        var page = await GetAsync("/samples/form");

        Assert.Contains("<a href=\"/samples/form\" aria-current=\"page\">報告する</a>", page, StringComparison.Ordinal);
        Assert.Contains("<a href=\"/samples/list\" aria-current=\"true\">報告</a>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("aria-current=\"\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task says_who_is_signed_in_and_lets_them_out()
    {
        var page = await GetAsync("/samples/list");

        Assert.Contains("東都電力株式会社", page, StringComparison.Ordinal);
        Assert.Contains("佐藤 花子", page, StringComparison.Ordinal);
        Assert.Matches("<form class=\"header__out\" method=\"post\" action=\"/sign-out\">(?s:.)*?__RequestVerificationToken", page);
    }

    [Theory]
    [InlineData("/samples/form")]
    [InlineData("/samples/list")]
    [InlineData("/samples/case")]
    [InlineData("/accessibility")]
    [InlineData("/contact")]
    public async Task gives_every_page_one_heading_one_main_and_a_way_past_the_menu(string path)
    {
        var page = await GetAsync(path);

        Assert.Equal(1, Regex.Count(page, "<h1[ >]"));
        Assert.Equal(1, Regex.Count(page, "<main[ >]"));
        Assert.Contains("<a class=\"skip\" href=\"#main\">", page, StringComparison.Ordinal);
        Assert.Matches("<title>[^<]+｜狼煙 Noroshi</title>", page);
    }

    [Fact]
    public async Task of_a_list_keeps_the_query_when_it_turns_the_page()
    {
        var page = await GetAsync("/samples/list?q=%E9%9B%BB%E6%B0%97&s=gas&after=old");

        Assert.Contains("href=\"/samples/list?q=%E9%9B%BB%E6%B0%97&amp;s=gas&amp;after=abc-123\"", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/samples/list?q=%E9%9B%BB%E6%B0%97&amp;s=gas\"", page, StringComparison.Ordinal);
    }

    private async Task<string> GetAsync(string path)
    {
        using var visitor = house.Visitor();
        return await visitor.GetStringAsync(path, TestContext.Current.CancellationToken);
    }
}
