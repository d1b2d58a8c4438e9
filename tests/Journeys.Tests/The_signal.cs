using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Testing;
using Xunit;

namespace Noroshi.Journeys.Tests;

/// <summary>One operator's report comes back as a warning to exactly those who use the same product, and to the public, with nothing of the victim in it.</summary>
public sealed class The_signal(DemoHouse demo, Browser browser) : IClassFixture<DemoHouse>
{
    [Theory]
    [InlineData(1280, true)]
    [InlineData(390, false)]
    public async Task goes_from_one_report_to_those_who_use_the_same_product(int width, bool script)
    {
        var house = demo.House;
        var number = await house.AReportAsync($"VPN装置から侵入された {width}");
        var title = $"境界装置の脆弱性の悪用 {width}";
        await using var journey = await browser.BeginAsync(house, o => (o.ViewportSize, o.JavaScriptEnabled) = (new() { Width = width, Height = 900 }, script));
        var page = journey.Page;

        // An analyst takes over what the report says, and writes what to do.
        await journey.TakeAsync(await house.AnAnalystAsync());
        await page.GotoAsync($"/analysis/head?from={number}");
        await page.CheckAsync("[name=Speed][value=Flash]");
        await page.CheckAsync("[name=Remedy][value=Workaround]");
        await page.FillAsync("[name=TitleJa]", title);
        await AccessibleAsync();
        await journey.PressAsync("main form button.button--primary");
        var product = new Uri(page.Url).AbsolutePath;
        await journey.PressAsync("form:has(input[value='computer.product']) button");
        await AccessibleAsync();
        await WriteAsync("Situation", "境界装置の脆弱性が悪用され、ランサムウェアの被害が出ています。");
        await WriteAsync("Action", "管理画面を外部から遮断してください。");

        // The product's name was public before; that is said, and the class follows.
        await page.GotoAsync(product);
        await page.ClickAsync("ol.statements li:has-text('FortiGate 200F') a");
        await page.CheckAsync("[name=Why][value=PublicBefore]");
        await page.FillAsync("[name=Reason]", "製品名は公表されている");
        await AccessibleAsync();
        await journey.PressAsync("form[action*='arry'] button");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("周知等用総合整理分析情報");
        await page.GotoAsync(product + "/class");
        await AccessibleAsync();
        await page.GotoAsync(product + "/release");
        await page.CheckAsync("[name=Looked]");
        await AccessibleAsync();
        await journey.PressAsync("form[action*='ropose'] button");

        // A second person approves.
        await journey.TakeAsync(await house.AnAnalystAsync("cabinet-supervisor"));
        await page.GotoAsync("/analysis/approvals");
        await AccessibleAsync();
        await page.ClickAsync($"main a:has-text('{title}')");
        await page.CheckAsync("[name=Looked]");
        await journey.PressAsync("form[action*='pprove'] button");
        await AccessibleAsync();

        // It is provided to those who have notified the product, and made public.
        await page.GotoAsync("/provision");
        await AccessibleAsync();
        await page.ClickAsync($"main tr:has-text('{title}') a");
        await page.CheckAsync("[name=By][value=users]");
        await page.CheckAsync("[name=Publish]");
        await page.ClickAsync("main form[method=get] button");
        foreach (var stated in new[] { "needed-to-prevent-damage", "rights-considered" })
        {
            await page.CheckAsync($"[name=Stated][value='{stated}']");
        }

        await page.FillAsync("[name=Because]", "悪用が広がっている");
        await AccessibleAsync();
        await page.ClickAsync("button[name=Then]");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("3者に提供する");
        await journey.PressAsync("main form[method=post] button.button--primary");
        await house.DrainOutboxAsync();
        var sending = page.Url;

        // Exactly the two operators with that firewall have it; nothing in it tells of the one who reported.
        Assert.Equal(["op-01", "op-09"], await WhoHasItAsync(house, title));
        await journey.TakeAsync(await house.SignInAsync(await house.SomebodyAsync("op-01")));
        await page.GotoAsync("/received");
        await AccessibleAsync();
        await page.ClickAsync($"main a:has-text('{title}')");
        foreach (var audience in new[] { "ciso", "technical", "plain", "management" })
        {
            await page.GotoAsync($"{page.Url.Split('?')[0]}?for={audience}");
            await Assertions.Expect(page.Locator("main")).ToContainTextAsync("管理画面を外部から遮断してください。");
            await Assertions.Expect(page.Locator("main")).Not.ToContainTextAsync(HouseProducts.Host);
            await Assertions.Expect(page.Locator("main")).Not.ToContainTextAsync(number);
            await AccessibleAsync();
        }

        await page.CheckAsync("[name=Answer][value=Done]");
        await journey.PressAsync("main form button.button--primary");

        await page.GotoAsync("/bulletin");
        await AccessibleAsync();
        await page.ClickAsync($"main a:has-text('{title}')");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("してほしいこと");
        await AccessibleAsync();

        // The answer is back with the sender.
        await journey.TakeAsync(await house.AnAnalystAsync());
        await page.GotoAsync(sending);
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("対応済み");
        await AccessibleAsync();

        async Task WriteAsync(string kind, string text)
        {
            await page.GotoAsync($"{product}/statements?kind={kind}");
            await page.FillAsync("[name=Ja]", text);
            await page.FillAsync("[name=Source]", "公表資料");
            await journey.PressAsync("form:has([name=Ja]) button.button--primary");
        }

        // Without script the page cannot be looked through for barriers.
        async Task AccessibleAsync()
        {
            if (script)
            {
                await journey.AssertAccessibleAsync();
            }
        }
    }

    private static async Task<string[]> WhoHasItAsync(House house, string title) => await house.InsideAsync(Actor.System, async services =>
    {
        var who = services.GetRequiredService<IWhoIsWho>();
        var have = new List<string>();
        foreach (var @operator in await who.OrganisationsAsync(OrganisationKind.Operator, default))
        {
            foreach (var person in (await who.PeopleWhoMayAsync(@operator.Id, Permission.ReceiveProducts, default)).Take(1))
            {
                if ((await (await house.SignInAsync(person.Id)).GetAsync("/received")).Words.Contains(title, StringComparison.Ordinal))
                {
                    have.Add(@operator.Code);
                }
            }
        }

        return have.Order(StringComparer.Ordinal).ToArray();
    });
}
