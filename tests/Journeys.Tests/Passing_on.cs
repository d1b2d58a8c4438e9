using Microsoft.Playwright;
using Noroshi.Testing;
using Xunit;

namespace Noroshi.Journeys.Tests;

/// <summary>What is shared in the council goes on from the prefecture to its town, by a person at a desk or on the way.</summary>
public sealed class Passing_on(DemoHouse demo, Browser browser) : IClassFixture<DemoHouse>
{
    [Theory]
    [InlineData(1280, true)]
    [InlineData(390, false)]
    public async Task reaches_the_town(int width, bool script)
    {
        var house = demo.House;
        var title = $"区域に展開する情報 {width}";
        var product = await house.AReleasedAlertAsync(title);
        Assert.NotNull((await (await house.AnAnalystAsync()).SendAsync(product, "Route=45-3&Also=pref-01", ["helps-prevent-damage", "rights-considered"])).Location);
        await house.DrainOutboxAsync();
        await using var journey = await browser.BeginAsync(house, o => (o.ViewportSize, o.JavaScriptEnabled) = (new() { Width = width, Height = 844 }, script));
        var page = journey.Page;

        await journey.TakeAsync(await house.SignInAsync(await house.SomebodyAsync("pref-01")));
        await page.GotoAsync("/received");
        await page.ClickAsync($"main a:has-text('{title}')");
        await page.ClickAsync("main a[href$='/onward']");
        await AccessibleAsync();
        await page.FillAsync("[name=Because]", "区域で使われている");
        await page.ClickAsync("main form button.button--primary");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("展開する市区町村を選んでください。");
        await AccessibleAsync();
        await page.CheckAsync("tr:has-text('常盤市') [name=To]");
        await journey.PressAsync("main form button.button--primary");
        await Assertions.Expect(page.Locator("tr:has-text('常盤市')")).ToContainTextAsync("展開済み");
        await AccessibleAsync();
        await house.DrainOutboxAsync();

        await journey.TakeAsync(await house.SignInAsync(await house.SomebodyAsync("city-01")));
        await page.GotoAsync("/received");
        await page.ClickAsync($"main a:has-text('{title}')");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("管理画面を外部から遮断する");

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
