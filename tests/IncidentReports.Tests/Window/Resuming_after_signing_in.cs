using System.Net;
using Microsoft.EntityFrameworkCore;
using Noroshi.IncidentReports.Store;
using Noroshi.IncidentReports.Tests.Desk;
using Noroshi.Testing;
using Xunit;

namespace Noroshi.IncidentReports.Tests.Window;

/// <summary>What was typed on a page that could not be saved waits on the server for the one who typed it, and for nobody else.</summary>
public sealed class Resuming_after_signing_in(Houses houses) : IClassFixture<Houses>
{
    private const string Ground = "answers.awareness.ground";
    private const string Typed = "期限が切れてから送った言葉";

    [Theory, BothDatabases]
    public async Task keeps_nothing_for_a_stranger(Database on)
    {
        var world = await DeskWorld.InAsync(await houses.OnAsync(on));
        using var reporter = await world.AReporterAsync();
        var draft = await reporter.BeginAsync();
        using var stranger = world.House.Visitor();

        foreach (var keeper in new[] { "", "x", new string('x', 5000) })
        {
            var answer = await stranger.PostAsync(draft + "/awareness", new FormUrlEncodedContent(new Dictionary<string, string> { ["Keeper"] = keeper, [Ground] = Typed }));
            Assert.Equal(draft + "/awareness", To(answer));
        }

        Assert.Equal(0, await CountAsync(world, reporter));
    }

    [Theory]
    [InlineData("--b\r\nContent-Disposition: f\r\n\r\nx")]
    [InlineData("--b\r\n")]
    [InlineData("nothing of the kind")]
    public async Task sends_on_to_sign_in_whoever_sends_a_form_that_is_cut_off(string cutOff)
    {
        var house = await houses.OnAsync(Database.Sqlite);
        using var stranger = house.Visitor();
        using var body = new StringContent(cutOff);
        body.Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse("multipart/form-data; boundary=b");

        Assert.Equal(HttpStatusCode.Redirect, (await stranger.PostAsync("/reports/new", body)).Status);
    }

