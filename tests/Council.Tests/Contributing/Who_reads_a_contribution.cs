using System.Net;
using System.Text.Json.Nodes;
using Noroshi.Parties.Face;
using Noroshi.Testing;
using Xunit;

namespace Noroshi.Council.Tests.Contributing;

/// <summary>A contribution is read as far as choice, topic, label, region and clearance allow, and by nobody else.</summary>
public class Who_reads_a_contribution(Houses houses) : IClassFixture<Houses>
{
    [Theory, BothDatabases]
    public async Task of_selected_communications_is_nobody_since_it_is_refused(Database on)
    {
        var world = await CouncilWorld.OnAsync(await houses.OnAsync(on));
        var giver = await world.AMemberAsync();
        var topic = await world.ATopicAsync([giver]);
        var answer = await giver.Person.FillInAsync($"/council/contribute?Topic={topic}", new { Title = "件名", Text = "内容", Holds = "selected" }, "form[data-once]");

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.Contains("選別後通信情報を含むものは、協議会で共有できません", answer.Words);
        Assert.Contains(await world.House.RecordAsync("council.contributed"), a => a.Person == giver.Person.Person && a.Refused && a.Basis == "Act, Art. 45(3)");
        Assert.Contains("提供された情報はありません", (await giver.Person.GetAsync($"/council/topics/{topic}")).Words);
    }

