using System.Net;
using CsCheck;
using Noroshi.CriticalComputers.Law.Classes;
using Noroshi.CriticalComputers.Tests.Registry;
using Noroshi.CriticalComputers.Viewing;
using Noroshi.Testing;
using Xunit;

namespace Noroshi.CriticalComputers.Tests.Viewing;

/// <summary>Nearness to the core function and attack surface in one table; and how each business looks.</summary>
public class Two_axes(Houses houses) : IClassFixture<Houses>
{
    [Theory, BothDatabases]
    public async Task count_each_computer_once_and_lead_to_it(Database on)
    {
        var world = await RegistryWorld.OnAsync(await houses.OnAsync(on));
        var facility = await world.AFacilityAsync();
        await world.AComputerAsync(facility, "fw-01");
        await world.AComputerAsync(facility, "vpn-01", @class: "T2-6");
        await world.AComputerAsync(facility, "none-01", @class: "none", introduced: "");

        var page = await world.Reporter.GetAsync("/computers/axes");
        var links = page.Document.QuerySelectorAll(".heat td a").ToList();

        Assert.Equal(3, links.Sum(a => int.Parse(a.TextContent, System.Globalization.CultureInfo.InvariantCulture)));
        foreach (var link in links)
        {
            var there = await world.Reporter.GetAsync(link.GetAttribute("href")!);
            Assert.Equal(link.TextContent, there.Document.QuerySelectorAll("h2 + table tbody tr").Length.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        var vpn = await world.Reporter.GetAsync("/computers/axes?near=T2-6&surface=ControlsAccess");
        Assert.Equal("vpn-01", vpn.Find("h2 + table th a")!.TextContent);
        Assert.Equal(HttpStatusCode.OK, (await world.Reporter.GetAsync("/computers/axes?near=T9&surface=%3Cscript%3E")).Status);
    }

    [Theory, BothDatabases]
    public async Task show_an_operator_its_own_alone(Database on)
    {
        var house = await houses.OnAsync(on);
        var (world, other) = (await RegistryWorld.OnAsync(house), await RegistryWorld.OnAsync(house));
        await other.AComputerAsync(await other.AFacilityAsync(), "よその-fw");

        Assert.Null((await world.Reporter.GetAsync("/computers/axes")).Find(".heat"));
        var profile = await world.Reporter.GetAsync("/computers/profile");
        Assert.Contains("未確認", profile.Words, StringComparison.Ordinal);
        Assert.Null(profile.Find("td a[href^='/computers?class']"));

        await world.AComputerAsync(await world.AFacilityAsync(), "fw-01");
        Assert.Equal("1件", (await world.Reporter.GetAsync("/computers/profile")).Find("td a[href='/computers?class=T2-3']")!.TextContent);
    }

    [Theory, BothDatabases]
    public async Task show_a_ministry_what_reached_it_and_no_attribute(Database on)
    {
        await using var house = await House.OpenAsync(on); // it counts all that was notified
        var world = await RegistryWorld.OnAsync(house);
        var facility = await world.AFacilityAsync();
        await world.AComputerAsync(facility, "fw-01");
        await world.AComputerAsync(facility, "vpn-01", @class: "T2-6");
        await world.FileAsync();
        using var desk = await house.SignInAsAsync("desk-officer", world.Ministry);
        using var elsewhere = await house.SignInAsAsync("desk-officer", await house.AuthorityAsync("mic"));
        using var bureau = await house.SignInAsAsync("desk-officer", await house.AuthorityAsync("meti-kanto"));

        var axes = await desk.GetAsync("/desk/notifications/axes?near=T2-6&surface=ControlsAccess");
        Assert.Equal(2, axes.Document.QuerySelectorAll(".heat td a").Sum(a => int.Parse(a.TextContent, System.Globalization.CultureInfo.InvariantCulture)));
        Assert.DoesNotContain("インターネットから到達できる", axes.Find(".heat thead")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("1", axes.Find("h2 + table td")!.TextContent);

        var sectors = await desk.GetAsync("/desk/notifications/sectors");
        Assert.Contains("電気事業", sectors.Words, StringComparison.Ordinal);
        Assert.Contains("1 (50%)", sectors.Words, StringComparison.Ordinal);
        Assert.Contains("需給制御システム", sectors.Words, StringComparison.Ordinal);
        foreach (var path in new[] { "/desk/notifications/axes", "/desk/notifications/sectors" })
        {
            Assert.DoesNotContain("需給制御システム", (await elsewhere.GetAsync(path)).Words, StringComparison.Ordinal);
            Assert.Null((await elsewhere.GetAsync(path)).Find(".heat"));
            Assert.Equal(HttpStatusCode.NotFound, (await bureau.GetAsync(path)).Status);
        }
    }

    [Theory, RolesOtherThan("desk-officer", "desk-supervisor", "cabinet-analyst", "cabinet-supervisor")]
    public async Task of_notifications_are_for_ministries_and_the_cabinet_office(Database on, string role)
    {
        using var visitor = await (await houses.OnAsync(on)).SignInAsAsync(role);
        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.GetAsync("/desk/notifications/sectors")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.GetAsync("/desk/notifications/axes")).Status);
    }

    [Fact]
    public void put_every_computer_into_one_place() => Gen.Select(Gen.Int[0, (1 << 11) - 1], Gen.Bool, Gen.Bool.Nullable(), Gen.Bool.Nullable()).Sample((bits, known, exposed, isolated) =>
    {
        var classes = known ? new ClassSet(bits) : (ClassSet?)null;
        var view = AxesView.Of([(classes, exposed, isolated, 3)], AttackSurfaces.All, "/");
        return Nearness.All.SelectMany(row => AttackSurfaces.All.Select(column => view.Of(row, column))).Sum() == 3;
    });

    [Theory]
    [InlineData(new int[0], 0)]
    [InlineData(new[] { 4 }, 4)]
    [InlineData(new[] { 1, 2, 9 }, 2)]
    [InlineData(new[] { 1, 2, 3, 9 }, 2.5)]
    public void take_the_middle_of_numbers(int[] ordered, double median) => Assert.Equal(median, SectorFigures.MedianOf(ordered));
}