    [Theory, BothDatabases]
    public async Task is_refused_to_a_colleague_and_to_a_stranger_and_the_record_says_so(Database on)
    {
        var world = await DeskWorld.InAsync(await houses.OnAsync(on));
        using var reporter = await world.AReporterAsync();
        var kept = await SendLateAsync(world, reporter, await reporter.BeginAsync());
        using var colleague = await world.AReporterAsync();
        using var stranger = await world.House.SignInAsAsync("reporter");

        foreach (var other in new[] { colleague, stranger })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(kept)).Status);
            Assert.DoesNotContain(kept, (await other.GetAsync("/reports")).Text, StringComparison.Ordinal);
            Assert.Contains(await world.House.RecordAsync("incident-reports.not-shown"), deed => deed.Person == other.Person && deed.Refused && deed.Object.StartsWith("kept-page:", StringComparison.Ordinal));
        }
    }

    [Theory, BothDatabases]
    public async Task keeps_no_field_that_is_not_of_the_form(Database on)
    {
        var world = await DeskWorld.InAsync(await houses.OnAsync(on));
        using var reporter = await world.AReporterAsync();
        var open = await reporter.GetAsync(await reporter.BeginAsync() + "/awareness");
        await EndAsync(world, reporter);

        var sent = await reporter.SubmitAsync(open, new Dictionary<string, object> { [Ground] = Typed, ["password"] = "himitsu-12345", ["credential"] = "himitsu-12345" });
        using var again = await world.House.SignInAsync(reporter.Person);
        var page = await again.GetAsync(To(sent));

        Assert.DoesNotContain("himitsu", page.Text, StringComparison.Ordinal);
        Assert.Null(page.Find("#resume input[name=password]"));
    }

    [Theory, BothDatabases]
    public async Task keeps_nothing_larger_than_a_draft_can_be(Database on)
    {
        var world = await DeskWorld.InAsync(await houses.OnAsync(on));
        using var reporter = await world.AReporterAsync();
        var draft = await reporter.BeginAsync();
        var open = await reporter.GetAsync(draft + "/awareness");
        await EndAsync(world, reporter);

        var sent = await reporter.SubmitAsync(open, new Dictionary<string, object> { [Ground] = new string('a', 2_000_001) });

        Assert.Equal(draft + "/awareness", To(sent));
        Assert.Equal(0, await CountAsync(world, reporter));
    }

    [Theory, BothDatabases]
    public async Task does_not_lie_readable_in_the_database(Database on)
    {
        var world = await DeskWorld.InAsync(await houses.OnAsync(on));
        using var reporter = await world.AReporterAsync();
        await SendLateAsync(world, reporter, await reporter.BeginAsync());

        var bytes = await world.LookAsync(db => db.Set<KeptPage>().Where(k => k.Person == reporter.Person).Select(k => k.Sealed).FirstAsync());

        Assert.DoesNotContain(Typed, System.Text.Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task leads_from_the_door_to_what_was_typed_and_saves_it_into_the_draft(Database on)
    {
        var world = await DeskWorld.InAsync(await houses.OnAsync(on));
        using var reporter = await world.AReporterAsync();
        var draft = await reporter.BeginAsync();
        var open = await reporter.GetAsync(draft + "/awareness");
        await EndAsync(world, reporter);
        var sent = await reporter.SubmitAsync(open, new Dictionary<string, object> { [Ground] = Typed });
        var door = await reporter.GetAsync(new Uri(sent.Location!).PathAndQuery);
        using var again = await world.House.SignInAsync(reporter.Person);

        var kept = await again.GetAsync(To(sent));
        var list = await again.GetAsync("/reports");
        var saved = await again.SubmitAsync(kept, new { }, "#resume");

        Assert.Contains("入力した内容は保管してあります", door.Words, StringComparison.Ordinal);
        Assert.Contains(Typed, kept.Find("main table")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(To(sent), list.Text, StringComparison.Ordinal);
        Assert.Equal(draft + "/facts", saved.Location);
        Assert.Equal(Typed, (await again.GetAsync(draft + "/awareness")).Find($"[name='{Ground}']")!.TextContent.Trim());
        Assert.Equal(0, await CountAsync(world, reporter));
    }

    [Theory, BothDatabases]
    public async Task begins_the_report_whose_first_page_came_too_late(Database on)
    {
        var world = await DeskWorld.InAsync(await houses.OnAsync(on));
        using var reporter = await world.AReporterAsync();
        var open = await reporter.GetAsync("/reports/new");
        await EndAsync(world, reporter);
        var sent = await reporter.SubmitAsync(open, WindowWorld.FirstPage(ground: Typed));
        using var again = await world.House.SignInAsync(reporter.Person);

        var saved = await again.SubmitAsync(await again.GetAsync(To(sent)), new { }, "#resume");

        Assert.EndsWith("/facts", saved.Location, StringComparison.Ordinal);
        var page = await again.GetAsync(saved.Location!.Replace("/facts", "/awareness", StringComparison.Ordinal));
        Assert.Equal(Typed, page.Find($"[name='{Ground}']")!.TextContent.Trim());
        Assert.Equal("2026-11-24", page.Find("[name='answers.awareness.at.Date']")!.GetAttribute("value"));
    }

    [Theory, BothDatabases]
    public async Task keeps_the_reason_of_a_correction(Database on)
    {
        var world = await DeskWorld.InAsync(await houses.OnAsync(on));
        using var reporter = await world.AReporterAsync();
        var draft = await reporter.NextAsync(await reporter.ReportAsync(), "correction");
        var open = await reporter.GetAsync(draft + "/check");
        await EndAsync(world, reporter);
        var sent = await reporter.SubmitAsync(open, new { Then = "file", Reason = "端末の台数を誤って数えたため" });
        using var again = await world.House.SignInAsync(reporter.Person);

        var saved = await again.SubmitAsync(await again.GetAsync(To(sent)), new { }, "#resume");
        var check = await again.FollowAsync(saved);

        Assert.Equal(draft + "/check", saved.Location); // it is saved, not filed: that takes a press on the page itself
        Assert.Equal("端末の台数を誤って数えたため", check.Find("[name='Reason']")!.TextContent.Trim());
    }

    [Theory, BothDatabases]
    public async Task asks_whose_words_stand_where_a_colleague_wrote_meanwhile(Database on)
    {
        var world = await DeskWorld.InAsync(await houses.OnAsync(on));
        using var reporter = await world.AReporterAsync();
        using var colleague = await world.AReporterAsync();
        var draft = await reporter.BeginAsync();
        var kept = await SendLateAsync(world, reporter, draft);
        await colleague.FillInAsync(draft + "/awareness", new Dictionary<string, object> { [Ground] = "同僚の言葉", ["answers.awareness.by"] = "同僚" });
        using var again = await world.House.SignInAsync(reporter.Person);

        var clash = await again.SubmitAsync(await again.GetAsync(kept), new { }, "#resume");
        var stillKept = (await again.GetAsync("/reports")).Text.Contains(kept, StringComparison.Ordinal);
        await again.SubmitAsync(clash, new Dictionary<string, object> { ["take.awareness.ground"] = "mine" });
        var settled = await again.GetAsync(draft + "/awareness");

        Assert.Equal(HttpStatusCode.Conflict, clash.Status);
        Assert.True(stillKept);
        Assert.Equal(Typed, settled.Find($"[name='{Ground}']")!.TextContent.Trim());
        Assert.Equal("同僚", settled.Find("[name='answers.awareness.by']")!.GetAttribute("value"));
        Assert.Equal(0, await CountAsync(world, reporter));
    }

    [Theory, BothDatabases]
    public async Task keeps_ones_own_words_of_a_clash_on_the_server_until_one_chooses(Database on)
    {
        var world = await DeskWorld.InAsync(await houses.OnAsync(on));
        using var reporter = await world.AReporterAsync();
        using var colleague = await world.AReporterAsync();
        var draft = await reporter.BeginAsync();
        var open = await reporter.GetAsync(draft + "/awareness");
        await colleague.FillInAsync(draft + "/awareness", new Dictionary<string, object> { [Ground] = "同僚の言葉" });

        var bySaving = await reporter.PostAsync(draft + "/awareness?handler=Autosave", new FormUrlEncodedContent(Fields(open, "自動で保存された言葉")));
        var clash = await reporter.SubmitAsync(open, new Dictionary<string, object> { [Ground] = Typed });
        var path = (await reporter.GetAsync(draft + "/facts")).Find("a[href^='/reports/kept/']")!.GetAttribute("href")!;
        var kept = await reporter.GetAsync(path);

        Assert.Equal((HttpStatusCode.Conflict, HttpStatusCode.Conflict), (bySaving.Status, clash.Status));
        Assert.Contains(Typed, kept.Words, StringComparison.Ordinal);
        Assert.Contains("同僚の言葉", kept.Words, StringComparison.Ordinal);
        Assert.Equal(1, await CountAsync(world, reporter)); // one page that was shown, however often it was sent

        await reporter.SubmitAsync(clash, new Dictionary<string, object> { ["take.awareness.ground"] = "theirs" });
        Assert.Equal(0, await CountAsync(world, reporter));
    }

    [Theory, BothDatabases]
    public async Task holds_a_form_that_was_open_before_the_same_person_signed_in_again(Database on)
    {
        var world = await DeskWorld.InAsync(await houses.OnAsync(on));
        using var reporter = await world.AReporterAsync();
        var draft = await reporter.BeginAsync();
        var open = await reporter.GetAsync(draft + "/awareness");
        await EndAsync(world, reporter);
        await SignInInAnotherTabAsync(world, reporter, reporter.Person);

        var saved = await reporter.SubmitAsync(open, new Dictionary<string, object> { [Ground] = Typed });

        Assert.Equal(draft + "/facts", saved.Location);
    }

    [Theory, BothDatabases]
    public async Task does_not_hold_a_form_for_another_person_on_the_same_machine(Database on)
    {
        var world = await DeskWorld.InAsync(await houses.OnAsync(on));
        using var reporter = await world.AReporterAsync();
        using var colleague = await world.AReporterAsync();
        var draft = await reporter.BeginAsync();
        var open = await reporter.GetAsync(draft + "/awareness");
        await EndAsync(world, reporter);
        await SignInInAnotherTabAsync(world, reporter, colleague.Person);

        var refused = await reporter.SubmitAsync(open, new Dictionary<string, object> { [Ground] = Typed });

        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Null(refused.Location);
        using var again = await world.House.SignInAsync(reporter.Person);
        Assert.Contains("/reports/kept/", (await again.GetAsync("/reports")).Text, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task takes_up_a_form_whose_token_was_lost_with_the_browser(Database on)
    {
        var world = await DeskWorld.InAsync(await houses.OnAsync(on));
        using var reporter = await world.AReporterAsync();
        var open = await reporter.GetAsync(await reporter.BeginAsync() + "/awareness");
        using var restarted = await world.House.SignInAsync(reporter.Person);

        var sent = await restarted.SubmitAsync(open, new Dictionary<string, object> { [Ground] = Typed });

        Assert.StartsWith("/reports/kept/", sent.Location, StringComparison.Ordinal);
        Assert.Contains(Typed, (await restarted.GetAsync(sent.Location!)).Words, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task discards_only_after_one_says_so(Database on)
    {
        var world = await DeskWorld.InAsync(await houses.OnAsync(on));
        using var reporter = await world.AReporterAsync();
        var kept = await SendLateAsync(world, reporter, await reporter.BeginAsync());
        using var again = await world.House.SignInAsync(reporter.Person);

        await again.SubmitAsync(await again.GetAsync(kept), new { }, "#forget");

        Assert.Equal(HttpStatusCode.NotFound, (await again.GetAsync(kept)).Status);
    }

    [Theory, BothDatabases]
    public async Task forgets_after_seven_days(Database on)
    {
        await using var house = await House.OpenAsync(on); // its clock is moved
        var world = await DeskWorld.InAsync(house);
        using var reporter = await world.AReporterAsync();
        var kept = await SendLateAsync(world, reporter, await reporter.BeginAsync());

        house.Clock.Advance(KeptPage.Term - TimeSpan.FromMinutes(1));
        using (var lastMoment = await house.SignInAsync(reporter.Person))
        {
            Assert.Equal(HttpStatusCode.OK, (await lastMoment.GetAsync(kept)).Status);
        }

        house.Clock.Advance(TimeSpan.FromMinutes(1));
        using var tooLate = await house.SignInAsync(reporter.Person);
        Assert.Equal(HttpStatusCode.NotFound, (await tooLate.GetAsync(kept)).Status);
        await house.DrainOutboxAsync();
        Assert.Equal(0, await CountAsync(world, reporter));
    }

    // Where the door sends after signing in.
    private static string To(Page sent) => Uri.UnescapeDataString(new Uri(new Uri("http://house"), sent.Location).Query["?to=".Length..]);

    private static Dictionary<string, string> Fields(Page page, string ground) => new()
    {
        ["__RequestVerificationToken"] = page.Find("main [name=__RequestVerificationToken]")!.GetAttribute("value")!,
        ["Revision"] = page.Find("[name=Revision]")!.GetAttribute("value")!,
        ["Was"] = page.Find("[name=Was]")!.GetAttribute("value")!,
        ["Keeper"] = page.Find("[name=Keeper]")!.GetAttribute("value")!,
        [Ground] = ground,
    };

    private static async Task<string> SendLateAsync(DeskWorld world, Visitor reporter, string draft)
    {
        var open = await reporter.GetAsync(draft + "/awareness");
        await EndAsync(world, reporter);
        return To(await reporter.SubmitAsync(open, new Dictionary<string, object> { [Ground] = Typed }));
    }

    private static Task EndAsync(DeskWorld world, Visitor visitor)
    {
        var key = world.House.Database.IsPostgres ? visitor.Session.ToString() : visitor.Session.ToString().ToUpperInvariant();
        return world.House.SqlAsync($"UPDATE sessions SET revoked_at = '2026-11-24 00:00:00' WHERE id = '{key}'");
    }

    private static async Task SignInInAnotherTabAsync(DeskWorld world, Visitor browser, Noroshi.Kernel.PersonId person)
    {
        using var other = await world.House.SignInAsync(person);
        browser.Keep("noroshi", other.Cookies["noroshi"]);
    }

    private static Task<int> CountAsync(DeskWorld world, Visitor of) => world.LookAsync(db => db.Set<KeptPage>().CountAsync(k => k.Person == of.Person));
}
