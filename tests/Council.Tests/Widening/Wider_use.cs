using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Noroshi.Confidentiality.Face;
using Noroshi.Council.Face;
using Noroshi.Kernel;
using Noroshi.Testing;
using Xunit;

namespace Noroshi.Council.Tests.Widening;

/// <summary>Use wider than the contributor allowed: asked for, consented to in whole or in part, refused, or decided by the exception with a second person.</summary>
public class Wider_use(Houses houses) : IClassFixture<Houses>
{
    private const string Answering = "form[action$='handler=Answer']";
    private const string PuttingForward = "form[action$='handler=PutForward']";
    private const string Approving = "form[action$='handler=Approve']";

    [Theory, BothDatabases]
    public async Task is_given_as_far_as_the_contributor_consents(Database on)
    {
        var world = await CouncilWorld.OnAsync(await houses.OnAsync(on));
        var (giver, wanted, unwanted) = (await world.AMemberAsync(), await world.AMemberAsync(), await world.AMemberAsync());
        var number = await CouncilWorld.ContributeAsync(giver, await world.ATopicAsync([giver]));
        var id = await world.IdOfAsync(number);
        Assert.IsType<Ruling.Refused>(await MayUseAsync(world, id, InformationClass.ForProvision, wanted.Id));

        var asked = await AskAsync(world.Secretariat, number, "ForProvision", wanted, unwanted);
        Assert.Equal(HttpStatusCode.NotFound, (await wanted.Person.GetAsync(asked)).Status);
        Assert.Null((await world.Secretariat.GetAsync(asked)).Find(Answering));
        await CouncilWorld.DoneAsync(giver.Person.FillInAsync(asked, new { ToClass = "true", To = new[] { wanted.Id.ToString() }, Reason = "期限を年内とする" }, Answering));
        await world.House.DrainOutboxAsync();

        Assert.Contains("一部に同意", (await world.Secretariat.GetAsync(asked)).Words);
        Assert.Contains("同意により拡大", (await wanted.Person.GetAsync($"/council/contributions/{number}")).Words);
        Assert.Equal(HttpStatusCode.NotFound, (await unwanted.Person.GetAsync($"/council/contributions/{number}")).Status);
        Assert.IsType<Ruling.Allowed>(await MayUseAsync(world, id, InformationClass.ForProvision, wanted.Id));
        Assert.IsType<Ruling.Refused>(await MayUseAsync(world, id, InformationClass.ForProvision, wanted.Id, unwanted.Id));
        Assert.IsType<Ruling.Refused>(await MayUseAsync(world, id, InformationClass.ForProvision));
        Assert.IsType<Ruling.Refused>(await MayUseAsync(world, id, InformationClass.ForPublicity, wanted.Id));
        Assert.Contains(await world.House.RecordAsync("council.widening-answered"), a => a.Person == giver.Person.Person);
    }

    [Theory, BothDatabases]
    public async Task is_refused_with_a_reason_and_answered_once(Database on)
    {
        var world = await CouncilWorld.OnAsync(await houses.OnAsync(on));
        var giver = await world.AMemberAsync();
        var number = await CouncilWorld.ContributeAsync(giver, await world.ATopicAsync([giver]));
        var asked = await AskAsync(world.Secretariat, number, "ForPublicity");
        var page = await giver.Person.GetAsync(asked);

        Assert.Equal(HttpStatusCode.BadRequest, (await giver.Person.SubmitAsync(page, new { Reason = "" }, Answering)).Status);
        await CouncilWorld.DoneAsync(giver.Person.SubmitAsync(page, new { Reason = "取引先が分かるため" }, Answering));
        Assert.Equal(HttpStatusCode.Conflict, (await giver.Person.SubmitAsync(page, new { ToClass = "true" }, Answering)).Status);
        Assert.Contains("不同意", (await world.Secretariat.GetAsync(asked)).Words);
        Assert.IsType<Ruling.Refused>(await MayUseAsync(world, await world.IdOfAsync(number), InformationClass.ForPublicity));
    }

    [Theory, BothDatabases]
    public async Task is_decided_by_the_exception_only_with_a_second_person_who_supervises_and_the_member_is_told(Database on)
    {
        var world = await CouncilWorld.OnAsync(await houses.OnAsync(on));
        var giver = await world.AMemberAsync();
        var number = await CouncilWorld.ContributeAsync(giver, await world.ATopicAsync([giver]));
        var id = await world.IdOfAsync(number);
        var asked = await AskAsync(world.Supervisor, number, "ForPublicity");
        Assert.Null((await giver.Person.GetAsync(asked)).Find(PuttingForward));
        Assert.Equal(HttpStatusCode.BadRequest, (await world.Supervisor.FillInAsync(asked, new { ExceptionReason = " " }, PuttingForward)).Status);
        await CouncilWorld.DoneAsync(world.Supervisor.FillInAsync(asked, new { ExceptionReason = "攻撃が続いている" }, PuttingForward));

        // Neither who put it forward nor a person who does not supervise sees the button, nor gets on without it.
        var other = await world.House.SignInAsAsync("cabinet-supervisor", await world.House.AuthorityAsync("cao"));
        var form = await other.GetAsync(asked);
        Assert.Null((await world.Supervisor.GetAsync(asked)).Find(Approving));
        Assert.Null((await world.Secretariat.GetAsync(asked)).Find(Approving));
        foreach (var visitor in new[] { world.Supervisor, world.Secretariat })
        {
            var own = await visitor.GetAsync("/council/topics/new");
            var (token, name) = (own.Find("form[data-once] input[name^='__']")!.GetAttribute("value")!, own.Find("form[data-once] input[name^='__']")!.GetAttribute("name")!);
            Assert.Equal(HttpStatusCode.Forbidden, (await visitor.PostAsync($"{asked}?handler=Approve", new FormUrlEncodedContent([KeyValuePair.Create(name, token)]))).Status);
        }

        Assert.IsType<Ruling.Refused>(await MayUseAsync(world, id, InformationClass.ForPublicity));
        await CouncilWorld.DoneAsync(other.SubmitAsync(form, new { }, Approving));
        Assert.IsType<Ruling.Allowed>(await MayUseAsync(world, id, InformationClass.ForPublicity));
        Assert.Contains("例外により広げました", (await giver.Person.GetAsync("/notices")).Words);
        Assert.Contains("攻撃が続いている", (await giver.Person.GetAsync(asked)).Words);
        Assert.Contains("例外により", (await giver.Person.GetAsync($"/council/contributions/{number}")).Words);
        var record = (await world.House.RecordAsync("council.exception-approved")).Where(a => a.Object == $"widening:{asked.Split('/')[^1]}").ToArray();
        Assert.Equal(2, record.Count(a => a.Refused));
        Assert.Equal((string?)record.Single(a => !a.Refused).Content!["putForwardBy"], world.Supervisor.Person.ToString());
    }

