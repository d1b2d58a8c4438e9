using Microsoft.Playwright;
using Xunit;

namespace Noroshi.Journeys.Tests;

/// <summary>The reporter's window as an officer meets it: a first report in three pages, nothing lost without script, every page on a phone.</summary>
public sealed class The_window(DemoHouse demo, Browser browser) : IClassFixture<DemoHouse>
{
    [Fact]
    public async Task takes_a_first_report_of_ransomware_from_sign_in_to_receipt_in_three_pages_and_at_most_twelve_answers()
    {
        await using var journey = await browser.BeginAsync(demo.House);
        var page = journey.Page;
        var forms = new List<string>();
        await journey.SignInAsync("reporter");
        await page.ClickAsync("a[href='/reports/new']:visible >> nth=0");
        await journey.ArriveAsync("**/reports/new");

        var demanded = await DemandedAsync(page, forms);
        var answered = 0;
        await page.CheckAsync("[name=Kind][value=ransomware]");
        answered++;
        await page.FillAsync("[name='answers.event.summary']", "監視サーバー2台が暗号化された");
        answered++;
        await page.FillAsync("[name='answers.awareness.at.Date']", "2026-11-24");
        await page.FillAsync("[name='answers.awareness.at.Time']", "08:40");
        answered++;
        await page.FillAsync("[name='answers.awareness.by']", "CSIRT 当直");
        answered++;
        await page.FillAsync("[name='answers.awareness.ground']", "端末に脅迫文が表示された");
        answered++;
        await page.CheckAsync("[name='answers.computer.class'] >> nth=0");
        answered++;
        await page.ClickAsync("main button.button--primary");
        await journey.ArriveAsync("**/facts");

        demanded += await DemandedAsync(page, forms);
        await page.ClickAsync("main button.button--primary");
        await journey.ArriveAsync("**/check");

        demanded += await DemandedAsync(page, forms);
        await page.ClickAsync("main button[value=file]");
        await journey.ArriveAsync("**/receipt/1");

        Assert.Equal(3, forms.Distinct().Count());
        Assert.Equal(6, answered); // what the officer truly typed or chose; the register knew the rest
        Assert.InRange(demanded, answered, 12);
        Assert.Equal(2, await page.Locator("[data-receipt]").CountAsync());
        Assert.Equal(0, await page.Locator("#errors").CountAsync());
    }

    [Fact]
    public async Task loses_nothing_without_script_when_the_session_has_ended()
    {
        await using var journey = await browser.BeginAsync(demo.House, o => o.JavaScriptEnabled = false);
        var page = journey.Page;
        await journey.SignInAsync("reporter");
        await page.GotoAsync("/reports/new");
        await page.CheckAsync("[name=Kind][value=ransomware]");
        await page.FillAsync("[name='answers.event.summary']", "工程管理の端末が応答しない");
        await page.FillAsync("[name='answers.awareness.ground']", "夜勤からの電話");
        await page.Context.ClearCookiesAsync(new() { Name = "noroshi" });

        await page.ClickAsync("main button.button--primary");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("入力した内容は保管してあります");
        await page.ClickAsync("button[data-role=reporter]");
        await journey.ArriveAsync("**/reports/kept/**");
        await Assertions.Expect(page.Locator("main table")).ToContainTextAsync("夜勤からの電話");
        await page.ClickAsync("#resume button");
        await journey.ArriveAsync("**/awareness?mend=true");

        Assert.Equal("工程管理の端末が応答しない", await page.InputValueAsync("[name='answers.event.summary']"));
        Assert.Equal("夜勤からの電話", await page.InputValueAsync("[name='answers.awareness.ground']"));
    }

    [Theory]
    [InlineData("ja", 375)]
    [InlineData("en", 375)]
    [InlineData("ja", 1280)]
    public async Task meets_no_barrier_and_no_sideways_scrolling(string language, int width)
    {
        await using var journey = await browser.BeginAsync(demo.House, o => o.ViewportSize = new() { Width = width, Height = 812 });
        var page = journey.Page;
        await journey.SignInAsync("reporter");
        await page.GotoAsync($"/language/{language}?back=%2Freports");
        var number = await page.Locator("main th a[href^='/reports/NR-']").First.GetAttributeAsync("href");
        var paths = new List<string>
        {
            "/purposes", "/computers", "/computers/facilities", "/computers/entry", "/computers/import", "/computers/notify", "/computers/notifications", "/computers/check", "/computers/check?so=part-of-facility.no~connected.yes~affects.yes~routes.yes~no-router-between.yes&stop=true", "/check", "/check/history", "/reports", "/reports?state=closed", "/reports/new", "/reports/new?basis=voluntary", "/reports/forms", "/reports/burden",
        };
        paths.AddRange(new[] { "", "/versions", "/exchanges", "/exchanges/new", "/files", "/copies", "/readings", "/next", "/receipt/1" }.Select(p => number + p));
        var draft = await ADraftAsync(journey);
        paths.AddRange(new[] { "/awareness", "/awareness?mend=true", "/facts", "/check", "/files", "/discard" }.Select(p => draft + p));
        paths.Add(await AKeptPageAsync(journey, draft));
        paths.Add("/reports");
        paths.Add(draft + "/facts");
        var wrong = new List<string>();
        foreach (var path in paths)
        {
            var answer = await page.GotoAsync(path);
            if (answer?.Status is not (200 or 400))
            {
                wrong.Add($"{path} answers {answer?.Status}");
            }

            await page.EvaluateAsync("() => document.querySelectorAll('main details').forEach(d => d.open = true)");
            wrong.AddRange(await journey.BarriersAsync());
            if (Environment.GetEnvironmentVariable("NOROSHI_PICTURES") is { Length: > 0 } folder)
            {
                await journey.PictureAsync(Path.Combine(folder, $"{paths.IndexOf(path):00}-{language}-{width}{path.Replace('/', '_').Replace('?', '_')[..Math.Min(path.Length, 60)]}.png"));
            }
        }

        Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong));
    }

    // Each mark is one answer that the page demands, whether or not the register has given it already.
    private static async Task<int> DemandedAsync(IPage page, List<string> forms)
    {
        forms.Add(new Uri(page.Url).AbsolutePath);
        return await page.Locator("main form .mark--required").CountAsync();
    }

    private static async Task<string> ADraftAsync(Journey journey)
    {
        var page = journey.Page;
        await page.GotoAsync("/reports/new");
        await page.CheckAsync("[name=Kind][value=ransomware]");
        await page.FillAsync("[name='answers.event.summary']", "監視サーバー2台が暗号化された");
        await page.ClickAsync("main button.button--primary");
        await journey.ArriveAsync("**/awareness?mend=true");
        var path = new Uri(page.Url).AbsolutePath;
        return path[..path.LastIndexOf('/')];
    }

    private static async Task<string> AKeptPageAsync(Journey journey, string draft)
    {
        var page = journey.Page;
        await page.GotoAsync(draft + "/awareness");
        await page.FillAsync("[name='answers.awareness.ground']", "長い説明".PadRight(300, '長'));
        await page.Context.ClearCookiesAsync(new() { Name = "noroshi" });
        await page.ClickAsync("main button.button--primary");
        await journey.ArriveAsync("**/sign-in?**");
        await page.ClickAsync("button[data-role=reporter]");
        await journey.ArriveAsync("**/reports/kept/**");
        return new Uri(page.Url).AbsolutePath;
    }
}
