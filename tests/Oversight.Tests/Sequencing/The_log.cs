using Microsoft.Extensions.DependencyInjection;
using Noroshi.Kernel;
using Noroshi.Oversight.Sequencing;
using Noroshi.Oversight.Tests.Erasing;
using Noroshi.Parties.Face;
using Noroshi.Store;
using Noroshi.Testing;
using Noroshi.TransparencyLog.Reading;
using Noroshi.TransparencyLog.Writing;
using Xunit;

namespace Noroshi.Oversight.Tests.Sequencing;

public class The_log
{
    [Theory, BothDatabases]
    public async Task holds_every_act_once_and_grows_without_changing_its_mind(Database on)
    {
        await using var house = await House.OpenAsync(on);
        await Erasing_content.AnActAsync(house);
        await house.SequenceAsync();
        var (_, before) = await house.FromOutsideAsync();
        Assert.Equal((ulong)(await house.RecordAsync()).Count, before.Size);
        Assert.Equal(0L, await CountAsync(house, "log_waiting"));

        await Erasing_content.AnActAsync(house);
        Assert.True(await house.SequenceAsync() > 0);
        Assert.Equal(0, await house.SequenceAsync());

        var audit = await house.AuditAsync(before);
        Assert.Null(audit.Wrong);
        Assert.Equal((ulong)(await house.RecordAsync()).Count, audit.Leaves);
        Assert.Equal((await house.FromOutsideAsync()).Key.Name, $"localhost:{house.Address.Port}/log");
    }

    [Theory, BothDatabases]
    public async Task of_a_thousand_acts_is_written_by_two_hosts_at_once_without_a_fork(Database on)
    {
        await using var house = await House.OpenAsync(on);
        await using var other = await house.OpenSecondNodeAsync();
        await house.SequenceAsync();
        var (_, before) = await house.FromOutsideAsync();
        var writing = Task.Run(async () =>
        {
            for (var i = 0; i < 20; i++)
            {
                await house.InsideAsync(s =>
                {
                    for (var j = 0; j < 50; j++)
                    {
                        s.GetRequiredService<IRecordOfActs>().Write(new Act("test.many", "Act, Art. 5", $"thing:{j}"));
                    }

                    return Task.CompletedTask;
                });
            }
        });

        var sequencing = new[] { house, other }.Select(async h =>
        {
            while (!writing.IsCompleted)
            {
                await h.InsideAsync(Actor.System, s => s.GetRequiredService<SequenceActs>().NextAsync(default));
            }
        }).ToArray();
        await Task.WhenAll([writing, .. sequencing]);
        await house.SequenceAsync();

        Assert.Equal(before.Size + 1_000, (await house.FromOutsideAsync()).Checkpoint.Size);
        Assert.Null((await house.AuditAsync(before)).Wrong);
        Assert.Equal(0L, await CountAsync(house, "log_waiting"));
        Assert.Equal(Convert.ToInt64(await house.SqlAsync("SELECT max(place) + 1 FROM log_leaves"), System.Globalization.CultureInfo.InvariantCulture), await CountAsync(house, "log_leaves"));
    }

    [Theory, BothDatabases]
    public async Task of_an_installation_that_had_none_takes_what_was_done_before(Database on)
    {
        await using var house = await House.OpenAsync(on, demo: true);
        await house.SequenceAsync();

        Assert.Equal((ulong)(await house.RecordAsync()).Count, (await house.AuditAsync()).Leaves);
    }

    [Theory, BothDatabases]
    public async Task verifies_after_content_was_erased(Database on)
    {
        await using var house = await House.OpenAsync(on);
        var act = await Erasing_content.AnActAsync(house);
        await house.SequenceAsync();
        using var administrator = await house.SignInAsAsync("system-administrator");
        await administrator.FillInAsync("/oversight/erasure", new { Act = act, Ground = "試験法第7条", Reason = "理由", Understood = true });
        await house.SequenceAsync();

        Assert.Null((await house.AuditAsync()).Wrong);
    }

    [Fact]
    public async Task stops_loudly_on_a_database_that_was_put_back_and_acts_are_still_taken()
    {
        await using var house = await House.OpenAsync(Database.Sqlite);
        await house.SequenceAsync();
        var old = Path.Combine(house.Data, "old.db");
        await house.SqlAsync($"VACUUM INTO '{old}'");
        await Erasing_content.AnActAsync(house);
        await house.SequenceAsync();

        await using var back = await House.OpenAsync(new DatabaseAddress(false, old), data: house.Data);
        await Erasing_content.AnActAsync(back);
        var stop = await Assert.ThrowsAsync<LogStoppedException>(() => back.SequenceAsync());

        Assert.Contains("put back to an earlier state", stop.Message, StringComparison.Ordinal);
        await back.InsideAsync(Actor.System, async s =>
        {
            await s.GetRequiredService<SequenceActs>().StoppedAsync(stop.Message, default);
            return true;
        });
        using var anybody = back.Visitor();
        Assert.Contains("ログの署名を止めています", (await anybody.GetAsync("/transparency")).Words, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task stops_when_the_clock_is_set_back(Database on)
    {
        await using var house = await House.OpenAsync(on);
        house.Clock.Advance(TimeSpan.FromHours(1));
        await house.SequenceAsync();
        await using var late = await House.OpenAsync(house.Database, data: house.Data);
        await Erasing_content.AnActAsync(late);

        Assert.Contains("clock", (await Assert.ThrowsAsync<LogStoppedException>(() => late.SequenceAsync())).Message, StringComparison.Ordinal);
    }

    [Theory]
    [BothDatabases("UPDATE log_tiles SET octets = (SELECT octets FROM log_tiles WHERE level = -1 LIMIT 1) WHERE level = 0")]
    [BothDatabases("DELETE FROM log_tiles WHERE level = 0")]
    public async Task builds_on_no_tile_that_somebody_changed_past_the_program(Database on, string sql)
    {
        await using var house = await House.OpenAsync(on);
        await house.SequenceAsync();
        await house.SqlAsync(sql);
        await Erasing_content.AnActAsync(house);

        await Assert.ThrowsAsync<LogDamagedException>(() => house.SequenceAsync());
        Assert.NotNull((await house.AuditAsync()).Wrong);
    }

    [Theory]
    [BothDatabases("UPDATE log_leaves SET act = act")]
    [BothDatabases("DELETE FROM log_leaves")]
    public async Task has_places_that_nobody_changes(Database on, string sql)
    {
        await using var house = await House.OpenAsync(on);
        await house.SequenceAsync();

        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => house.SqlAsync(sql));
    }

    [Theory, BothDatabases]
    public async Task is_not_signed_with_a_key_that_the_installation_cannot_open(Database on)
    {
        await using var house = await House.OpenAsync(on);
        await house.SequenceAsync();
        await using var elsewhere = await House.OpenAsync(house.Database);
        await elsewhere.AnOrganisationAsync(OrganisationKind.Operator);

        Assert.Contains("keys", (await Assert.ThrowsAsync<LogStoppedException>(() => elsewhere.SequenceAsync())).Message, StringComparison.Ordinal);
    }

    private static async Task<long> CountAsync(House house, string table) => Convert.ToInt64(await house.SqlAsync($"SELECT count(*) FROM {table}"), System.Globalization.CultureInfo.InvariantCulture);
}
