using Noroshi.Testing;
using Xunit;

namespace Noroshi.CriticalComputers.Tests.Registry;

/// <summary>The last day ends at midnight in Tokyo, to the second: on the pages, in a notification, and in what is told.</summary>
public class The_midnight_of_the_last_day
{
    // A computer introduced on 2 November 2026 is notified until 2 March 2027.
    private static readonly DateTimeOffset Midnight = new(2027, 3, 2, 15, 0, 0, TimeSpan.Zero);

    [Theory, BothDatabases]
    public async Task is_when_what_is_filed_becomes_late(Database on)
    {
        await using var house = await House.OpenAsync(on);
        var world = await RegistryWorld.OnAsync(house);
        var facility = await world.AFacilityAsync();
        await world.AComputerAsync(facility, "fw-01");

        world = await AtAsync(world, Midnight.AddSeconds(-1));
        Assert.DoesNotContain("期限を過ぎた届出", (await world.Reporter.GetAsync("/computers")).Words);
        Assert.DoesNotContain("期限超過", (await world.Reporter.GetAsync("/computers/notify")).Words);
        var inTime = await world.FileAsync();
        Assert.DoesNotContain("期限後の届出", (await world.Reporter.GetAsync($"/computers/notifications/{inTime}")).Words);

        await world.AComputerAsync(facility, "fw-02");
        var seen = await world.Reporter.GetAsync("/computers/notify");
        Assert.DoesNotContain("期限超過", seen.Words);

        // What was looked over before midnight and sent after it is late all the same.
        house.Clock.SetUtcNow(Midnight);
        Assert.Contains("期限を過ぎた届出が1件", (await world.Reporter.GetAsync("/computers")).Words);
        Assert.Contains("期限超過", (await world.Reporter.GetAsync("/computers/notify")).Words);
        var late = (await world.Reporter.SubmitAsync(seen, new { Confirmed = "true" }, "form[data-once]")).Location!;
        Assert.Contains("期限後の届出", (await world.Reporter.GetAsync(late)).Words);

        var desk = await house.SignInAsAsync("desk-officer", world.Ministry);
        Assert.Contains("期限後の届出", (await desk.GetAsync($"/desk/notifications/{late.Split('/')[^1]}")).Words);
        Assert.DoesNotContain("期限後の届出", (await desk.GetAsync($"/desk/notifications/{inTime}")).Words);
    }

    [Theory, BothDatabases]
    public async Task lies_between_the_last_reminder_and_the_word_that_it_has_passed(Database on)
    {
        await using var house = await House.OpenAsync(on);
        var world = await RegistryWorld.OnAsync(house);
        await world.AComputerAsync(await world.AFacilityAsync(), "fw-01");

        house.Clock.SetUtcNow(Midnight.AddSeconds(-1));
        await house.DrainOutboxAsync();
        Assert.Equal((1, 0), await ToldAsync());

        house.Clock.SetUtcNow(Midnight);
        await house.DrainOutboxAsync();
        Assert.Equal((1, 0), await ToldAsync());

        // It is told in the morning, not at night.
        house.Clock.SetUtcNow(Midnight.AddHours(9).AddSeconds(-1));
        await house.DrainOutboxAsync();
        Assert.Equal((1, 0), await ToldAsync());
        house.Clock.SetUtcNow(Midnight.AddHours(9));
        await house.DrainOutboxAsync();
        Assert.Equal((1, 1), await ToldAsync());

        async Task<(int Reminders, int Late)> ToldAsync() => (await KindAsync("critical-computers.reminder"), await KindAsync("critical-computers.late"));
        async Task<int> KindAsync(string kind) => Convert.ToInt32(await house.SqlAsync($"SELECT count(*) FROM notices WHERE kind = '{kind}'"), System.Globalization.CultureInfo.InvariantCulture);
    }

    [Theory, BothDatabases]
    public async Task is_not_moved_by_a_clock_that_goes_back_over_it(Database on)
    {
        await using var house = await House.OpenAsync(on);
        var world = await RegistryWorld.OnAsync(house);
        await world.AComputerAsync(await world.AFacilityAsync(), "fw-01");
        world = await AtAsync(world, Midnight);
        var late = await world.FileAsync();

        house.Clock.AdjustTime(Midnight.AddSeconds(-1));
        Assert.Contains("期限後の届出", (await world.Reporter.GetAsync($"/computers/notifications/{late}")).Words);
        Assert.Contains("いま届け出るものはありません", (await world.Reporter.GetAsync("/computers/notify")).Words);
    }

    // Nobody stays signed in for months.
    private static async Task<RegistryWorld> AtAsync(RegistryWorld world, DateTimeOffset at)
    {
        world.House.Clock.SetUtcNow(at);
        return world with { Reporter = await world.House.SignInAsAsync("reporter", world.Operator) };
    }
}
