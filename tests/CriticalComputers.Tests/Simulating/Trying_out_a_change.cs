using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Noroshi.CriticalComputers.Store;
using Noroshi.CriticalComputers.Tests.Registry;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Store;
using Noroshi.Testing;
using Xunit;

namespace Noroshi.CriticalComputers.Tests.Simulating;

/// <summary>A change of the rules is tried out over what somebody sees, and changes nothing.</summary>
public class Trying_out_a_change(Houses houses) : IClassFixture<Houses>
{
    private const string Designating = "/computers/what-if?change=designate&product=FortiGate%20200F&maker=Fortinet&from=2026-12-01";

    [Theory, BothDatabases]
    public async Task is_there_for_nobody_who_keeps_no_register_and_receives_no_notification(Database on)
    {
        var house = await houses.OnAsync(on);
        foreach (var visitor in new[]
        {
            await house.SignInAsAsync("desk-supervisor", await house.AuthorityAsync("meti-kanto")),
            await house.SignInAsAsync("reporter", await house.AnOrganisationAsync(OrganisationKind.Supplier)),
            await house.SignInAsAsync("reader", await house.AnOrganisationAsync(OrganisationKind.CouncilMember)),
            await house.SignInAsAsync("system-administrator"),
            await house.SignInAsAsync("inspector"),
        })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/computers/what-if")).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(Designating)).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(Designating.Replace("what-if", "what-if.csv", StringComparison.Ordinal))).Status);
        }

