using System.Net;
using Noroshi.Testing;
using Xunit;

namespace Noroshi.Products.Tests.Writing;

/// <summary>What a member gave the council is a source as a report is: it brings its marks and the member's opinion along, and goes no further than the member lets it.</summary>
public class A_contribution(Houses houses) : IClassFixture<Houses>
{
    [Theory, BothDatabases]
    public async Task is_taken_over_with_the_opinion_of_its_member_and_goes_no_further_than_that_allows(Database on)
    {
        var world = await CouncilWorld.OnAsync(await houses.OnAsync(on));
        var giver = await world.AMemberAsync();
        var (analyst, path, _) = await TakenAsync(world, giver, allowed: "Comprehensive");

        var bench = (await analyst.GetAsync(path)).Words;
        Assert.Contains("海外のアドレスから試行が続いた。", bench);
        Assert.Contains("組織名を出さないでください。", bench);
        Assert.Contains("提供用総合整理分析情報", bench);
        Assert.Contains("提供者が認めていない", bench);
        var refused = await analyst.FillInAsync($"{path}/release", new { Looked = true }, "form[action*=ropose]");
        Assert.Null(refused.Location);
        Assert.Contains("提供者が、外に出すことを認めていません", refused.Words);
    }

    [Theory, BothDatabases]
    public async Task that_is_taken_back_is_withheld_from_everybody_who_has_what_was_made_of_it(Database on)
    {
        var house = await houses.OnAsync(on);
        var world = await CouncilWorld.OnAsync(house);
        var giver = await world.AMemberAsync();
        var (analyst, path, number) = await TakenAsync(world, giver, allowed: "ForProvision");
        await analyst.WriteAsync(path, "Action", "接続元を監視する");
        var released = await house.ReleaseAsync(analyst, path);
        Assert.True(released.Location is not null, released.Words);
        var draft = (await TakenAsync(world, giver, number)).Path;
        var sent = await analyst.SendAsync(Guid.Parse(path.Split('/')[2]), "Route=45-3&By=everybody", ["helps-prevent-damage", "rights-considered"]);
        Assert.True(sent.Location is not null, sent.Words);
        await house.DrainOutboxAsync();
        var received = (await giver.Person.InboxAsync())[0];
        Assert.Contains("海外のアドレスから試行が続いた。", (await giver.Person.GetAsync(received + "?for=technical")).Words);

        await CouncilWorld.DoneAsync(giver.Person.FillInAsync($"/council/contributions/{number}", new { Because = "誤りが分かった" }, "form[action$='handler=Withdraw']"));
        await house.DrainOutboxAsync();

        foreach (var audience in new[] { "ciso", "technical", "plain", "management" })
        {
            var now = (await giver.Person.GetAsync($"{received}?for={audience}")).Words;
            Assert.DoesNotContain("海外のアドレスから試行が続いた。", now);
            Assert.Contains("1件の記載は、情報を提供した者が取り下げたため、表示していません", now);
        }

        Assert.Contains("接続元を監視する", (await giver.Person.GetAsync(received)).Words);
        Assert.DoesNotContain("海外のアドレス", (await giver.Person.GetAsync(received + "/stix.json")).Text);
        Assert.Contains("記載の一部が取り下げられました", (await giver.Person.GetAsync("/notices")).Words);
        Assert.Contains($"{number}が取り下げられました", (await analyst.GetAsync("/notices")).Words);
        Assert.Null((await analyst.FillInAsync($"{draft}/release", new { Looked = true }, "form[action*=ropose]")).Location);
        Assert.NotEmpty(await house.RecordAsync("products.statements-withheld"));

        // What is gone cannot be taken over any more.
        var id = await world.IdOfAsync(number);
        Assert.Contains("取り込めません", (await analyst.GetAsync($"{draft}?contribution={id}")).Words);
    }

