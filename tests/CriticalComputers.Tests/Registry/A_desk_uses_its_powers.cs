using System.Net;
using System.Text.RegularExpressions;
using Noroshi.Parties.Face;
using Noroshi.Testing;
using Xunit;

namespace Noroshi.CriticalComputers.Tests.Registry;

/// <summary>The minister's desk asks, guides and orders about a notification; the Prime Minister states an opinion (Act arts 6, 7, 9, 10).</summary>
public class A_desk_uses_its_powers(Houses houses) : IClassFixture<Houses>
{
    private const string Form = "form[data-once]";

    [Theory, BothDatabases]
    public async Task and_nobody_else_does(Database on)
    {
        var (house, world, number) = await FiledAsync(on);
        var path = $"/desk/notifications/{number}/write/";
        foreach (var (role, organisation, kind, status) in new[]
        {
            ("desk-supervisor", "meti-kanto", "request", HttpStatusCode.NotFound),
            ("desk-supervisor", "mic", "order", HttpStatusCode.NotFound),
            ("cabinet-supervisor", "cao", "request", HttpStatusCode.NotFound),
            ("desk-officer", "meti", "order", HttpStatusCode.Forbidden),
            ("desk-supervisor", "meti", "opinion", HttpStatusCode.Forbidden),
            ("desk-supervisor", "meti", "answer", HttpStatusCode.NotFound),
        })
        {
            var visitor = await house.SignInAsAsync(role, await house.AuthorityAsync(organisation));
            Assert.Equal(status, (await visitor.GetAsync(path + kind)).Status);
        }

        Assert.Equal(HttpStatusCode.Forbidden, (await world.Reporter.GetAsync(path + "request")).Status);
        Assert.Contains(await house.RecordAsync("critical-computers.ordered"), a => a.Refused && a.Basis == "Act, Art. 6" && a.Object.StartsWith("notification:", StringComparison.Ordinal));
        Assert.Contains(await house.RecordAsync("critical-computers.opinion-stated"), a => a.Refused && a.Basis == "Act, Art. 7");
    }

    [Theory, BothDatabases]
    public async Task and_the_Prime_Minister_states_an_opinion_and_orders_nothing(Database on)
    {
        var (house, world, number) = await FiledAsync(on);
        var desk = await house.SignInAsAsync("desk-supervisor", world.Ministry);
        await PassOnAsync(desk, number);
        var cabinet = await house.SignInAsAsync("cabinet-supervisor", world.Cabinet);
        var path = $"/desk/notifications/{number}/write/";

        foreach (var kind in new[] { "request", "order", "guidance" })
        {
            var refused = await cabinet.GetAsync(path + kind);
            Assert.Equal(HttpStatusCode.Forbidden, refused.Status);
            Assert.Contains("法第7条により大臣に意見", refused.Words);
        }

        Assert.Equal(HttpStatusCode.Forbidden, (await (await house.SignInAsAsync("cabinet-analyst", world.Cabinet)).GetAsync(path + "opinion")).Status);
        Assert.Contains(await house.RecordAsync("critical-computers.material-requested"), a => a.Refused && a.Person == cabinet.Person && a.Basis == "Act, Art. 9");

        Assert.Equal(HttpStatusCode.BadRequest, (await cabinet.FillInAsync(path + "opinion", new { Text = "命令を行うべきです。" }, Form)).Status);
        var stated = await cabinet.FillInAsync(path + "opinion", new { Text = "命令を行うべきです。", Duty = "Introduced" }, Form);
        Assert.Equal($"/desk/notifications/{number}", stated.Location);
        Assert.Contains("命令を行うべきです", (await desk.GetAsync($"/desk/notifications/{number}")).Words);
        Assert.Contains("内閣総理大臣の意見", (await desk.GetAsync("/notices")).Words);
        Assert.Contains("届いたものはありません", (await world.Reporter.GetAsync("/computers/exchanges")).Words);
        Assert.DoesNotContain("意見", (await world.Reporter.GetAsync("/notices")).Words);
    }

