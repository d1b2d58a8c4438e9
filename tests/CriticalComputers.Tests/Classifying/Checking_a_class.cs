using System.Net;
using Noroshi.Testing;
using Xunit;

namespace Noroshi.CriticalComputers.Tests.Classifying;

/// <summary>"Which class is it?", asked by anybody.</summary>
public class Checking_a_class(Houses houses) : IClassFixture<Houses>
{
    private const string Router = "part-of-facility.no~connected.yes~affects.yes~routes.yes~no-router-between.yes~sends-unrouted.no~filters.no~no-filter-between.no~buffers.no"
        + "~only-through-filter.no~filter-of-relay.no~keeps-diagram.no~keeps-credentials.no~controls-access.no~has-address.yes";

    [Theory]
    [InlineData("nonsense")]
    [InlineData("part-of-facility.maybe~~.~connected")]
    [InlineData("none.yes")]
    [InlineData("<script>alert(1)</script>.yes")]
    public async Task begins_anew_where_the_address_makes_no_sense(string so)
    {
        using var visitor = (await houses.OnAsync(Database.Sqlite)).Visitor();
        var page = await visitor.GetAsync("/computers/check?so=" + Uri.EscapeDataString(so));

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal("part-of-facility", page.Find("input[name=q]")!.GetAttribute("value"));
        Assert.Equal("", page.Find("input[name=so]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task without_an_answer_asks_again()
    {
        using var visitor = (await houses.OnAsync(Database.Sqlite)).Visitor();
        var page = await visitor.GetAsync("/computers/check?so=&q=connected");

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Equal("connected", page.Find("input[name=q]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task takes_an_answer_into_its_address()
    {
        using var visitor = (await houses.OnAsync(Database.Sqlite)).Visitor();
        var page = await visitor.GetAsync("/computers/check?so=&q=part-of-facility&v=no");

        Assert.Equal(HttpStatusCode.Found, page.Status);
    }

    [Fact]
    public async Task shows_the_classes_with_their_reasons()
    {
        using var visitor = (await houses.OnAsync(Database.Sqlite)).Visitor();
        var japanese = await visitor.GetAsync("/computers/check?so=" + Router);

        Assert.Contains("特定重要電子計算機に当たります（T2-2, T2-7）", japanese.Words, StringComparison.Ordinal);
        Assert.Contains("他のルーティング機器を介さずに一号電子計算機", japanese.Words, StringComparison.Ordinal);
        Assert.Contains("（イ～ヘ）も報告の対象です", japanese.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task stopped_half_way_says_what_would_settle_it()
    {
        using var visitor = (await houses.OnAsync(Database.Sqlite)).Visitor();
        var page = await visitor.GetAsync("/computers/check?so=part-of-facility.no~connected.yes&stop=true");

        Assert.Contains("まだ判断できません", page.Words, StringComparison.Ordinal);
        Assert.Contains("設備の機能に影響を与えるデータを送信する機能がありますか", page.Words, StringComparison.Ordinal);
    }
}
