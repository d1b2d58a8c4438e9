using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Noroshi.CriticalComputers.Judging;
using Noroshi.CriticalComputers.Store;
using Noroshi.CriticalComputers.Tests.Registry;
using Noroshi.Kernel;
using Noroshi.Store;
using Noroshi.Testing;
using Xunit;

namespace Noroshi.CriticalComputers.Tests.Settling;

/// <summary>Readings of the text and designated products are set from a day on; the registers follow on that day (ADR 0035).</summary>
public class Rules_that_are_set(Houses houses) : IClassFixture<Houses>
{
    private const string At = "/administration/computers";
    private const string Designation = "form[action$='handler=Designation']";
    private const string Reading = "form[action$='handler=Reading']";

    [Theory, RolesOtherThan("system-administrator")]
    public async Task are_set_by_nobody_else(Database on, string role) =>
        Assert.Equal(HttpStatusCode.Forbidden, (await (await (await houses.OnAsync(on)).SignInAsAsync(role)).GetAsync(At)).Status);

    [Theory, BothDatabases]
    public async Task are_read_by_whoever_has_signed_in_and_by_nobody_else(Database on)
    {
        var house = await houses.OnAsync(on);
        foreach (var role in new[] { "reporter", "desk-officer", "member", "inspector" })
        {
            var page = await (await house.SignInAsAsync(role)).GetAsync("/computers/rules");
            Assert.Contains("未確認", page.Words);
            Assert.Contains("令和8年9月15日告示第1号", page.Words);
        }

        Assert.Contains("/sign-in?", (await house.Visitor().GetAsync("/computers/rules")).Location, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task are_refused_without_a_day_ahead_a_reason_a_notice_or_a_name(Database on)
    {
        var administrator = await (await houses.OnAsync(on)).SignInAsAsync("system-administrator");

        foreach (var (form, typed, words) in new (string, object, string)[]
        {
            (Reading, new { Setting = RulesInForce.OnlyGlobalAddresses, Value = "yes", From = "2026-11-23", Note = "x" }, "今日以降"),
            (Reading, new { Setting = RulesInForce.OnlyGlobalAddresses, Value = "yes", From = "2027-01-01", Note = " " }, "理由を500字以内"),
            (Reading, new { Setting = RulesInForce.DesignatedProducts, Value = "yes", From = "2027-01-01", Note = "x" }, "設定を選んで"),
            (Reading, new { Setting = RulesInForce.EachMustAffect, Value = "maybe", From = "2027-01-01", Note = "x" }, "「はい」か「いいえ」"),
            (Designation, new { Product = "FortiGate 200F", Maker = "Fortinet", Notice = "", From = "2027-01-01", Note = "x" }, "告示の番号"),
            (Designation, new { Product = "---", Maker = "Fortinet", Notice = "n", From = "2027-01-01", Note = "x" }, "製品名を200文字以内"),
            (Designation, new { Product = "FortiGate 200F", Maker = "Fortinet", Ends = "yes", Notice = "n", From = "2027-01-01", Note = "x" }, "その日に指定されていません"),
        })
        {
            var answer = await administrator.FillInAsync(At, typed, form);
            Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
            Assert.Contains(words, answer.Words);
        }
    }

    [Theory, BothDatabases]
    public async Task take_force_on_their_day_and_move_nothing_that_was_filed(Database on)
    {
        await using var house = await House.OpenAsync(on);
        var world = await RegistryWorld.OnAsync(house);
        var facility = await world.AFacilityAsync();
        var filed = (await world.AComputerAsync(facility, "fw-01")).Location!;
        var number = await world.FileAsync();
        var unfiled = (await world.AComputerAsync(facility, "fw-02")).Location!;
        var near = (await world.AComputerAsync(facility, "fw-03", product: "FortiGate 200F-PoE X")).Location!;
        var administrator = await house.SignInAsAsync("system-administrator", world.Cabinet);

        var kept = await administrator.FillInAsync(At, new { Product = "FortiGate 200F", Maker = "Fortinet", Products = "フォーティゲート 200F", Notice = "令和8年12月1日告示第9号", From = "2026-12-01", Note = "告示のとおり" }, Designation);
        Assert.Equal(At, kept.Location);
        Assert.Contains(await house.RecordAsync("critical-computers.rule-set"), a => a.Person == administrator.Person && a.Object == "policy:register.designated-products");
        await house.DrainOutboxAsync();

        var before = await world.Reporter.GetAsync(unfiled);
        Assert.Contains("要届出", before.Words);
        Assert.Contains("次の日に変わります：", before.Words);
        Assert.Contains("FortiGate 200F", (await world.Reporter.GetAsync("/computers/rules")).Words);

        house.Clock.SetUtcNow(new DateTimeOffset(2026, 11, 30, 15, 0, 0, TimeSpan.Zero));
        await house.DrainOutboxAsync();
        world = world with { Reporter = await house.SignInAsync(world.Reporter.Person) };
        administrator = await house.SignInAsync(administrator.Person);

        Assert.Contains("届出不要", (await world.Reporter.GetAsync(unfiled)).Words);
        Assert.Contains("届出不要", (await world.Reporter.GetAsync(filed)).Words);
        Assert.Contains("要届出", (await world.Reporter.GetAsync(near)).Words);
        Assert.Contains("に似ていますが", (await world.Reporter.GetAsync(near)).Words);
        var receipt = (await world.Reporter.GetAsync($"/computers/notifications/{number}")).Words;
        Assert.Contains("FortiGate 200F", receipt);
        Assert.Equal(new DateOnly(2027, 3, 2), await house.InsideAsync(Actor.System, s => s.GetRequiredService<StoreDb>().Set<NotifiedComputer>().Select(n => n.DueOn).FirstAsync()));
        Assert.Contains("台帳の規則が変わりました", (await world.Reporter.GetAsync("/notices")).Words);

        // The designation ends: what is to be notified again is so within four months of that day, for want of a rule.
        await administrator.FillInAsync(At, new { Product = "ＦｏｒｔｉＧａｔｅ 200F", Maker = "fortinet", Ends = "yes", Notice = "告示第10号", From = "2026-12-01", Note = "撤回" }, Designation);
        await house.DrainOutboxAsync();
        Assert.Contains("届出済み", (await world.Reporter.GetAsync(filed)).Words);
        Assert.Contains("2027年4月1日", (await world.Reporter.GetAsync(unfiled)).Words);
        await house.DrainOutboxAsync();
        Assert.Contains("2027年4月1日", (await world.Reporter.GetAsync(unfiled)).Words);
    }

    [Theory, BothDatabases]
    public async Task judge_a_dedicated_product_as_the_setting_says_and_the_self_check_as_the_readings_say(Database on)
    {
        await using var house = await House.OpenAsync(on);
        var world = await RegistryWorld.OnAsync(house);
        var at = (await world.AComputerAsync(await world.AFacilityAsync(), "fw-01")).Location!;
        var form = at.Replace("/computers/", "/computers/entry/", StringComparison.Ordinal);
        await world.Reporter.FillInAsync(form, new { Dedicated = "one-operator" });
        Assert.Contains("要届出", (await world.Reporter.GetAsync(at)).Words);
        const string Check = "/computers/check?so=part-of-facility.no~connected.yes~affects.yes~has-address.yes&stop=true";
        Assert.Contains("T2-7", (await house.Visitor().GetAsync(Check)).Find(".notice")!.TextContent);

        var administrator = await house.SignInAsAsync("system-administrator", world.Cabinet);
        await administrator.FillInAsync(At, new { Setting = RulesInForce.DedicatedExempts, Value = "yes", From = "2026-11-24", Note = "回答による" }, Reading);
        await administrator.FillInAsync(At, new { Setting = RulesInForce.OnlyGlobalAddresses, Value = "yes", From = "2026-11-24", Note = "回答による" }, Reading);
        await house.DrainOutboxAsync();

        Assert.Contains("届出不要", (await world.Reporter.GetAsync(at)).Words);
        Assert.DoesNotContain("T2-7", (await house.Visitor().GetAsync(Check)).Find(".notice")!.TextContent);
        Assert.Contains("グローバルIPアドレスだけを数えています", (await house.Visitor().GetAsync(Check)).Words);
    }

    [Theory, BothDatabases]
    public async Task reach_every_entry_of_a_large_register_once_although_the_host_stops_between(Database on)
    {
        await using var house = await House.OpenAsync(on);
        var world = await RegistryWorld.OnAsync(house);
        var facility = new FacilityId(await world.AFacilityAsync());
        await house.InsideAsync(async services =>
        {
            var db = services.GetRequiredService<StoreDb>();
            var entries = Enumerable.Range(0, 2_500).Select(i => Computer.Enter(new ComputerId(Identifier.New(house.Clock)), world.Operator, new ComputerEntry
            {
                Facility = facility, Label = $"pc-{i}", Product = i % 2 == 0 ? "Edge Box 5" : "Other", Maker = "Acme", Unit = Noroshi.CriticalComputers.Law.ComputerUnit.Appliance,
                Classes = Noroshi.CriticalComputers.Law.Classes.ClassSet.Of(Noroshi.CriticalComputers.Face.DeviceClass.T2_7), IntroducedOn = new DateOnly(2026, 11, 1),
            }, house.Clock.GetUtcNow())).ToList();
            db.AddRange(entries);
            await services.GetRequiredService<JudgeEntries>().JudgeAsync(world.Operator, entries, default);
        });
        var administrator = await house.SignInAsAsync("system-administrator", world.Cabinet);
        await administrator.FillInAsync(At, new { Product = "Edge Box", Maker = "Acme", Products = "edge box 5", Notice = "告示第9号", From = "2026-11-24", Note = "x" }, Designation);

        // One batch, then another node goes on.
        var delivery = house.Services.GetRequiredService<Noroshi.Store.Outbox.OutboxDelivery>();
        await delivery.DeliverDueAsync(default);
        await delivery.DeliverDueAsync(default);
        await using var second = await house.OpenSecondNodeAsync();
        await second.DrainOutboxAsync();

        var states = await house.InsideAsync(Actor.System, s => s.GetRequiredService<StoreDb>().Set<Computer>().GroupBy(c => c.State).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count));
        Assert.Equal((1_250, 1_250), (states[ComputerState.Exempt], states[ComputerState.Due]));
        Assert.Contains("届出不要になった登録 1250件、届け出る登録 0件", (await world.Reporter.GetAsync("/notices")).Words);
    }

    [Theory, BothDatabases]
    public async Task of_the_law_itself_are_noticed_at_the_first_morning_after_they_commenced(Database on)
    {
        await using var house = await House.OpenAsync(on);
        var world = await RegistryWorld.OnAsync(house);
        var at = (await world.AComputerAsync(await world.AFacilityAsync(), "fw-01")).Location!;
        await house.SqlAsync("UPDATE computers SET state = 'Exempt', due_on = NULL, due_rule = NULL");

        await TickAsync(new DateOnly(2026, 10, 1));
        Assert.Contains("届出不要", (await world.Reporter.GetAsync(at)).Words);
        await TickAsync(new DateOnly(2026, 9, 30));
        Assert.Contains("要届出", (await world.Reporter.GetAsync(at)).Words);

        async Task TickAsync(DateOnly seen)
        {
            await house.InsideAsync(services =>
            {
                services.GetRequiredService<IOutbox>().Raise(new Noroshi.CriticalComputers.Reminding.RegisterClockTicks(world.Operator, seen));
                return Task.CompletedTask;
            });
            await house.DrainOutboxAsync();
        }
    }
}
