using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Noroshi.Store;
using Noroshi.Testing;
using Xunit;

namespace Noroshi.Architecture.Tests;

/// <summary>A module's tables are its own: no other module can name its entities.</summary>
public class Entities
{
    [Fact]
    public async Task are_internal_to_their_module_and_can_only_be_changed_by_it()
    {
        await using var house = await House.OpenAsync(Database.Sqlite);
        await using var scope = house.Services.CreateAsyncScope();
        var entities = scope.ServiceProvider.GetRequiredService<StoreDb>().Model.GetEntityTypes().Select(e => e.ClrType).Distinct().ToArray();

        Assert.NotEmpty(entities);
        Wall.Stands(Breaches(entities));
    }

    [Fact]
    public void that_others_could_name_are_named() => Assert.Equal(["Noroshi.Architecture.Tests.Violations.OpenEntity can be named by other modules"], Breaches([typeof(Violations.OpenEntity)]));

    private static string[] Breaches(IEnumerable<Type> entities) =>
        [.. entities.Where(e => e.IsVisible).Select(e => $"{e.FullName} can be named by other modules")];
}
