using System.Net;
using Noroshi.Council.Face;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Testing;
using Xunit;

namespace Noroshi.Council.Tests.Joining;

/// <summary>The walking path: an organisation is asked, consents, names a person, takes part in a topic, contributes, and another member reads it.</summary>
public class From_an_invitation_to_a_reading(Houses houses) : IClassFixture<Houses>
{
    [Theory, BothDatabases]
    public async Task goes_all_the_way_and_the_record_says_so(Database on)
    {
        var world = await CouncilWorld.OnAsync(await houses.OnAsync(on));
        var (giver, reader, elsewhere) = (await world.AMemberAsync(), await world.AMemberAsync(OrganisationKind.Supplier, "member"), await world.AMemberAsync());
        var topic = await world.ATopicAsync([giver, reader]);
        var number = await CouncilWorld.ContributeAsync(giver, topic);

        var page = await reader.Person.GetAsync($"/council/contributions/{number}");
        Assert.Contains("海外のアドレスから試行が続いた。", page.Words);
        Assert.Contains("TLP:AMBER", page.Words);
        Assert.Contains("組織名を出さないでください。", page.Words);
        Assert.Contains("担当部署まで", page.Words);
        Assert.Equal(HttpStatusCode.NotFound, (await elsewhere.Person.GetAsync($"/council/contributions/{number}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await elsewhere.Person.GetAsync($"/council/topics/{topic}")).Status);

        var id = await world.IdOfAsync(number);
        Assert.Contains(await world.House.RecordAsync("council.contributed"), a => a.Object == $"contribution:{id}" && a.Person == giver.Person.Person && !a.Refused);
        Assert.Single(await world.House.RecordAsync("council.read"), a => a.Object == $"contribution:{id}" && a.Person == reader.Person.Person);
        Assert.Contains(await world.House.RecordAsync("council.not-shown"), a => a.Person == elsewhere.Person.Person && a.Refused);
        Assert.Equal(["Activate", "Consent", "Invite", "Register"], (await world.House.RecordAsync("council.member-step")).Where(a => a.Object == $"organisation:{giver.Id}").Select(a => (string)a.Content!["step"]!).Order(StringComparer.Ordinal));

        var own = await giver.Person.GetAsync($"/council/contributions/{number}");
        Assert.Contains("読んだ組織", own.Words);
        Assert.DoesNotContain("まだどの組織も読んでいません", own.Words);
    }

    [Theory, BothDatabases]
    public async Task tells_those_to_whom_it_was_given_and_nobody_else(Database on)
    {
        var world = await CouncilWorld.OnAsync(await houses.OnAsync(on));
        var (giver, reader, elsewhere) = (await world.AMemberAsync(), await world.AMemberAsync(), await world.AMemberAsync());
        var topic = await world.ATopicAsync([giver, reader]);
        var number = await CouncilWorld.ContributeAsync(giver, topic);
        await world.House.DrainOutboxAsync();

        Assert.Contains(number, (await reader.Person.GetAsync("/notices")).Words);
        Assert.DoesNotContain(number, (await elsewhere.Person.GetAsync("/notices")).Words);
        Assert.DoesNotContain("不審なログイン", (await reader.Person.GetAsync("/notices")).Words);
    }

    [Theory, BothDatabases]
    public async Task stops_where_consent_a_name_or_an_undertaking_is_missing(Database on)
    {
        var world = await CouncilWorld.OnAsync(await houses.OnAsync(on));
        var organisation = await world.House.AnOrganisationAsync(OrganisationKind.Operator);
        var person = await world.House.SignInAsAsync("reporter", organisation);
        Assert.Contains("招請は届いていません", (await person.GetAsync("/council/membership")).Words);
        Assert.Equal(HttpStatusCode.Forbidden, (await person.GetAsync("/council/topics")).Status);

        await world.InviteAsync(organisation, OrganisationKind.Operator);
        var secretariats = await world.Secretariat.GetAsync($"/council/members/{organisation}");
        Assert.Equal(HttpStatusCode.Forbidden, (await world.Secretariat.SubmitAsync(secretariats, new { Step = "Register" }, "form[action$='handler=Step']")).Status);
        Assert.Null((await person.GetAsync("/council/membership")).Find("form[action$='handler=Name']"));

        await CouncilWorld.StepAsync(person, "Consent");
        await CouncilWorld.StepAsync(world.Secretariat, "Register", organisation);
        await CouncilWorld.DoneAsync(person.FillInAsync("/council/membership", new { Person = person.Person.ToString() }, "form[action$='handler=Name']"));
        await CouncilWorld.DoneAsync(person.FillInAsync("/council/membership", new { Range = "Organisation" }, "form[action$='handler=Range']"));
        var again = await world.Secretariat.GetAsync($"/council/members/{organisation}");
        Assert.Equal(HttpStatusCode.Forbidden, (await world.Secretariat.SubmitAsync(again, new { Step = "Activate" }, "form[action$='handler=Step']")).Status);

        await world.UndertakeAsync(person.Person, organisation);
        await CouncilWorld.StepAsync(world.Secretariat, "Activate", organisation);
        Assert.Equal(HttpStatusCode.OK, (await person.GetAsync("/council/topics")).Status);
        Assert.Equal(InHouseRange.Organisation, await world.AskAsync(c => c.InHouseRangeAsync(organisation, default)));

        var colleague = await world.House.SignInAsAsync("reporter", organisation);
        Assert.Equal(HttpStatusCode.Forbidden, (await colleague.GetAsync("/council/topics")).Status);
        Assert.Contains(await world.House.RecordAsync("council.not-let-in"), a => a.Person == colleague.Person && a.Refused && a.Basis == "Act, Art. 45(7)");
    }

    [Theory, BothDatabases]
    public async Task ends_when_a_member_leaves_and_what_it_gave_stays_its_own(Database on)
    {
        var world = await CouncilWorld.OnAsync(await houses.OnAsync(on));
        var (giver, reader) = (await world.AMemberAsync(), await world.AMemberAsync());
        var topic = await world.ATopicAsync([giver, reader]);
        var number = await CouncilWorld.ContributeAsync(giver, topic);
        var today = LegalCalendar.LegalDay(world.House.Clock.GetUtcNow());
        Assert.True(await world.AskAsync(c => c.IsMemberAsync(reader.Id, today, default)));

        await CouncilWorld.StepAsync(reader.Person, "Leave");
        Assert.Equal(HttpStatusCode.NotFound, (await reader.Person.GetAsync($"/council/contributions/{number}")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await reader.Person.GetAsync($"/council/topics/{topic}")).Status);
        Assert.False(await world.AskAsync(c => c.IsMemberAsync(reader.Id, today, default)));

        await CouncilWorld.StepAsync(world.Secretariat, "Suspend", giver.Id, "誓約の確認のため");
        Assert.Equal(HttpStatusCode.Forbidden, (await giver.Person.GetAsync("/council/topics")).Status);
        Assert.Contains("海外のアドレスから", (await giver.Person.GetAsync($"/council/contributions/{number}")).Words);
        Assert.Empty(await world.AskAsync(c => c.WhoTakesPartAsync(giver.Id, null, default)));
    }

    [Theory, BothDatabases]
    public async Task needs_a_reason_to_decline_and_refuses_a_step_taken_twice(Database on)
    {
        var world = await CouncilWorld.OnAsync(await houses.OnAsync(on));
        var organisation = await world.House.AnOrganisationAsync(OrganisationKind.Operator);
        var person = await world.House.SignInAsAsync("organisation-administrator", organisation);
        await world.InviteAsync(organisation, OrganisationKind.Operator);

        var page = await person.GetAsync("/council/membership");
        Assert.Equal(HttpStatusCode.BadRequest, (await person.SubmitAsync(page, new { Step = "Decline", Reason = " " }, "form[action$='handler=Step']")).Status);
        await CouncilWorld.StepAsync(person, "Decline", reason: "体制が整っていない");
        Assert.Equal(HttpStatusCode.Forbidden, (await person.SubmitAsync(page, new { Step = "Consent" }, "form[action$='handler=Step']")).Status);
        Assert.Contains(await world.House.RecordAsync("council.member-step"), a => a.Person == person.Person && a.Refused);
    }
}
