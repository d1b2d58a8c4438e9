using System.Net;
using Noroshi.Testing;
using Xunit;

namespace Noroshi.Provision.Tests.Receiving;

/// <summary>A topic of the council chooses recipients: its members and nobody else, and of them those who meet what the topic asks.</summary>
public class What_is_shared_in_a_topic(Houses houses) : IClassFixture<Houses>
{
    private static readonly string[] Stated = ["helps-prevent-damage", "rights-considered"];

    [Theory, BothDatabases]
    public async Task reaches_its_members_and_is_read_by_those_who_have_what_the_topic_asks(Database on)
    {
        await using var house = await House.OpenAsync(on);
        var world = await CouncilWorld.OnAsync(house);
        var (member, other) = (await world.AMemberAsync(), await world.AMemberAsync());
        var number = await world.ATopicAsync([member], marked: true);
        var topic = (await world.AskAsync(c => c.TopicsAsync(default))).Single(t => t.Number == number).Id;
        var product = await house.AReleasedAlertAsync("話題で共有する情報");
        var analyst = await house.AnAnalystAsync();
        Assert.Contains("話題：VPN機器の悪用", (await analyst.GetAsync($"/provision/new/{product}?Route=45-3&Topic={topic}")).Words);
        var sent = await analyst.SendAsync(product, $"Route=45-3&Topic={topic}", Stated);
        Assert.True(sent.Location is not null, sent.Words);
        await house.DrainOutboxAsync();

        Assert.Empty(await other.Person.InboxAsync());
        var received = Assert.Single(await member.Person.InboxAsync());
        Assert.Equal(HttpStatusCode.OK, (await member.Person.GetAsync(received)).Status);

        using var administrator = await house.SignInAsAsync("system-administrator", await house.AuthorityAsync("cao"));
        await CouncilWorld.DoneAsync(administrator.FillInAsync("/administration/council", new { Value = "by-topic", From = "2026-11-24", Note = "規約により" }, "form[data-once]"));
        Assert.Empty(await member.Person.InboxAsync());
        foreach (var path in new[] { received, received + "/stix.json", received + "/package.p7m", received + "/feedback" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await member.Person.GetAsync(path)).Status);
        }

        using var admin = await house.SignInAsAsync("organisation-administrator", member.Id);
        await admin.FillInAsync($"/organisation/people/{member.Person.Person}", new { kind = "key-economic-security", clearedFrom = "2026-11-01", clearedUntil = "2036-11-01" }, "form[action*='handler=Clear']");
        Assert.Equal(HttpStatusCode.OK, (await member.Person.GetAsync(received)).Status);
    }

    [Theory, BothDatabases]
    public async Task does_not_reach_one_who_left_it_before_it_was_delivered(Database on)
    {
        var house = await houses.OnAsync(on);
        var world = await CouncilWorld.OnAsync(house);
        var (stays, leaves) = (await world.AMemberAsync(), await world.AMemberAsync());
        var number = await world.ATopicAsync([stays, leaves]);
        var topic = (await world.AskAsync(c => c.TopicsAsync(default))).Single(t => t.Number == number).Id;
        var product = await house.AReleasedAlertAsync("抜けた人には届かない情報");
        var analyst = await house.AnAnalystAsync();
        var sent = await analyst.SendAsync(product, $"Route=45-3&Topic={topic}", Stated);
        await world.RemoveAsync(number, leaves.Id);
        await house.DrainOutboxAsync();

        Assert.Single(await stays.Person.InboxAsync());
        Assert.Empty(await leaves.Person.InboxAsync());
        // What was shared stays with whoever got it, also when the topic goes on without them.
        await world.RemoveAsync(number, stays.Id);
        Assert.Single(await stays.Person.InboxAsync());
        Assert.Contains("この話題の構成員ではなくなりました", (await analyst.GetAsync(sent.Location!)).Words);
    }
}
