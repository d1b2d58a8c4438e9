using System.Net;
using Microsoft.EntityFrameworkCore;
using Noroshi.IncidentReports.Store;
using Noroshi.IncidentReports.Tests.Desk;
using Noroshi.Testing;
using Xunit;

namespace Noroshi.IncidentReports.Tests.Window;

/// <summary>The computers that an incident struck are picked from the register by a few letters.</summary>
public sealed class Picking_computers(Houses houses) : IClassFixture<Houses>
{
    private const string Hostile = "<script>alert(1)</script>";

    [Theory, BothDatabases]
    public async Task of_another_operator_is_not_possible_and_is_on_record(Database on)
    {
        var house = await houses.OnAsync(on);
        var (world, others) = (await DeskWorld.InAsync(house), await DeskWorld.InAsync(house));
        using var reporter = await world.AReporterAsync();
        using var other = await others.AReporterAsync();
        await ARegisterAsync(reporter);
        var theirs = await ARegisterAsync(other);
        var draft = await reporter.BeginAsync();

        var answer = await reporter.FillInAsync(draft + "/facts", new { Pick = theirs["fw-01"] });

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Contains(await house.RecordAsync("incident-reports.not-shown"), deed => deed.Refused && deed.Object == $"computer:{theirs["fw-01"]}" && deed.Person == reporter.Person);
        Assert.Null((await reporter.GetAsync(draft + "/facts")).Find("button[name=Unpick]"));
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(draft + "/computers?q=fw")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await reporter.GetAsync($"/reports?computer={theirs["fw-01"]}")).Status);
    }

    [Theory, BothDatabases]
    public async Task is_not_offered_to_an_agent_who_types_as_before(Database on)
    {
        var world = await DeskWorld.InAsync(await houses.OnAsync(on));
        using var reporter = await world.AReporterAsync();
        var register = await ARegisterAsync(reporter);
        using var agent = await world.AnAgentAsync();
        var page = await agent.GetAsync("/reports/new");
        var first = WindowWorld.FirstPage();
        first["For"] = world.Operator.ToString();
        var to = (await agent.SubmitAsync(page, first)).Location!;
        var draft = to[..to.LastIndexOf('/')];

        Assert.Null((await agent.GetAsync(draft + "/facts")).Find("#computers"));
        Assert.Equal(HttpStatusCode.NotFound, (await agent.GetAsync(draft + "/computers?q=fw")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await agent.FillInAsync(draft + "/facts", new { Pick = register["fw-01"] })).Status);
        Assert.Equal("監視用サーバー", (await agent.FollowAsync(await agent.FillInAsync(draft + "/facts", new Dictionary<string, object> { ["answers.computer.product"] = "監視用サーバー", ["Then"] = "find" })))
            .Find("[name='answers.computer.product']")!.GetAttribute("value"));
    }

    [Theory]
    [BothDatabases("FW")]
    [BothDatabases("ｆｗ－０１")]
    [BothDatabases("ふぉーてぃ")]
    [BothDatabases("ﾌｫｰﾃｨ fw")]
    public async Task finds_by_a_few_letters_whatever_their_width_case_and_kana(Database on, string letters)
    {
        var world = await DeskWorld.InAsync(await houses.OnAsync(on));
        using var reporter = await world.AReporterAsync();
        await ARegisterAsync(reporter);
        var draft = await reporter.BeginAsync();

        var found = (await reporter.GetAsync($"{draft}/computers?q={Uri.EscapeDataString(letters)}")).Json.AsArray();
        var page = await reporter.FollowAsync(await reporter.FillInAsync(draft + "/facts", new { FindComputer = letters, Then = "find" }));

        Assert.Equal("fw-01", Assert.Single(found)!["label"]!.GetValue<string>());
        Assert.Equal("「fw-01」を加える", page.Find("button[name=Pick]")!.GetAttribute("aria-label"));
    }

    [Theory, BothDatabases]
    public async Task keeps_all_that_was_typed_and_fills_in_what_can_still_be_edited(Database on)
    {
        var world = await DeskWorld.InAsync(await houses.OnAsync(on));
        using var reporter = await world.AReporterAsync();
        var register = await ARegisterAsync(reporter);
        var draft = await reporter.BeginAsync();
        var typed = new Dictionary<string, object> { ["answers.event.facts"] = "業務端末から侵入", ["answers.computer.product"] = "監視端末", ["Pick"] = register["fw-01"] };

        var page = await reporter.FollowAsync(await reporter.FillInAsync(draft + "/facts", typed));
        page = await reporter.FollowAsync(await reporter.SubmitAsync(page, new { Pick = register["ad-01"] }));
        page = await reporter.FollowAsync(await reporter.SubmitAsync(page, new { Pick = register["ad-01"] }));

        Assert.Equal("監視端末、FortiGate 200F、Active Directory", Value("computer.product"));
        Assert.Equal("フォーティネット、Microsoft", Value("computer.maker"));
        Assert.Equal("fw-01\nad-01", page.Find("[name='answers.computer.name']")!.TextContent.Trim());
        Assert.Equal("需給制御システム", Value("computer.facility"));
        Assert.Equal(2, page.Document.QuerySelectorAll("button[name=Unpick]").Length);
        Assert.Contains("operator.yes~classes.T2-3.T2-6", Uri.UnescapeDataString(page.Find("#computers a[href^='/check']")!.GetAttribute("href")!), StringComparison.Ordinal);
        Assert.Equal("業務端末から侵入", page.Find("[name='answers.event.facts']")!.TextContent.Trim());
        Assert.False(await CheckedAsync("T2-5a"));
        Assert.True(await CheckedAsync("T2-3"));

        page = await reporter.FollowAsync(await reporter.SubmitAsync(page, new { Unpick = register["fw-01"] }));
        Assert.Equal("監視端末、Active Directory", Value("computer.product"));
        Assert.False(await CheckedAsync("T2-3"));
        Assert.True(await CheckedAsync("T1"));

        string? Value(string code) => page.Find($"[name='answers.{code}']")!.GetAttribute("value");
        async Task<bool> CheckedAsync(string code) => (await reporter.GetAsync(draft + "/awareness")).Find($"[name='answers.computer.class'][value='{code}']")!.HasAttribute("checked");
    }

    [Theory, BothDatabases]
    public async Task stands_in_the_report_as_it_stood_then_and_leads_back_from_the_computer(Database on)
    {
        var world = await DeskWorld.InAsync(await houses.OnAsync(on));
        using var reporter = await world.AReporterAsync();
        var register = await ARegisterAsync(reporter);
        var draft = await reporter.BeginAsync();
        await reporter.FillInAsync(draft + "/facts", new { Pick = register["fw-01"] });
        var number = (await reporter.FileAsync(draft)).Location!.Split('/')[2];
        var computer = register["fw-01"];

        var entry = await reporter.FillInAsync($"/computers/entry/{computer}", new { Product = "FortiGate 400F" });
        Assert.NotNull(entry.Location);
        var mine = await reporter.GetAsync($"/reports/{number}");
        Assert.Equal("fw-01", mine.Find($"a[href='/computers/{computer}']")!.TextContent);
        Assert.Contains("FortiGate 200F・フォーティネット", mine.Words, StringComparison.Ordinal);
        var file = await reporter.GetAsync($"/computers/{computer}");
        Assert.Contains("この電子計算機に関する報告（1件）", file.Find($"a[href='/reports?computer={computer}']")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(number, (await reporter.GetAsync($"/reports?computer={computer}")).Words, StringComparison.Ordinal);
        Assert.DoesNotContain(number, (await reporter.GetAsync($"/reports?computer={register["ad-01"]}")).Words, StringComparison.Ordinal);

        using var desk = await world.House.SignInAsAsync("desk-officer", world.Bureau);
        await desk.FillInAsync($"/desk/cases/{number}/purpose", new { purpose = "handling-incident" });
        var theirs = await desk.GetAsync($"/desk/cases/{number}");
        Assert.Contains("台帳から選んだ電子計算機", theirs.Words, StringComparison.Ordinal);
        Assert.Null(theirs.Find("main a[href^='/computers/']"));

        // What follows begins with the computers that were named.
        var next = await reporter.NextAsync(number, "supplement");
        Assert.NotNull((await reporter.GetAsync(next + "/facts")).Find($"button[name=Unpick][value='{computer}']"));
    }

    [Theory, BothDatabases]
    public async Task is_erased_with_what_was_said(Database on)
    {
        await using var house = await House.OpenAsync(on); // its clock is moved
        var world = await DeskWorld.InAsync(house);
        using var reporter = await world.AReporterAsync();
        var register = await ARegisterAsync(reporter);
        var first = WindowWorld.FirstPage();
        first["Exercise"] = true; // a case by law is not closed before its thirty-day report
        var draft = await reporter.BeginAsync(first);
        await reporter.FillInAsync(draft + "/facts", new { Pick = register["fw-01"] });
        var number = (await reporter.FileAsync(draft)).Location!.Split('/')[2];
        var @case = await world.LookAsync(db => db.Set<IncidentCase>().FirstAsync(c => c.Number == number));
        foreach (var role in new[] { "desk-officer", "cabinet-analyst" })
        {
            using var desk = await world.OpenAsync(@case, role);
            await desk.FillInAsync($"/desk/cases/{number}/closing", new { Reason = "対応を終えた" });
        }

        Assert.NotNull(await world.LookAsync(db => db.Set<ReportVersion>().Where(v => v.Case == @case.Id).Select(v => v.Computers).SingleAsync()));
        house.Clock.Advance(TimeSpan.FromDays((365 * 5) + 3));
        using var administrator = await house.SignInAsAsync("system-administrator", world.Cabinet);
        await administrator.FillInAsync("/administration/retention", new { Numbers = new[] { number }, Confirmed = true });

        Assert.Null(await world.LookAsync(db => db.Set<ReportVersion>().Where(v => v.Case == @case.Id).Select(v => v.Computers).SingleAsync()));
        Assert.Equal(0, await world.LookAsync(db => db.Set<ReportComputer>().CountAsync(c => c.Case == @case.Id)));
    }

    [Theory, BothDatabases]
    public async Task shows_any_name_as_it_was_written(Database on)
    {
        var world = await DeskWorld.InAsync(await houses.OnAsync(on));
        using var reporter = await world.AReporterAsync();
        var register = await ARegisterAsync(reporter);
        var draft = await reporter.BeginAsync();

        var found = await reporter.FollowAsync(await reporter.FillInAsync(draft + "/facts", new { FindComputer = Hostile, Then = "find" }));
        var picked = await reporter.FollowAsync(await reporter.SubmitAsync(found, new { Pick = register[Hostile] }));

        Assert.Null(found.Find("main script"));
        Assert.Null(picked.Find("main script"));
        Assert.Contains($"「{Hostile}」を加えました", picked.Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await reporter.GetAsync($"{draft}/computers?q={Uri.EscapeDataString(new string('あ', 300) + "%_\u0000'")}")).Status);
    }

    [Theory, BothDatabases]
    public async Task by_a_machine_takes_identities_of_the_own_register_only(Database on)
    {
        var house = await houses.OnAsync(on);
        var (world, others) = (await DeskWorld.InAsync(house), await DeskWorld.InAsync(house));
        using var reporter = await world.AReporterAsync();
        using var other = await others.AReporterAsync();
        var (mine, theirs) = (await ARegisterAsync(reporter), await ARegisterAsync(other));
        using var machine = await house.AMachineOfAsync(reporter.Person);

        var report = HouseReports.AReport("機器で暗号化");
        report["computers"] = new System.Text.Json.Nodes.JsonArray(theirs["fw-01"].ToString());
        var refused = await machine.PostJsonAsync("/api/v1/reports", report.ToJsonString(), "a");
        report["computers"] = new System.Text.Json.Nodes.JsonArray(mine["fw-01"].ToString());
        var filed = await machine.PostJsonAsync("/api/v1/reports", report.ToJsonString(), "b");

        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains("unknown-computer", refused.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Created, filed.Status);
        var shown = (await machine.GetAsync($"/api/v1/reports/{filed.Json["number"]}")).Json;
        Assert.Equal("FortiGate 200F", shown["newest"]!["computers"]![0]!["product"]!.GetValue<string>());
    }

    /// <summary>A facility with three computers, by their names.</summary>
    private static async Task<Dictionary<string, Guid>> ARegisterAsync(Visitor reporter)
    {
        await reporter.FillInAsync("/computers/facilities", new { Name = "中央給電指令所", Category = "需給制御システム", Sector = "electricity" });
        var facility = Guid.Parse((await reporter.GetAsync("/computers/facilities")).Text.Split("/computers/facilities/")[1][..36]);
        var register = new Dictionary<string, Guid>();
        foreach (var (label, product, maker, @class) in new[]
        {
            ("fw-01", "FortiGate 200F", "フォーティネット", "T2-3"), ("ad-01", "Active Directory", "Microsoft", "T2-6"), (Hostile, "Widget", "Maker", "T2-7"),
        })
        {
            await reporter.FillInAsync("/computers/entry", new { Facility = facility, Label = label, Product = product, Maker = maker, Unit = "appliance", Classes = new[] { @class }, IntroducedOn = "2026-11-02", Dedicated = "no" });
            var row = (await reporter.GetAsync("/computers")).Document.QuerySelectorAll("th a[href^='/computers/']").First(a => a.TextContent == label);
            register[label] = Guid.Parse(row.GetAttribute("href")!["/computers/".Length..]);
        }

        return register;
    }
}
