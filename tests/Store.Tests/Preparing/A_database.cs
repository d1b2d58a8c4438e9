using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Testing;

namespace Noroshi.Store.Tests.Preparing;

public class A_database
{
    [Theory]
    [BothDatabases("migrations_store")]
    [BothDatabases("migrations_accounts")]
    public async Task that_a_newer_noroshi_upgraded_is_refused_and_left_as_it_was(Database on, string history)
    {
        await using var house = await House.OpenAsync(on);
        await house.SqlAsync($"INSERT INTO {history} (migration_id, product_version) VALUES ('29990101000000_FromTheFuture', '99.0.0')");

        var refusal = await Assert.ThrowsAsync<NewerDatabaseException>(() => House.OpenAsync(house.Database));

        Assert.Contains("29990101000000_FromTheFuture", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(1L, Convert.ToInt64(await house.SqlAsync($"SELECT count(*) FROM {history} WHERE migration_id LIKE '2999%'")));
    }

    [Theory, BothDatabases]
    public async Task of_the_first_noroshi_is_upgraded_and_keeps_its_rows(Database on)
    {
        await using var recent = await House.OpenAsync(on);
        var address = await Databases.BareAsync(on, recent.Data);
        await using (var first = await recent.StoreOfAsync(address))
        {
            await first.GetService<IMigrator>().MigrateAsync("Foundation", TestContext.Current.CancellationToken);
        }

        var id = Identifier.New(recent.Clock).ToString("D").ToUpperInvariant();
        await Databases.SqlAsync(address, $"INSERT INTO organisations (id, code, kind, name_ja, name_en) VALUES ('{id}', 'cao', 'CabinetOffice', '内閣府（旧）', 'Cabinet Office (old)')");
        await Databases.SqlAsync(address, $"INSERT INTO acts (id, at, commitment) VALUES ('{id}', '2026-10-01 00:00:00{(on is Database.Postgres ? "+00" : "")}', {(on is Database.Postgres ? "'\\x00'" : "x'00'")})");

        await using (var house = await House.OpenAsync(address))
        {
            var kept = await house.InsideAsync(Actor.System, s => s.GetRequiredService<IWhoIsWho>().OrganisationAsync("cao", CancellationToken.None));
            Assert.Equal("内閣府（旧）", kept?.Name.Ja);
            Assert.Equal(1L, Convert.ToInt64(await house.SqlAsync("SELECT count(*) FROM acts WHERE at = (SELECT min(at) FROM acts)")));
        }

        await Databases.DropAsync(address);
    }

    [Theory, BothDatabases]
    public async Task has_no_change_of_the_model_without_a_migration(Database on)
    {
        await using var house = await House.OpenAsync(on);
        await using var db = await house.StoreOfAsync(house.Database);

        Assert.False(db.Database.HasPendingModelChanges());
    }
}

internal static class StoreOfHouse
{
    /// <summary>The one DbContext with the modules of a house, on another database.</summary>
    public static Task<StoreDb> StoreOfAsync(this House house, DatabaseAddress address) => house.InsideAsync(Actor.System, services =>
    {
        var options = new DbContextOptionsBuilder<StoreDb>();
        options.UseDatabase(address, "StoreDb");
        options.ReplaceService<IModelCacheKeyFactory, CompositionCacheKey>();
        return Task.FromResult(new StoreDb(options.Options, services.GetServices<IModelContribution>(), new ActorScope { Actor = Actor.System }, new Recently()));
    });
}
