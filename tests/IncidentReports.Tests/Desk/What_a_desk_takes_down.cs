using System.Net;
using Microsoft.EntityFrameworkCore;
using Noroshi.IncidentReports.Store;
using Noroshi.Kernel;
using Noroshi.IncidentReports.Tests.Window;
using Noroshi.Testing;
using Xunit;

namespace Noroshi.IncidentReports.Tests.Desk;

public sealed class What_a_desk_takes_down(Houses houses) : IClassFixture<Houses>
{
    private static readonly Dictionary<string, object> Told = new()
    {
        ["Channel"] = "telephone", ["ReceivedAt.Date"] = "2026-11-20", ["ReceivedAt.Time"] = "23:50",
        ["answers.awareness.at.Date"] = "2026-11-20", ["answers.awareness.at.Time"] = "21:00",
        ["answers.awareness.by"] = "監視センター", ["answers.awareness.ground"] = "電話での聞き取り", ["answers.computer.class"] = new[] { "T1" },
        ["answers.operator.name"] = "試験電力", ["answers.operator.corporate-number"] = CorporateNumber.FromBase("010001000001").Digits, ["answers.operator.address"] = "東京都",
        ["answers.contact.name"] = "試験 太郎", ["answers.contact.phone"] = "03-0000-0000", ["answers.contact.email"] = "a@example.jp",
    };

