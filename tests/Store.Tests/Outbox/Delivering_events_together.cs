using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Noroshi.Testing;

namespace Noroshi.Store.Tests.Outbox;

public class Delivering_events_together
{
    private static readonly TimeSpan PastEveryLease = TimeSpan.FromMinutes(15);
    private static readonly string[] Names = [.. Enumerable.Range(0, 20).Select(i => $"bell {i}")];

    [Theory, BothDatabases]
    public async Task that_only_write_rows_is_one_transaction(Database on)
    {
        var (bells, commits) = (new Bells(), new Commits());
        await using var house = await HouseAsync(on, bells, commits);
        await Bells.RingAsync(house, Names);
        commits.Seen = 0;

        await house.DrainOutboxAsync();

        Assert.Equal(1, commits.Seen);
        Assert.Equal(40L, await EffectsAsync(house));
        Assert.Equal(0L, await WaitingAsync(house));
    }

    [Theory, BothDatabases]
    public async Task after_a_fault_of_one_goes_on_one_by_one_and_delays_that_one_alone(Database on)
    {
        var bells = new Bells();
        await using var house = await HouseAsync(on, bells, new Commits());
        bells.Broken["watch:bell 7"] = true;
        await Bells.RingAsync(house, Names);

        await house.DrainOutboxAsync();

        Assert.Equal(0, await Bells.EffectsAsync(house, "watch", "bell 7"));
        Assert.Equal(39L, await EffectsAsync(house));
        Assert.Equal(1L, await WaitingAsync(house));

        bells.Broken.Clear();
        house.Clock.Advance(PastEveryLease);
        await house.DrainOutboxAsync();

        Assert.Equal(40L, await EffectsAsync(house));
        Assert.Equal(0L, await WaitingAsync(house));
    }

    /// <summary>The line breaks after the database committed and before it could say so.</summary>
    [Theory, BothDatabases]
    public async Task has_every_effect_once_though_the_answer_to_the_commit_was_lost(Database on)
    {
        var (bells, commits) = (new Bells(), new Commits());
        await using var house = await HouseAsync(on, bells, commits);
        await Bells.RingAsync(house, Names);
        commits.LoseAnswer = true;

        await house.DrainOutboxAsync();

        Assert.False(commits.LoseAnswer);
        Assert.Equal(40, bells.Heard.Count);
        Assert.Equal(40L, await EffectsAsync(house));
        Assert.Equal(0L, await WaitingAsync(house));
    }

    private static Task<House> HouseAsync(Database on, Bells bells, Commits commits) => House.OpenAsync(on, change: builder =>
    {
        Bells.Hang(builder, bells, onlyRows: true);
        builder.Services.ConfigureDbContext<StoreDb>(o => o.AddInterceptors(commits));
    });

    private static async Task<long> EffectsAsync(House house) =>
        Convert.ToInt64(await house.SqlAsync("SELECT count(*) FROM store_marks WHERE value = '1' AND (name LIKE 'tower:%' OR name LIKE 'watch:%')"));

    private static async Task<long> WaitingAsync(House house) =>
        Convert.ToInt64(await house.SqlAsync("SELECT count(*) FROM outbox WHERE delivered_at IS NULL"));

    private sealed class Commits : DbTransactionInterceptor
    {
        public int Seen { get; set; }

        public bool LoseAnswer { get; set; }

        public override Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            Seen++;
            if (LoseAnswer)
            {
                LoseAnswer = false;
                throw new TimeoutException();
            }

            return Task.CompletedTask;
        }
    }
}
