using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Noroshi.IncidentReports.CommonForms;
using Noroshi.IncidentReports.Face;
using Noroshi.IncidentReports.Filing;
using Noroshi.IncidentReports.Store;
using Noroshi.IncidentReports.Tests.Desk;
using Noroshi.Testing;
using Xunit;

namespace Noroshi.IncidentReports.Tests.Window;

/// <summary>Later versions, differences, withdrawal, answers to authorities, copies, files, readings.</summary>
public sealed class After_the_first_report(Houses houses) : IClassFixture<Houses>
{
    [Theory, BothDatabases]
    public async Task a_full_report_says_what_is_missing_and_files_nothing(Database on)
    {
        var world = await DeskWorld.InAsync(await houses.OnAsync(on));
        using var reporter = await world.AReporterAsync();
        var number = await reporter.ReportAsync();
        var draft = await reporter.NextAsync(number, "thirty-day");

        var refused = await reporter.FileAsync(draft);

        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains("再発防止", refused.Find("#errors")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(1, await world.LookAsync(db => db.Set<IncidentCase>().Where(c => c.Number == number).Select(c => c.Versions).FirstAsync()));
    }

    [Theory, BothDatabases]
    public async Task a_correction_of_the_kind_holds_for_what_follows(Database on)
    {
        var world = await DeskWorld.InAsync(await houses.OnAsync(on));
        var @case = await world.AReportAsync(kind: IncidentKind.Other);
        var answers = Answers.FromJson(await world.LookAsync(db => db.Set<ReportVersion>().Where(v => v.Case == @case.Id).Select(v => v.Answers).FirstAsync()));
        var correction = new Submission
        {
            Reporter = world.Operator, Case = @case.Id, Stage = ReportStage.Correction, Kind = IncidentKind.Ransomware, Channel = Channel.Web, Reason = "暗号化を確認した", Answers = answers.With("report.kind", "ransomware"),
        };

        await Assert.ThrowsAsync<InvalidOperationException>(() => world.FileAsync(correction with { Stage = ReportStage.Supplement }));
        await world.FileAsync(correction);
        await world.FileAsync(correction with { Stage = ReportStage.Supplement });

        var corrected = await world.CaseAsync(@case);
        Assert.Equal((IncidentKind.Ransomware, 3), (corrected.Kind, corrected.Versions));
        Assert.All(corrected.Addressees, a => Assert.Equal(IncidentKind.Ransomware, a.Kind));
    }

    [Theory, BothDatabases]
    public async Task a_withdrawal_needs_a_reason(Database on)
    {
        var world = await DeskWorld.InAsync(await houses.OnAsync(on));
        using var reporter = await world.AReporterAsync();
        var number = await reporter.ReportAsync();
        var draft = await reporter.NextAsync(number, "withdrawal");

        var refused = await reporter.FileAsync(draft, new { Then = "file" });
        var done = await reporter.FileAsync(draft, new { Then = "file", Reason = "機器の故障と分かった" });

        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains("理由", refused.Find("#errors")!.TextContent, StringComparison.Ordinal);
        Assert.EndsWith("/receipt/2", done.Location, StringComparison.Ordinal);
        Assert.Contains("取下げ済み", (await reporter.GetAsync($"/reports/{number}")).Words, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task a_supplement_starts_from_what_was_said_and_shows_the_difference(Database on)
    {
        var world = await DeskWorld.InAsync(await houses.OnAsync(on));
        using var reporter = await world.AReporterAsync();
        var number = await reporter.ReportAsync();
        var draft = await reporter.NextAsync(number, "supplement");
        await reporter.FillInAsync(draft + "/facts", new Dictionary<string, object> { ["answers.event.status"] = "contained" });

        var filed = await reporter.FileAsync(draft);
        var difference = await reporter.GetAsync($"/reports/{number}/versions?older=1&newer=2");

        Assert.EndsWith("/receipt/2", filed.Location, StringComparison.Ordinal);
        Assert.Contains("封じ込め済み", difference.Find("table")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("認知した者", difference.Find("table")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task the_reporter_sees_who_read_it_and_for_what(Database on)
    {
        var world = await DeskWorld.InAsync(await houses.OnAsync(on));
        var @case = await world.AReportAsync();
        using var reporter = await world.AReporterAsync();
        Assert.Contains("まだ読まれていません", (await reporter.GetAsync($"/reports/{@case.Number}/readings")).Words, StringComparison.Ordinal);

        using var officer = await world.OpenAsync(@case, "desk-officer");
        await officer.GetAsync($"/desk/cases/{@case.Number}");
        var page = await reporter.GetAsync($"/reports/{@case.Number}/readings");

        Assert.Contains("被害の防止・事案への対応", page.Words, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task a_request_is_answered_with_text_and_a_file(Database on)
    {
        var house = await houses.OnAsync(on);
        var world = await DeskWorld.InAsync(house);
        var @case = await world.AReportAsync();
        using var officer = await world.OpenAsync(@case, "desk-officer");
        await officer.FillInAsync($"/desk/cases/{@case.Number}/write/request", new { Text = "通信記録を提出してください。", DueOn = "2026-12-10" });
        using var reporter = await world.AReporterAsync();
        var exchange = await world.LookAsync(db => db.Set<Exchange>().Where(x => x.Case == @case.Id).Select(x => x.Id).FirstAsync());
        var form = await reporter.GetAsync($"/reports/{@case.Number}/exchanges/{exchange}");

        var stranger = await reporter.PostAsync(form.Path, Multipart("forged", ("Text", "偽"), null));
        var answer = await reporter.PostAsync(form.Path, Multipart(TokenOf(form), ("Text", "記録を添付します。"), ("../../etc/ログ.txt", "203.0.113.9 - -")));
        var shown = await reporter.GetAsync($"/reports/{@case.Number}/exchanges");

        Assert.Equal(HttpStatusCode.BadRequest, stranger.Status);
        Assert.Equal($"/reports/{@case.Number}/exchanges", answer.Location);
        Assert.Contains("回答済み", shown.Words, StringComparison.Ordinal);
        Assert.Contains("ログ.txt", shown.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("..", shown.Find("a[href^='/reports/files/']")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(await house.RecordAsync("incident-reports.answered"), deed => deed.Object == $"case:{@case.Id}" && deed.Basis == "Act, Art. 9");
    }

    [Theory, BothDatabases]
    public async Task a_file_is_handed_out_harmless_to_its_own_and_to_nobody_else(Database on)
    {
        var house = await houses.OnAsync(on);
        var world = await DeskWorld.InAsync(house);
        using var reporter = await world.AReporterAsync();
        var number = await reporter.ReportAsync();
        var files = await reporter.GetAsync($"/reports/{number}/files");
        await reporter.PostAsync(files.Path, Multipart(TokenOf(files), null, ("note\u202Etxt.html", "<script>alert(1)</script>")));
        var link = (await reporter.GetAsync($"/reports/{number}/files")).Find("a[href^='/reports/files/']")!.GetAttribute("href")!;
        using var stranger = await house.SignInAsAsync("reporter");

        var file = await reporter.GetAsync(link);

        Assert.Equal("<script>alert(1)</script>", file.Text);
        Assert.Equal("application/octet-stream", file.Headers["Content-Type"]);
        Assert.StartsWith("attachment", file.Headers["Content-Disposition"], StringComparison.Ordinal);
        Assert.Equal("nosniff", file.Headers["X-Content-Type-Options"]);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(link)).Status);
        Assert.Equal(1, await world.LookAsync(db => db.Set<Store.Reading>().CountAsync(r => r.Reader == reporter.Person && r.Through == "attachment")));
    }

    [Theory, BothDatabases]
    public async Task a_copy_needs_the_consent_for_its_own_recipient(Database on)
    {
        var house = await houses.OnAsync(on);
        var world = await DeskWorld.InAsync(house);
        using var reporter = await world.AReporterAsync();
        var number = await reporter.ReportAsync();
        var path = $"/reports/{number}/copies";
        Assert.Equal(HttpStatusCode.Forbidden, (await reporter.GetAsync(path + "/ppc.xlsx")).Status);

        var agreed = await reporter.SubmitAsync(await reporter.GetAsync(path), new Dictionary<string, object> { ["Recipient"] = "ppc", ["Consent.ppc"] = "true" }, "form[action$=Consent]");
        var sheet = await reporter.GetAsync(path + "/ppc.xlsx");

        Assert.Equal(path, agreed.Location);
        Assert.Equal((byte)'P', sheet.Bytes[0]);
        Assert.Equal(HttpStatusCode.Forbidden, (await reporter.GetAsync(path + "/police.xlsx")).Status);

        await reporter.SubmitAsync(await reporter.GetAsync(path), new { Recipient = "ppc" }, "form[action$=Withdraw]");
        Assert.Equal(HttpStatusCode.Forbidden, (await reporter.GetAsync(path + "/ppc.xlsx")).Status);
        Assert.Equal(
            ["incident-reports.copy-consent-withdrawn", "incident-reports.copy-consented", "incident-reports.copy-made"],
            (await house.RecordAsync()).Where(d => d.Person == reporter.Person && d.Kind.StartsWith("incident-reports.copy-", StringComparison.Ordinal) && !d.Refused).Select(d => d.Kind).Order(StringComparer.Ordinal));
    }

    [Theory, BothDatabases]
    public async Task what_was_told_of_a_copy_is_mended_in_sight_and_stays_when_the_consent_is_taken_back(Database on)
    {
        var world = await DeskWorld.InAsync(await houses.OnAsync(on));
        using var reporter = await world.AReporterAsync();
        var path = $"/reports/{await reporter.ReportAsync()}/copies";
        await reporter.SubmitAsync(await reporter.GetAsync(path), new Dictionary<string, object> { ["Recipient"] = "police", ["Consent.police"] = "true" }, "form[action$=Consent]");
        async Task<Page> TellAsync(string date, string time) => await reporter.SubmitAsync(
            await reporter.GetAsync(path),
            new Dictionary<string, object> { ["Recipient"] = "police", ["At.police.Date"] = date, ["At.police.Time"] = time, ["Receipt.police"] = "相談-77" },
            "form[action$=HandedOver]");

        var refused = await TellAsync("2099-11-24", "10:00");
        var now = world.House.Clock.GetUtcNow().ToOffset(TimeSpan.FromHours(9));
        var told = await TellAsync(now.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), now.ToString("HH:mm", CultureInfo.InvariantCulture));
        await reporter.SubmitAsync(await reporter.GetAsync(path), new { Recipient = "police" }, "form[action$=Withdraw]");
        var after = await reporter.GetAsync(path);

        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.NotNull(refused.Find("details[open] form[action$=HandedOver]"));
        Assert.Equal("相談-77", refused.Find("[name='Receipt.police']")!.GetAttribute("value"));
        Assert.True(told.Location is not null, told.Words);
        Assert.Contains("相談-77", after.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("police：", after.Words, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task a_version_is_downloaded_as_a_sheet_and_the_reading_is_kept(Database on)
    {
        var world = await DeskWorld.InAsync(await houses.OnAsync(on));
        using var reporter = await world.AReporterAsync();
        var number = await reporter.ReportAsync();

        var sheet = await reporter.GetAsync($"/reports/{number}/versions/1/form.xlsx");

        Assert.Equal(HttpStatusCode.OK, sheet.Status);
        Assert.Equal(1, await world.LookAsync(db => db.Set<Store.Reading>().CountAsync(r => r.Reader == reporter.Person && r.Through == "xlsx")));
    }

    [Theory, BothDatabases]
    public async Task a_filled_sheet_becomes_a_draft_and_a_wrong_one_names_its_fault(Database on)
    {
        var world = await DeskWorld.InAsync(await houses.OnAsync(on));
        using var reporter = await world.AReporterAsync();
        var blank = await reporter.GetAsync("/reports/forms/ransomware.xlsx");
        var page = await reporter.GetAsync("/reports/forms");

        var draft = await reporter.PostAsync("/reports/forms", Sheet(page, blank.Bytes));
        var torn = await reporter.PostAsync("/reports/forms", Sheet(page, blank.Bytes[..(blank.Bytes.Length / 2)]));

        Assert.StartsWith("/reports/drafts/", draft.Location, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, torn.Status);
        Assert.NotNull(torn.Find("#errors"));
    }

    private static MultipartFormDataContent Sheet(Page page, byte[] book) => new()
    {
        { new StringContent(page.Find("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!), "__RequestVerificationToken" },
        { new StringContent("statutory"), "Basis" },
        { new ByteArrayContent(book), "Sheet", "form.xlsx" },
    };

    private static MultipartFormDataContent Multipart(string token, (string Name, string Value)? field, (string Name, string Content)? file)
    {
        var form = new MultipartFormDataContent { { new StringContent(token), "__RequestVerificationToken" } };
        if (field is var (name, value))
        {
            form.Add(new StringContent(value, Encoding.UTF8), name);
        }

        if (file is var (path, content))
        {
            form.Add(new ByteArrayContent(Encoding.UTF8.GetBytes(content)), "Files", path);
        }

        return form;
    }

    private static string TokenOf(Page page) => page.Find("main form[enctype] input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
}
