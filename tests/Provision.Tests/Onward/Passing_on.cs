using System.Net;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Testing;
using Xunit;

namespace Noroshi.Provision.Tests.Onward;

/// <summary>A prefecture passes on to the municipalities of its region what it was given in the council: 提供用 to members, to the others what is for publicity.</summary>
public class Passing_on(Houses houses) : IClassFixture<Houses>
{
    private static readonly string[] Stated = ["helps-prevent-damage", "rights-considered"];

    [Theory, BothDatabases]
    public async Task reaches_the_municipalities_of_the_region_and_no_other(Database on)
    {
        var house = await houses.OnAsync(on);
        var (prefecture, received, near, member) = await ARegionAsync(house, "04", secret: false);
        var far = await house.AnOrganisationAsync(OrganisationKind.LocalGovernment, prefecture: "13");
        var form = received + "/onward";

        var page = await prefecture.GetAsync(form);
        Assert.Equal(2, page.Document.QuerySelectorAll("input[name=To]").Length);
        Assert.Contains("市区町村に展開する", (await prefecture.GetAsync(received)).Words);
        Assert.Equal(HttpStatusCode.BadRequest, (await prefecture.FillInAsync(form, new { Because = "区域で使われている" }, "form[data-once]")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await prefecture.FillInAsync(form, new { To = far.ToString(), Because = "区域で使われている" }, "form[data-once]")).Status);
        Assert.NotNull((await prefecture.FillInAsync(form, new { To = new[] { near.ToString(), member.Id.ToString() }, Because = "区域で使われている" }, "form[data-once]")).Location);
        await house.DrainOutboxAsync();

        var there = await house.SignInAsAsync("reporter", near);
        var given = Assert.Single(await there.InboxAsync());
        Assert.Contains("管理画面を外部から遮断する", (await there.GetAsync(given)).Words);
        await there.FillInAsync(given, new { Answer = "Done", Said = "遮断しました" }, "main form[method=post]");
        Assert.Contains("遮断しました", (await prefecture.GetAsync(form)).Words);
        Assert.Empty(await (await house.SignInAsAsync("reporter", far)).InboxAsync());
        Assert.Empty((await prefecture.GetAsync(form)).Document.QuerySelectorAll("input[name=To]"));
        Assert.Equal(HttpStatusCode.BadRequest, (await prefecture.FillInAsync(form, new { To = near.ToString(), Because = "もう一度" }, "form[data-once]")).Status);
        Assert.Contains(await house.RecordAsync("provision.prepared"), a => a.Person == prefecture.Person && a.Basis == "Act, Art. 45(4)");

        // The member has not read it: who passed it on is told, and where to look.
        house.Clock.Advance(TimeSpan.FromMinutes(31));
        await house.DrainOutboxAsync();
        var notices = await prefecture.GetAsync("/notices");
        Assert.Contains("至急の情報が1者で読まれていません", notices.Words);
    }

    [Theory, BothDatabases]
    public async Task of_what_holds_a_secret_is_to_members_alone(Database on)
    {
        var house = await houses.OnAsync(on);
        var (prefecture, received, near, member) = await ARegionAsync(house, "05", secret: true);
        var form = received + "/onward";

        var page = await prefecture.GetAsync(form);
        Assert.Contains("構成員でない市区町村に渡せるのは、周知等用総合整理分析情報だけです。", page.Words);
        Assert.Equal(member.Id.ToString(), Assert.Single(page.Document.QuerySelectorAll("input[name=To]")).GetAttribute("value"));
        Assert.Equal(HttpStatusCode.BadRequest, (await prefecture.FillInAsync(form, new { To = near.ToString(), Because = "区域で使われている" }, "form[data-once]")).Status);
        await house.DrainOutboxAsync();
        Assert.Empty(await (await house.SignInAsAsync("reporter", near)).InboxAsync());
    }

    [Theory, BothDatabases]
    public async Task leaves_with_its_members_what_was_shared_with_a_topic(Database on)
    {
        var house = await houses.OnAsync(on);
        var world = await CouncilWorld.OnAsync(house);
        var prefecture = await world.AMemberAsync(OrganisationKind.LocalGovernment, "reporter", "07");
        await CouncilWorld.DoneAsync(world.Secretariat.FillInAsync($"/council/members/{prefecture.Id}", new { }, "form[action$='handler=Lead']"));
        var number = await world.ATopicAsync([prefecture]);
        var topic = (await world.AskAsync(c => c.TopicsAsync(default))).Single(t => t.Number == number).Id;
        Assert.NotNull((await (await house.AnAnalystAsync()).SendAsync(await house.AReleasedAlertAsync("話題だけの情報"), $"Route=45-3&Topic={topic}", Stated)).Location);
        await house.DrainOutboxAsync();
        var received = Assert.Single(await prefecture.Person.InboxAsync());

        Assert.DoesNotContain("市区町村に展開する", (await prefecture.Person.GetAsync(received)).Words);
        var refused = await prefecture.Person.GetAsync(received + "/onward");
        Assert.Equal(HttpStatusCode.Forbidden, refused.Status);
        Assert.Contains("話題に参加する構成員だけに共有された情報です", refused.Words);
        Assert.Contains(await house.RecordAsync("provision.not-taken"), a => a.Refused && a.Person == prefecture.Person.Person);
    }

    [Theory, BothDatabases]
    public async Task is_for_nobody_else(Database on)
    {
        var house = await houses.OnAsync(on);
        var (_, received, _, member) = await ARegionAsync(house, "06", secret: false);
        var own = (await member.Person.InboxAsync())[0];

        Assert.Equal(HttpStatusCode.NotFound, (await member.Person.GetAsync(own + "/onward")).Status);
        Assert.DoesNotContain("市区町村に展開する", (await member.Person.GetAsync(own)).Words);
        foreach (var role in new[] { "reporter", "cabinet-analyst", "system-administrator" })
        {
            Assert.NotEqual(HttpStatusCode.OK, (await (await house.SignInAsAsync(role)).GetAsync(received + "/onward")).Status);
        }
    }

    // A prefecture that leads its region and was given something in the council, a municipality that is no member, and one that is.
    private static async Task<(Visitor Prefecture, string Received, OrganisationId Near, TestMember Member)> ARegionAsync(House house, string region, bool secret)
    {
        var world = await CouncilWorld.OnAsync(house);
        var prefecture = await world.AMemberAsync(OrganisationKind.LocalGovernment, "reporter", region);
        await CouncilWorld.DoneAsync(world.Secretariat.FillInAsync($"/council/members/{prefecture.Id}", new { }, "form[action$='handler=Lead']"));
        var member = await world.AMemberAsync(OrganisationKind.LocalGovernment, "reporter", region);
        var near = await house.AnOrganisationAsync(OrganisationKind.LocalGovernment, prefecture: region);
        var analyst = await house.AnAnalystAsync();
        var path = await analyst.BeginAsync("協議会で共有する情報");
        await analyst.WriteAsync(path, "Action", "管理画面を外部から遮断する");
        if (secret)
        {
            await analyst.TakeAsync(path, await house.AReportAsync(), "technical.source");
        }

        Assert.NotNull((await house.ReleaseAsync(analyst, path)).Location);
        var sent = await analyst.SendAsync(Guid.Parse(path.Split('/')[2]), "Route=45-3&By=everybody", Stated);
        Assert.True(sent.Location is not null, sent.Words);
        await house.DrainOutboxAsync();
        return (prefecture.Person, (await prefecture.Person.InboxAsync())[0], near, member);
    }
}
