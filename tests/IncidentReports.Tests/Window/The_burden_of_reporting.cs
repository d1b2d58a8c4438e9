using Noroshi.IncidentReports.Tests.Desk;
using Noroshi.Testing;
using Xunit;

namespace Noroshi.IncidentReports.Tests.Window;

public sealed class The_burden_of_reporting
{
    [Theory, BothDatabases]
    public async Task is_seen_by_the_cabinet_office_from_three_reports_on_and_without_exercises(Database on)
    {
        await using var house = await House.OpenAsync(on);
        var world = await DeskWorld.InAsync(house);
        using var reporter = await world.AReporterAsync();
        using var analyst = await house.SignInAsAsync("cabinet-analyst", world.Cabinet);
        var exercise = WindowWorld.FirstPage();
        exercise["Exercise"] = "true";
        await reporter.ReportAsync(exercise);
        await reporter.ReportAsync();
        await reporter.ReportAsync();

        Assert.Null((await analyst.GetAsync("/desk/burden")).Find("main tbody tr"));
        await reporter.ReportAsync();
        var row = (await analyst.GetAsync("/desk/burden")).Find("main tbody tr")!;

        Assert.Equal("3", row.QuerySelector("[data-label=件数]")!.TextContent.Trim());
        Assert.Equal("3", (await reporter.GetAsync("/reports/burden")).Find("main tbody [data-label=件数]")!.TextContent.Trim());
    }
}