    [Theory, RolesOtherThan("desk-officer", "desk-supervisor", "cabinet-analyst", "cabinet-supervisor")]
    public async Task is_not_taken_down_by(Database on, string role)
    {
        var house = await houses.OnAsync(on);
        using var visitor = await house.SignInAsAsync(role);

        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.GetAsync("/desk/entry")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.GetAsync("/desk/entry/form?kind=ddos")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.GetAsync("/desk/export")).Status);
    }

    [Theory]
    [BothDatabases("2026-11-30", "10:00")]
    [BothDatabases("", "")]
    [BothDatabases("tomorrow", "10:00")]
    public async Task needs_a_time_of_receipt_that_has_been(Database on, string date, string time)
    {
        var world = await DeskWorld.InAsync(await houses.OnAsync(on));
        using var officer = await world.House.SignInAsAsync("desk-officer", world.Bureau);

        var answer = await officer.FillInAsync(
            $"/desk/entry/form?reporter={world.Operator}&kind=ransomware&basis=statutory", new Dictionary<string, object>(Told) { ["ReceivedAt.Date"] = date, ["ReceivedAt.Time"] = time });

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("電話での聞き取り", answer.Text, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task says_all_that_is_to_be_mended_at_once(Database on)
    {
        var world = await DeskWorld.InAsync(await houses.OnAsync(on));
        using var officer = await world.House.SignInAsAsync("desk-officer", world.Bureau);

        var answer = await officer.FillInAsync($"/desk/entry/form?reporter={world.Operator}&kind=ransomware&basis=statutory", new { });

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains(answer.Document.QuerySelectorAll("main .errors a, main [role=alert] a"), a => a.TextContent.Contains("受け付けた方法", StringComparison.Ordinal));
        Assert.True(answer.Document.QuerySelectorAll("main .errors a, main [role=alert] a").Length > 3, answer.Words);
    }

    [Theory, BothDatabases]
    public async Task keeps_the_time_of_receipt_and_reaches_everybody(Database on)
    {
        var world = await DeskWorld.InAsync(await houses.OnAsync(on));
        using var officer = await world.House.SignInAsAsync("desk-officer", world.Bureau);

        var answer = await officer.FillInAsync($"/desk/entry/form?reporter={world.Operator}&kind=ransomware&basis=statutory", Told);

        Assert.True(answer.Location is not null, answer.Words);
        var @case = await world.LookAsync(db => db.Set<IncidentCase>().Include(c => c.Addressees).SingleAsync(c => c.Reporter == world.Operator));
        var version = await world.LookAsync(db => db.Set<ReportVersion>().SingleAsync(v => v.Case == @case.Id));
        Assert.Equal(LegalCalendar.StartOf(new DateOnly(2026, 11, 20)).AddHours(23).AddMinutes(50), version.ReceivedAt);
        Assert.Equal((Channel.Telephone, world.Bureau, officer.Person), (version.Channel, version.FiledFrom, version.FiledBy));
        Assert.Equal(new DateOnly(2026, 12, 21), @case.FullDueOn);
        Assert.Equal(2, @case.Addressees.Count);
        Assert.Contains(await world.House.RecordAsync("incident-reports.filed"), a => a.Person == officer.Person && a.OnBehalfOf == world.Operator);
        using var reporter = await world.AReporterAsync();
        Assert.Contains("電話（窓口が入力）", (await reporter.GetAsync($"/reports/{@case.Number}")).Words, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task as_a_later_version_follows_the_case(Database on)
    {
        var world = await DeskWorld.InAsync(await houses.OnAsync(on));
        var @case = await world.AReportAsync();
        using var officer = await world.OpenAsync(@case, "desk-officer");
        using var stranger = await world.House.SignInAsAsync("desk-officer", world.OtherMinistry);

        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/desk/entry/form?case={@case.Number}")).Status);
        var answer = await officer.FillInAsync(
            $"/desk/entry/form?case={@case.Number}",
            new Dictionary<string, object> { ["Channel"] = "paper", ["Stage"] = "supplement", ["answers.event.summary"] = "書面で届いた続報" });

        Assert.True(answer.Location is not null, answer.Words);
        Assert.Equal((2, "書面で届いた続報"), ((await world.CaseAsync(@case)).Versions, (await world.CaseAsync(@case)).Title));
    }

    [Theory, BothDatabases]
    public async Task is_never_a_withdrawal(Database on)
    {
        var world = await DeskWorld.InAsync(await houses.OnAsync(on));
        var @case = await world.AReportAsync();
        using var officer = await world.OpenAsync(@case, "desk-officer");
        var path = $"/desk/entry/form?case={@case.Number}";
        Assert.DoesNotContain("withdrawal", (await officer.GetAsync(path)).Text, StringComparison.Ordinal);

        var answer = await officer.FillInAsync(path, new Dictionary<string, object> { ["Channel"] = "telephone", ["Stage"] = "withdrawal", ["Reason"] = "電話で取り下げると言われた" });

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.Contains("法第5条", answer.Words, StringComparison.Ordinal);
        Assert.Equal((1, CaseState.Open), ((await world.CaseAsync(@case)).Versions, (await world.CaseAsync(@case)).State));
        Assert.Contains(await world.House.RecordAsync("incident-reports.filing-refused"), a => a.Refused && a.Person == officer.Person && a.Object == $"case:{@case.Id}");
    }

    [Theory]
    [BothDatabases("csv")]
    [BothDatabases("xlsx")]
    [BothDatabases("json")]
    public async Task goes_out_with_a_reading_for_each_case_and_no_formula(Database on, string format)
    {
        await using var house = await House.OpenAsync(on);
        var world = await DeskWorld.InAsync(house);
        var first = await world.AReportAsync("=HYPERLINK(\"http://evil.example\")", more: ("impact.personal-data", "yes"));
        var second = await world.AReportAsync("通常の報告");
        using var officer = await house.SignInAsAsync("desk-officer", world.Bureau);

        var file = await officer.FillInAsync("/desk/export", new { Purpose = "handling-incident", View = "open", Format = format });

        Assert.Equal(HttpStatusCode.OK, file.Status);
        if (format != "xlsx")
        {
            Assert.Contains(first.Number, file.Text, StringComparison.Ordinal);
            Assert.Contains(second.Number, file.Text, StringComparison.Ordinal);
        }

        if (format == "csv")
        {
            Assert.Contains("'=HYPERLINK", file.Text, StringComparison.Ordinal);
            Assert.DoesNotContain(",=HYPERLINK", file.Text, StringComparison.Ordinal);
            Assert.DoesNotContain(",\"=HYPERLINK", file.Text, StringComparison.Ordinal);
        }

        Assert.Equal(2, await world.LookAsync(db => db.Set<Store.Reading>().CountAsync(r => r.Reader == officer.Person && r.Through == "export")));
    }

    [Theory, BothDatabases]
    public async Task does_not_go_out_for_a_purpose_that_is_not_the_desks(Database on)
    {
        var world = await DeskWorld.InAsync(await houses.OnAsync(on));
        await world.AReportAsync();
        using var officer = await world.House.SignInAsAsync("desk-officer", world.Bureau);

        var answer = await officer.FillInAsync("/desk/export", new { Purpose = "statistics", View = "open", Format = "csv" });

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.Contains(await world.House.RecordAsync("incident-reports.exported"), a => a.Refused && a.Person == officer.Person);
        Assert.Equal(0, await world.LookAsync(db => db.Set<Store.Reading>().CountAsync(r => r.Reader == officer.Person)));
    }

    [Theory, BothDatabases]
    public async Task goes_out_by_the_right_clock(Database on)
    {
        await using var house = await House.OpenAsync(on);
        var world = await DeskWorld.InAsync(house);
        var personal = await world.AReportAsync(more: ("impact.personal-data", "yes"));
        var old = await world.AReportAsync(learnedAt: house.Clock.GetUtcNow().AddDays(-3));
        using var officer = await house.SignInAsAsync("desk-officer", world.Bureau);

        async Task<string> OutAsync(string clock) => (await officer.FillInAsync("/desk/export", new { Purpose = "handling-incident", View = "open", Clock = clock, Format = "json" })).Text;

        Assert.True((await OutAsync("data-protection")).Contains(personal.Number, StringComparison.Ordinal));
        Assert.False((await OutAsync("data-protection")).Contains(old.Number, StringComparison.Ordinal));
        Assert.True((await OutAsync("target-missed")).Contains(old.Number, StringComparison.Ordinal));
        Assert.False((await OutAsync("target-missed")).Contains(personal.Number, StringComparison.Ordinal));
        Assert.Equal("[]", await OutAsync("legal-late"));
    }
}
