using System.Net;
using Noroshi.Testing;
using Xunit;

namespace Noroshi.Provision.Tests.Relaying;

/// <summary>Where a minister is the sender in law, nothing goes out before the minister's desk lets it go in the minister's name (Act art 40).</summary>
public class A_minister(Houses houses) : IClassFixture<Houses>
{
    [Theory, RolesOtherThan("desk-officer", "desk-supervisor")]
    public async Task is_no_other_role(Database on, string role) =>
        Assert.Equal(HttpStatusCode.Forbidden, (await (await (await houses.OnAsync(on)).SignInAsAsync(role)).GetAsync("/relay")).Status);

    [Theory, BothDatabases]
    public async Task sends_in_the_ministers_own_name_to_the_operators_in_charge(Database on)
    {
        var house = await houses.OnAsync(on);
        var product = await house.AReleasedAlertAsync("大臣が提供する速報");
        var @operator = await house.AnOperatorAsync();
        var reader = await house.SignInAsAsync("reporter", @operator);
        var (meti, mof) = (await house.AuthorityAsync("meti"), await house.AuthorityAsync("mof"));
        var (officer, elsewhere, sender) = (await house.SignInAsAsync("desk-officer", meti), await house.SignInAsAsync("desk-officer", mof), await house.AnAnalystAsync());

        Assert.Equal("/provision", (await sender.SendAsync(product, $"Route=40-1&Also={await house.CodeAsync(@operator)}", Senders.ForUsers)).Location);
        await house.DrainOutboxAsync();
        Assert.Empty(await reader.InboxAsync());
        Assert.NotEmpty(await officer.InboxAsync());

        var waiting = (await officer.GetAsync("/relay")).Document.QuerySelectorAll("main tbody a").First(a => a.TextContent.Contains("大臣が提供する速報", StringComparison.Ordinal)).GetAttribute("href")!;
        Assert.Equal(HttpStatusCode.NotFound, (await elsewhere.GetAsync(waiting)).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await officer.FillInAsync(waiting, new { Stated = new[] { "needed-to-prevent-damage" } }, "form[action*=end]")).Status);
        var page = await officer.GetAsync(waiting);
        Assert.NotNull((await officer.SubmitAsync(page, new { Stated = Senders.ForUsers }, "form[action*=end]")).Location);
        Assert.Equal(HttpStatusCode.Conflict, (await officer.SubmitAsync(page, new { Stated = Senders.ForUsers }, "form[action*=end]")).Status);
        await house.DrainOutboxAsync();

        var received = await reader.GetAsync(Assert.Single(await reader.InboxAsync()));
        Assert.Contains("特別社会基盤事業所管大臣", received.Words);
        Assert.Single(await house.RecordAsync("provision.relayed"), a => a.Person == officer.Person && a.Organisation == meti);
        Assert.Contains(await house.RecordAsync("provision.provided"), a => a.OnBehalfOf == meti);
    }

    [Theory, BothDatabases]
    public async Task may_decline_and_says_why(Database on)
    {
        var house = await houses.OnAsync(on);
        var product = await house.AReleasedAlertAsync("大臣が提供しない速報");
        var @operator = await house.AnOperatorAsync();
        var (officer, sender) = (await house.SignInAsAsync("desk-supervisor", await house.AuthorityAsync("meti")), await house.AnAnalystAsync());
        await sender.SendAsync(product, $"Route=40-1&Also={await house.CodeAsync(@operator)}", Senders.ForUsers);
        await house.DrainOutboxAsync();
        var waiting = (await officer.GetAsync("/relay")).Document.QuerySelectorAll("main tbody a").First(a => a.TextContent.Contains("大臣が提供しない速報", StringComparison.Ordinal)).GetAttribute("href")!;

        Assert.Equal(HttpStatusCode.BadRequest, (await officer.FillInAsync(waiting, new { Because = "" }, "form[action*=eturn]")).Status);
        Assert.Equal("/relay", (await officer.FillInAsync(waiting, new { Because = "所管の事業者には関わらない" }, "form[action*=eturn]")).Location);
        await house.DrainOutboxAsync();
        Assert.Empty(await (await house.SignInAsAsync("reporter", @operator)).InboxAsync());
        Assert.Contains("大臣が提供しない", (await sender.GetAsync("/provision")).Words);
    }
}