    [Theory, BothDatabases]
    public async Task goes_out_to_those_alone_whom_its_member_named(Database on)
    {
        var house = await houses.OnAsync(on);
        var world = await CouncilWorld.OnAsync(house);
        var (giver, named, other) = (await world.AMemberAsync(), await world.AMemberAsync(), await world.AMemberAsync());
        var (analyst, path, number) = await TakenAsync(world, giver, allowed: "Comprehensive");
        await analyst.WriteAsync(path, "Action", "接続元を監視する");
        Assert.Null((await analyst.FillInAsync($"{path}/release", new { Looked = true }, "form[action*=ropose]")).Location);
        var asked = (await CouncilWorld.DoneAsync(world.Secretariat.FillInAsync(
            $"/council/contributions/{number}/widen", new { Purpose = "知らせたい", Class = "ForProvision", Recipients = new[] { named.Id.ToString() } }, "form[data-once]"))).Location!;
        await CouncilWorld.DoneAsync(giver.Person.FillInAsync(asked, new { ToClass = "true", To = new[] { named.Id.ToString() } }, "form[action$='handler=Answer']"));

        var released = await house.ReleaseAsync(analyst, path);
        Assert.True(released.Location is not null, released.Words);
        await SentAsync(house, analyst, path, "この範囲での利用に同意していません");

        Assert.Single(await named.Person.InboxAsync());
        Assert.Empty(await other.Person.InboxAsync());
    }

    [Theory, BothDatabases]
    public async Task that_must_not_leave_its_region_reaches_the_members_of_that_region_and_says_so(Database on)
    {
        var house = await houses.OnAsync(on);
        var world = await CouncilWorld.OnAsync(house);
        var (giver, near, far) = (await world.AMemberAsync(prefecture: "04"), await world.AMemberAsync(prefecture: "04"), await world.AMemberAsync(prefecture: "13"));
        var number = await CouncilWorld.ContributeAsync(giver, await world.ATopicAsync([giver]), sharing: "TLP:GREEN", allowed: "ForProvision", notBeyond: true);
        var (analyst, path, _) = await TakenAsync(world, giver, number);
        await analyst.WriteAsync(path, "Action", "接続元を監視する");
        var released = await house.ReleaseAsync(analyst, path);
        Assert.True(released.Location is not null, released.Words);
        await SentAsync(house, analyst, path, "地域の外に出せません");

        Assert.Empty(await far.Person.InboxAsync());
        Assert.Contains("宮城県の外に出せません", (await near.Person.GetAsync(Assert.Single(await near.Person.InboxAsync()))).Words);
    }

    [Theory, BothDatabases]
    public async Task that_is_not_there_is_not_opened(Database on)
    {
        var house = await houses.OnAsync(on);
        var analyst = await house.AnAnalystAsync();
        var path = await analyst.BeginAsync("ない情報");
        Assert.Equal(HttpStatusCode.NotFound, (await analyst.GetAsync($"{path}?contribution={Guid.CreateVersion7():D}")).Status);
    }

    // To every member; what stands in the way of some is said at the preview, and again of the sending.
    private static async Task SentAsync(House house, Visitor analyst, string path, string because)
    {
        var product = Guid.Parse(path.Split('/')[2]);
        Assert.Contains(because, (await analyst.GetAsync($"/provision/new/{product}?Route=45-3&By=everybody&Stated=helps-prevent-damage&Stated=rights-considered")).Words);
        var sent = await analyst.SendAsync(product, "Route=45-3&By=everybody", ["helps-prevent-damage", "rights-considered"]);
        Assert.True(sent.Location is not null, sent.Words);
        await house.DrainOutboxAsync();
        Assert.Contains(because, (await analyst.GetAsync(sent.Location + "?Show=refused")).Words);
    }

    private static async Task<(Visitor Analyst, string Path, string Number)> TakenAsync(CouncilWorld world, TestMember giver, string? number = null, string allowed = "ForProvision")
    {
        number ??= await CouncilWorld.ContributeAsync(giver, await world.ATopicAsync([giver]), sharing: "TLP:GREEN", allowed: allowed);
        var id = await world.IdOfAsync(number);
        var analyst = await world.House.AnAnalystAsync();
        var path = await analyst.BeginAsync("協議会の情報からの分析");
        Assert.Contains(number, (await analyst.GetAsync(path)).Words);
        var taken = await analyst.FillInAsync($"{path}?contribution={id}", new { }, "form:has(input[value='text.1'])");
        Assert.True(taken.Location is not null, taken.Words);
        return (analyst, path, number);
    }
}
