using System.Net;
using Noroshi.Provision.Marking;
using Noroshi.Testing;
using Xunit;

namespace Noroshi.Provision.Tests.Leaking;

/// <summary>Something got out: it is traced to a copy, provision stops at once, originators are told, a decision is put down, and another person lets it go on.</summary>
public class A_leak(Houses houses) : IClassFixture<Houses>
{
    private const string At = "/provision/leaks";

    [Theory, RolesOtherThan("cabinet-analyst", "cabinet-supervisor")]
    public async Task is_looked_into_by_nobody_but_those_who_provide(Database on, string role) =>
        Assert.Equal(HttpStatusCode.Forbidden, (await (await (await houses.OnAsync(on)).SignInAsAsync(role)).GetAsync(At)).Status);

    [Theory, BothDatabases]
    public async Task is_traced_stopped_told_decided_and_ended(Database on)
    {
        var house = await houses.OnAsync(on);
        var (reporting, leaking) = (await house.AnOperatorAsync(), await house.AnOperatorAsync());
        var victim = await house.SignInAsAsync("reporter", reporting);
        var number = await house.AReportAsync("漏えいした情報のもと", reporting);
        var analyst = await house.AnAnalystAsync();
        var product = await house.AReleasedAlertFromAsync(analyst, "外に出た速報", number);
        var choice = $"Route=41&Also={await house.CodeAsync(leaking)}";
        Assert.NotNull((await analyst.SendAsync(product, choice, Senders.ForUsers)).Location);
        await house.DrainOutboxAsync();
        var reader = await house.SignInAsAsync("reporter", leaking);
        var received = Assert.Single(await reader.InboxAsync());
        var sentence = (await reader.GetAsync(received)).Document.QuerySelectorAll("main .said").Select(e => e.TextContent).First(t => ForensicMark.In(t).Count > 0);

        // A sentence of it turns up somewhere; the mark within leads to the copy.
        var traced = await analyst.FillInAsync(At, new { Text = $"掲示板で見つけた：{sentence}" }, Form("Trace"));
        Assert.Contains(await house.CodeAsync(leaking), traced.Words);
        var stopped = await analyst.SubmitAsync(traced, new { Found = "掲示板に貼られていた" }, $"{Form("Stop")}:has([name=Mark])");
        var file = stopped.Location!;
        Assert.Contains("提供を停止中", (await analyst.GetAsync(file)).Words);
        Assert.Contains("外に出たもの", (await analyst.GetAsync(file)).Words);

        // Nothing more is provided; what it holds it reads on, and carries nothing away.
        var another = await house.AReleasedAlertAsync("漏えいのあとの速報");
        var preview = await analyst.GetAsync($"/provision/new/{another}?{choice}&Stated=needed-to-prevent-damage&Stated=rights-considered");
        Assert.Contains("この相手への提供を止めています", preview.Words);
        Assert.Equal(HttpStatusCode.OK, (await reader.GetAsync(received)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await reader.GetAsync(received + "/stix.json")).Status);

        // Those who gave the information are told that, not by whom.
        Assert.NotNull((await analyst.FillInAsync(file, new { }, Form("Tell"))).Location);
        var told = (await victim.GetAsync("/notices")).Words;
        Assert.Contains("提供先の外に出た可能性", told);
        Assert.DoesNotContain(await house.CodeAsync(leaking), told);

        // It goes on again only after a decision, and by another than the one who stopped it.
        var supervisor = await house.AnAnalystAsync("cabinet-supervisor");
        Assert.Equal(HttpStatusCode.Forbidden, (await supervisor.FillInAsync(file, new { Because = "済んだ" }, Form("Restore"))).Status);
        Assert.NotNull((await supervisor.FillInAsync(file, new { Decision = "誤って貼ったもの。再発防止を確かめた。" }, Form("Decide"))).Location);
        Assert.Equal(HttpStatusCode.Forbidden, (await analyst.FillInAsync(file, new { Because = "済んだ" }, Form("Restore"))).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await supervisor.FillInAsync(file, new { Because = " " }, Form("Restore"))).Status);
        Assert.NotNull((await supervisor.FillInAsync(file, new { Because = "再発防止を確かめた" }, Form("Restore"))).Location);
        Assert.NotNull((await analyst.SendAsync(another, choice, Senders.ForUsers)).Location);
        await house.DrainOutboxAsync();
        Assert.Equal(2, (await reader.InboxAsync()).Length);
        Assert.Equal(HttpStatusCode.OK, (await reader.GetAsync(received + "/stix.json")).Status);
        foreach (var kind in new[] { "provision.leak-traced", "provision.leak-stopped", "provision.leak-originators-told", "provision.leak-decided" })
        {
            Assert.Single(await house.RecordAsync(kind), a => !a.Refused && (a.Person == analyst.Person || a.Person == supervisor.Person));
        }
    }

    [Theory, BothDatabases]
    public async Task without_a_mark_is_stopped_by_the_organisations_code_and_a_wrong_one_is_said(Database on)
    {
        var house = await houses.OnAsync(on);
        var leaking = await house.AnOperatorAsync();
        var analyst = await house.AnAnalystAsync();

        Assert.Contains("印は見つかりませんでした", (await analyst.FillInAsync(At, new { Text = "印のない文章です。" }, Form("Trace"))).Words);
        Assert.Equal(HttpStatusCode.BadRequest, (await analyst.FillInAsync(At, new { Text = "" }, Form("Trace"))).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await analyst.FillInAsync(At, new { Code = "no-such", Found = "x" }, Form("Stop"))).Status);
        Assert.NotNull((await analyst.FillInAsync(At, new { Code = await house.CodeAsync(leaking), Found = "新聞に載った" }, Form("Stop"))).Location);
        Assert.Equal(HttpStatusCode.NotFound, (await analyst.GetAsync($"{At}/{Guid.CreateVersion7():D}")).Status);
    }

    private static string Form(string handler) => $"form[action$='handler={handler}']";
}
