using Microsoft.Playwright;
using Noroshi.Testing;
using Xunit;

namespace Noroshi.Journeys.Tests;

/// <summary>The drill of a leak: a sentence turns up outside, its copy is found, provision stops, those who gave the information are told, and later it goes on again.</summary>
public sealed class A_leak(DemoHouse demo, Browser browser) : IClassFixture<DemoHouse>
{
    [Theory]
    [InlineData(1280, 900)]
    [InlineData(390, 844)]
    public async Task is_traced_stopped_and_ended(int width, int height)
    {
        var house = demo.House;
        var sender = await house.AnAnalystAsync();
        var reporting = await house.AnOperatorAsync();
        var reporter = await house.SignInAsAsync("reporter", reporting);
        var number = await house.AReportAsync($"漏えいの訓練 {width}", reporting);
        var product = await house.AReleasedAlertFromAsync(sender, $"漏えいの訓練の速報 {width}", number);
        Assert.NotNull((await sender.SendAsync(product, "Route=41&Also=op-01", Senders.ForUsers)).Location);
        await house.DrainOutboxAsync();

        // Somebody reads it, and what is read there turns up elsewhere.
        await using var journey = await browser.BeginAsync(house, o => o.ViewportSize = new() { Width = width, Height = height });
        var page = journey.Page;
        await journey.TakeAsync(await house.SignInAsync(await house.SomebodyAsync("op-01")));
        await page.GotoAsync("/received");
        await page.ClickAsync($"main a:has-text('漏えいの訓練の速報 {width}')");
        var received = page.Url;
        await journey.AssertAccessibleAsync();
        var leaked = string.Join('\n', await page.Locator("main .said").AllTextContentsAsync());

        // The mark within leads to the copy, and provision stops with one press.
        await journey.TakeAsync(sender);
        await page.GotoAsync("/provision/leaks");
        await page.FillAsync("[name=Text]", leaked);
        await journey.AssertAccessibleAsync();
        await page.ClickAsync("form[action*=Trace] button");
        await Assertions.Expect(page.Locator("main table caption:has-text('見つかった写し') ~ tbody")).ToContainTextAsync("op-01");
        await journey.AssertAccessibleAsync();
        await page.FillAsync("form:has([name=Mark]) [name=Found]", "掲示板に貼られていた");
        await journey.PressAsync("form:has([name=Mark]) button");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("提供を停止中");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("外に出たもの");
        await journey.AssertAccessibleAsync();
        await journey.PressAsync("form[action*=Tell] button");
        var file = page.Url;

        // The one it was stopped for reads on and takes nothing away; the one who reported knows that, not by whom.
        await journey.TakeAsync(await house.SignInAsync(await house.SomebodyAsync("op-01")));
        await page.GotoAsync(received);
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("管理画面を外部から遮断する");
        await Assertions.Expect(page.Locator("main a[href$='stix.json']")).ToHaveCountAsync(0);
        await journey.AssertAccessibleAsync();
        await journey.TakeAsync(reporter);
        await page.GotoAsync("/notices");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("提供先の外に出た可能性");
        await Assertions.Expect(page.Locator("main")).Not.ToContainTextAsync("op-01");

        // A second person puts down what was found, and lets it go on.
        await journey.TakeAsync(await house.AnAnalystAsync("cabinet-supervisor"));
        await page.GotoAsync(file);
        await page.FillAsync("[name=Decision]", "誤って貼ったもの。再発防止を確かめた。");
        await journey.PressAsync("form[action*=Decide] button");
        await page.ClickAsync("details:has([name=Because]) summary");
        await page.FillAsync("[name=Because]", "再発防止を確かめた");
        await journey.AssertAccessibleAsync();
        await journey.PressAsync("form[action*=Restore] button");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("提供を再開済み");
        await journey.AssertAccessibleAsync();
    }
}
