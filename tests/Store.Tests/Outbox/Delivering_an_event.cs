using Microsoft.Extensions.DependencyInjection;
using Noroshi.Kernel;
using Noroshi.Store.Outbox;
using Noroshi.Testing;

namespace Noroshi.Store.Tests.Outbox;

public class Delivering_an_event
{
    private static readonly TimeSpan PastEveryLease = TimeSpan.FromMinutes(15);

    [Theory, BothDatabases]
    public async Task does_not_happen_if_the_work_that_raised_it_was_abandoned(Database on)
    {
        var bells = new Bells();
        await using var house = await Bells.HouseAsync(on, bells);

        await house.InsideAsync(Actor.System, services =>
        {
            services.GetRequiredService<IOutbox>().Raise(new Rung("abandoned"));
            return Task.FromResult(0);   // and nothing is saved
        });
        await house.DrainOutboxAsync();

        Assert.Empty(bells.Heard);
    }

    [Theory, BothDatabases]
    public async Task that_fails_leaves_no_effect_delays_only_itself_and_is_tried_again(Database on)
    {
        var bells = new Bells();
        await using var house = await Bells.HouseAsync(on, bells);
        bells.Broken["tower:first"] = true;
        await Bells.RingAsync(house, "first", "second", "third");

        await house.DrainOutboxAsync();

        Assert.Equal(0, await Bells.EffectsAsync(house, "tower", "first"));
        Assert.Equal(1, await Bells.EffectsAsync(house, "tower", "second"));
        Assert.Equal(1, await Bells.EffectsAsync(house, "watch", "third"));

        bells.Broken.Clear();
        house.Clock.Advance(PastEveryLease);
        await house.DrainOutboxAsync();

        Assert.Equal(1, await Bells.EffectsAsync(house, "tower", "first"));
        Assert.Equal(1, await Bells.EffectsAsync(house, "watch", "first"));
        Assert.Equal(0L, Convert.ToInt64(await house.SqlAsync("SELECT count(*) FROM outbox WHERE delivered_at IS NULL")));
    }

    [Theory, BothDatabases]
    public async Task to_a_listener_that_fails_does_not_repeat_it_for_the_one_that_had_it(Database on)
    {
        var bells = new Bells();
        await using var house = await Bells.HouseAsync(on, bells);
        bells.Broken["watch:noon"] = true;
        await Bells.RingAsync(house, "noon");

        await house.DrainOutboxAsync();
        house.Clock.Advance(PastEveryLease);
        bells.Broken.Clear();
        await house.DrainOutboxAsync();

        Assert.Equal(["tower:noon", "watch:noon", "watch:noon"], bells.Heard.Order());
        Assert.Equal(1, await Bells.EffectsAsync(house, "tower", "noon"));
        Assert.Equal(1, await Bells.EffectsAsync(house, "watch", "noon"));
    }

    [Theory, BothDatabases]
    public async Task that_fails_keeps_the_name_of_the_fault_and_never_its_words(Database on)
    {
        var bells = new Bells();
        await using var house = await Bells.HouseAsync(on, bells);
        bells.Broken["tower:secret"] = true;
        await Bells.RingAsync(house, "secret");

        await house.DrainOutboxAsync();

        Assert.Equal("TimeoutException", await house.SqlAsync("SELECT last_fault FROM outbox"));
    }

    [Theory, BothDatabases]
    public async Task whose_host_died_before_noting_it_has_its_effects_once(Database on)
    {
        var bells = new Bells();
        await using var house = await Bells.HouseAsync(on, bells);
        await Bells.RingAsync(house, "storm");
        await house.DrainOutboxAsync();

        // As if the host had died after the listeners' transactions and before the event was settled: the claim still stands.
        var until = house.Clock.GetUtcNow().AddMinutes(2).UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture);
        await house.SqlAsync($"UPDATE outbox SET delivered_at = NULL, lease_until = '{until}{(on is Database.Postgres ? "+00" : "")}'");

        Assert.Equal(0, await house.Services.GetRequiredService<OutboxDelivery>().DeliverDueAsync(CancellationToken.None));
        house.Clock.Advance(PastEveryLease);
        Assert.Equal(1, await house.Services.GetRequiredService<OutboxDelivery>().DeliverDueAsync(CancellationToken.None));

        Assert.Equal(2, bells.Heard.Count);
        Assert.Equal(1, await Bells.EffectsAsync(house, "tower", "storm"));
        Assert.Equal(0L, Convert.ToInt64(await house.SqlAsync("SELECT count(*) FROM outbox WHERE delivered_at IS NULL")));
    }

    [Theory, BothDatabases]
    public async Task whose_host_died_before_the_effects_were_saved_happens_after_all(Database on)
    {
        var bells = new Bells();
        await using var house = await Bells.HouseAsync(on, bells);
        await Bells.RingAsync(house, "dawn");

        // A claim by a host that never came back.
        var until = house.Clock.GetUtcNow().AddMinutes(2).UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture);
        await house.SqlAsync($"UPDATE outbox SET attempts = 1, lease_until = '{until}{(on is Database.Postgres ? "+00" : "")}'");
        await house.DrainOutboxAsync();
        Assert.Empty(bells.Heard);

        house.Clock.Advance(PastEveryLease);
        await house.DrainOutboxAsync();

        Assert.Equal(1, await Bells.EffectsAsync(house, "tower", "dawn"));
    }

    [Theory, BothDatabases]
    public async Task waits_until_its_time_has_come(Database on)
    {
        var bells = new Bells();
        await using var house = await Bells.HouseAsync(on, bells);
        await house.InsideAsync(services =>
        {
            services.GetRequiredService<IOutbox>().Raise(new Rung("evening"), house.Clock.GetUtcNow().AddHours(8));
            return Task.CompletedTask;
        });

        house.Clock.Advance(TimeSpan.FromHours(8) - TimeSpan.FromSeconds(1));
        await house.DrainOutboxAsync();
        Assert.Empty(bells.Heard);

        house.Clock.Advance(TimeSpan.FromSeconds(1));
        await house.DrainOutboxAsync();
        Assert.Equal(2, bells.Heard.Count);
    }

    [Theory, BothDatabases]
    public async Task on_two_hosts_at_once_has_every_effect_once(Database on)
    {
        var (here, there) = (new Bells(), new Bells());
        await using var house = await Bells.HouseAsync(on, here);
        await using var second = await house.OpenSecondNodeAsync(change: builder => Bells.Hang(builder, there));
        var bells = Enumerable.Range(0, 200).Select(i => $"bell {i}").ToArray();
        await Bells.RingAsync(house, bells);

        await Task.WhenAll(house.DrainOutboxAsync(), second.DrainOutboxAsync());

        Assert.Equal(400, here.Heard.Count + there.Heard.Count);
        Assert.Equal(400L, Convert.ToInt64(await house.SqlAsync("SELECT count(*) FROM store_marks WHERE value = '1' AND (name LIKE 'tower:%' OR name LIKE 'watch:%')")));
        Assert.Equal(0L, Convert.ToInt64(await house.SqlAsync("SELECT count(*) FROM outbox WHERE delivered_at IS NULL")));
    }

    [Theory, BothDatabases]
    public async Task by_the_worker_of_the_running_host_needs_nobody_to_ask(Database on)
    {
        var bells = new Bells();
        await using var house = await House.OpenAsync(on, backgroundWork: true, change: builder => Bells.Hang(builder, bells));

        await Bells.RingAsync(house, "alone");

        await Eventually.Async(async () => await Bells.EffectsAsync(house, "watch", "alone") == 1);
    }
}
