using System.Net;
using Microsoft.EntityFrameworkCore;
using Noroshi.IncidentReports.Store;
using Noroshi.IncidentReports.Tests.Desk;
using Noroshi.Testing;
using Xunit;

namespace Noroshi.IncidentReports.Tests.Window;

/// <summary>A report is written in three pages, kept at every step, and filed once.</summary>
public sealed class Writing_a_report(Houses houses) : IClassFixture<Houses>
{
    [Theory, BothDatabases]
    public async Task takes_three_pages_and_at_most_twelve_required_answers(Database on)
    {
        var world = await DeskWorld.InAsync(await houses.OnAsync(on));
        using var reporter = await world.AReporterAsync();
        var first = await reporter.GetAsync("/reports/new");
        var facts = await reporter.FollowAsync(await reporter.SubmitAsync(first, WindowWorld.FirstPage()));
        var check = await reporter.FollowAsync(await reporter.SubmitAsync(facts, new { }));
        var receipt = await reporter.FollowAsync(await reporter.SubmitAsync(check, WindowWorld.Filing()));

        Assert.Contains("/receipt/1", receipt.Path, StringComparison.Ordinal);
        Assert.Equal(2, receipt.Document.QuerySelectorAll("[data-receipt]").Length);
        Assert.InRange(new[] { first, facts, check }.Sum(page => page.Document.QuerySelectorAll(".mark--required").Length), 1, 12);
        Assert.Contains("2026年12月24日", receipt.Words, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task twice_gives_the_same_receipt(Database on)
    {
        var world = await DeskWorld.InAsync(await houses.OnAsync(on));
        using var reporter = await world.AReporterAsync();
        var draft = await reporter.BeginAsync();
        var check = await reporter.GetAsync(draft + "/check");

        var once = await reporter.SubmitAsync(check, WindowWorld.Filing());
        var twice = await reporter.SubmitAsync(check, WindowWorld.Filing());

        Assert.NotNull(once.Location);
        Assert.Equal(once.Location, twice.Location);
        Assert.Equal(1, await world.LookAsync(db => db.Set<IncidentCase>().CountAsync(c => c.Reporter == world.Operator)));
    }

    [Theory, BothDatabases]
    public async Task twice_at_the_same_moment_gives_one_case(Database on)
    {
        var world = await DeskWorld.InAsync(await houses.OnAsync(on));
        using var reporter = await world.AReporterAsync();
        var check = await reporter.GetAsync(await reporter.BeginAsync() + "/check");

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => reporter.SubmitAsync(check, WindowWorld.Filing())));

        Assert.All(answers, answer => Assert.True(answer.Location is not null || answer.Status is HttpStatusCode.Conflict, answer.Status.ToString()));
        Assert.Single(answers.Select(a => a.Location).OfType<string>().Distinct());
        Assert.Equal(1, await world.LookAsync(db => db.Set<IncidentCase>().CountAsync(c => c.Reporter == world.Operator)));
    }

