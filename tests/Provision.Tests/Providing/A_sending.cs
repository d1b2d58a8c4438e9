using System.Net;
using Noroshi.Testing;
using Xunit;

namespace Noroshi.Provision.Tests.Providing;

/// <summary>A product gets to exactly those who were chosen and may have it, and to nobody else.</summary>
public class A_sending(Houses houses) : IClassFixture<Houses>
{
    [Theory, RolesOtherThan("cabinet-analyst", "cabinet-supervisor")]
    public async Task is_begun_by_no_other_role(Database on, string role)
    {
        var visitor = await (await houses.OnAsync(on)).SignInAsAsync(role);
        foreach (var path in new[] { "/provision", $"/provision/new/{Guid.CreateVersion7()}" })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await visitor.GetAsync(path)).Status);
        }
    }

    [Theory, BothDatabases]
    public async Task reaches_those_chosen_and_nobody_else(Database on)
    {
        var house = await houses.OnAsync(on);
        var product = await house.AReleasedAlertAsync("選んだ相手だけの速報");
        var (chosen, other) = (await house.AnOperatorAsync(), await house.AnOperatorAsync());
        var (reader, stranger) = (await house.SignInAsAsync("reporter", chosen), await house.SignInAsAsync("reporter", other));
        var sender = await house.AnAnalystAsync();

        var sent = await sender.SendAsync(product, $"Route=41&Also={await house.CodeAsync(chosen)}", Senders.ForUsers);
        Assert.StartsWith("/provision/sendings/", sent.Location, StringComparison.Ordinal);
        Assert.Empty(await reader.InboxAsync());
        await house.DrainOutboxAsync();

        var received = Assert.Single(await reader.InboxAsync());
        Assert.Empty(await stranger.InboxAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(received)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(sent.Location!)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync(sent.Location!)).Status);
        Assert.Contains("境界装置の脆弱性が悪用されている", (await reader.GetAsync(received)).Words);
        Assert.Single(await house.RecordAsync("provision.read"), a => a.Person == reader.Person);
        Assert.Contains(await house.RecordAsync("provision.provided"), a => a.Object.EndsWith(sent.Location!.Split('/')[^1], StringComparison.Ordinal) && a.Content!["delivered"]!.AsArray().Count == 1);

        var state = (await sender.GetAsync(sent.Location!)).Words;
        Assert.Contains("1者（100％）", state);
        Assert.Contains(await house.CodeAsync(other), (await sender.GetAsync(sent.Location! + "?Show=not-meant")).Words);
    }

    [Theory, BothDatabases]
    public async Task is_delivered_once_however_often_it_is_asked(Database on)
    {
        var house = await houses.OnAsync(on);
        var product = await house.AReleasedAlertAsync("二度届かない速報");
        var chosen = await house.AnOperatorAsync();
        var reader = await house.SignInAsAsync("reader", chosen);
        var sender = await house.AnAnalystAsync();
        var sent = await sender.SendAsync(product, $"Route=41&Also={await house.CodeAsync(chosen)}", Senders.ForUsers);
        await house.DrainOutboxAsync();
        await house.InsideAsync(services =>
        {
            ((Kernel.IOutbox)services.GetService(typeof(Kernel.IOutbox))!).Raise(new Provision.Providing.SendingReady(Guid.Parse(sent.Location!.Split('/')[^1]), 7));
            return Task.CompletedTask;
        });
        await house.DrainOutboxAsync();

        Assert.Single(await reader.InboxAsync());
        Assert.Single((await house.RecordAsync("provision.provided")), a => a.Object.EndsWith(sent.Location!.Split('/')[^1], StringComparison.Ordinal));
    }

    [Theory, BothDatabases]
    public async Task is_refused_while_a_finding_is_missing_and_says_which(Database on)
    {
        var house = await houses.OnAsync(on);
        var product = await house.AReleasedAlertAsync("確かめていない速報");
        var chosen = await house.AnOperatorAsync();
        var sender = await house.AnAnalystAsync();
        var refused = await sender.SendAsync(product, $"Route=41&Also={await house.CodeAsync(chosen)}", ["needed-to-prevent-damage"]);

        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains("権利利益の保護に配慮したこと", refused.Words);
        Assert.Contains(await house.RecordAsync("provision.refused"), a => a.Refused && a.Person == sender.Person);
        await house.DrainOutboxAsync();
        Assert.Empty(await (await house.SignInAsAsync("reporter", chosen)).InboxAsync());
    }

    [Theory, BothDatabases]
    public async Task is_refused_by_the_class_whatever_is_stated(Database on)
    {
        var house = await houses.OnAsync(on);
        var analyst = await house.AnAnalystAsync();
        var number = await house.AReportAsync();
        var path = await analyst.BeginAsync("秘密を含む速報");
        await analyst.TakeAsync(path, number, "technical.source");
        await analyst.WriteAsync(path, "Action", "通信を遮断する");
        Assert.NotNull((await house.ReleaseAsync(analyst, path)).Location);
        var chosen = await house.AnOperatorAsync();
        var refused = await analyst.SendAsync(Guid.Parse(path.Split('/')[2]), $"Route=41&Also={await house.CodeAsync(chosen)}", Senders.ForUsers);

        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains("周知等用総合整理分析情報までです", refused.Words);
    }

    [Theory, BothDatabases]
    public async Task is_refused_at_delivery_when_the_product_was_withdrawn_meanwhile(Database on)
    {
        var house = await houses.OnAsync(on);
        var product = await house.AReleasedAlertAsync("送る間に撤回された速報");
        var chosen = await house.AnOperatorAsync();
        var sender = await house.AnAnalystAsync();
        var sent = await sender.SendAsync(product, $"Route=41&Also={await house.CodeAsync(chosen)}", Senders.ForUsers);
        Assert.NotNull((await sender.FillInAsync($"/analysis/{product}/withdraw", new { Because = "誤りがあった" }, "form[data-once]")).Location);
        await house.DrainOutboxAsync();

        Assert.Empty(await (await house.SignInAsAsync("reporter", chosen)).InboxAsync());
        Assert.Contains("撤回された", (await sender.GetAsync(sent.Location! + "?Show=refused")).Words);
    }

    [Theory, BothDatabases]
    public async Task withdrawn_later_is_marked_in_every_hand_and_told(Database on)
    {
        var house = await houses.OnAsync(on);
        var product = await house.AReleasedAlertAsync("あとで撤回された速報");
        var chosen = await house.AnOperatorAsync();
        var reader = await house.SignInAsAsync("reporter", chosen);
        var sender = await house.AnAnalystAsync();
        await sender.SendAsync(product, $"Route=41&Also={await house.CodeAsync(chosen)}", Senders.ForUsers);
        await house.DrainOutboxAsync();
        await sender.FillInAsync($"/analysis/{product}/withdraw", new { Because = "影響範囲に誤りがあった" }, "form[data-once]");
        await house.DrainOutboxAsync();

        var received = await reader.GetAsync(Assert.Single(await reader.InboxAsync()));
        Assert.Contains("撤回されました。使わないでください。", received.Words);
        Assert.Contains("影響範囲に誤りがあった", received.Words);
        Assert.Contains("撤回されました", (await reader.GetAsync("/notices")).Words);
    }

    [Theory, BothDatabases]
    public async Task that_is_urgent_and_unread_is_told_to_the_next(Database on)
    {
        await using var house = await House.OpenAsync(on);
        var product = await house.AReleasedAlertAsync("至急の速報", head: new { Urgent = true });
        var chosen = await house.AnOperatorAsync();
        await house.APersonAsync("reporter", chosen);
        var administrator = await house.SignInAsAsync("organisation-administrator", chosen);
        var sender = await house.AnAnalystAsync();
        var sent = await sender.SendAsync(product, $"Route=41&Also={await house.CodeAsync(chosen)}", Senders.ForUsers);
        await house.DrainOutboxAsync();
        Assert.DoesNotContain("まだ読まれていません", (await administrator.GetAsync("/notices")).Words);

        house.Clock.Advance(TimeSpan.FromMinutes(31));
        await house.DrainOutboxAsync();
        Assert.Contains("まだ読まれていません", (await administrator.GetAsync("/notices")).Words);
        Assert.Contains("次の人に知らせた", (await sender.GetAsync(sent.Location!)).Words);
    }

    [Theory, BothDatabases]
    public async Task is_made_public_only_if_nothing_limits_it(Database on)
    {
        var house = await houses.OnAsync(on);
        var product = await house.AReleasedAlertAsync("公表する速報");
        var sender = await house.AnAnalystAsync();
        var sent = await sender.SendAsync(product, "Route=41&Publish=true", Senders.ForUsers);
        Assert.NotNull(sent.Location);
        await house.DrainOutboxAsync();
        Assert.Contains("公衆", (await sender.GetAsync(sent.Location!)).Words);

        var everybody = house.Visitor();
        var link = (await everybody.GetAsync("/bulletin")).Document.QuerySelectorAll("main h2 a").Single(a => a.TextContent == "公表する速報").GetAttribute("href")!;
        Assert.Contains("してほしいこと", (await everybody.GetAsync(link)).Words);
        Assert.Contains("公表する速報", (await everybody.GetAsync("/bulletin/feed.atom")).Text);
        Assert.Contains(link, (await everybody.GetAsync("/bulletin/feed.json")).Text);

        // Taken back, it has moved on for readers of feeds too.
        house.Clock.Advance(TimeSpan.FromHours(2));
        Assert.NotNull((await (await house.AnAnalystAsync()).FillInAsync($"/analysis/{product}/withdraw", new { Because = "誤り" }, "main form[method=post]")).Location);
        var entry = System.Xml.Linq.XDocument.Parse((await everybody.GetAsync("/bulletin/feed.atom")).Text).Descendants().Single(e => e.Name.LocalName == "entry" && e.Value.Contains("公表する速報", StringComparison.Ordinal));
        string Of(string name) => entry.Elements().Single(e => e.Name.LocalName == name).Value;
        Assert.Equal(TimeSpan.FromHours(2), DateTimeOffset.Parse(Of("updated"), System.Globalization.CultureInfo.InvariantCulture) - DateTimeOffset.Parse(Of("published"), System.Globalization.CultureInfo.InvariantCulture));
        Assert.Contains("撤回", Of("title"));
        Assert.Equal(HttpStatusCode.NotFound, (await everybody.GetAsync("/bulletin/NP-000000-00000000")).Status);
    }

    [Theory, BothDatabases]
    public async Task to_some_is_not_public(Database on)
    {
        var house = await houses.OnAsync(on);
        var product = await house.AReleasedAlertAsync("公表しない速報");
        var sender = await house.AnAnalystAsync();
        await sender.SendAsync(product, "Route=41&By=everybody", Senders.ForUsers);
        await house.DrainOutboxAsync();
        foreach (var path in new[] { "/bulletin", "/bulletin/feed.atom", "/bulletin/feed.json" })
        {
            Assert.DoesNotContain("公表しない速報", (await house.Visitor().GetAsync(path)).Text);
        }
    }
}
