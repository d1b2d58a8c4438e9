using System.Text;
using Noroshi.Testing;
using Xunit;

namespace Noroshi.CriticalComputers.Tests.Registry;

/// <summary>A register goes out in the forms in which it comes in, and its last days go into a calendar and are told in time.</summary>
public class A_register_goes_out(Houses houses) : IClassFixture<Houses>
{
    [Theory, BothDatabases]
    public async Task and_brought_in_again_changes_nothing(Database on)
    {
        var house = await houses.OnAsync(on);
        var world = await RegistryWorld.OnAsync(house);
        var facility = await world.AFacilityAsync();
        await world.AComputerAsync(facility, "fw-01", product: "=cmd|' /C calc'!A0");
        await world.AComputerAsync(facility, "ad-01", product: "Active Directory", maker: "Microsoft", @class: "none", introduced: "");
        await world.AComputerAsync(facility, "監視\"<&>']]>—𠮷", product: "日本語 \"製品\" <&> {0}", maker: "株式会社<b>\\");
        foreach (var (label, unit) in new[] { ("os-01", "operating-system"), ("app-01", "application"), ("mw-01", "middleware"), ("svc-01", "cloud-service") })
        {
            await world.Reporter.FillInAsync("/computers/entry", new { Facility = facility, Label = label, Product = $"{label} の製品", Maker = $"{label}社", Unit = unit, Classes = new[] { "T2-7" }, IntroducedOn = "2026-11-02", Dedicated = "no", Note = $"{label} のメモ" });
        }

        foreach (var form in new[] { "csv", "xlsx", "cdx.json", "netbox.json", "nmap.xml" })
        {
            var file = (await world.Reporter.GetAsync($"/computers/export.{form}")).Bytes;
            var at = await world.BringAsync(file);
            var page = await world.Reporter.GetAsync(at);
            if (page.Find("form[action*='Read' i]") is not null)
            {
                await world.Reporter.SubmitAsync(page, new { }, "form[action*='Read' i]");
            }

            await house.DrainOutboxAsync();
            Assert.Contains("取り込むものはありません", (await world.Reporter.GetAsync(at)).Words);
        }
    }

    [Theory, BothDatabases]
    public async Task and_leaves_nothing_behind_that_an_operator_wrote(Database on)
    {
        var house = await houses.OnAsync(on);
        var (world, other) = (await RegistryWorld.OnAsync(house), await RegistryWorld.OnAsync(house));
        var facility = await world.AFacilityAsync();
        await world.Reporter.FillInAsync("/computers/entry", new
        {
            Facility = facility, Label = "gw-01", Product = "GW 10", Maker = "例の会社", Unit = "appliance", Classes = new[] { "T2-3", "T2-7" }, IntroducedOn = "2026-11-02", Dedicated = "no",
            Impact = "4", Marks = new[] { "exposed", "ismap" }, Dependency = "回線A、\"B\"", Note = "二行の\nメモ",
        });
        await other.AFacilityAsync();

        foreach (var form in new[] { "csv", "xlsx" })
        {
            var at = await other.BringAsync((await world.Reporter.GetAsync($"/computers/export.{form}")).Bytes);
            await other.Reporter.SubmitAsync(await other.Reporter.GetAsync(at), new { }, "form[action*='Read' i]");
            await house.DrainOutboxAsync();
            if (form is "csv")
            {
                await other.Reporter.SubmitAsync(await other.Reporter.GetAsync(at), new { }, "form[action*='Confirm' i]");
                await house.DrainOutboxAsync();
                Assert.Contains("取り込みました", (await other.Reporter.GetAsync(at)).Words);
            }
            else
            {
                Assert.Contains("取り込むものはありません", (await other.Reporter.GetAsync(at)).Words);
            }
        }

        Assert.Equal((await world.Reporter.GetAsync("/computers/export.csv")).Text, (await other.Reporter.GetAsync("/computers/export.csv")).Text);
    }

    [Theory, BothDatabases]
    public async Task and_its_last_days_are_told_sixty_thirty_seven_and_one_day_before_each_once(Database on)
    {
        await using var house = await House.OpenAsync(on);
        var world = await RegistryWorld.OnAsync(house);
        await world.AComputerAsync(await world.AFacilityAsync(), "fw-01");

        var calendar = Encoding.UTF8.GetString((await world.Reporter.GetAsync("/computers/deadlines.ics")).Bytes);
        Assert.Contains("DTSTART;VALUE=DATE:20270302\r\n", calendar, StringComparison.Ordinal);
        Assert.Contains("TRIGGER:-P60D", calendar, StringComparison.Ordinal);
        Assert.All(calendar.Split("\r\n"), line => Assert.True(Encoding.UTF8.GetByteCount(line) <= 75));

        var told = new List<int>();
        for (var left = 98; left >= -3; left--)
        {
            house.Clock.SetUtcNow(new DateTimeOffset(2027, 3, 2, 0, 30, 0, TimeSpan.Zero).AddDays(-left));
            var before = await NoticesAsync();
            await house.DrainOutboxAsync();
            await house.DrainOutboxAsync();
            if (await NoticesAsync() > before)
            {
                told.Add(left);
            }
        }

        Assert.Equal([60, 30, 7, 1, -1], told);
        async Task<long> NoticesAsync() => Convert.ToInt64(await house.SqlAsync("SELECT count(*) FROM notices WHERE kind LIKE 'critical-computers.%'"), System.Globalization.CultureInfo.InvariantCulture);
    }
}
