using System.Net;
using System.Text;
using Noroshi.CriticalComputers.Tests.Registry;
using Noroshi.Testing;
using Xunit;

namespace Noroshi.CriticalComputers.Tests.Comparing;

/// <summary>Like products that operators class differently are shown to those whom their notifications reached, with the precedents.</summary>
public class Like_products(Houses houses) : IClassFixture<Houses>
{
    private const string At = "/desk/notifications/consistency";
    private const string Product = At + "/product?product=FortiGate%20200F&maker=Fortinet";

    [Theory, RolesOtherThan("desk-officer", "desk-supervisor", "cabinet-analyst", "cabinet-supervisor")]
    public async Task are_compared_by_no_other_role(Database on, string role)
    {
        var visitor = await (await houses.OnAsync(on)).SignInAsAsync(role);
        foreach (var path in new[] { At, At + ".csv", Product })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await visitor.GetAsync(path)).Status);
        }
    }

    [Theory, BothDatabases]
    public async Task are_not_there_for_a_regional_bureau(Database on)
    {
        var house = await houses.OnAsync(on);
        var bureau = await house.SignInAsAsync("desk-supervisor", await house.AuthorityAsync("meti-kanto"));
        foreach (var path in new[] { At, At + ".csv", Product, "/computers/precedents", "/computers/precedents/write" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await bureau.GetAsync(path)).Status);
        }
    }

    [Theory, BothDatabases]
    public async Task are_shown_only_where_operators_differ_and_only_to_whom_they_were_notified(Database on)
    {
        await using var house = await House.OpenAsync(on);
        var first = await RegistryWorld.OnAsync(house);
        var facility = await first.AFacilityAsync();
        await first.AComputerAsync(facility, "fw-01");
        await first.AComputerAsync(facility, "fw-02", @class: "T2-2");
        await first.AComputerAsync(facility, "sw-01", product: "Catalyst 9300", maker: "Cisco");
        var number = await first.FileAsync();
        var desk = await house.SignInAsAsync("desk-officer", first.Ministry);
        Assert.Contains("違う区分で届け出られている製品はありません", (await desk.GetAsync(At)).Words);

        var second = await RegistryWorld.OnAsync(house);
        await second.AComputerAsync(await second.AFacilityAsync(), "x", product: "ＦＯＲＴＩＧＡＴＥ 200F", maker: "Fortinet, Inc.", @class: "T2-7");
        await second.AComputerAsync(await second.AFacilityAsync("b"), "y", product: "Catalyst 9300", maker: "Cisco");
        var other = await second.FileAsync();

        var page = await desk.GetAsync(At);
        Assert.Equal(1, page.Document.QuerySelectorAll("tbody > tr").Length);
        Assert.Contains("66%", page.Words);
        Assert.DoesNotContain("Catalyst", page.Words);
        Assert.Contains("違う区分で届け出られている製品はありません", (await desk.GetAsync(At + "?maker=cisco")).Words);
        Assert.Contains("FortiGate", (await desk.GetAsync(At + "?maker=fortinet&sector=electricity")).Words, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(4, Encoding.UTF8.GetString((await desk.GetAsync(At + ".csv")).Bytes).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);

        var detail = await desk.GetAsync(Product);
        Assert.Contains(number, detail.Words);
        Assert.Contains(other, detail.Words);
        Assert.DoesNotContain("fw-01", detail.Words);
        var record = await house.RecordAsync("critical-computers.compared");
        Assert.Contains(record, a => a.Person == desk.Person);

        foreach (var (role, authority) in new[] { ("desk-officer", "mic"), ("cabinet-analyst", "cao") })
        {
            var stranger = await house.SignInAsAsync(role, await house.AuthorityAsync(authority));
            Assert.Contains("違う区分で届け出られている製品はありません", (await stranger.GetAsync(At)).Words);
            Assert.DoesNotContain(number, (await stranger.GetAsync(Product)).Words);
        }
    }
}