        // An agent without a mandate is asked first whose register it keeps, and there is none.
        Assert.Equal("/computers/whose", (await (await house.SignInAsAsync("agent-filer")).GetAsync("/computers/what-if")).Location);
        Assert.Contains(await house.RecordAsync("critical-computers.not-shown"), a => a.Object == "what-if");
    }

    [Theory, BothDatabases]
    public async Task is_refused_without_a_change_a_product_or_a_day_ahead(Database on)
    {
        var world = await RegistryWorld.OnAsync(await houses.OnAsync(on));
        foreach (var (path, words) in new[]
        {
            ("change=all&from=2026-12-01", "変更の内容を選んで"), ("change=designate&from=2026-12-01", "製品名を200文字以内"), ("change=drop&class=T9&from=2026-12-01", "区分を選んで"),
            ("change=global&from=2026-11-01", "今日から10年以内"), ("change=sector&from=2026-12-01", "事業の記号"), ("change=global&from=x", "今日から10年以内"),
        })
        {
            var page = await world.Reporter.GetAsync("/computers/what-if?" + path);
            Assert.Equal(HttpStatusCode.BadRequest, page.Status);
            Assert.Contains(words, page.Words);
        }
    }

    [Theory, BothDatabases]
    public async Task over_an_own_register_finds_what_judging_anew_finds_and_keeps_nothing(Database on)
    {
        await using var house = await House.OpenAsync(on);
        var world = await RegistryWorld.OnAsync(house);
        var facility = await world.AFacilityAsync();
        await world.AComputerAsync(facility, "fw-01");
        await world.FileAsync();
        await world.AComputerAsync(facility, "fw-02", maker: "フォーティネット");
        await world.AComputerAsync(facility, "fw-03", product: "ＦｏｒｔｉＧａｔｅ　200F 7.4", maker: "Fortinet, Inc.");
        await world.AComputerAsync(facility, "sw-01", product: "Catalyst 9300", maker: "Cisco");
        await world.AComputerAsync(await world.AFacilityAsync(), "win", product: "Windows 11", maker: "Microsoft", @class: "T2-1");
        var before = await StatesAsync(house);

        var page = await world.Reporter.GetAsync(Designating);
        Assert.Contains("届出が不要になる2件", page.Words);
        Assert.Contains("変わる可能性がある1件", page.Words);
        Assert.Contains("fw-01", page.Words);
        Assert.DoesNotContain("sw-01", page.Words);
        Assert.Contains(await house.RecordAsync("critical-computers.simulated"), a => a.Person == world.Reporter.Person);
        var csv = Encoding.UTF8.GetString((await world.Reporter.GetAsync(Designating.Replace("what-if", "what-if.csv", StringComparison.Ordinal))).Bytes);
        Assert.Equal(4, csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Equal(before, await StatesAsync(house));

        var ending = await world.Reporter.GetAsync("/computers/what-if?change=end&product=Windows&maker=Microsoft&from=2026-12-01");
        Assert.Contains("届出が必要になる1件", ending.Words);
        Assert.Contains("2027年4月1日", ending.Words);

        var reading = await world.Reporter.GetAsync("/computers/what-if?change=drop&class=T2-3&from=2026-12-01");
        Assert.Contains("変わる可能性がある4件", reading.Words);
        Assert.Contains("影響を受けるものはありません", (await world.Reporter.GetAsync("/computers/what-if?change=any&from=2026-12-01")).Words);

        var administrator = await house.SignInAsAsync("system-administrator", world.Cabinet);
        await administrator.FillInAsync("/administration/computers", new { Product = "FortiGate 200F", Maker = "Fortinet", Notice = "n", From = "2026-12-01", Note = "x" }, "form[action$='handler=Designation']");
        house.Clock.SetUtcNow(new DateTimeOffset(2026, 11, 30, 15, 0, 0, TimeSpan.Zero));
        await house.DrainOutboxAsync();
        var after = await StatesAsync(house);
        Assert.Equal(["fw-01", "fw-03"], after.Where(s => before[s.Key] != s.Value).Select(s => s.Key).Order());
        Assert.All(["fw-01", "fw-03"], label => Assert.Equal(ComputerState.Exempt, after[label]));
    }

    [Theory, BothDatabases]
    public async Task over_notifications_finds_those_that_reached_the_authority_and_no_other(Database on)
    {
        await using var house = await House.OpenAsync(on);
        var world = await RegistryWorld.OnAsync(house);
        await world.AComputerAsync(await world.AFacilityAsync(), "fw-01");
        await world.FileAsync();
        await world.AComputerAsync(await world.AFacilityAsync("別の設備"), "fw-02");
        var (desk, other, cabinet) = (
            await house.SignInAsAsync("desk-officer", world.Ministry), await house.SignInAsAsync("desk-officer", await house.AuthorityAsync("mic")), await house.SignInAsAsync("cabinet-analyst", world.Cabinet));

        var page = await desk.GetAsync(Designating);
        Assert.Contains("届出が不要になる1件", page.Words);
        Assert.DoesNotContain("fw-01", page.Words);
        Assert.Contains("影響を受けるものはありません", (await other.GetAsync(Designating)).Words);
        Assert.Contains("影響を受けるものはありません", (await cabinet.GetAsync(Designating)).Words);
        Assert.Contains("影響を受けるものはありません", (await desk.GetAsync(Designating + "&sector=gas")).Words);
        Assert.Contains("変わる可能性がある1件", (await desk.GetAsync("/computers/what-if?change=drop&class=T2-3&from=2026-12-01")).Words);
        Assert.Contains("変わる可能性がある1件", (await desk.GetAsync("/computers/what-if?change=dedicated&from=2026-12-01")).Words);
    }

    [Theory, BothDatabases]
    public async Task of_a_business_that_is_added_names_the_operators_designated_for_it(Database on)
    {
        await using var house = await House.OpenAsync(on);
        var hospital = await house.AnOperatorAsync("medical");
        var desk = await house.SignInAsAsync("cabinet-analyst", await house.AuthorityAsync("cao"));

        var page = await desk.GetAsync("/computers/what-if?change=sector&newSector=medical&from=2027-04-01");
        var name = (await house.InsideAsync(Actor.System, s => s.GetRequiredService<IWhoIsWho>().OrganisationAsync(hospital, default)))!.Name.Ja;
        Assert.Contains("事業者が新たに対象になる1者", page.Words);
        Assert.Contains(name, page.Words);
        Assert.Contains("影響を受けるものはありません", (await desk.GetAsync("/computers/what-if?change=sector&newSector=electricity&from=2027-04-01")).Words);
    }

    private static Task<Dictionary<string, ComputerState>> StatesAsync(House house) =>
        house.InsideAsync(Actor.System, s => s.GetRequiredService<StoreDb>().Set<Computer>().AsNoTracking().ToDictionaryAsync(c => c.Label, c => c.State));
}
