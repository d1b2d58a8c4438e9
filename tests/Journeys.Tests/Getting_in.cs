using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit;

namespace Noroshi.Journeys.Tests;

public class Getting_in(DemoHouse demo, Browser browser) : IClassFixture<DemoHouse>
{
    [Fact]
    public async Task changes_the_language_and_stays_on_the_page_with_its_query()
    {
        await using var journey = await browser.BeginAsync(demo.House);
        await journey.SignInAsync("inspector");
        await journey.Page.GotoAsync("/oversight/acts?kind=parties.");
        Assert.Equal("ja", await journey.Page.GetAttributeAsync("html", "lang"));

        await journey.Page.ClickAsync("a[href^='/language/en']:visible >> nth=0");

        await Assertions.Expect(journey.Page.Locator("html")).ToHaveAttributeAsync("lang", "en");
        Assert.EndsWith("/oversight/acts?kind=parties.", journey.Page.Url, StringComparison.Ordinal);
        Assert.Equal("Record of acts", await journey.Page.InnerTextAsync("h1"));
    }

    [Fact]
    public async Task works_with_the_keyboard_alone()
    {
        await using var journey = await browser.BeginAsync(demo.House);
        await journey.Page.GotoAsync("/sign-in");

        // The first stop skips the menu; what has the focus can be seen.
        await journey.Page.Keyboard.PressAsync("Tab");
        Assert.StartsWith("#", await journey.Page.EvaluateAsync<string>("() => document.activeElement.getAttribute('href') ?? ''"), StringComparison.Ordinal);
        await TabToAsync(journey.Page, "button[data-role=inspector]");
        Assert.NotEqual("none 0px", await journey.Page.EvaluateAsync<string>("() => { const s = getComputedStyle(document.activeElement); return `${s.outlineStyle} ${s.outlineWidth}`; }"));
        await journey.Page.Keyboard.PressAsync("Enter");
        await journey.ArriveInsideAsync();
        await TabToAsync(journey.Page, "a[href='/oversight/acts']");
        await journey.Page.Keyboard.PressAsync("Enter");
        await journey.ArriveAsync("**/oversight/acts");
        await TabToAsync(journey.Page, "main a[href='/oversight/verification']");
        await journey.Page.Keyboard.PressAsync("Enter");
        await journey.ArriveAsync("**/oversight/verification");
        await TabToAsync(journey.Page, "main form[method=post] button");
        await journey.Page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(journey.Page.Locator("main")).ToContainTextAsync("すべての記録が作成時のままです");
    }

    [Fact]
    public async Task works_without_script()
    {
        await using var journey = await browser.BeginAsync(demo.House, o => o.JavaScriptEnabled = false);
        await journey.SignInAsync("inspector");
        await journey.Page.ClickAsync("a[href='/oversight/acts']:visible >> nth=0");
        await journey.Page.SelectOptionAsync("[name=Kind]", "parties.signed-in");
        await journey.Page.ClickAsync("form.filters button[type=submit]");
        await journey.ArriveAsync(new Regex("kind=parties\\.signed-in", RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1)));

        Assert.True(await journey.Page.Locator("tbody tr").CountAsync() > 0);
    }

    [Fact]
    public async Task sends_a_visitor_without_a_session_to_the_sign_in_page_and_then_where_the_visitor_wanted()
    {
        await using var journey = await browser.BeginAsync(demo.House);
        await journey.Page.GotoAsync("/oversight/acts");
        Assert.Contains("/sign-in", journey.Page.Url, StringComparison.Ordinal);

        await journey.Page.ClickAsync("button[data-role=inspector]");

        await journey.ArriveAsync("**/oversight/acts");
    }

    private static async Task TabToAsync(IPage page, string selector)
    {
        for (var presses = 0; presses < 150; presses++)
        {
            if (await page.EvaluateAsync<bool>("s => document.activeElement.matches(s)", selector))
            {
                return;
            }

            await page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"The Tab key does not lead to {selector} on {page.Url}.");
    }
}