    [Theory, BothDatabases]
    public async Task is_not_turned_from_a_refusal_by_a_supervisor_who_says_no(Database on)
    {
        var world = await CouncilWorld.OnAsync(await houses.OnAsync(on));
        var giver = await world.AMemberAsync();
        var number = await CouncilWorld.ContributeAsync(giver, await world.ATopicAsync([giver]));
        var asked = await AskAsync(world.Secretariat, number, "ForPublicity");
        await CouncilWorld.DoneAsync(giver.Person.FillInAsync(asked, new { Reason = "応じられない" }, Answering));
        await CouncilWorld.DoneAsync(world.Secretariat.FillInAsync(asked, new { ExceptionReason = "念のため" }, PuttingForward));
        await CouncilWorld.DoneAsync(world.Supervisor.FillInAsync(asked, new { }, "form[action$='handler=TurnDown']"));

        Assert.Contains("不同意", (await giver.Person.GetAsync(asked)).Words);
        Assert.IsType<Ruling.Refused>(await MayUseAsync(world, await world.IdOfAsync(number), InformationClass.ForPublicity));
    }

    [Theory, BothDatabases]
    public async Task ends_with_a_withdrawal_and_takes_nothing_beyond_its_region(Database on)
    {
        var world = await CouncilWorld.OnAsync(await houses.OnAsync(on));
        var (giver, near, far) = (await world.AMemberAsync(prefecture: "04"), await world.AMemberAsync(prefecture: "04"), await world.AMemberAsync(prefecture: "13"));
        var number = await CouncilWorld.ContributeAsync(giver, await world.ATopicAsync([giver]), allowed: "Comprehensive", notBeyond: true);
        var id = await world.IdOfAsync(number);
        var form = await world.Secretariat.GetAsync($"/council/contributions/{number}/widen");
        Assert.DoesNotContain(far.Id.ToString(), form.Text);
        Assert.Equal(HttpStatusCode.BadRequest, (await world.Secretariat.SubmitAsync(form, new { Purpose = "知らせたい", Recipients = new[] { far.Id.ToString() } }, "form[data-once]")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await giver.Person.GetAsync($"/council/contributions/{number}/widen")).Status);

        var asked = await AskAsync(world.Secretariat, number, "ForPublicity", near);
        await CouncilWorld.DoneAsync(giver.Person.FillInAsync(asked, new { ToClass = "true", To = new[] { near.Id.ToString() } }, Answering));
        Assert.IsType<Ruling.Allowed>(await MayUseAsync(world, id, InformationClass.ForPublicity, near.Id));
        Assert.IsType<Ruling.Refused>(await MayUseAsync(world, id, InformationClass.ForPublicity, far.Id));
        Assert.IsType<Ruling.Refused>(await MayUseAsync(world, id, InformationClass.ForPublicity));

        var waiting = await AskAsync(world.Secretariat, number, "ForProvision");
        await CouncilWorld.DoneAsync(giver.Person.FillInAsync($"/council/contributions/{number}", new { Because = "誤り" }, "form[action$='handler=Withdraw']"));
        Assert.Contains("終了（情報の取下げ）", (await giver.Person.GetAsync(waiting)).Words);
        Assert.IsType<Ruling.Refused>(await MayUseAsync(world, id, InformationClass.ForPublicity, near.Id));
        Assert.Equal(HttpStatusCode.Conflict, (await world.Secretariat.GetAsync($"/council/contributions/{number}/widen")).Status);
    }

    private static async Task<string> AskAsync(Visitor asker, string number, string @class, params TestMember[] recipients) => (await CouncilWorld.DoneAsync(asker.FillInAsync(
        $"/council/contributions/{number}/widen", new { Purpose = "同じ機器を使う事業者に知らせたい", Class = @class, Recipients = recipients.Select(r => r.Id.ToString()).ToArray() }, "form[data-once]"))).Location!;

    // With nobody named, the public.
    private static async Task<Ruling> MayUseAsync(CouncilWorld world, ContributionId id, InformationClass @class, params OrganisationId[] recipients)
    {
        OrganisationId[] to = recipients.Length == 0 ? [default] : recipients;
        var refusals = await world.House.InsideAsync(Actor.Nobody, services => services.GetRequiredService<IContributions>().RefusalsAsync([id], @class, to, CancellationToken.None));
        Assert.Subset(to.ToHashSet(), refusals.Keys.ToHashSet());
        return refusals.Count > 0 ? refusals.Values.First() : new Ruling.Allowed("Act, Art. 45(6)");
    }
}
