using Microsoft.EntityFrameworkCore;
using Noroshi.IncidentReports.Store;
using Noroshi.Kernel;
using Noroshi.Testing;
using System.Net;
using Xunit;

namespace Noroshi.IncidentReports.Tests.Desk;

public sealed class What_is_said_in_a_case(Houses houses) : IClassFixture<Houses>
{
    [Theory]
    [BothDatabases("cabinet-supervisor", "order", "Act, Art. 6")]
    [BothDatabases("cabinet-supervisor", "request", "Act, Art. 9")]
    [BothDatabases("cabinet-supervisor", "guidance", "Act, Art. 10")]
    [BothDatabases("cabinet-analyst", "opinion", "Act, Art. 7")]
    [BothDatabases("desk-supervisor", "opinion", "Act, Art. 7")]
    [BothDatabases("desk-officer", "opinion", "Act, Art. 7")]
    [BothDatabases("desk-officer", "order", "Act, Art. 6")]
    public async Task is_refused_with_the_article_where_the_power_is_anothers(Database on, string role, string kind, string article)
    {
        var world = await DeskWorld.InAsync(await houses.OnAsync(on));
        var @case = await world.AReportAsync();
        using var visitor = await world.OpenAsync(@case, role);
        var form = await visitor.GetAsync($"/desk/cases/{@case.Number}/write/message");

        var looked = await visitor.GetAsync($"/desk/cases/{@case.Number}/write/{kind}");
        var forced = await visitor.SubmitAsync(form, new { Text = "越権", DueOn = "2026-12-24", Confirmed = true, kind }, "main form");
        var posted = await visitor.PostAsync($"/desk/cases/{@case.Number}/write/{kind}", new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["Text"] = "越権", ["DueOn"] = "2026-12-24", ["Confirmed"] = "true",
            ["__RequestVerificationToken"] = form.Find("main form input[name=__RequestVerificationToken]")!.GetAttribute("value")!,
        }));

        Assert.Equal(HttpStatusCode.Forbidden, looked.Status);
        Assert.Equal(HttpStatusCode.Forbidden, posted.Status);
        Assert.True(forced.Location is not null);
        Assert.Contains(await world.House.RecordAsync(), a => a.Refused && a.Person == visitor.Person && a.Basis == article && a.Object == $"case:{@case.Id}");
        Assert.DoesNotContain(await ExchangesAsync(world, @case), x => x.Kind is not ExchangeKind.Message);
    }

    [Theory, BothDatabases]
    public async Task as_an_order_needs_a_limit_and_a_second_look(Database on)
    {
        var world = await DeskWorld.InAsync(await houses.OnAsync(on));
        var @case = await world.AReportAsync();
        using var supervisor = await world.OpenAsync(@case, "desk-supervisor");
        var path = $"/desk/cases/{@case.Number}/write/order";

        Assert.Equal(HttpStatusCode.BadRequest, (await supervisor.FillInAsync(path, new { Text = "是正を命ずる" })).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await supervisor.FillInAsync(path, new { Text = "是正を命ずる", DueOn = "2026-11-01" })).Status);
        var confirmation = await supervisor.FillInAsync(path, new { Text = "是正を命ずる", DueOn = "2026-12-24" });
        Assert.Contains("取り消せません", confirmation.Text, StringComparison.Ordinal);
        Assert.Empty(await ExchangesAsync(world, @case));

        Assert.NotNull((await supervisor.SubmitAsync(confirmation, new { }, "main form")).Location);
        var order = Assert.Single(await ExchangesAsync(world, @case));
        Assert.Equal((ExchangeKind.Order, "Act, Art. 6", new DateOnly(2026, 12, 24)), (order.Kind, order.Basis, order.DueOn));
        Assert.Contains(await world.House.RecordAsync("incident-reports.ordered"), a => !a.Refused && a.Object == $"case:{@case.Id}" && a.Basis == "Act, Art. 6");
    }

    [Theory, BothDatabases]
    public async Task reaches_the_people_on_both_sides_once(Database on)
    {
        var world = await DeskWorld.InAsync(await houses.OnAsync(on));
        var @case = await world.AReportAsync();
        var colleague = await world.House.APersonAsync("desk-officer", world.Bureau);
        var cabinet = await world.House.APersonAsync("cabinet-analyst", world.Cabinet);
        using var officer = await world.OpenAsync(@case, "desk-officer");

        await officer.FillInAsync($"/desk/cases/{@case.Number}/write/request", new { Text = "通信記録の提出を求めます", DueOn = "2026-12-01" });
        await world.House.DrainOutboxAsync();
        await world.House.DrainOutboxAsync();

        foreach (var told in new[] { world.Reporter, colleague, cabinet })
        {
            Assert.Equal(1, await NoticesAsync(world, told, "incident-reports.material-requested", @case.Number));
        }

        Assert.Equal(0, await NoticesAsync(world, officer.Person, "incident-reports.material-requested", @case.Number));
    }

    [Theory, BothDatabases]
    public async Task as_a_note_stays_on_its_desk_and_out_of_the_search(Database on)
    {
        var world = await DeskWorld.InAsync(await houses.OnAsync(on));
        var @case = await world.AReportAsync();
        using var officer = await world.OpenAsync(@case, "desk-officer");
        using var cabinet = await world.OpenAsync(@case, "cabinet-supervisor");

        await officer.FillInAsync($"/desk/cases/{@case.Number}/write/note", new { Text = "内々の覚え書き" });

        Assert.Contains("内々の覚え書き", (await officer.GetAsync($"/desk/cases/{@case.Number}")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("内々の覚え書き", (await cabinet.GetAsync($"/desk/cases/{@case.Number}")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(@case.Number, (await officer.GetAsync("/desk/search?q=内々の覚え書き")).Text, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task as_an_opinion_goes_to_the_minister_and_not_to_the_reporter(Database on)
    {
        var world = await DeskWorld.InAsync(await houses.OnAsync(on));
        var @case = await world.AReportAsync();
        var ministry = await world.House.APersonAsync("desk-officer", world.Ministry);
        using var cabinet = await world.OpenAsync(@case, "cabinet-supervisor", purpose: "supervision");

        await cabinet.FillInAsync($"/desk/cases/{@case.Number}/write/opinion", new { Text = "命令を行うべきである" });
        await world.House.DrainOutboxAsync();

        Assert.Equal(1, await NoticesAsync(world, ministry, "incident-reports.opinion-stated", @case.Number));
        Assert.Equal(0, await NoticesAsync(world, world.Reporter, "incident-reports.opinion-stated", @case.Number));
        var opinion = await world.LookAsync(db => db.Set<Exchange>().SingleAsync(x => x.Case == @case.Id));
        Assert.Equal(world.Ministry, opinion.To);
        var seen = await world.House.InsideAsync(
            await world.House.ActorAsync(world.Reporter), s => Task.FromResult(((Noroshi.Store.StoreDb)s.GetService(typeof(Noroshi.Store.StoreDb))!).Set<Exchange>().Count(x => x.Case == @case.Id)));
        Assert.Equal(0, seen);
    }

    [Theory, BothDatabases]
    public async Task under_a_power_is_refused_in_a_voluntary_case(Database on)
    {
        var world = await DeskWorld.InAsync(await houses.OnAsync(on));
        var @case = await world.AReportAsync(voluntary: true);
        using var cabinet = await world.OpenAsync(@case, "cabinet-supervisor");

        Assert.Equal(HttpStatusCode.Forbidden, (await cabinet.GetAsync($"/desk/cases/{@case.Number}/write/opinion")).Status);
    }

    [Theory, BothDatabases]
    public async Task is_shown_as_text_and_not_as_markup(Database on)
    {
        var world = await DeskWorld.InAsync(await houses.OnAsync(on));
        var @case = await world.AReportAsync("<script>alert(1)</script>");
        using var officer = await world.OpenAsync(@case, "desk-officer");
        await officer.FillInAsync($"/desk/cases/{@case.Number}/write/message", new { Text = "<img src=x onerror=alert(2)>" });

        var page = await officer.GetAsync($"/desk/cases/{@case.Number}");

        Assert.DoesNotContain("<script>alert", page.Text, StringComparison.Ordinal);
        Assert.Null(page.Find("main img"));
        Assert.Contains("onerror=alert(2)", page.Words, StringComparison.Ordinal);
    }

    private static Task<List<Exchange>> ExchangesAsync(DeskWorld world, IncidentCase @case) =>
        world.LookAsync(db => db.Set<Exchange>().AsNoTracking().Where(x => x.Case == @case.Id).ToListAsync());

    private static async Task<int> NoticesAsync(DeskWorld world, PersonId to, string kind, string number) =>
        Convert.ToInt32(await world.House.SqlAsync(
            $"SELECT count(*) FROM notices WHERE lower(CAST(\"to\" AS text)) = '{to}' AND kind = '{kind}' AND subject_ja LIKE '%{number}%'"), System.Globalization.CultureInfo.InvariantCulture);
}