    [Theory, BothDatabases]
    public async Task keeps_what_cannot_be_read_and_says_how_to_mend_it(Database on)
    {
        var world = await DeskWorld.InAsync(await houses.OnAsync(on));
        using var reporter = await world.AReporterAsync();
        var answer = await reporter.FillInAsync("/reports/new", WindowWorld.FirstPage(date: "昨日", time: "夕方", ground: "問い合わせの電話"));

        var mend = await reporter.FollowAsync(answer);

        Assert.Equal(HttpStatusCode.BadRequest, mend.Status);
        Assert.Contains("日時として読めません", mend.Find("#errors")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("問い合わせの電話", mend.Find("[name='answers.awareness.ground']")!.TextContent.Trim());
        Assert.Equal("昨日", mend.Find("[name='answers.awareness.at.Date']")!.GetAttribute("value"));
    }

    [Theory]
    [BothDatabases("2026-11-24", "09:06", "未来")]
    [BothDatabases("2027-01-01", "00:00", "未来")]
    [BothDatabases("1999-12-31", "23:59", "２０００年より前")]
    public async Task refuses_times_that_cannot_be(Database on, string date, string time, string says)
    {
        var world = await DeskWorld.InAsync(await houses.OnAsync(on));
        using var reporter = await world.AReporterAsync();

        var mend = await reporter.FollowAsync(await reporter.FillInAsync("/reports/new", WindowWorld.FirstPage(date: date, time: time)));

        Assert.Equal(HttpStatusCode.BadRequest, mend.Status);
        Assert.Contains(says, mend.Find("#errors")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [BothDatabases("2026-11-10", "23:59", "2026-12-10")]
    [BothDatabases("2026-11-11", "00:00", "2026-12-11")]
    public async Task counts_thirty_days_from_the_day_in_tokyo(Database on, string date, string time, string due)
    {
        var world = await DeskWorld.InAsync(await houses.OnAsync(on));
        using var reporter = await world.AReporterAsync();
        var number = await reporter.ReportAsync(WindowWorld.FirstPage(date: date, time: time));

        Assert.Equal(DateOnly.Parse(due, System.Globalization.CultureInfo.InvariantCulture), await world.LookAsync(db => db.Set<IncidentCase>().Where(c => c.Number == number).Select(c => c.FullDueOn).FirstAsync()));
    }

    [Theory]
    [BothDatabases("<script>alert(1)</script><img src=x onerror=alert(1)>")]
    [BothDatabases("=HYPERLINK(\"http://evil.example\",\"click\")")]
    [BothDatabases("𠮷野家の🔥 ﾊﾝｶｸ ＡＢＣ")]
    public async Task shows_any_text_as_it_was_written(Database on, string text)
    {
        var world = await DeskWorld.InAsync(await houses.OnAsync(on));
        using var reporter = await world.AReporterAsync();
        var number = await reporter.ReportAsync(WindowWorld.FirstPage(ground: text));

        var page = await reporter.GetAsync($"/reports/{number}");

        Assert.Contains(text, page.Words, StringComparison.Ordinal);
        Assert.Null(page.Find("main script, main img"));
    }

    [Theory]
    [BothDatabases("txt.\u202Eexe.監視", "文字の向きを変える")]
    [BothDatabases("監視\u0007端末", "制御文字")]
    public async Task refuses_characters_that_deceive(Database on, string text, string says)
    {
        var world = await DeskWorld.InAsync(await houses.OnAsync(on));
        using var reporter = await world.AReporterAsync();

        var mend = await reporter.FollowAsync(await reporter.FillInAsync("/reports/new", WindowWorld.FirstPage(ground: text)));

        Assert.Equal(HttpStatusCode.BadRequest, mend.Status);
        Assert.Contains(says, mend.Find("#errors")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task is_not_lost_when_the_session_ends(Database on)
    {
        await using var house = await House.OpenAsync(on); // its clock is moved
        var world = await DeskWorld.InAsync(house);
        using var reporter = await world.AReporterAsync();
        var draft = await reporter.BeginAsync(WindowWorld.FirstPage(ground: "期限切れの前に書いたこと"));
        var open = await reporter.GetAsync(draft + "/awareness");
        house.Clock.Advance(TimeSpan.FromHours(13));

        var late = await reporter.SubmitAsync(open, new { });
        using var again = await house.SignInAsync(reporter.Person);
        var back = await again.GetAsync(draft + "/awareness");

        Assert.Contains("/sign-in", late.Location, StringComparison.Ordinal);
        Assert.Equal("期限切れの前に書いたこと", back.Find("[name='answers.awareness.ground']")!.TextContent.Trim());
        Assert.Contains(draft, (await again.GetAsync("/reports")).Text, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task saves_while_one_types_before_anything_is_sent(Database on)
    {
        var world = await DeskWorld.InAsync(await houses.OnAsync(on));
        using var reporter = await world.AReporterAsync();
        var page = await reporter.GetAsync("/reports/new");

        var kept = await reporter.SubmitAsync(WithAction(page, "/reports/new?handler=Autosave"), WindowWorld.FirstPage(ground: "途中まで"));
        var list = await reporter.GetAsync("/reports");

        Assert.Equal((HttpStatusCode.NoContent, "1"), (kept.Status, kept.Headers["ETag"]));
        Assert.Contains("監視端末2台が暗号化された", list.Words, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task by_two_people_asks_field_by_field_whose_words_stand(Database on)
    {
        var house = await houses.OnAsync(on);
        var world = await DeskWorld.InAsync(house);
        using var first = await world.AReporterAsync();
        using var second = await world.AReporterAsync();
        var draft = await first.BeginAsync();
        var seenByFirst = await first.GetAsync(draft + "/awareness");
        var seenBySecond = await second.GetAsync(draft + "/awareness");
        await second.SubmitAsync(seenBySecond, new Dictionary<string, object> { ["answers.awareness.ground"] = "二人目の言葉", ["answers.awareness.by"] = "二人目の認知者" });

        var clash = await first.SubmitAsync(seenByFirst, new Dictionary<string, object> { ["answers.awareness.ground"] = "一人目の言葉" });

        Assert.Equal(HttpStatusCode.Conflict, clash.Status);
        Assert.Contains("一人目の言葉", clash.Words, StringComparison.Ordinal);
        Assert.Contains("二人目の言葉", clash.Words, StringComparison.Ordinal);
        Assert.Null(clash.Find("input[name='take.awareness.by']")); // what one did not touch is not asked about

        await first.SubmitAsync(clash, new Dictionary<string, object> { ["take.awareness.ground"] = "theirs" });
        var settled = await first.GetAsync(draft + "/awareness");
        Assert.Equal("二人目の言葉", settled.Find("[name='answers.awareness.ground']")!.TextContent.Trim());
        Assert.Equal("二人目の認知者", settled.Find("[name='answers.awareness.by']")!.GetAttribute("value"));
    }

    [Theory, BothDatabases]
    public async Task goes_on_by_the_buttons_on_the_page_of_its_case(Database on)
    {
        var house = await houses.OnAsync(on);
        await DeskWorld.InAsync(house);
        using var anybody = await house.SignInAsync(await house.APersonAsync("reporter", await house.AnOrganisationAsync(Parties.Face.OrganisationKind.VoluntaryReporter)));
        var number = await anybody.ReportAsync();

        var next = await anybody.FillInAsync($"/reports/{number}", new { }, "form[action$='/next']");

        Assert.Equal(HttpStatusCode.Found, next.Status);
        Assert.Contains("/reports/drafts/", next.Location?.ToString(), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task is_voluntary_for_those_without_a_duty(Database on)
    {
        var house = await houses.OnAsync(on);
        await DeskWorld.InAsync(house);
        using var anybody = await house.SignInAsync(await house.APersonAsync("reporter", await house.AnOrganisationAsync(Parties.Face.OrganisationKind.VoluntaryReporter)));

        var page = await anybody.GetAsync("/reports/new");
        var number = await anybody.ReportAsync();
        var receipt = await anybody.GetAsync($"/reports/{number}/receipt/1");

        Assert.Contains("任意の報告", page.Find("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Single(receipt.Document.QuerySelectorAll("[data-receipt]"));
        Assert.Contains("期限はありません", receipt.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("３０日", page.Words, StringComparison.Ordinal);
        Assert.Contains("法第37条", receipt.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("法第5条", receipt.Find("main")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task as_an_exercise_is_marked_and_has_no_limit(Database on)
    {
        var world = await DeskWorld.InAsync(await houses.OnAsync(on));
        using var reporter = await world.AReporterAsync();
        var page = WindowWorld.FirstPage();
        page["Exercise"] = "true";

        var number = await reporter.ReportAsync(page);
        var shown = await reporter.GetAsync($"/reports/{number}");

        Assert.Contains("訓練", shown.Find("main .tags")!.TextContent, StringComparison.Ordinal);
        Assert.Null(await world.LookAsync(db => db.Set<IncidentCase>().Where(c => c.Number == number).Select(c => c.FullDueOn).FirstAsync()));
    }

    private static Page WithAction(Page page, string action)
    {
        page.Find("main form[method=post]")!.SetAttribute("action", action);
        return page;
    }
}
