using System.Net;
using Noroshi.Testing;
using Xunit;

namespace Noroshi.IncidentReports.Tests.Api;

public class A_machine_that_calls_too_often
{
    [Fact]
    public async Task is_told_when_to_come_again_and_another_is_not_kept_waiting()
    {
        await using var house = await House.OpenAsync(Database.Sqlite, change: builder => builder.Configuration["Machines:PerMinute"] = "1");
        var hasty = await house.AMachineAsync("reporter");
        var other = await house.AMachineAsync("reporter");
        Assert.Equal(HttpStatusCode.OK, (await hasty.GetAsync("/api/v1/reports")).Status);

        var page = await hasty.GetAsync("/api/v1/reports");
        Assert.Equal((HttpStatusCode.TooManyRequests, "too-many-requests"), (page.Status, page.Code));
        Assert.InRange(int.Parse(page.Headers["Retry-After"], System.Globalization.CultureInfo.InvariantCulture), 1, 60);
        Assert.Equal(HttpStatusCode.OK, (await other.GetAsync("/api/v1/reports")).Status);
    }
}
