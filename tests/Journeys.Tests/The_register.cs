using System.Text;
using Microsoft.Playwright;
using Xunit;

namespace Noroshi.Journeys.Tests;

/// <summary>An operator with only a spreadsheet goes from nothing to a filed notification in one sitting.</summary>
public sealed class The_register(DemoHouse demo, Browser browser) : IClassFixture<DemoHouse>
{
    private const string Sheet = "ホスト名,メーカー,型番,種別,区分,導入日,バージョン\nfw-01,フォーティネット,FortiGate 200F,アプライアンス,T2-3,2026/11/2,7.4.1\nad-01,Microsoft,Active Directory,ミドルウェア,T2-6,2020-04-01,\nsv-01,Microsoft,Windows Server 2022,OS,T1,2022-04-01,\nbad,X,Y,,T9,,\n";

    [Theory]
    [InlineData(1280, true)]
    [InlineData(390, false)]
    public async Task goes_from_a_spreadsheet_to_a_filed_notification(int width, bool script)
    {
        await using var journey = await browser.BeginAsync(demo.House, o => (o.ViewportSize, o.JavaScriptEnabled) = (new() { Width = width, Height = 900 }, script));
        var page = journey.Page;
        await journey.SignInAsync("reporter");
        await page.GotoAsync("/computers/facilities");
        await page.FillAsync("[name=Name]", $"中央給電指令所 {width}");
        await page.FillAsync("[name=Category]", "需給制御システム");
        await page.ClickAsync("main form button[type=submit]");
        await journey.ArriveAsync("**/computers");

        await page.GotoAsync("/computers/import");
        await page.SelectOptionAsync("[name=Facility]", new SelectOptionValue { Label = $"中央給電指令所 {width}" });
        await page.SetInputFilesAsync("[name=Brought]", new FilePayload { Name = "資産一覧.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(Sheet) });
        await journey.PressAsync("main form button[type=submit]");
        await journey.PressAsync("form[action*='ead'] button[type=submit]");
        await demo.House.DrainOutboxAsync();

        // The page renews itself while the list is read.
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("3件を取り込む", new() { Timeout = 30_000 });
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("区分「T9」は読み取れません");
        await AccessibleAsync();
        await journey.PressAsync("form[action*='onfirm'] button[type=submit]");
        await demo.House.DrainOutboxAsync();

        await page.GotoAsync("/computers");
        await Assertions.Expect(page.Locator("main table")).ToContainTextAsync("届出不要");
        await AccessibleAsync();
        await page.GotoAsync("/computers/notify");
        await AccessibleAsync();
        await page.CheckAsync("[name=Confirmed] >> nth=0");
        await page.ClickAsync("section form button[type=submit] >> nth=0");
        await journey.ArriveAsync("**/computers/notifications/NT-*");
        await Assertions.Expect(page.Locator("main table >> nth=1")).ToContainTextAsync("FortiGate 200F");
        await Assertions.Expect(page.Locator("main")).Not.ToContainTextAsync("7.4.1");
        await AccessibleAsync();

        // An incident strikes the firewall: a few letters in the report find it, by keyboard alone or by the button beside the box.
        await page.GotoAsync("/reports/new");
        await page.CheckAsync("[name=Kind][value=ransomware]");
        await page.FillAsync("[name='answers.event.summary']", "ファイアウォールへの侵入");
        await journey.PressAsync("main button.button--primary");
        await page.GotoAsync(page.Url.Split('?')[0].Replace("/awareness", "/facts", StringComparison.Ordinal));
        await page.ClickAsync("details:has(#computers) > summary");
        if (script)
        {
            await page.Locator("#find-computer").PressSequentiallyAsync("ふぉーてぃ");
            await Assertions.Expect(page.Locator("#find-computer-list [role=option]")).Not.ToHaveCountAsync(0);
            await AccessibleAsync();
            await page.PressAsync("#find-computer", "ArrowDown");
            await page.PressAsync("#find-computer", "Enter");
        }
        else
        {
            await page.FillAsync("#find-computer", "ふぉーてぃ");
            await page.ClickAsync("button[name=Then][value=find]");
            await page.ClickAsync("button[name=Pick] >> nth=0");
        }

        await Assertions.Expect(page.Locator("[name='answers.computer.product']")).ToHaveValueAsync("FortiGate 200F");
        await AccessibleAsync();

        // Without script the page cannot be looked through for barriers.
        async Task AccessibleAsync()
        {
            if (script)
            {
                await journey.AssertAccessibleAsync();
            }
        }
    }
}
