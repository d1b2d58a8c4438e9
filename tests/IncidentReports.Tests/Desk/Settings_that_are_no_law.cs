using System.Net;
using Microsoft.EntityFrameworkCore;
using Noroshi.IncidentReports.CommonForms;
using Noroshi.IncidentReports.Face;
using Noroshi.IncidentReports.Filing;
using Noroshi.IncidentReports.Store;
using Noroshi.Testing;
using Xunit;

namespace Noroshi.IncidentReports.Tests.Desk;

public sealed class Settings_that_are_no_law(Houses houses) : IClassFixture<Houses>
{
    [Theory, RolesOtherThan("system-administrator")]
    public async Task are_not_for(Database on, string role)
    {
        var house = await houses.OnAsync(on);
        using var visitor = await house.SignInAsAsync(role);

        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.GetAsync("/administration/settings")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.GetAsync("/administration/retention")).Status);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/rules")).Status);
    }

    [Theory]
    [BothDatabases("", "24", "2026-12-01", "早く知るため")]
    [BothDatabases("ransomware", "0", "2026-12-01", "早く知るため")]
    [BothDatabases("ransomware", "24", "2026-11-01", "早く知るため")]
    [BothDatabases("ransomware", "24", "2026-12-01", "")]
    [BothDatabases("ransomware", "２４", "rubbish", "早く知るため")]
    public async Task are_not_kept_without_all_their_parts(Database on, string kind, string value, string from, string note)
    {
        var world = await DeskWorld.InAsync(await houses.OnAsync(on));
        using var administrator = await world.House.SignInAsAsync("system-administrator", world.Cabinet);

        var answer = await administrator.FillInAsync("/administration/settings", new { Kind = kind, Value = value, From = from, Note = note }, "form[action*=Target]");

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
    }

    [Theory, BothDatabases]
    public async Task set_the_target_of_the_first_report_from_their_day_on(Database on)
    {
        await using var house = await House.OpenAsync(on);
        var world = await DeskWorld.InAsync(house);
        using var administrator = await house.SignInAsAsync("system-administrator", world.Cabinet);
        await administrator.FillInAsync("/administration/settings", new { Kind = "ransomware", Value = "12", From = "2026-11-25", Note = "早く知るため" }, "form[action*=Target]");

        var before = await world.AReportAsync(kind: IncidentKind.Ransomware);
        house.Clock.Advance(TimeSpan.FromDays(1));
        var after = await world.AReportAsync(kind: IncidentKind.Ransomware);

        Assert.Equal((24, 12), ((before.FirstTarget - before.LearnedAt)!.Value.TotalHours, (after.FirstTarget - after.LearnedAt)!.Value.TotalHours));
        Assert.Contains(await house.RecordAsync("incident-reports.policy-set"), a => a.Person == administrator.Person && a.Object == "policy:first-report-target.ransomware");
        using var anybody = await house.SignInAsync(world.Reporter);
        Assert.Contains("法令の定めではありません", (await anybody.GetAsync("/rules")).Text, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task send_reports_to_the_minister_where_he_acts_himself(Database on)
    {
        await using var house = await House.OpenAsync(on);
        var world = await DeskWorld.InAsync(house);
        using var administrator = await house.SignInAsAsync("system-administrator", world.Cabinet);
        var done = await administrator.FillInAsync(
            "/administration/settings", new { Minister = "meti", Sector = "electricity", From = "2026-11-24", Note = "大臣が自ら行う" }, "form[action*=Routing]");

        var @case = await world.AReportAsync();

        Assert.NotNull(done.Location);
        Assert.Contains(@case.Addressees, a => a.Organisation == world.Ministry);
        Assert.DoesNotContain(@case.Addressees, a => a.Organisation == world.Bureau);
    }

    [Theory, BothDatabases]
    public async Task on_keeping_erase_what_was_said_and_leave_that_it_was_said(Database on)
    {
        await using var house = await House.OpenAsync(on);
        var world = await DeskWorld.InAsync(house);
        var @case = await world.AReportAsync("消えるべき根拠", exercise: true);
        var open = await world.AReportAsync("残るべき根拠", exercise: true);
        foreach (var role in new[] { "desk-officer", "cabinet-analyst" })
        {
            using var visitor = await world.OpenAsync(@case, role);
            await visitor.FillInAsync($"/desk/cases/{@case.Number}/closing", new { Reason = "消えるべき理由" });
        }

        var digest = await world.LookAsync(db => db.Set<ReportVersion>().Where(v => v.Case == @case.Id).Select(v => v.Digest).SingleAsync());
        house.Clock.Advance(TimeSpan.FromDays(365 * 5));
        using var early = await house.SignInAsAsync("system-administrator", world.Cabinet);
        Assert.DoesNotContain(@case.Number, (await early.GetAsync("/administration/retention")).Text, StringComparison.Ordinal);
        house.Clock.Advance(TimeSpan.FromDays(3));
        using var administrator = await house.SignInAsAsync("system-administrator", world.Cabinet);
        Assert.Equal(HttpStatusCode.BadRequest, (await administrator.FillInAsync("/administration/retention", new { Numbers = new[] { @case.Number } })).Status);

        var done = await administrator.FillInAsync("/administration/retention", new { Numbers = new[] { @case.Number, open.Number }, Confirmed = true });

        Assert.NotNull(done.Location);
        var version = await world.LookAsync(db => db.Set<ReportVersion>().AsNoTracking().SingleAsync(v => v.Case == @case.Id));
        Assert.Equal("{}", version.Answers);
        Assert.NotNull(version.ErasedAt);
        Assert.Equal(digest, version.Digest);
        Assert.All(await world.LookAsync(db => db.Set<Exchange>().Where(x => x.Case == @case.Id).ToListAsync()), x => Assert.Equal("", x.Text));
        Assert.NotEqual("{}", await world.LookAsync(db => db.Set<ReportVersion>().Where(v => v.Case == open.Id).Select(v => v.Answers).SingleAsync()));
        using var officer = await world.OpenAsync(@case, "desk-officer");
        Assert.Contains("消去されています", (await officer.GetAsync($"/desk/cases/{@case.Number}")).Text, StringComparison.Ordinal);
        Assert.EndsWith("（消去済み）", (await officer.GetAsync($"/desk/cases/{@case.Number}")).Find("h1")!.TextContent.Trim(), StringComparison.Ordinal);
        await officer.GetAsync("/language/en?back=/");
        Assert.EndsWith("(erased)", (await officer.GetAsync($"/desk/cases/{@case.Number}")).Find("h1")!.TextContent.Trim(), StringComparison.Ordinal);
        await officer.GetAsync("/language/ja?back=/");
        Assert.DoesNotContain(@case.Number, (await officer.GetAsync("/desk/search?q=消えるべき")).Text, StringComparison.Ordinal);
        Assert.Contains(await house.RecordAsync("incident-reports.erased"), a => a.Object == $"case:{@case.Id}" && a.Person == administrator.Person);

        // Nothing is put back into what was erased.
        var again = await officer.FillInAsync($"/desk/cases/{@case.Number}/closing", new { Reason = "もう一度見る" });
        Assert.Contains("消去されているため", again.Text, StringComparison.Ordinal);
        var answers = Answers.FromJson(await world.LookAsync(db => db.Set<ReportVersion>().Where(v => v.Case == open.Id).Select(v => v.Answers).SingleAsync()));
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => world.FileAsync(new Submission
        {
            Reporter = world.Operator, Case = @case.Id, Stage = ReportStage.Correction, Kind = @case.Kind, Exercise = true, Channel = Channel.Web, Reason = "誤り", Answers = answers,
        }));
        Assert.Equal("case case-erased", refused.Message);
    }

    [Theory, BothDatabases]
    public async Task on_keeping_take_effect_from_their_day_and_never_on_what_was_closed_before(Database on)
    {
        await using var house = await House.OpenAsync(on);
        var world = await DeskWorld.InAsync(house);
        var before = await ClosedAsync(world);
        using (var administrator = await house.SignInAsAsync("system-administrator", world.Cabinet))
        {
            var refused = await administrator.FillInAsync("/administration/settings", new { Value = "1", From = "2026-11-01", Note = "文書管理の定め" }, "form[action*=Retention]");
            var kept = await administrator.FillInAsync("/administration/settings", new { Value = "1", From = "2026-12-01", Note = "文書管理の定め" }, "form[action*=Retention]");
            Assert.Equal((HttpStatusCode.BadRequest, true), (refused.Status, kept.Location is not null));
        }

        house.Clock.Advance(TimeSpan.FromDays(10));
        var after = await ClosedAsync(world);
        house.Clock.Advance(TimeSpan.FromDays(367));
        using var later = await house.SignInAsAsync("system-administrator", world.Cabinet);
        var due = (await later.GetAsync("/administration/retention")).Text;

        Assert.Contains(after.Number, due, StringComparison.Ordinal);
        Assert.DoesNotContain(before.Number, due, StringComparison.Ordinal);
        Assert.Contains(await house.RecordAsync("incident-reports.policy-set"), a => a.Object == "policy:retention.years");
    }

    private static async Task<IncidentCase> ClosedAsync(DeskWorld world)
    {
        var @case = await world.AReportAsync(exercise: true);
        foreach (var role in new[] { "desk-officer", "cabinet-analyst" })
        {
            using var visitor = await world.OpenAsync(@case, role);
            await visitor.FillInAsync($"/desk/cases/{@case.Number}/closing", new { Reason = "確認を終えた" });
        }

        return @case;
    }

    [Theory, BothDatabases]
    public async Task cannot_be_gone_round_by_changing_a_version_in_the_database(Database on)
    {
        await using var house = await House.OpenAsync(on);
        var world = await DeskWorld.InAsync(house);
        await world.AReportAsync();

        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => house.SqlAsync("UPDATE report_versions SET number = 9"));
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => house.SqlAsync("DELETE FROM report_versions"));
    }
}