    [Theory, BothDatabases]
    public async Task is_whom_the_contributor_chose(Database on)
    {
        var world = await CouncilWorld.OnAsync(await houses.OnAsync(on));
        var (giver, chosen, other) = (await world.AMemberAsync(), await world.AMemberAsync(), await world.AMemberAsync());
        var topic = await world.ATopicAsync([giver, chosen, other]);
        var toOne = await CouncilWorld.ContributeAsync(giver, topic, "Chosen", chosen: [chosen]);
        var toNone = await CouncilWorld.ContributeAsync(giver, topic, "Secretariat");

        Assert.Equal(HttpStatusCode.OK, (await chosen.Person.GetAsync($"/council/contributions/{toOne}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await other.Person.GetAsync($"/council/contributions/{toOne}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await chosen.Person.GetAsync($"/council/contributions/{toNone}")).Status);
        Assert.Equal(HttpStatusCode.OK, (await world.Secretariat.GetAsync($"/council/contributions/{toNone}")).Status);
        Assert.DoesNotContain(toOne, (await other.Person.GetAsync("/council/contributions")).Text);

        await world.RemoveAsync(topic, chosen.Id);
        Assert.Equal(HttpStatusCode.NotFound, (await chosen.Person.GetAsync($"/council/contributions/{toOne}")).Status);
    }

    [Theory, BothDatabases]
    public async Task that_is_red_is_who_was_there_when_it_was_said(Database on)
    {
        await using var house = await House.OpenAsync(on);
        var world = await CouncilWorld.OnAsync(house);
        var (giver, early, late) = (await world.AMemberAsync(), await world.AMemberAsync(range: "GroupCompanies"), await world.AMemberAsync());
        var topic = await world.ATopicAsync([giver, early]);
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        var (red, amber) = (await CouncilWorld.ContributeAsync(giver, topic, sharing: "TLP:RED"), await CouncilWorld.ContributeAsync(giver, topic));
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        await world.AddAsync(topic, late.Id);

        var page = await early.Person.GetAsync($"/council/contributions/{red}");
        Assert.Contains("指名された者限り", page.Words);
        Assert.Equal(HttpStatusCode.NotFound, (await late.Person.GetAsync($"/council/contributions/{red}")).Status);
        Assert.Equal(HttpStatusCode.OK, (await late.Person.GetAsync($"/council/contributions/{amber}")).Status);
    }

    [Theory, BothDatabases]
    public async Task that_stays_in_its_region_is_of_the_region(Database on)
    {
        var world = await CouncilWorld.OnAsync(await houses.OnAsync(on));
        var (giver, there, elsewhere) = (await world.AMemberAsync(OrganisationKind.LocalGovernment, "member", "04"), await world.AMemberAsync(prefecture: "04"), await world.AMemberAsync(prefecture: "13"));
        var topic = await world.ATopicAsync([giver, there, elsewhere]);
        var number = await CouncilWorld.ContributeAsync(giver, topic, notBeyond: true);

        Assert.Contains("宮城県の外には出さない", (await there.Person.GetAsync($"/council/contributions/{number}")).Words);
        Assert.Equal(HttpStatusCode.NotFound, (await elsewhere.Person.GetAsync($"/council/contributions/{number}")).Status);
        Assert.DoesNotContain(number, (await elsewhere.Person.GetAsync($"/council/topics/{topic}")).Text);
        Assert.Contains(number, (await there.Person.GetAsync("/council/contributions?Region=04")).Text);
        Assert.DoesNotContain(number, (await there.Person.GetAsync("/council/contributions?Region=13")).Text);
    }

    [Theory, BothDatabases]
    public async Task from_abroad_is_of_topics_opened_to_foreign_members(Database on)
    {
        var world = await CouncilWorld.OnAsync(await houses.OnAsync(on));
        var (giver, foreign) = (await world.AMemberAsync(), await world.AMemberAsync(OrganisationKind.ForeignEntity, "member"));
        var (open, closed) = (await world.ATopicAsync([giver, foreign], foreign: true), await world.ATopicAsync([giver]));
        await world.AMemberAsync();
        Assert.Equal(HttpStatusCode.Forbidden, (await world.TryAddAsync(closed, foreign.Id)).Status);
        var number = await CouncilWorld.ContributeAsync(giver, open);

        Assert.Equal(HttpStatusCode.OK, (await foreign.Person.GetAsync($"/council/contributions/{number}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await foreign.Person.GetAsync($"/council/topics/{closed}")).Status);

        // The topic is closed to foreign members again: what they saw in it is no longer there for them.
        await CouncilWorld.DoneAsync(world.Secretariat.FillInAsync($"/council/topics/{open}", new { OpenToForeign = (string?)null }, "form[action$='handler=Change']"));
        Assert.Equal(HttpStatusCode.NotFound, (await foreign.Person.GetAsync($"/council/topics/{open}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await foreign.Person.GetAsync($"/council/contributions/{number}")).Status);
    }

    [Theory, BothDatabases]
    public async Task of_a_marked_topic_has_a_clearance_once_the_policy_asks_for_one(Database on)
    {
        await using var house = await House.OpenAsync(on);
        var world = await CouncilWorld.OnAsync(house);
        var (giver, reader) = (await world.AMemberAsync(), await world.AMemberAsync());
        var topic = await world.ATopicAsync([giver, reader], marked: true);
        var number = await CouncilWorld.ContributeAsync(giver, topic);
        Assert.Equal(HttpStatusCode.OK, (await reader.Person.GetAsync($"/council/contributions/{number}")).Status);

        using var administrator = await house.SignInAsAsync("system-administrator", await house.AuthorityAsync("cao"));
        Assert.Equal(HttpStatusCode.BadRequest, (await administrator.FillInAsync("/administration/council", new { Value = "by-topic", From = "2026-11-24", Note = "" }, "form[data-once]")).Status);
        await CouncilWorld.DoneAsync(administrator.FillInAsync("/administration/council", new { Value = "by-topic", From = "2026-11-24", Note = "規約により" }, "form[data-once]"));

        Assert.Equal(HttpStatusCode.NotFound, (await reader.Person.GetAsync($"/council/contributions/{number}")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await reader.Person.GetAsync($"/council/topics/{topic}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await world.Secretariat.GetAsync($"/council/contributions/{number}")).Status);
        Assert.DoesNotContain(number, (await reader.Person.GetAsync("/council/contributions")).Text);
        Assert.Equal(HttpStatusCode.OK, (await giver.Person.GetAsync($"/council/contributions/{number}")).Status);

        using var admin = await house.SignInAsAsync("organisation-administrator", reader.Id);
        await admin.FillInAsync($"/organisation/people/{reader.Person.Person}", new { kind = "key-economic-security", clearedFrom = "2026-11-01", clearedUntil = "2036-11-01" }, "form[action*='handler=Clear']");
        Assert.Equal(HttpStatusCode.OK, (await reader.Person.GetAsync($"/council/contributions/{number}")).Status);
        Assert.Contains(await house.RecordAsync("council.policy-set"), a => a.Person == administrator.Person && a.Basis == "Act, Art. 45(8)");
    }

    [Theory, BothDatabases]
    public async Task may_take_it_away_as_a_file_with_all_that_binds_it(Database on)
    {
        var world = await CouncilWorld.OnAsync(await houses.OnAsync(on));
        var (giver, reader) = (await world.AMemberAsync(), await world.AMemberAsync());
        var number = await CouncilWorld.ContributeAsync(giver, await world.ATopicAsync([giver, reader]));
        var file = await reader.Person.GetAsync($"/council/contributions/{number}?handler=File");

        Assert.Equal("TLP:AMBER", (string?)file.Json["tlp"]);
        Assert.Equal("組織名を出さないでください。", (string?)file.Json["handlingOpinion"]);
        Assert.Equal("Department", (string?)file.Json["withinTheOrganisation"]);
        Assert.Contains(await world.House.RecordAsync("council.read"), a => a.Person == reader.Person.Person && (string?)a.Content!["through"] == "json");
    }

    [Theory, BothDatabases]
    public async Task learns_of_its_withdrawal_and_reads_it_no_more(Database on)
    {
        var world = await CouncilWorld.OnAsync(await houses.OnAsync(on));
        var (giver, reader) = (await world.AMemberAsync(), await world.AMemberAsync());
        var number = await CouncilWorld.ContributeAsync(giver, await world.ATopicAsync([giver, reader]));
        var at = $"/council/contributions/{number}";
        Assert.Null((await reader.Person.GetAsync(at)).Find("form[action$='handler=Withdraw']"));
        var page = await giver.Person.GetAsync(at);
        Assert.Equal(HttpStatusCode.BadRequest, (await giver.Person.SubmitAsync(page, new { Because = "" }, "form[action$='handler=Withdraw']")).Status);
        await CouncilWorld.DoneAsync(giver.Person.SubmitAsync(page, new { Because = "誤りがあった" }, "form[action$='handler=Withdraw']"));
        Assert.Equal(HttpStatusCode.Conflict, (await giver.Person.SubmitAsync(page, new { Because = "もう一度" }, "form[action$='handler=Withdraw']")).Status);
        await world.House.DrainOutboxAsync();

        foreach (var visitor in new[] { reader.Person, world.Secretariat })
        {
            var marked = await visitor.GetAsync(at);
            Assert.Contains("この情報は取り下げられました", marked.Words);
            Assert.DoesNotContain("海外のアドレスから", marked.Words);
            Assert.Null((await visitor.GetAsync(at + "?handler=File")).Json["text"]);
        }

        Assert.Contains($"取り下げられました：{number}", (await reader.Person.GetAsync("/notices")).Words);
        Assert.Single(await world.House.RecordAsync("council.withdrawn"), a => a.Content is JsonObject content && (string?)content["number"] == number);
    }

    [Theory, BothDatabases]
    public async Task sees_it_once_also_when_it_was_sent_twice(Database on)
    {
        var world = await CouncilWorld.OnAsync(await houses.OnAsync(on));
        var giver = await world.AMemberAsync();
        var topic = await world.ATopicAsync([giver]);
        var form = await giver.Person.GetAsync($"/council/contribute?Topic={topic}");
        var values = new { Title = "一度だけ", Text = "内容", Holds = "nothing", Reach = "Topic", Sharing = "TLP:GREEN", AllowedUpTo = "ForProvision" };
        var (first, second) = (await giver.Person.SubmitAsync(form, values, "form[data-once]"), await giver.Person.SubmitAsync(form, values, "form[data-once]"));

        Assert.Equal(first.Location, second.Location);
        Assert.Single((await giver.Person.GetAsync($"/council/topics/{topic}")).Document.QuerySelectorAll("tbody tr"));
    }

    [Theory, BothDatabases]
    public async Task is_not_told_more_than_the_label_allows(Database on)
    {
        var world = await CouncilWorld.OnAsync(await houses.OnAsync(on));
        var giver = await world.AMemberAsync();
        var topic = await world.ATopicAsync([giver]);
        var answer = await giver.Person.FillInAsync($"/council/contribute?Topic={topic}", new { Title = "", Text = "", Holds = "nothing", Reach = "Chosen", Sharing = "TLP:AMBER", AllowedUpTo = "ForPublicity" }, "form[data-once]");

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        foreach (var words in new[] { "件名を200文字以内", "内容を20,000字以内", "渡す構成員を", "TLPの表示より広い利用" })
        {
            Assert.Contains(words, answer.Words);
        }
    }
}
