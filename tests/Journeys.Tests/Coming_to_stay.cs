using Microsoft.Playwright;
using Noroshi.Kernel;
using Noroshi.Parties;
using Noroshi.Testing;
using Xunit;

namespace Noroshi.Journeys.Tests;

/// <summary>A real installation from its first link on: passkeys, an invitation, a lost key, and the second person who vouches.</summary>
public class Coming_to_stay(Browser browser)
{
    [Fact]
    public async Task from_the_first_administrators_link_to_a_colleague_who_lost_the_key()
    {
        await using var house = await House.OpenAsync(Database.Sqlite, backgroundWork: true);
        var first = await house.InsideAsync(Actor.System, s => PartiesModule.FirstAdministratorLinkAsync(s, CancellationToken.None));

        // The first administrator opens the link by the address that the terminal shows, or by number: the name is what counts.
        await using var administrator = await browser.BeginAsync(house);
        await Authenticator.InsertAsync(administrator);
        await administrator.Page.GotoAsync(first!.AbsoluteUri.Replace("localhost", "127.0.0.1", StringComparison.Ordinal));
        Assert.StartsWith("http://localhost", administrator.Page.Url, StringComparison.Ordinal);
        await administrator.AssertAccessibleAsync();
        await administrator.Page.FillAsync("[name=Name]", "最初 管理子");
        await administrator.Page.FillAsync("[name=Mail]", "first@example.jp");
        await RegisterAsync(administrator.Page);
        await administrator.ArriveAsync("http://localhost:*/");

        // A colleague is invited and comes with a key of her own.
        await administrator.Page.GotoAsync("/organisation/people");
        await administrator.Page.FillAsync("[name=mail]", "colleague@example.jp");
        await administrator.Page.SelectOptionAsync("[name=role]", "cabinet-analyst");
        await administrator.Page.ClickAsync("form[action*='handler=Invite'] button");
        var invitation = await administrator.Page.InnerTextAsync("#invitation-link");
        await using var colleague = await browser.BeginAsync(house);
        var key = await Authenticator.InsertAsync(colleague);
        await colleague.Page.GotoAsync(invitation);
        await colleague.Page.FillAsync("[name=Name]", "分析 花子");
        await RegisterAsync(colleague.Page);
        await colleague.ArriveAsync("http://localhost:*/");

        // She signs out and in again.
        await colleague.Page.ClickAsync(".header__out button");
        await UseAsync(colleague.Page);
        await colleague.ArriveAsync("http://localhost:*/");
        await Assertions.Expect(colleague.Page.Locator(".who")).ToContainTextAsync("分析 花子");

        // She loses the key. The page says that nothing fits; she asks, and the administrator vouches and hands over a link.
        await colleague.Page.ClickAsync(".header__out button");
        await key.ReplaceAsync();
        await UseAsync(colleague.Page);
        await Assertions.Expect(colleague.Page.Locator("[data-passkey-says]")).ToBeVisibleAsync();
        await colleague.Page.ClickAsync("a[href='/recover']");
        await colleague.ArriveAsync("**/recover");
        await colleague.AssertAccessibleAsync();
        await colleague.Page.FillAsync("[name=Mail]", "colleague@example.jp");
        await colleague.Page.ClickAsync("main form button");
        await Assertions.Expect(colleague.Page.Locator("main")).ToContainTextAsync("依頼を受け付けました");

        await administrator.Page.GotoAsync("/notices");
        await administrator.Page.ClickAsync("form[action*='handler=Open'] button");
        await administrator.ArriveAsync("**/recoveries");
        await administrator.Page.ClickAsync("form[action*='handler=Approve'] button");
        await Assertions.Expect(administrator.Page.Locator("#recovery-link")).ToBeVisibleAsync();
        await administrator.AssertAccessibleAsync();
        await colleague.Page.GotoAsync(await administrator.Page.InnerTextAsync("#recovery-link"));
        await RegisterAsync(colleague.Page);
        await colleague.ArriveAsync("http://localhost:*/");
        await colleague.Page.ClickAsync(".header__out button");
        await UseAsync(colleague.Page);
        await colleague.ArriveAsync("http://localhost:*/");

        // The last passkey stays; with a second one the first may go.
        await colleague.Page.GotoAsync("/account/passkeys");
        await colleague.AssertAccessibleAsync();
        await colleague.Page.ClickAsync("main summary");
        await colleague.Page.ClickAsync("form[action*='handler=Remove'] button");
        await Assertions.Expect(colleague.Page.Locator("main")).ToContainTextAsync("最後のパスキーは削除できません");
    }

    [Fact]
    public async Task without_script_says_that_a_passkey_needs_it()
    {
        await using var house = await House.OpenAsync(Database.Sqlite);
        await using var visitor = await browser.BeginAsync(house, o => o.JavaScriptEnabled = false);
        await visitor.Page.GotoAsync("/sign-in");

        await Assertions.Expect(visitor.Page.Locator("main")).ToContainTextAsync("JavaScriptを有効にしてください");
        await Assertions.Expect(visitor.Page.Locator("form[data-passkey] button")).ToBeDisabledAsync();
    }

    private static Task RegisterAsync(IPage page) => page.ClickAsync("form[data-passkey=create] button[type=submit]");

    private static Task UseAsync(IPage page) => page.ClickAsync("form[data-passkey=use] button[type=submit]");
}
