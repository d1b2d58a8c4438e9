using System.Globalization;
using System.Text.RegularExpressions;
using Noroshi.Testing;
using Xunit;

namespace Noroshi.CriticalComputers.Tests.Registry;

/// <summary>The list of a register narrows step by step; each step says beforehand how much it leaves.</summary>
public partial class Narrowing_the_list(Houses houses) : IClassFixture<Houses>
{
    [Theory, BothDatabases]
    public async Task leaves_as_many_as_each_step_says(Database on)
    {
        var world = await AFullRegisterAsync(on);

        foreach (var from in new[] { "/computers", "/computers?state=Due", "/computers?class=T2-3", "/computers?q=fw&impact=5", "/computers?unit=appliance&exposed=true" })
        {
            var steps = (await world.Reporter.GetAsync(from)).Document.QuerySelectorAll(".facets a").Select(a => (Path: a.GetAttribute("href")!, Count: CountIn(a.TextContent), Widens: a.GetAttribute("aria-current") is not null)).ToList();
            Assert.True(steps.Count > 1, from);
            foreach (var (path, count, widens) in steps)
            {
                var rows = (await world.Reporter.GetAsync(path)).Document.QuerySelectorAll("tbody tr").Length;
                Assert.True(widens ? rows >= count : rows == count, $"{from} -> {path}: {count} said, {rows} there");
            }
        }
    }

    [Theory, BothDatabases]
    public async Task to_nothing_names_each_condition_to_leave_out(Database on)
    {
        var world = await AFullRegisterAsync(on);

        var page = await world.Reporter.GetAsync("/computers?q=fw&class=T3-1&impact=5");
        var ways = page.Document.QuerySelectorAll("a.drop").Select(a => (Path: a.GetAttribute("href")!, Count: CountIn(a.TextContent))).ToList();

        Assert.Contains("該当する登録はありません。", page.Words, StringComparison.Ordinal);
        Assert.Equal([("/computers?q=fw&impact=5", 1)], ways);
        Assert.Single((await world.Reporter.GetAsync(ways[0].Path)).Document.QuerySelectorAll("tbody tr"));
    }

    [Theory, BothDatabases]
    public async Task marks_what_is_reachable_and_weighs_much_and_sorts_by_it(Database on)
    {
        var world = await AFullRegisterAsync(on);

        var rows = (await world.Reporter.GetAsync("/computers?sort=impact")).Document.QuerySelectorAll("tbody tr").ToList();

        Assert.Equal(["fw-01", "plc-01"], rows.Take(2).Select(r => r.QuerySelector("th a")!.TextContent).Order(StringComparer.Ordinal));
        Assert.Equal(["fw-01"], rows.Where(r => r.TextContent.Contains("外部から到達でき、影響が大きい", StringComparison.Ordinal)).Select(r => r.QuerySelector("th a")!.TextContent));
    }

    // Counted: which classes, kinds, impacts and marks there are.
    private async Task<RegistryWorld> AFullRegisterAsync(Database on)
    {
        var world = await RegistryWorld.OnAsync(await houses.OnAsync(on));
        var facility = await world.AFacilityAsync();
        await EnterAsync("fw-01", "appliance", ["T2-3"], "5", ["exposed"]);
        await EnterAsync("fw-02", "appliance", ["T2-3", "T2-7"], "3", ["exposed"]);
        await EnterAsync("vpn-01", "appliance", ["T2-6"], "", []);
        await EnterAsync("cloud-01", "cloud-service", ["T3-1"], "4", ["ismap"]);
        await EnterAsync("plc-01", "operating-system", ["T1"], "5", ["isolated"]);
        await EnterAsync("pc-01", "operating-system", ["none"], "1", []);
        return world;

        async Task EnterAsync(string label, string unit, string[] classes, string impact, string[] marks) => await world.Reporter.FillInAsync(
            "/computers/entry",
            new { Facility = facility, Label = label, Product = $"{label} の製品", Maker = "例の会社", Unit = unit, Classes = classes, IntroducedOn = "2026-11-02", Dedicated = "no", Impact = impact, Marks = marks });
    }

    private static int CountIn(string text) => int.Parse(Count().Match(text).Value, CultureInfo.InvariantCulture);

    [GeneratedRegex("[0-9]+(?=(件)?）[^（）]*$)")]
    private static partial Regex Count();
}
