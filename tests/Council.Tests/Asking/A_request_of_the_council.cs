using System.Net;
using Noroshi.Testing;
using Xunit;

namespace Noroshi.Council.Tests.Asking;

/// <summary>The council asks a member (Act art 45(5)): it gives what was asked for, or says why not.</summary>
public class A_request_of_the_council(Houses houses) : IClassFixture<Houses>
{
    private const string Form = "form[data-once]";

    [Theory, BothDatabases]
    public async Task is_answered_by_the_member_alone_and_not_without_a_reason(Database on)
    {
        var world = await CouncilWorld.OnAsync(await houses.OnAsync(on));
        var (asked, other) = (await world.AMemberAsync(), await world.AMemberAsync());
        var at = await AskAsync(world, asked);
        Assert.Equal(HttpStatusCode.NotFound, (await other.Person.GetAsync(at)).Status);
        Assert.Null((await world.Secretariat.GetAsync(at)).Find(Form));
        Assert.Contains(at.Split('/')[^1], (await asked.Person.GetAsync("/notices")).Words);

        var page = await asked.Person.GetAsync(at);
        Assert.Equal(HttpStatusCode.BadRequest, (await asked.Person.SubmitAsync(page, new { Gives = "no", Reason = "  " }, Form)).Status);
        await CouncilWorld.DoneAsync(asked.Person.SubmitAsync(page, new { Gives = "no", Reason = "捜査中で、提供を止められている" }, Form));
        Assert.Equal(HttpStatusCode.Conflict, (await asked.Person.SubmitAsync(page, new { Gives = "yes", Reason = "やはり応じる" }, Form)).Status);
        Assert.Contains("応じない（理由あり）", (await world.Secretariat.GetAsync(at)).Words);
        Assert.Contains(await world.House.RecordAsync("council.request-answered"), a => a.Person == asked.Person.Person && a.Basis == "Act, Art. 45(5)" && !(bool)a.Content!["given"]!);
    }

    [Theory, BothDatabases]
    public async Task is_answered_by_a_contribution(Database on)
    {
        var world = await CouncilWorld.OnAsync(await houses.OnAsync(on));
        var (asked, other) = (await world.AMemberAsync(), await world.AMemberAsync());
        var at = await AskAsync(world, asked);
        var number = at.Split('/')[^1];
        Assert.Equal(HttpStatusCode.NotFound, (await other.Person.GetAsync($"/council/contribute?Answering={number}")).Status);
        await CouncilWorld.DoneAsync(asked.Person.FillInAsync($"/council/contribute?Answering={number}", new { Title = "回数", Text = "三百回", Holds = "nothing", Opinion = "限定してください" }, Form));

        var page = await world.Secretariat.GetAsync(at);
        Assert.Contains("応じた", page.Words);
        Assert.Contains("提供した情報", page.Words);
        Assert.Contains(await world.House.RecordAsync("council.contributed"), a => a.Person == asked.Person.Person && a.Basis == "Act, Art. 45(5)");
    }

    [Theory, BothDatabases]
    public async Task is_put_to_active_members_only(Database on)
    {
        var world = await CouncilWorld.OnAsync(await houses.OnAsync(on));
        var stranger = await world.House.AnOrganisationAsync(Parties.Face.OrganisationKind.Operator);
        await world.AMemberAsync();
        Assert.Equal(HttpStatusCode.BadRequest, (await world.Secretariat.FillInAsync("/council/requests/new", new { To = stranger.ToString(), Text = "教えてください" }, Form)).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await world.Secretariat.FillInAsync("/council/requests/new", new { To = stranger.ToString(), Text = "", HopedFor = "2020-01-01" }, Form)).Status);
    }

    private static async Task<string> AskAsync(CouncilWorld world, TestMember member) => (await CouncilWorld.DoneAsync(world.Secretariat.FillInAsync(
        "/council/requests/new", new { To = member.Id.ToString(), Text = "ログインの失敗の回数を教えてください。", HopedFor = "2026-12-01" }, Form))).Location!;
}
