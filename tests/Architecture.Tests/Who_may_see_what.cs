using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Noroshi.Store;
using Noroshi.Testing;
using Xunit;

namespace Noroshi.Architecture.Tests;

/// <summary>Whatever is hidden from some stands on the page that says from whom.</summary>
public class Who_may_see_what
{
    [Fact]
    public async Task names_every_table_that_has_a_visibility_filter()
    {
        await using var house = await House.OpenAsync(Database.Sqlite);
        await using var scope = house.Services.CreateAsyncScope();
        var tables = scope.ServiceProvider.GetRequiredService<StoreDb>().Model.GetEntityTypes()
            .Where(e => e.GetDeclaredQueryFilters().Any(f => f.Key == "visibility")).Select(e => e.GetTableName()!).Order(StringComparer.Ordinal).ToArray();

        Assert.NotEmpty(tables);
        Wall.Stands(Missing(tables, await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "who-may-see-what.md"), TestContext.Current.CancellationToken)));
    }

    [Fact]
    public void without_a_table_is_found() =>
        Assert.Equal(["kept_pages has a visibility filter and is not in docs/who-may-see-what.md"], Missing(["kept_pages", "notices"], "### A notice\n\nTables: `notices`."));

    private static string[] Missing(IEnumerable<string> tables, string page) =>
        [.. tables.Where(t => !page.Contains($"`{t}`", StringComparison.Ordinal)).Select(t => $"{t} has a visibility filter and is not in docs/who-may-see-what.md")];
}
