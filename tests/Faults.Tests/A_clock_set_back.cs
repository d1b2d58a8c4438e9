using System.Net;
using Noroshi.Testing;

namespace Noroshi.Faults.Tests;

/// <summary>The clock of the machine jumps three hours back, as a bad time server makes it.</summary>
public class A_clock_set_back
{
    [Theory, BothDatabases]
    public async Task breaks_no_session_no_deadline_and_no_event(Database on)
    {
        await using var house = await House.OpenAsync(on);
        using var machine = await house.AMachineAsync("reporter", await house.AnOperatorAsync());
        using var person = await house.SignInAsync(machine.Person);
        house.Clock.Advance(TimeSpan.FromHours(5));
        var late = House.Opening.AddHours(5);
        var first = await machine.FileReportAsync("進んだ時計での報告", "clock-1");
        Assert.Equal(HttpStatusCode.Created, first.Status);

        house.Clock.AdjustTime(late.AddHours(-3));

        // Who is signed in stays so, and the limit that was counted and stored stays what it was.
        Assert.Equal(HttpStatusCode.OK, (await person.GetAsync("/notices")).Status);
        var number = first.Json["number"]!.GetValue<string>();
        var read = await machine.GetAsync($"/api/v1/reports/{number}");
        Assert.Contains(first.Json["fullDueOn"]!.GetValue<string>(), read.Text, StringComparison.Ordinal);

        // Filing goes on, and the same sent again is still known.
        Assert.Equal(HttpStatusCode.Created, (await machine.FileReportAsync("戻った時計での報告", "clock-2")).Status);
        Assert.Equal(first.Text, (await machine.FileReportAsync("進んだ時計での報告", "clock-1")).Text);

        // What was raised by the fast clock waits until the slow one gets there; what is raised now does not wait for it.
        await house.DrainOutboxAsync();
        Assert.Equal(1, await DeliveredAsync(house));
        house.Clock.AdjustTime(late.AddSeconds(1));
        await house.DrainOutboxAsync();
        Assert.Equal(2, await DeliveredAsync(house));
        Assert.Equal(0, await CountAsync(house, "SELECT count(*) FROM outbox WHERE attempts > 1"));

        // The session ends when it would have ended.
        house.Clock.AdjustTime(House.Opening.AddHours(12));
        Assert.Equal(HttpStatusCode.Found, (await person.GetAsync("/notices")).Status);
    }

    private static Task<long> DeliveredAsync(House house) => CountAsync(house, "SELECT count(*) FROM outbox WHERE delivered_at IS NOT NULL AND name LIKE 'incident-reports.filed%'");

    private static async Task<long> CountAsync(House house, string sql) => Convert.ToInt64(await house.SqlAsync(sql), System.Globalization.CultureInfo.InvariantCulture);
}
