using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Noroshi.Kernel;
using Noroshi.Oversight.Commission.Law;
using Noroshi.Oversight.Commission.Store;
using Noroshi.Oversight.Store;
using Noroshi.Store;
using Noroshi.Testing;
using Noroshi.TransparencyLog.Drawing;
using Xunit;

namespace Noroshi.Oversight.Tests.Commission;

public class The_commission_at_work(Houses houses) : IClassFixture<Houses>
{
    private static readonly string[] Deliberations = ["/commission/meetings", "/commission/approvals", "/commission/notices", "/commission/inspections", "/commission/seats", "/commission/reports"];

    [Theory, RolesOtherThan("inspector", "commission-member", "commission-bureau")]
    public async Task is_shown_to_nobody_else(Database on, string role)
    {
        var house = await houses.OnAsync(on);
        using var visitor = await house.SignInAsAsync(role);

        foreach (var path in Deliberations)
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await visitor.GetAsync(path)).Status);
        }
    }

    [Theory, BothDatabases]
    public async Task is_shown_only_to_whom_secrecy_binds_and_the_refusal_is_on_record(Database on)
    {
        await using var house = await House.OpenAsync(on);
        using var unbound = await house.SignInAsAsync("commission-bureau");

        foreach (var path in Deliberations)
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await unbound.GetAsync(path)).Status);
        }

        Assert.Equal(HttpStatusCode.Forbidden, (await unbound.GetAsync("/commission/reports/2026/report.csv")).Status);
        Assert.Equal(Deliberations.Length, (await house.RecordAsync("oversight.not-let-in")).Count);
    }

    [Theory, BothDatabases]
    public async Task approves_in_a_meeting_that_the_chair_confirms(Database on)
    {
        await using var house = await House.OpenAsync(on);
        using var scene = await CommissionScene.SetAsync(house);
        var asked = (await scene.AskAsync()).Location!;
        var id = await house.InsideAsync(Actor.System, s => s.GetRequiredService<StoreDb>().Set<ApprovalRequest>().Select(a => a.Id).SingleAsync());
        var meeting = await scene.ConveneAsync($"Approval:{id:D}");
        Assert.Contains("審査中", (await scene.Members[0].GetAsync(asked)).Words, StringComparison.Ordinal);

        var recorded = await scene.RecordAsync(meeting, new Dictionary<Visitor, Vote?> { [scene.Chair] = Vote.For, [scene.Members[0]] = Vote.For, [scene.Members[1]] = Vote.Against });
        Assert.Equal(HttpStatusCode.Redirect, recorded.Status);

        // Neither who wrote it down nor a member who does not preside makes it hold.
        Assert.DoesNotContain("委員長として確認する", (await scene.Members[0].GetAsync(meeting)).Words, StringComparison.Ordinal);
        Assert.Contains("審査中", (await scene.Chair.GetAsync(asked)).Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await CommissionScene.ConfirmAsync(scene.Chair, meeting)).Status);

        var decided = await scene.Chair.GetAsync(asked);
        Assert.Contains("承認の期限", decided.Words, StringComparison.Ordinal);
        Assert.Contains("2026年12月24日", decided.Words, StringComparison.Ordinal);
        Assert.Single(await house.RecordAsync("oversight.meeting-confirmed"));
        Assert.NotEmpty(await house.RecordAsync("oversight.approval-read"));
    }

    [Fact]
    public async Task decides_nothing_without_a_quorum_and_the_item_waits_again()
    {
        await using var house = await House.OpenAsync(Database.Sqlite);
        using var scene = await CommissionScene.SetAsync(house);
        var asked = (await scene.AskAsync()).Location!;
        var id = await house.InsideAsync(Actor.System, s => s.GetRequiredService<StoreDb>().Set<ApprovalRequest>().Select(a => a.Id).SingleAsync());
        var meeting = await scene.ConveneAsync($"Approval:{id:D}");
        await scene.RecordAsync(meeting, new Dictionary<Visitor, Vote?> { [scene.Chair] = Vote.For, [scene.Members[0]] = Vote.For });

        await CommissionScene.ConfirmAsync(scene.Chair, meeting);

        Assert.Contains("不成立", (await scene.Chair.GetAsync(meeting)).Words, StringComparison.Ordinal);
        Assert.Contains("受理", (await scene.Chair.GetAsync(asked)).Find("dl.facts")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(await scene.ConveneAsync($"Approval:{id:D}"));
    }

    [Fact]
    public async Task waits_for_the_chair_to_break_a_tie()
    {
        await using var house = await House.OpenAsync(Database.Sqlite);
        using var scene = await CommissionScene.SetAsync(house);
        var meeting = await scene.ConveneAsync();
        Dictionary<Visitor, Vote?> votes = new() { [scene.Chair] = Vote.For, [scene.Members[0]] = Vote.For, [scene.Members[1]] = Vote.Against, [scene.Members[2]] = Vote.Against };
        await scene.RecordAsync(meeting, votes);

        var tied = await CommissionScene.ConfirmAsync(scene.Chair, meeting);
        Assert.Contains("可否同数の議題があります", tied.Words, StringComparison.Ordinal);

        await scene.RecordAsync(meeting, votes, tie: Vote.Against);
        await CommissionScene.ConfirmAsync(scene.Chair, meeting);
        Assert.Contains("否決", (await scene.Chair.GetAsync(meeting)).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task is_led_by_who_acts_for_a_chair_who_is_prevented()
    {
        await using var house = await House.OpenAsync(Database.Sqlite);
        using var scene = await CommissionScene.SetAsync(house);
        var meeting = await scene.ConveneAsync();
        await scene.RecordAsync(meeting, new Dictionary<Visitor, Vote?> { [scene.Members[0]] = Vote.For, [scene.Members[1]] = Vote.For, [scene.Members[2]] = null }, chairPrevented: true);

        Assert.DoesNotContain("委員長として確認する", (await scene.Chair.GetAsync(meeting)).Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await CommissionScene.ConfirmAsync(scene.Members[0], meeting)).Status);
        Assert.Contains("可決", (await scene.Chair.GetAsync(meeting)).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task refuses_what_is_not_in_force()
    {
        await using var house = await House.OpenAsync(Database.Sqlite);
        using var scene = await CommissionScene.SetAsync(house);

        Assert.Equal(HttpStatusCode.Forbidden, (await scene.AskAsync(nameof(ApprovalRoute.Article17))).Status);

        Assert.True(Assert.Single(await house.RecordAsync("oversight.approval-entered")).Refused);
    }

    [Theory, BothDatabases]
    public async Task closes_no_notice_after_the_fact_before_its_check(Database on)
    {
        await using var house = await House.OpenAsync(on);
        using var scene = await CommissionScene.SetAsync(house);
        var entered = await scene.Bureau.FillInAsync("/commission/notices/new", new Dictionary<string, object>
        {
            ["Route"] = nameof(ApprovalRoute.Police), ["Sender"] = "警察庁", ["DoneAt.Date"] = "2026-11-20", ["DoneAt.Time"] = "02:00", ["ReceivedAt.Date"] = "2026-11-20", ["ReceivedAt.Time"] = "09:00", ["Summary"] = "動作の停止",
        }, "form.form");
        var path = entered.Location!;
        Assert.Contains("確認を待っている事後の通知", (await scene.Members[0].GetAsync("/")).Words, StringComparison.Ordinal);
        Assert.DoesNotContain("確認を待っている事後の通知", (await scene.Bureau.GetAsync("/")).Words, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Forbidden, (await scene.Bureau.FillInAsync(path, new { }, "form[action*='handler=Close']")).Status);
        await scene.Members[0].FillInAsync(path, new { Proper = "yes", Text = "時刻と対象を確かめた。" }, "form[action*='handler=Check']");
        Assert.Equal(HttpStatusCode.Redirect, (await scene.Bureau.FillInAsync(path, new { }, "form[action*='handler=Close']")).Status);

        Assert.Equal([false, true], (await house.RecordAsync("oversight.after-notice-closed")).Select(a => a.Refused).Order());
    }

    [Theory, BothDatabases]
    public async Task inspects_what_nobody_chose_and_anybody_can_draw_again(Database on)
    {
        await using var house = await House.OpenAsync(on);
        using var scene = await CommissionScene.SetAsync(house);
        var planned = await PlanAsync(scene, 3);
        var (path, number) = (planned.Location!, planned.Location!.Split('/')[^1]);

        // The plan has no place yet; then no witness has signed behind it.
        Assert.Contains("連署されたチェックポイントがまだありません", (await scene.Inspector.FillInAsync(path, new { }, "form[action*='handler=Draw']")).Words, StringComparison.Ordinal);
        await house.SequenceAsync();
        Assert.Contains("連署されたチェックポイントがまだありません", (await scene.Inspector.FillInAsync(path, new { }, "form[action*='handler=Draw']")).Words, StringComparison.Ordinal);
        await KeepCheckpointAsync(house);
        Assert.Equal(HttpStatusCode.Forbidden, (await scene.Bureau.PostAsync($"{path}?handler=Draw", await TokenAsync(scene.Bureau, "/commission/approvals/new"))).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await scene.Inspector.FillInAsync(path, new { }, "form[action*='handler=Draw']")).Status);

        // From outside: the same places, from the checkpoint and the number alone.
        using var anybody = house.Visitor();
        var note = (await anybody.GetAsync($"/commission/draws/{number}/checkpoint")).Bytes;
        var places = Draw.Places(note, number, 3);
        Assert.Contains(string.Join(", ", places), (await anybody.GetAsync("/commission/draws")).Words, StringComparison.Ordinal);
        Assert.DoesNotContain("試験の検査", (await anybody.GetAsync("/commission/draws")).Words, StringComparison.Ordinal);

        await JudgeAllAsync(scene, path);
        Assert.Equal(HttpStatusCode.Redirect, (await scene.Inspector.FillInAsync(path, new { Text = "目的の記載が足りない。", Measure = nameof(Measure.Told), To = "内閣府" }, "form[action*='handler=Find']")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await scene.Inspector.FillInAsync(path, new { Text = "勧告する。", Measure = nameof(Measure.Recommendation), To = "内閣府" }, "form[action*='handler=Find']")).Status);
        Assert.Contains("措置の報告を受けていない結果があります", (await scene.Inspector.FillInAsync(path, new { Conclusion = "終える" }, "form[action*='handler=Close']")).Words, StringComparison.Ordinal);
        await scene.Inspector.FillInAsync(path, new { }, "form[action*='handler=Send']");
        await scene.Inspector.FillInAsync(path, new Dictionary<string, object> { ["Reported-1"] = "記載を改めた。" }, "form[action*='handler=Report']");
        Assert.Equal(HttpStatusCode.Redirect, (await scene.Inspector.FillInAsync(path, new { Conclusion = "改善を確かめた。" }, "form[action*='handler=Close']")).Status);
        Assert.Contains("終結", (await scene.Chair.GetAsync(path)).Words, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task shows_no_content_of_a_sample_without_a_setting_that_names_its_basis(Database on)
    {
        await using var house = await House.OpenAsync(on);
        using var scene = await CommissionScene.SetAsync(house);
        var path = (await PlanAsync(scene, 1)).Location!;
        await house.SequenceAsync();
        await KeepCheckpointAsync(house);
        await scene.Inspector.FillInAsync(path, new { }, "form[action*='handler=Draw']");
        async Task<Page> OpenAsync()
        {
            var page = await scene.Inspector.GetAsync(path);
            var form = page.Find("form[action*='handler=Judge']")!;
            return await scene.Inspector.PostAsync($"{path}?handler=Content", new FormUrlEncodedContent([
                KeyValuePair.Create("Sample", form.QuerySelector("[name=Sample]")!.GetAttribute("value")!),
                KeyValuePair.Create("__RequestVerificationToken", form.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!)]));
        }

        Assert.Equal(HttpStatusCode.Forbidden, (await OpenAsync()).Status);
        using var administrator = await house.SignInAsAsync("system-administrator");
        await administrator.FillInAsync("/administration/commission", new { Name = TheCommissionReadsContentOnlyByASetting.Setting, Value = "内閣総理大臣との取決め（試験）", From = "2026-11-24", Note = "試験" }, "form.form");
        house.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Contains("\"kind\":", (await OpenAsync()).Words, StringComparison.Ordinal);
        Assert.Equal([true, false], (await house.RecordAsync("oversight.content-read")).Select(a => a.Refused));
    }

    [Theory, BothDatabases]
    public async Task reports_what_its_registers_count_and_publishes_a_year_that_is_over(Database on)
    {
        await using var house = await House.OpenAsync(on);
        using var scene = await CommissionScene.SetAsync(house);
        await scene.AskAsync();
        var csv = await scene.Chair.GetAsync("/commission/reports/2026/report.csv");
        Assert.Contains("承認の求め,1,", csv.Text, StringComparison.Ordinal);
        Assert.Contains("未施行", csv.Text, StringComparison.Ordinal);
        Assert.Equal("%PDF"u8.ToArray(), (await scene.Chair.GetAsync("/commission/reports/2026/report.pdf")).Bytes[..4]);
        Assert.DoesNotContain("概要を公表する", (await scene.Bureau.GetAsync("/commission/reports/2026")).Words, StringComparison.Ordinal);

        house.Clock.Advance(TimeSpan.FromDays(60));
        using var later = await scene.BoundAsync("commission-bureau");
        await later.FillInAsync("/commission/reports/2026", new { Outline = "初めての年の概要。", Understood = "true" }, "form[action*='handler=Publish']");

        using var anybody = house.Visitor();
        var page = await anybody.GetAsync("/commission");
        Assert.Contains("初めての年の概要。", page.Words, StringComparison.Ordinal);
        Assert.Contains("2026年", page.Words, StringComparison.Ordinal);
    }

    private static Task<Page> PlanAsync(CommissionScene scene, int wanted) => scene.Inspector.FillInAsync(
        "/commission/inspections/new", new { Title = "試験の検査", Basis = nameof(InspectionBasis.Record), Of = "", From = "2026-11-01", Until = "2026-11-30", Wanted = wanted }, "form.form");

    // As if enough witnesses had cosigned what the log shows now.
    private static Task KeepCheckpointAsync(House house) => house.InsideAsync(async services =>
    {
        var db = services.GetRequiredService<StoreDb>();
        var head = await db.Log().SingleAsync();
        db.Add(new KeptCheckpoint { Size = head.Size, At = head.At, Note = head.Note });
    });

    private static async Task JudgeAllAsync(CommissionScene scene, string path)
    {
        var page = await scene.Inspector.GetAsync(path);
        foreach (var form in page.Document.QuerySelectorAll("form[action*='handler=Judge']"))
        {
            await scene.Inspector.PostAsync($"{path}?handler=Judge", new FormUrlEncodedContent([
                KeyValuePair.Create("Sample", form.QuerySelector("[name=Sample]")!.GetAttribute("value")!), KeyValuePair.Create("Sound", "yes"),
                KeyValuePair.Create("__RequestVerificationToken", form.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!)]));
        }
    }

    private static async Task<HttpContent> TokenAsync(Visitor who, string path) => new FormUrlEncodedContent([
        KeyValuePair.Create("__RequestVerificationToken", (await who.GetAsync(path)).Find("form.form [name=__RequestVerificationToken]")!.GetAttribute("value")!)]);
}