    [Theory, BothDatabases]
    public async Task to_ask_and_is_answered_once_however_often_it_is_pressed(Database on)
    {
        var (house, world, number) = await FiledAsync(on);
        var desk = await house.SignInAsAsync("desk-officer", world.Ministry);
        var path = $"/desk/notifications/{number}/write/request";
        Assert.Equal(HttpStatusCode.BadRequest, (await desk.FillInAsync(path, new { Text = "" }, Form)).Status);
        Assert.Contains("過去の日付", (await desk.FillInAsync(path, new { Text = "資料", DueOn = "2026-11-23" }, Form)).Words);

        var page = await desk.GetAsync(path);
        var both = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => desk.SubmitAsync(page, new { Text = "構成図を提出してください。", DueOn = "2026-12-01" }, Form)));
        Assert.All(both, b => Assert.Equal($"/desk/notifications/{number}", b.Location));
        Assert.Single(await house.RecordAsync("critical-computers.material-requested"), a => !a.Refused && a.Content!["number"]!.GetValue<string>() == number);
        Assert.Contains(number, (await desk.GetAsync("/desk/notifications?view=QuestionOpen")).Words);
        Assert.DoesNotContain(number, (await desk.GetAsync("/desk/notifications?view=AnswerOverdue")).Words);

        var asked = await AskedAsync(world.Reporter);
        Assert.Contains("回答を待っている所管省庁からの求め・命令", (await world.Reporter.GetAsync("/")).Words);
        Assert.Contains("構成図を提出してください。", (await world.Reporter.GetAsync(asked)).Words);
        Assert.Equal(HttpStatusCode.BadRequest, (await world.Reporter.FillInAsync(asked, new { Text = " " }, Form)).Status);
        var reader = await house.SignInAsAsync("reader", world.Operator);
        Assert.Null((await reader.GetAsync(asked)).Find(Form));
        var form = await world.Reporter.GetAsync(asked);
        var answers = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => world.Reporter.SubmitAsync(form, new { Text = "提出します。" }, Form)));
        Assert.All(answers, b => Assert.Equal(asked, b.Location));

        var atTheDesk = await desk.GetAsync($"/desk/notifications/{number}");
        Assert.Single(Regex.Matches(atTheDesk.Words, "提出します。"));
        Assert.Contains("回答済み", atTheDesk.Words);
        Assert.DoesNotContain(number, (await desk.GetAsync("/desk/notifications?view=QuestionOpen")).Words);
        Assert.Contains("回答", (await desk.GetAsync("/notices")).Words);
        Assert.Single(await house.RecordAsync("critical-computers.answered"), a => !a.Refused && a.Person == world.Reporter.Person && a.Basis == "Act, Art. 9");

        foreach (var stranger in new[] { await house.SignInAsAsync("reporter", await house.AnOperatorAsync()), await house.SignInAsAsync("agent-filer") })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(asked)).Status);
        }
    }

    [Theory, BothDatabases]
    public async Task to_order_with_a_duty_and_a_limit_after_looking_once_more(Database on)
    {
        var (house, world, number) = await FiledAsync(on);
        var desk = await house.SignInAsAsync("desk-supervisor", world.Ministry);
        var path = $"/desk/notifications/{number}/write/order";

        var incomplete = await desk.FillInAsync(path, new { Text = "届け出てください。" }, Form);
        Assert.Contains("違反していると認める規定を選んで", incomplete.Words);
        Assert.Contains("命令には期限を定めてください", incomplete.Words);

        var confirming = await desk.FillInAsync(path, new { Text = "製品名を届け出てください。", DueOn = "2026-12-10", Duty = "Introduced" }, Form);
        Assert.Contains("命令は取り消せません", confirming.Words);
        Assert.Contains("届いたものはありません", (await world.Reporter.GetAsync("/computers/exchanges")).Words);
        Assert.Equal($"/desk/notifications/{number}", (await desk.SubmitAsync(confirming, new { }, Form)).Location);

        var shown = (await world.Reporter.GetAsync(await AskedAsync(world.Reporter))).Words;
        Assert.Contains("法第4条第1項（特定重要電子計算機の届出）", shown);
        Assert.Contains("命令に従うには、届出が必要です", shown);
        Assert.Contains(await house.RecordAsync("critical-computers.ordered"), a => !a.Refused && a.Basis == "Act, Art. 6" && a.Content!["duty"]!.GetValue<string>() == "Act, Art. 4(1)");
    }

    [Theory, BothDatabases]
    public async Task and_a_note_stays_on_the_desk_and_a_message_does_not(Database on)
    {
        var (house, world, number) = await FiledAsync(on);
        var desk = await house.SignInAsAsync("desk-officer", world.Ministry);
        await PassOnAsync(desk, number);
        await desk.FillInAsync($"/desk/notifications/{number}/write/note", new { Text = "電話で確認した。" }, Form);
        await desk.FillInAsync($"/desk/notifications/{number}/write/message", new { Text = "受け付けました。" }, Form);

        var cabinet = (await (await house.SignInAsAsync("cabinet-analyst", world.Cabinet)).GetAsync($"/desk/notifications/{number}")).Words;
        Assert.Contains("受け付けました。", cabinet);
        Assert.DoesNotContain("電話で確認した。", cabinet);
        Assert.Contains("連絡", (await world.Reporter.GetAsync("/computers/exchanges")).Words);
        Assert.DoesNotContain("メモ", (await world.Reporter.GetAsync("/computers/exchanges")).Words);
        Assert.Contains("電話で確認した。", (await desk.GetAsync($"/desk/notifications/{number}")).Words);
    }

    [Theory, BothDatabases]
    public async Task and_of_several_who_write_at_once_each_has_sent_or_is_told_to_look_again(Database on)
    {
        var (house, world, number) = await FiledAsync(on);
        var desk = await house.SignInAsAsync("desk-officer", world.Ministry);
        var pages = new List<Page>();
        for (var n = 0; n < 4; n++)
        {
            pages.Add(await desk.GetAsync($"/desk/notifications/{number}/write/message"));
        }

        var sent = await Task.WhenAll(pages.Select((page, n) => desk.SubmitAsync(page, new { Text = $"同時の連絡{n}。" }, Form)));

        Assert.All(sent, s => Assert.True(s.Status is HttpStatusCode.Found or HttpStatusCode.Conflict, s.Status.ToString()));
        Assert.Contains(sent, s => s.Status is HttpStatusCode.Found);
        Assert.Equal(sent.Count(s => s.Status is HttpStatusCode.Found), Regex.Count((await desk.GetAsync($"/desk/notifications/{number}")).Words, "同時の連絡[0-3]。"));
    }

    [Theory, BothDatabases]
    public async Task and_is_reminded_of_a_limit_that_comes_and_passes(Database on)
    {
        await using var house = await House.OpenAsync(on);
        var world = await RegistryWorld.OnAsync(house);
        await world.AComputerAsync(await world.AFacilityAsync(), "fw-01");
        var number = await world.FileAsync();
        var agent = await house.AnOrganisationAsync(OrganisationKind.Agent);
        await house.MandateAsync(world.Operator, agent, new DateOnly(2027, 1, 1), MandateScope.Register);
        var filer = await house.APersonAsync("agent-filer", agent);
        var desk = await house.SignInAsAsync("desk-officer", world.Ministry);
        await desk.FillInAsync($"/desk/notifications/{number}/write/request", new { Text = "資料を提出してください。", DueOn = "2026-11-27" }, Form);

        house.Clock.AdjustTime(new DateTimeOffset(2026, 11, 26, 0, 30, 0, TimeSpan.Zero));
        await house.DrainOutboxAsync();
        await house.DrainOutboxAsync();
        var (reporter, told) = (await house.SignInAsync(world.Reporter.Person), await house.SignInAsync(filer));
        Assert.Single(Regex.Matches((await reporter.GetAsync("/notices")).Words, "近づいています：報告又は資料の提出の求め"));
        Assert.Contains("近づいています", (await told.GetAsync("/notices")).Words);

        house.Clock.AdjustTime(new DateTimeOffset(2026, 11, 27, 15, 0, 0, TimeSpan.Zero));
        await house.DrainOutboxAsync();
        (reporter, desk) = (await house.SignInAsync(world.Reporter.Person), await house.SignInAsync(desk.Person));
        Assert.Contains("が過ぎました", (await reporter.GetAsync("/notices")).Words);
        Assert.Contains("が過ぎました", (await desk.GetAsync("/notices")).Words);
        Assert.Contains(number, (await desk.GetAsync("/desk/notifications?view=AnswerOverdue")).Words);
        Assert.Contains("回答の期限を過ぎた求め・命令", (await desk.GetAsync("/")).Words);
        Assert.Single(await house.RecordAsync("critical-computers.answer-late"));
    }

    private static async Task PassOnAsync(Visitor desk, string number)
    {
        await desk.SubmitAsync(await desk.GetAsync($"/desk/notifications/{number}"), new { }, "form[action*='handler=Check']");
        await desk.SubmitAsync(await desk.GetAsync($"/desk/notifications/{number}"), new { }, "form[action*='handler=PassOn']");
    }

    private static async Task<string> AskedAsync(Visitor reporter) =>
        (await reporter.GetAsync("/computers/exchanges")).Find("tbody a[href^='/computers/exchanges/']")!.GetAttribute("href")!;

    private async Task<(House House, RegistryWorld World, string Number)> FiledAsync(Database on)
    {
        var house = await houses.OnAsync(on);
        var world = await RegistryWorld.OnAsync(house);
        await world.AComputerAsync(await world.AFacilityAsync(), "fw-01");
        return (house, world, await world.FileAsync());
    }

    [Theory, BothDatabases]
    public async Task and_a_jointly_competent_minister_reads_along(Database on)
    {
        var house = await houses.OnAsync(on);
        var world = await RegistryWorld.OnAsync(house, "finance-labour-bank", "fsa");
        await world.AComputerAsync(await world.AFacilityAsync(), "fw-01");
        var number = await world.FileAsync();
        using var first = await house.SignInAsAsync("desk-officer", world.Ministry);
        using var joint = await house.SignInAsAsync("desk-officer", await house.AuthorityAsync("mhlw"));
        using var another = await house.SignInAsAsync("desk-officer", await house.AuthorityAsync("meti"));

        var page = await joint.GetAsync($"/desk/notifications/{number}");
        Assert.Contains("FortiGate 200F", page.Words);
        Assert.Null(page.Find("form[action*='Check' i]"));
        Assert.Equal(HttpStatusCode.NotFound, (await another.GetAsync($"/desk/notifications/{number}")).Status);

        var theirs = await first.GetAsync($"/desk/notifications/{number}");
        var token = page.Find("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var check = new FormUrlEncodedContent([new("__RequestVerificationToken", token)]);
        Assert.Equal(HttpStatusCode.Forbidden, (await joint.PostAsync($"/desk/notifications/{number}?handler=Check", check)).Status);
        Assert.NotNull(theirs.Find("form[action*='Check' i]"));
        Assert.NotNull((await first.GetAsync($"/desk/notifications/{number}")).Find("form[action*='Check' i]"));
    }
}
