using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Noroshi.Kernel;
using Noroshi.Testing;

namespace Noroshi.Store.Tests.Seeing;

/// <summary>The visibility filter is bound to the context itself; a filter built from a value would serve the first user's rights to everyone.</summary>
public class A_filter_of_sight
{
    private static readonly OrganisationId East = new(Guid.Parse("00000000-0000-7000-8000-000000000001"));
    private static readonly OrganisationId West = new(Guid.Parse("00000000-0000-7000-8000-000000000002"));

    [Theory, BothDatabases]
    public async Task shows_each_actor_its_own_and_nobody_nothing_in_any_order(Database on)
    {
        await using var notes = await Notes.OpenAsync<BoundToTheContext>(on);

        Assert.Equal(["east"], await notes.SeenByAsync(East));
        Assert.Equal(["west"], await notes.SeenByAsync(West));
        Assert.Empty(await notes.SeenByAsync(default));
        Assert.Equal(["east"], await notes.SeenByAsync(East));
    }

    [Theory, BothDatabases]
    public async Task holds_for_changes_too(Database on)
    {
        await using var notes = await Notes.OpenAsync<BoundToTheContext>(on);

        Assert.Equal(1, await notes.WithinAsync(West, db => db.Set<Note>().ExecuteDeleteAsync()));

        Assert.Equal(["east"], await notes.SeenByAsync(East));
        Assert.Empty(await notes.SeenByAsync(West));
    }

    [Fact]
    public async Task that_is_built_from_a_value_freezes_and_this_test_would_see_it()
    {
        await using var notes = await Notes.OpenAsync<Frozen>(Database.Sqlite);

        Assert.Equal(["east"], await notes.SeenByAsync(East));
        Assert.NotEqual(["west"], await notes.SeenByAsync(West));
    }

    private sealed class Note
    {
        public required int Id { get; init; }

        public required OrganisationId Owner { get; init; }

        public required string Text { get; init; }
    }

    private sealed class BoundToTheContext : IModelContribution
    {
        public void Apply(ModelBuilder model, StoreDb db) => model.Entity<Note>().HasQueryFilter("visibility", n => n.Owner == db.Actor.Organisation);
    }

    private sealed class Frozen : IModelContribution
    {
        public void Apply(ModelBuilder model, StoreDb db)
        {
            var mine = db.Actor.Organisation;
            model.Entity<Note>().HasQueryFilter("visibility", n => n.Owner == mine);
        }
    }

    private sealed class Notes(ServiceProvider services, DatabaseAddress address) : IAsyncDisposable
    {
        public static async Task<Notes> OpenAsync<TContribution>(Database on)
            where TContribution : class, IModelContribution
        {
            var address = await Databases.BareAsync(on, Directory.CreateTempSubdirectory("noroshi-notes-").FullName);
            var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddStore(address).AddSingleton<IModelContribution, TContribution>().BuildServiceProvider();
            var notes = new Notes(services, address);
            await notes.WithinAsync(East, async db =>
            {
                await db.Database.EnsureCreatedAsync();
                db.Add(new Note { Id = 1, Owner = East, Text = "east" });
                db.Add(new Note { Id = 2, Owner = West, Text = "west" });
                return await db.SaveChangesAsync();
            });
            return notes;
        }

        public Task<string[]> SeenByAsync(OrganisationId organisation) =>
            WithinAsync(organisation, db => db.Set<Note>().AsNoTracking().OrderBy(n => n.Id).Select(n => n.Text).ToArrayAsync());

        public async Task<T> WithinAsync<T>(OrganisationId organisation, Func<StoreDb, Task<T>> deed)
        {
            await using var scope = services.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<ActorScope>().Actor = new Actor { Organisation = organisation };
            return await deed(scope.ServiceProvider.GetRequiredService<StoreDb>());
        }

        public async ValueTask DisposeAsync()
        {
            await services.DisposeAsync();
            await Databases.DropAsync(address);
            if (!address.IsPostgres)
            {
                Directory.Delete(Path.GetDirectoryName(address.Target)!, recursive: true);
            }
        }
    }
}
