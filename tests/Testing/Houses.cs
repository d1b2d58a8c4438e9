using System.Collections.Concurrent;
using Xunit;

namespace Noroshi.Testing;

/// <summary>
/// A class fixture with one house per database, opened when first asked for. Tests of a class share it, so each makes its own
/// organisations and people and looks only at what it made.
/// </summary>
public class Houses : IAsyncLifetime
{
    private readonly ConcurrentDictionary<Database, Lazy<Task<House>>> open = new();

    /// <summary>The house on a database.</summary>
    public Task<House> OnAsync(Database on) => open.GetOrAdd(on, o => new(() => OpenAsync(o))).Value;

    /// <inheritdoc/>
    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        foreach (var house in open.Values.Where(h => h.Value.IsCompletedSuccessfully))
        {
            await house.Value.Result.DisposeAsync();
        }
    }

    /// <summary>How a house of this fixture is opened.</summary>
    protected virtual Task<House> OpenAsync(Database on) => House.OpenAsync(on);
}

/// <summary>A class fixture whose houses hold the demonstration world.</summary>
public sealed class DemoHouses : Houses
{
    /// <inheritdoc/>
    protected override Task<House> OpenAsync(Database on) => House.OpenAsync(on, demo: true);
}
