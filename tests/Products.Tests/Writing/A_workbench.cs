using System.Net;
using Noroshi.Testing;
using Xunit;

namespace Noroshi.Products.Tests.Writing;

/// <summary>On the workbench a report lies beside the statements; what is taken over brings on what it rests.</summary>
public class A_workbench(Houses houses) : IClassFixture<Houses>
{
    [Theory, RolesOtherThan("cabinet-analyst", "cabinet-supervisor")]
    public async Task is_closed_to_every_other_role(Database on, string role)
    {
        var house = await houses.OnAsync(on);
        var visitor = await house.SignInAsAsync(role);
        foreach (var path in new[] { "/analysis", "/analysis/head", $"/analysis/{Guid.CreateVersion7()}", $"/analysis/{Guid.CreateVersion7()}/statements", $"/analysis/{Guid.CreateVersion7()}/class", $"/analysis/{Guid.CreateVersion7()}/withdraw" })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await visitor.GetAsync(path)).Status);
        }
    }

    [Theory, BothDatabases]
    public async Task takes_a_passage_over_with_its_source_and_its_secret(Database on)
    {
        var house = await houses.OnAsync(on);
        var number = await house.AReportAsync();
        var analyst = await house.AnAnalystAsync();
        var product = await analyst.BeginAsync("境界装置の悪用");

        Assert.NotNull((await analyst.TakeAsync(product, number, "event.summary")).Location);
        Assert.NotNull((await analyst.TakeAsync(product, number, "computer.product")).Location);

        var page = await analyst.GetAsync(product);
        Assert.Contains("VPN装置から侵入された", page.Words);
        Assert.Contains("FortiGate 200F", page.Words);
        Assert.Contains(number, page.Words);
        Assert.Contains("提供用総合整理分析情報", page.Words);
        Assert.Single(await house.RecordAsync("incident-reports.read"), a => a.Person == analyst.Person && a.Content!["purpose"]!.GetValue<string>() == "analysis");
    }

    [Theory, BothDatabases]
    public async Task takes_nothing_that_says_who_reported_and_opens_no_report_that_is_not_there(Database on)
    {
        var house = await houses.OnAsync(on);
        var number = await house.AReportAsync();
        var analyst = await house.AnAnalystAsync();
        var product = await analyst.BeginAsync("取り込めない欄");
        var page = await analyst.GetAsync($"{product}?report={number}");
        Assert.Null(page.Find("input[name=Field][value='operator.name']"));
        Assert.Null(page.Find("input[name=Field][value='report.addressees']"));

        var token = page.Find("form[action*=ake] input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var sent = await analyst.PostAsync($"{product}?handler=Take", new FormUrlEncodedContent(new Dictionary<string, string> { ["Report"] = number, ["Field"] = "operator.name", ["__RequestVerificationToken"] = token }));
        Assert.Equal(HttpStatusCode.Forbidden, sent.Status);
        Assert.Equal(HttpStatusCode.NotFound, (await analyst.GetAsync($"{product}?report=NR-000000-00000000")).Status);
    }

    [Theory, BothDatabases]
    public async Task lets_a_secret_behind_for_a_reason_and_makes_a_record_of_a_lower_class(Database on)
    {
        var house = await houses.OnAsync(on);
        var number = await house.AReportAsync();
        var analyst = await house.AnAnalystAsync();
        var product = await analyst.BeginAsync("下位の区分");
        await analyst.TakeAsync(product, number, "event.summary");
        await analyst.TakeAsync(product, number, "technical.vulnerability");
        var statement = (await analyst.GetAsync(product)).Find("a[href*='/statements/']")!.GetAttribute("href")!;

        const string Carry = "form[action*=arry]";
        Assert.Equal(HttpStatusCode.BadRequest, (await analyst.FillInAsync(statement, new { Why = "Rewritten", Reason = "書き換えた" }, Carry)).Status);
        Assert.NotNull((await analyst.FillInAsync(statement, new { Ja = "境界装置から侵入される事案がある" }, "form:has([name=Ja])")).Location);
        Assert.NotNull((await analyst.FillInAsync(statement, new { Why = "Rewritten", Reason = "事業者の事情を除いた" }, Carry)).Location);

        var standing = await analyst.GetAsync($"{product}/class");
        Assert.Contains($"{number}の秘密を含みます", standing.Words);
        var lower = (await analyst.SubmitAsync(standing, new { }, "form:has([value=ForPublicity])")).Location!;
        var made = (await analyst.GetAsync(lower)).Words;
        Assert.Contains("境界装置から侵入される事案がある", made);
        Assert.Contains("元の記録から外した記載", made);
        Assert.Contains("CVE-2026-12345", made);
        Assert.Contains("周知等用総合整理分析情報", made);
        Assert.Equal(2, (await house.RecordAsync()).Count(a => a.Person == analyst.Person && a.Kind is "products.lowered" or "products.secret-left-behind" && a.Person == analyst.Person));

        var bring = (await analyst.GetAsync(lower)).Find("a[href*='bring=']")!.GetAttribute("href")!;
        Assert.NotNull((await analyst.FillInAsync(bring, new { Ja = "既知の脆弱性が使われた" }, "form:has([name=Ja])")).Location);
        Assert.Contains("提供用総合整理分析情報", (await analyst.GetAsync(lower)).Words);
    }

    [Theory, BothDatabases]
    public async Task says_what_to_mend_in_a_statement_and_keeps_one_persons_work_from_anothers(Database on)
    {
        var house = await houses.OnAsync(on);
        var analyst = await house.AnAnalystAsync();
        var product = await analyst.BeginAsync("入力の誤り");
        Assert.Contains("ATT&CKの番号", (await analyst.WriteAsync(product, "Technique", "手法", new { Technique = "X1" })).Words);
        Assert.Contains("製品名を", (await analyst.WriteAsync(product, "AffectedProduct", "製品", new { Product = "", Maker = "M" })).Words);
        Assert.Equal(HttpStatusCode.BadRequest, (await analyst.WriteAsync(product, "Situation", new string('あ', 4001))).Status);
        Assert.NotNull((await analyst.WriteAsync(product, "Technique", "公開サーバーへの攻撃", new { Technique = "ｔ1190" })).Location);
        Assert.Contains("T1190", (await analyst.GetAsync(product)).Words);
        Assert.Equal(HttpStatusCode.BadRequest, (await analyst.WriteAsync(product, "Indicator", "接続先", new { IndicatorValue = "これは指標ではない" })).Status);
        Assert.NotNull((await analyst.WriteAsync(product, "Indicator", "接続先", new { IndicatorValue = "hxxps://evil[.]example/a" })).Location);
        Assert.Contains("https://evil.example/a", (await analyst.GetAsync(product)).Words);

        var stale = await analyst.GetAsync($"{product}/statements?kind=Situation");
        await analyst.WriteAsync(product, "Situation", "先に書いた文");
        Assert.Equal(HttpStatusCode.Conflict, (await analyst.SubmitAsync(stale, new { Ja = "古い画面から", Source = "観測" }, "form:has([name=Ja])")).Status);
    }

    [Theory, BothDatabases]
    public async Task shows_hostile_text_as_text(Database on)
    {
        var house = await houses.OnAsync(on);
        var analyst = await house.AnAnalystAsync();
        var product = await analyst.BeginAsync("<script>alert(1)</script>");
        await analyst.WriteAsync(product, "Situation", "<img src=x onerror=alert(1)> [x](javascript:alert(1))");
        foreach (var path in new[] { product, $"{product}/sheet/plain", $"{product}/sheet/technical", $"{product}/class", $"{product}/release" })
        {
            var page = await analyst.GetAsync(path);
            Assert.Null(page.Find("main img"));
            Assert.Null(page.Find("main script"));
            Assert.Null(page.Find("a[href^='javascript:']"));
        }
    }
}
