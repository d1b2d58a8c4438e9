using Microsoft.EntityFrameworkCore;
using Noroshi.Confidentiality.Face;
using Noroshi.IncidentReports.Store;
using Noroshi.IncidentReports.Tests.Window;
using Noroshi.Testing;
using System.Net;
using Xunit;

namespace Noroshi.IncidentReports.Tests.Desk;

public sealed class A_case_at_the_desk(Houses houses) : IClassFixture<Houses>
{
    [Theory, BothDatabases]
    public async Task of_another_ministry_is_not_there_and_the_asking_is_on_record(Database on)
    {
        var world = await DeskWorld.InAsync(await houses.OnAsync(on));
        var @case = await world.AReportAsync();
        using var other = await world.House.SignInAsAsync("desk-supervisor", world.OtherMinistry);

        foreach (var path in new[] { "", "/purpose", "/versions", "/readings", "/closing", "/write/order", "/write/note" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync($"/desk/cases/{@case.Number}{path}")).Status);
        }

        Assert.Contains(await world.House.RecordAsync("incident-reports.not-shown"), a => a.Refused && a.Person == other.Person && a.Object == $"case-number:{@case.Number}");
    }

    [Theory, BothDatabases]
    public async Task shows_nothing_before_a_purpose_is_stated(Database on)
    {
        var world = await DeskWorld.InAsync(await houses.OnAsync(on));
        var @case = await world.AReportAsync("極秘の根拠");
        using var officer = await world.House.SignInAsAsync("desk-officer", world.Bureau);

        var first = await officer.GetAsync($"/desk/cases/{@case.Number}");

        Assert.Equal($"/desk/cases/{@case.Number}/purpose?to=%2Fdesk%2Fcases%2F{@case.Number}", first.Location);
        Assert.DoesNotContain("極秘の根拠", (await officer.FollowAsync(first)).Text, StringComparison.Ordinal);
        Assert.Empty(await ReadingsAsync(world, @case, officer));
    }

    [Theory]
    [BothDatabases("analysis")]
    [BothDatabases("statistics")]
    [BothDatabases("own-record")]
    [BothDatabases("curiosity")]
    public async Task is_not_read_by_a_bureau_for(Database on, string purpose)
    {
        var world = await DeskWorld.InAsync(await houses.OnAsync(on));
        var @case = await world.AReportAsync();
        using var officer = await world.House.SignInAsAsync("desk-officer", world.Bureau);

        var answer = await officer.FillInAsync($"/desk/cases/{@case.Number}/purpose", new { purpose });

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.Contains(await world.House.RecordAsync("incident-reports.read"), a => a.Refused && a.Person == officer.Person && a.Basis == "Act, Art. 8(1)");
        Assert.Empty(await ReadingsAsync(world, @case, officer));
    }

    [Theory, BothDatabases]
    public async Task is_read_for_the_stated_purpose_for_a_day(Database on)
    {
        await using var house = await House.OpenAsync(on);
        var world = await DeskWorld.InAsync(house);
        var @case = await world.AReportAsync("監視装置が不審な通信を検知");
        using var officer = await world.OpenAsync(@case, "desk-officer");

        var page = await officer.GetAsync($"/desk/cases/{@case.Number}");
        house.Clock.Advance(TimeSpan.FromHours(1));
        await officer.GetAsync($"/desk/cases/{@case.Number}/versions/1");
        var readings = await ReadingsAsync(world, @case, officer);
        house.Clock.Advance(TimeSpan.FromHours(15));
        using var tomorrow = await house.SignInAsync(officer.Person);

        Assert.Contains("監視装置が不審な通信を検知", page.Text, StringComparison.Ordinal);
        Assert.Equal(2, readings.Count);
        Assert.NotNull((await tomorrow.GetAsync($"/desk/cases/{@case.Number}")).Location);
        Assert.Equal(2, (await house.RecordAsync("incident-reports.read")).Count(a => !a.Refused && a.Person == officer.Person));
    }

    [Theory]
    [BothDatabases("pdf")]
    [BothDatabases("xlsx")]
    public async Task goes_out_as_a_form_only_where_it_arrived_and_for_a_stated_purpose(Database on, string form)
    {
        var world = await DeskWorld.InAsync(await houses.OnAsync(on));
        var @case = await world.AReportAsync();
        var path = $"/desk/cases/{@case.Number}/versions/1/form.{form}";
        using var stranger = await world.House.SignInAsAsync("desk-officer", world.OtherMinistry);
        using var hasty = await world.House.SignInAsAsync("desk-officer", world.Bureau);
        using var officer = await world.OpenAsync(@case, "desk-officer");

        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(path)).Status);
        Assert.EndsWith("/purpose", (await hasty.GetAsync(path)).Location, StringComparison.Ordinal);
        Assert.Empty(await ReadingsAsync(world, @case, hasty));
        var file = await officer.GetAsync(path);

        Assert.Equal(HttpStatusCode.OK, file.Status);
        Assert.NotEmpty(file.Bytes);
        Assert.Equal(2, (await ReadingsAsync(world, @case, officer)).Count);
        Assert.Equal(HttpStatusCode.NotFound, (await officer.GetAsync($"/desk/cases/{@case.Number}/files/{Guid.CreateVersion7()}")).Status);
    }

    [Theory, BothDatabases]
    public async Task is_given_to_a_colleague_and_to_nobody_else(Database on)
    {
        var world = await DeskWorld.InAsync(await houses.OnAsync(on));
        var @case = await world.AReportAsync();
        var colleague = await world.House.APersonAsync("desk-officer", world.Bureau);
        var stranger = await world.House.APersonAsync("desk-officer", world.OtherMinistry);
        using var officer = await world.OpenAsync(@case, "desk-officer");
        var page = await officer.GetAsync($"/desk/cases/{@case.Number}");

        var refused = await officer.SubmitAsync(page, new { Assignee = stranger.ToString() }, "form[action*=Assign]");
        var done = await officer.SubmitAsync(page, new { Assignee = colleague.ToString() }, "form[action*=Assign]");

        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.NotNull(done.Location);
        var desk = (await world.CaseAsync(@case)).Addressees.Single(a => a.Organisation == world.Bureau);
        Assert.Equal((colleague, DeskState.InProgress), (desk.Assignee, desk.State));
    }

    [Theory, BothDatabases]
    public async Task is_not_closed_while_the_full_report_is_outstanding(Database on)
    {
        var world = await DeskWorld.InAsync(await houses.OnAsync(on));
        var @case = await world.AReportAsync();
        using var officer = await world.OpenAsync(@case, "desk-officer");

        var page = await officer.GetAsync($"/desk/cases/{@case.Number}/closing");
        var token = (await officer.GetAsync($"/desk/cases/{@case.Number}/write/note")).Find("main form input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var forced = await officer.PostAsync($"/desk/cases/{@case.Number}/closing", new FormUrlEncodedContent(new Dictionary<string, string> { ["Reason"] = "対応済み", ["__RequestVerificationToken"] = token }));

        Assert.Contains("まだ終えられません", page.Words, StringComparison.Ordinal);
        Assert.Null(page.Find("main form"));
        Assert.Equal(HttpStatusCode.BadRequest, forced.Status);
        Assert.Equal(CaseState.Open, (await world.CaseAsync(@case)).State);
    }

    [Theory, BothDatabases]
    public async Task is_closed_when_every_desk_has_ended_and_opened_again_with_a_reason(Database on)
    {
        var world = await DeskWorld.InAsync(await houses.OnAsync(on));
        var @case = await world.AReportAsync(exercise: true);
        using var bureau = await world.OpenAsync(@case, "desk-officer");
        using var cabinet = await world.OpenAsync(@case, "cabinet-analyst");
        var path = $"/desk/cases/{@case.Number}/closing";

        Assert.NotNull((await bureau.FillInAsync(path, new { Reason = "訓練終了" })).Location);
        Assert.Equal(CaseState.Open, (await world.CaseAsync(@case)).State);
        Assert.NotNull((await cabinet.FillInAsync(path, new { Reason = "訓練終了" })).Location);
        Assert.Equal(CaseState.Closed, (await world.CaseAsync(@case)).State);
        Assert.NotNull((await bureau.FillInAsync(path, new { Reason = "追加の確認" })).Location);
        Assert.Equal(CaseState.Open, (await world.CaseAsync(@case)).State);
        using var reporter = await world.AReporterAsync();
        var said = (await reporter.GetAsync($"/reports/{@case.Number}/exchanges")).Words;
        Assert.Contains("対応の終了", said, StringComparison.Ordinal);
        Assert.Contains("対応の再開", said, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task on_a_bureaus_desk_is_seen_by_the_ministry_and_not_closed_by_it(Database on)
    {
        var world = await DeskWorld.InAsync(await houses.OnAsync(on));
        var @case = await world.AReportAsync(exercise: true);
        using var ministry = await world.OpenAsync(@case, "desk-supervisor", world.Ministry);

        Assert.Equal(HttpStatusCode.OK, (await ministry.GetAsync($"/desk/cases/{@case.Number}")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await ministry.GetAsync($"/desk/cases/{@case.Number}/closing")).Status);
    }

    private static Task<List<Purpose>> ReadingsAsync(DeskWorld world, IncidentCase @case, Visitor reader) =>
        world.LookAsync(db => db.Set<Store.Reading>().Where(r => r.Case == @case.Id && r.Reader == reader.Person).Select(r => r.Purpose).ToListAsync());
}
