using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Noroshi.Host;
using Noroshi.Kernel;
using Noroshi.Parties;
using Noroshi.Store;

namespace Noroshi.Cli.Upgrading;

/// <summary>
/// The house put together as for serving, so that the tables are those of all its modules, but never opened: nothing listens, no
/// background work runs, and the data folder of the installation is not touched unless it is named.
/// </summary>
internal sealed class ClosedHouse : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly string? scratch;

    public ClosedHouse(DatabaseAddress database, string? data = null)
    {
        scratch = data is null ? Directory.CreateTempSubdirectory("noroshi-").FullName : null;
        app = global::Program.Build(
            new ServeOptions(database, data ?? scratch!, "http://127.0.0.1:0", new Uri("http://localhost"), false),
            builder => builder.Logging.ClearProviders());
    }

    public static async Task<(IReadOnlySet<string> Store, IReadOnlySet<string> Accounts)> KnownMigrationsAsync(DatabaseAddress database, CancellationToken cancellation)
    {
        await using var house = new ClosedHouse(database);
        return await house.InsideAsync((services, _) => Task.FromResult<(IReadOnlySet<string>, IReadOnlySet<string>)>((
            services.GetRequiredService<StoreDb>().KnownMigrations().ToHashSet(StringComparer.Ordinal),
            PartiesModule.KnownAccountMigrations(services).ToHashSet(StringComparer.Ordinal))), cancellation);
    }

    public async Task<T> InsideAsync<T>(Func<IServiceProvider, CancellationToken, Task<T>> deed, CancellationToken cancellation)
    {
        await using var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<ActorScope>().Actor = Actor.System;
        return await deed(scope.ServiceProvider, cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        if (scratch is not null)
        {
            Directory.Delete(scratch, recursive: true);
        }
    }
}
