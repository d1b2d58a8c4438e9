using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Testing;

namespace Noroshi.Store.Tests.Preparing;

public class An_append_only_table(Houses houses) : IClassFixture<Houses>
{
    [Theory]
    [BothDatabases("UPDATE acts SET at = at")]
    [BothDatabases("DELETE FROM acts")]
    public async Task gives_nothing_back_and_changes_nothing(Database on, string sql)
    {
        var house = await houses.OnAsync(on);
        await house.AnOrganisationAsync(OrganisationKind.Operator);
        var before = await house.SqlAsync("SELECT count(*) FROM acts");

        var refusal = await Assert.ThrowsAnyAsync<DbException>(() => house.SqlAsync(sql));

        Assert.Contains("append-only", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(before, await house.SqlAsync("SELECT count(*) FROM acts"));
    }

    [Fact]
    public async Task on_postgresql_cannot_be_emptied_at_one_stroke()
    {
        var house = await houses.OnAsync(Database.Postgres);

        Assert.Contains("append-only", (await Assert.ThrowsAnyAsync<DbException>(() => house.SqlAsync("TRUNCATE acts"))).Message, StringComparison.Ordinal);
        Assert.Contains("append-only", (await Assert.ThrowsAnyAsync<DbException>(() => house.SqlAsync("TRUNCATE acts CASCADE"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task on_sqlite_cannot_have_a_row_replaced_by_inserting_it_again()
    {
        var house = await houses.OnAsync(Database.Sqlite);
        await house.AnOrganisationAsync(OrganisationKind.Operator);

        foreach (var insert in new[] { "INSERT OR REPLACE", "REPLACE" })
        {
            var refusal = await Assert.ThrowsAnyAsync<DbException>(() => house.SqlAsync($"{insert} INTO acts (id, at, commitment) SELECT id, at, x'00' FROM acts LIMIT 1"));
            Assert.Contains("append-only", refusal.Message, StringComparison.Ordinal);
        }
    }

    [Theory, BothDatabases]
    public async Task has_its_triggers_at_every_start_even_if_a_rebuild_dropped_them(Database on)
    {
        await using var house = await House.OpenAsync(on);
        var tables = await GuardedAsync(house);
        foreach (var trigger in await TriggersAsync(house, on, tables))
        {
            await house.SqlAsync(on is Database.Sqlite ? $"DROP TRIGGER {trigger}" : $"DROP TRIGGER {trigger} ON {trigger.Replace("_append_only", "", StringComparison.Ordinal)}");
        }

        Assert.Empty(await TriggersAsync(house, on, tables));
        await using (await House.OpenAsync(house.Database))
        {
        }

        Assert.Contains("acts", tables);
        Assert.Equal(tables.Length * (on is Database.Sqlite ? 3 : 1), (await TriggersAsync(house, on, tables)).Length);
    }

    private static Task<string[]> GuardedAsync(House house) => house.InsideAsync(Actor.System, services => Task.FromResult(
        services.GetRequiredService<StoreDb>().Model.GetEntityTypes().Where(e => e.FindAnnotation(AppendOnly.Mark) is not null).Select(e => e.GetTableName()!).Order(StringComparer.Ordinal).ToArray()));

    private static async Task<string[]> TriggersAsync(House house, Database on, string[] tables)
    {
        var names = on is Database.Sqlite
            ? await house.SqlAsync("SELECT group_concat(name) FROM sqlite_master WHERE type = 'trigger'")
            : await house.SqlAsync("SELECT string_agg(tgname, ',') FROM pg_trigger WHERE NOT tgisinternal");
        return [.. (names as string ?? "").Split(',').Where(n => tables.Any(t => n == $"{t}_append_only" || n == $"{t}_no_update" || n == $"{t}_no_delete" || n == $"{t}_no_replace"))];
    }
}
