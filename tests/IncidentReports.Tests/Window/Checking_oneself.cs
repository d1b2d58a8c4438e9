using System.Net;
using Microsoft.EntityFrameworkCore;
using Noroshi.IncidentReports.Store;
using Noroshi.IncidentReports.Tests.Desk;
using Noroshi.Testing;
using Xunit;

namespace Noroshi.IncidentReports.Tests.Window;

/// <summary>"Must this be reported?", asked by anybody and kept by those who file.</summary>
public sealed class Checking_oneself(Houses houses) : IClassFixture<Houses>
{
    private const string MustReport = "/check?on=2026-11-24&so=operator.yes~classes.T1~harmed.yes~acts.malware~soon-after-designation.no~soon-after-coverage.no&stop=true";

    [Theory, BothDatabases]
    public async Task is_open_to_a_visitor_and_keeps_nothing_of_one(Database on)
    {
        var house = await houses.OnAsync(on);
        using var visitor = house.Visitor();

        var question = await visitor.GetAsync("/check?on=2026-11-24&so=");
        var answered = await visitor.GetAsync("/check?on=2026-11-24&so=&q=operator&V=no");
        var verdict = await visitor.FollowAsync(answered);

        Assert.Contains("特別社会基盤事業者", question.Words, StringComparison.Ordinal);
        Assert.Contains("報告の義務はありません", verdict.Words, StringComparison.Ordinal);
        Assert.Contains("法第", verdict.Words, StringComparison.Ordinal);
        Assert.Null(verdict.Find("form[action='/check'][method=post]"));
    }

    [Theory, BothDatabases]
    public async Task without_an_answer_says_what_to_choose(Database on)
    {
        using var visitor = (await houses.OnAsync(on)).Visitor();

        var mend = await visitor.GetAsync("/check?on=2026-11-24&so=&q=classes&V=none&V=T1");

        Assert.Equal(HttpStatusCode.BadRequest, mend.Status);
        Assert.NotNull(mend.Find("#errors"));
    }

    [Theory, BothDatabases]
    public async Task is_kept_with_who_and_by_which_rule_and_carried_into_the_report(Database on)
    {
        var house = await houses.OnAsync(on);
        var world = await DeskWorld.InAsync(house);
        using var reporter = await world.AReporterAsync();
        var verdict = await reporter.GetAsync(MustReport);

        var kept = await reporter.FollowAsync(await reporter.SubmitAsync(verdict, new { }, "form[action='/check'][method=post]"));
        var begun = await reporter.GetAsync(kept.Find("a[href^='/reports/new?judgement=']")!.GetAttribute("href")!);

        Assert.Contains("報告が必要です", kept.Words, StringComparison.Ordinal);
        Assert.Equal("must-report", (await world.LookAsync(db => db.Set<Judgement>().FirstAsync(j => j.Person == reporter.Person))).Answer);
        Assert.True(begun.Find("input[name='answers.computer.class'][value=T1]")!.HasAttribute("checked"));
        Assert.Contains(await house.RecordAsync("incident-reports.checked"), deed => deed.Person == reporter.Person);

        using var stranger = await house.SignInAsAsync("reporter");
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(kept.Path)).Status);
    }

    [Theory, BothDatabases]
    public async Task is_not_kept_for_those_who_do_not_file(Database on)
    {
        var house = await houses.OnAsync(on);
        using var inspector = await house.SignInAsAsync("inspector");
        var start = await inspector.GetAsync("/check");
        var token = (await inspector.GetAsync("/")).Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

        var refused = await inspector.PostAsync("/check", new FormUrlEncodedContent([new("On", "2026-11-24"), new("So", "operator.no"), new("__RequestVerificationToken", token)]));

        Assert.Equal(HttpStatusCode.OK, start.Status);
        Assert.Equal(HttpStatusCode.Forbidden, refused.Status);
        Assert.Contains(await house.RecordAsync("incident-reports.check-refused"), deed => deed.Person == inspector.Person && deed.Refused);
    }
}
