using Microsoft.Playwright;
using Xunit;

namespace Noroshi.Journeys.Tests;

/// <summary>An operator draws what hangs on its facility and reads why each class is what it is, with and without script, on a desk and on a phone.</summary>
public sealed class The_drawing(DemoHouse demo, Browser browser) : IClassFixture<DemoHouse>
{
    private const string Nodes = "名前,種別,設備の一部,機能に影響するデータを送る,経路制御,ファイアウォール等,設備宛てデータの一時保存,IPアドレス\n監視制御サーバー,サーバー・端末,はい,はい,いいえ,いいえ,いいえ,はい\n"
        + "制御ルーター,ネットワーク機器,いいえ,はい,はい,いいえ,いいえ,はい\n所内FW,ネットワーク機器,いいえ,はい,いいえ,はい,いいえ,\n中継サーバー,サーバー・端末,いいえ,はい,いいえ,いいえ,はい,いいえ\n保守用VPN装置,ネットワーク機器,いいえ,はい,,はい,いいえ,はい\n";

    private const string Lines = "一方,他方,関係,公衆回線,データの向き\n制御ルーター,監視制御サーバー,,いいえ,↔\n所内FW,制御ルーター,,いいえ,↔\n中継サーバー,所内FW,,いいえ,→\n保守用VPN装置,中継サーバー,,はい,→\n中継サーバー,監視制御サーバー,アクセス制御機能,,\n";

    [Theory]
    [InlineData(1280, true)]
    [InlineData(390, false)]
    public async Task shows_each_class_with_its_proof(int width, bool script)
    {
        await using var journey = await browser.BeginAsync(demo.House, o => (o.ViewportSize, o.JavaScriptEnabled) = (new() { Width = width, Height = 900 }, script));
        var page = journey.Page;
        await journey.SignInAsync("reporter");
        await page.GotoAsync("/computers/facilities");
        await page.FillAsync("[name=Name]", $"中央指令所 {width}");
        await page.FillAsync("[name=Category]", "需給制御システム");
        await journey.PressAsync("main form button[type=submit]");
        await page.GotoAsync("/computers/facilities");
        await page.ClickAsync($"main tr:has-text('中央指令所 {width}') a[href$='/network']");
        await AccessibleAsync();

        await page.ClickAsync("main a[href$='/network/import']");
        await page.FillAsync("[name=PastedNodes]", Nodes);
        await page.FillAsync("[name=PastedLines]", Lines);
        await AccessibleAsync();
        await page.ClickAsync("main form button[type=submit]");
        await Assertions.Expect(page.Locator("svg.network a")).ToHaveCountAsync(5);
        await AccessibleAsync();

        // Every node is reached by the keyboard, and names itself.
        await page.Locator("svg.network a").First.FocusAsync();
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("制御ルーター → 監視制御サーバー：ほかのルーティング機器を介しません。");
        await AccessibleAsync();
        await page.ClickAsync("main a[href*='/network/line?']");
        await AccessibleAsync();
        await page.GoBackAsync();
        await page.ClickAsync("main a[href*='/network/node/']");
        await AccessibleAsync();
        await page.GoBackAsync();
        await page.ClickAsync("main a[href*='/network/remove?node']");
        await AccessibleAsync();

        async Task AccessibleAsync()
        {
            if (script)
            {
                await journey.AssertAccessibleAsync();
            }
        }
    }
}
