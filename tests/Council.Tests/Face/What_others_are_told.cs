using Microsoft.Extensions.DependencyInjection;
using Noroshi.Confidentiality.Face;
using Noroshi.Council.Face;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Testing;
using Xunit;

namespace Noroshi.Council.Tests.Face;

/// <summary>What other modules are told of the council: members by day, persons who take part, regions, partial feeds, and contributions as sources.</summary>
public class What_others_are_told(Houses houses) : IClassFixture<Houses>
{
    [Theory, BothDatabases]
    public async Task is_who_was_a_member_on_a_day(Database on)
    {
        await using var house = await House.OpenAsync(on);
        var world = await CouncilWorld.OnAsync(house);
        var member = await world.AMemberAsync();
        var first = LegalCalendar.LegalDay(house.Clock.GetUtcNow());
        house.Clock.Advance(TimeSpan.FromHours(3));
        await CouncilWorld.StepAsync(world.Secretariat, "Suspend", member.Id, "確認のため");
        await CouncilWorld.StepAsync(world.Secretariat, "Resume", member.Id);
        house.Clock.SetUtcNow(LegalCalendar.EndOf(first));
        await CouncilWorld.StepAsync(await house.SignInAsAsync("cabinet-analyst", await house.AuthorityAsync("cao")), "Suspend", member.Id, "確認のため");

        Assert.False(await world.AskAsync(c => c.IsMemberAsync(member.Id, first.AddDays(-1), default)));
        Assert.True(await world.AskAsync(c => c.IsMemberAsync(member.Id, first, default)));
        Assert.Contains(member.Id, await world.AskAsync(c => c.MembersAsync(first, default)));
        Assert.False(await world.AskAsync(c => c.IsMemberAsync(member.Id, first.AddDays(1), default)));
        Assert.DoesNotContain(member.Id, await world.AskAsync(c => c.MembersAsync(first.AddDays(1), default)));
    }

    [Theory, BothDatabases]
    public async Task is_who_takes_part_and_in_which_topic(Database on)
    {
        var world = await CouncilWorld.OnAsync(await houses.OnAsync(on));
        var (member, other) = (await world.AMemberAsync(), await world.AMemberAsync());
        var number = await world.ATopicAsync([member]);
        var topic = (await world.AskAsync(c => c.TopicsAsync(default))).Single(t => t.Number == number);

        Assert.Equal([member.Person.Person], await world.AskAsync(c => c.WhoTakesPartAsync(member.Id, topic.Id, default)));
        Assert.Empty(await world.AskAsync(c => c.WhoTakesPartAsync(other.Id, topic.Id, default)));
        Assert.Equal([other.Person.Person], await world.AskAsync(c => c.WhoTakesPartAsync(other.Id, null, default)));
        Assert.Equal([member.Id], await world.AskAsync(c => c.MembersOfAsync(topic.Id, default)));
    }

    [Theory, BothDatabases]
    public async Task is_which_municipalities_a_prefecture_leads_and_who_gets_a_part(Database on)
    {
        await using var house = await House.OpenAsync(on);
        var world = await CouncilWorld.OnAsync(house);
        var prefecture = await world.AMemberAsync(OrganisationKind.LocalGovernment, "member", "04");
        var (near, far) = (await house.AnOrganisationAsync(OrganisationKind.LocalGovernment, prefecture: "04"), await house.AnOrganisationAsync(OrganisationKind.LocalGovernment, prefecture: "13"));
        Assert.Empty(await world.AskAsync(c => c.MunicipalitiesAsync(prefecture.Id, default)));
        await CouncilWorld.DoneAsync(world.Secretariat.FillInAsync($"/council/members/{prefecture.Id}", new { }, "form[action$='handler=Lead']"));

        Assert.Equal([near], await world.AskAsync(c => c.MunicipalitiesAsync(prefecture.Id, default)));
        Assert.Equal(new MemberRegion("04", true), await world.AskAsync(c => c.RegionAsync(prefecture.Id, default)));
        Assert.Null(await world.AskAsync(c => c.RegionAsync(far, default)));

        var number = await world.ATopicAsync([]);
        var today = LegalCalendar.LegalDay(house.Clock.GetUtcNow());
        await CouncilWorld.DoneAsync(world.Secretariat.FillInAsync($"/council/topics/{number}", new { Organisation = near.ToString(), FeedRegion = "04" }, "form[action$='handler=Feed']"));
        Assert.Contains(await world.AskAsync(c => c.PartialFeedsAsync(today, default)), f => f.Organisation == near && f.Region == "04");
        house.Clock.Advance(TimeSpan.FromHours(1));
        await CouncilWorld.DoneAsync(world.Secretariat.FillInAsync($"/council/topics/{number}", new { }, "form[action$='handler=EndFeed']"));
        Assert.Empty(await world.AskAsync(c => c.PartialFeedsAsync(today.AddDays(1), default)));
    }

    [Theory, BothDatabases]
    public async Task of_contributions_is_for_analysts_alone_and_each_reading_is_kept(Database on)
    {
        var world = await CouncilWorld.OnAsync(await houses.OnAsync(on));
        var (giver, other) = (await world.AMemberAsync(), await world.AMemberAsync());
        var number = await CouncilWorld.ContributeAsync(giver, await world.ATopicAsync([giver, other]), sharing: "TLP:GREEN", allowed: "ForProvision");
        var id = await world.IdOfAsync(number);
        var analyst = await world.House.ActorAsync(world.Secretariat.Person);

        var source = await world.House.InsideAsync(analyst, s => s.GetRequiredService<IContributions>().ReadAsync(id, default));
        Assert.Equal("海外のアドレスから試行が続いた。", source!.Text);
        Assert.Equal(Marks.HoldsSecret, source.Marks);
        Assert.Equal(new HandlingOpinion(giver.Id, source.Listed.At, Tlp.Green, "組織名を出さないでください。"), source.Opinion);
        Assert.Equal(InformationClass.ForProvision, source.AllowedUpTo);
        Assert.Contains(await world.House.RecordAsync("council.read"), a => a.Person == world.Secretariat.Person && a.Basis == "Act, Art. 37" && a.Object == $"contribution:{id}");
        Assert.Equal("", (await world.House.InsideAsync(analyst, s => s.GetRequiredService<IContributions>().BindingsAsync([id], default)))[id].Text);

        foreach (var person in new[] { giver, other })
        {
            var actor = await world.House.ActorAsync(person.Person.Person);
            Assert.Null(await world.House.InsideAsync(actor, s => s.GetRequiredService<IContributions>().ReadAsync(id, default)));
            Assert.Empty(await world.House.InsideAsync(actor, s => s.GetRequiredService<IContributions>().ListAsync(null, default)));
        }

        Assert.IsType<Ruling.Allowed>(await world.House.InsideAsync(Actor.Nobody, s => s.GetRequiredService<IContributions>().MayUseAsync(id, InformationClass.ForProvision, default)));
        Assert.IsType<Ruling.Refused>(await world.House.InsideAsync(Actor.Nobody, s => s.GetRequiredService<IContributions>().MayUseAsync(id, InformationClass.ForPublicity, default)));
        Assert.IsType<Ruling.Refused>(await world.House.InsideAsync(Actor.Nobody, s => s.GetRequiredService<IContributions>().MayUseAsync(new ContributionId(Guid.CreateVersion7()), InformationClass.Comprehensive, default)));
    }
}
