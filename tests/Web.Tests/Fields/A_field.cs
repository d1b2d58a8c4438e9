using System.Net;
using System.Text.RegularExpressions;

namespace Noroshi.Web.Tests.Fields;

public class A_field(WebHouse house) : IClassFixture<WebHouse>
{
    [Fact]
    public async Task ties_label_and_help_to_its_control()
    {
        var page = await GetAsync();

        Assert.Contains("<label class=\"field__label\" for=\"Computer\">対象の電子計算機 <span class=\"mark mark--required\">※必須</span></label>", page, StringComparison.Ordinal);
        Assert.Contains("<p class=\"field__help\" id=\"Computer-help\">届出台帳の名称を入力してください。</p>", page, StringComparison.Ordinal);
        var input = Regex.Match(page, "<input[^>]*name=\"Computer\"[^>]*>").Value;
        Assert.Contains("id=\"Computer\"", input, StringComparison.Ordinal);
        Assert.Contains("aria-describedby=\"Computer-help\"", input, StringComparison.Ordinal);
        Assert.Contains("aria-required=\"true\"", input, StringComparison.Ordinal);
        Assert.Contains("autocomplete=\"off\"", input, StringComparison.Ordinal);
        Assert.Contains("data-probe=\"&lt;b&gt;\"", input, StringComparison.Ordinal);
        Assert.DoesNotContain("aria-invalid", input, StringComparison.Ordinal);
    }

    [Fact]
    public async Task of_several_controls_stands_under_a_legend()
    {
        var page = await GetAsync();

        Assert.Matches("<fieldset class=\"field\"[^>]*><legend class=\"field__label\">事案の種類 ", page);
        Assert.Matches("<input[^>]*id=\"Kind\"[^>]*type=\"radio\"[^>]*value=\"ransomware\"|<input[^>]*type=\"radio\"[^>]*id=\"Kind\"", page);
        Assert.Contains("value=\"&lt;x&gt;\"", page, StringComparison.Ordinal);
        Assert.Contains("不明 &lt;x&gt;", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task writes_markup_that_a_person_typed_as_text()
    {
        using var visitor = house.Visitor();
        var page = await visitor.GetStringAsync("/samples/form?account=" + Uri.EscapeDataString("</textarea><script>alert(1)</script>"), TestContext.Current.CancellationToken);

        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
        Assert.Contains("&lt;/textarea&gt;&lt;script&gt;", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task shows_its_problems_and_keeps_what_was_typed()
    {
        var page = await PostAsync(
            new("Computer", ""), new("LearnedAt.Date", "2026-13-45"), new("LearnedAt.Time", "１３：０５"), new("Count", "たくさん"),
            new("Kind", "ddos"), new("Account", "\n先頭の改行"), new("Causes", "vpn"), new("Causes", "<x>"));

        Assert.Contains("<title>エラー：", page, StringComparison.Ordinal);
        Assert.Contains("role=\"alert\"", page, StringComparison.Ordinal);
        Assert.Contains("<a href=\"#Computer\">対象の電子計算機を入力してください。</a>", page, StringComparison.Ordinal);
        Assert.Contains("<a href=\"#LearnedAt\">「認知した日時」の日付を「2026-10-01」の形で入力してください。</a>", page, StringComparison.Ordinal);
        Assert.Contains("<a href=\"#Count\">入力の形式が正しくありません。</a>", page, StringComparison.Ordinal);
        var computer = Regex.Match(page, "<input[^>]*name=\"Computer\"[^>]*>").Value;
        Assert.Contains("aria-invalid=\"true\"", computer, StringComparison.Ordinal);
        Assert.Contains("aria-describedby=\"Computer-help Computer-error\"", computer, StringComparison.Ordinal);
        Assert.Matches("<input[^>]*name=\"LearnedAt.Date\"[^>]*value=\"2026-13-45\"", page);
        Assert.Matches("<input[^>]*name=\"LearnedAt.Time\"[^>]*value=\"１３：０５\"", page);
        Assert.Matches("<input[^>]*name=\"Count\"[^>]*value=\"たくさん\"", page);
        Assert.Matches("checked=\"checked\"[^>]*value=\"ddos\"|value=\"ddos\"[^>]*checked=\"checked\"", page);
        Assert.Equal(3, Regex.Count(page, "checked=\"checked\""));
        Assert.Contains(">\n\n先頭の改行</textarea>", WebUtility.HtmlDecode(page).ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task has_ids_that_stand_once()
    {
        var ids = Regex.Matches(await GetAsync(), "\\sid=\"([^\"]+)\"").Select(m => m.Groups[1].Value).ToArray();

        Assert.NotEmpty(ids);
        Assert.Equal(ids.Order(), ids.Distinct().Order());
    }

    private async Task<string> GetAsync()
    {
        using var visitor = house.Visitor();
        return await visitor.GetStringAsync("/samples/form", TestContext.Current.CancellationToken);
    }

    private async Task<string> PostAsync(params KeyValuePair<string, string>[] fields)
    {
        using var visitor = house.Visitor();
        var form = await visitor.GetStringAsync("/samples/form", TestContext.Current.CancellationToken);
        var token = Regex.Match(form, "__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"").Groups[1].Value;
        using var answer = await visitor.PostAsync("/samples/form", new FormUrlEncodedContent([.. fields, new("__RequestVerificationToken", token)]), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }
}
