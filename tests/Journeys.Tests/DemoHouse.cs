using Noroshi.Testing;
using Xunit;

namespace Noroshi.Journeys.Tests;

/// <summary>The demonstration with its background work running, on SQLite as ./noroshi serve --demo has it.</summary>
public sealed class DemoHouse : IAsyncLifetime
{
    /// <summary>The house.</summary>
    public House House { get; private set; } = null!;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync() => House = await House.OpenAsync(Database.Sqlite, demo: true, backgroundWork: true);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => House.DisposeAsync();
}
