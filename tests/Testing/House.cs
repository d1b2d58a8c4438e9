using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Noroshi.Host;
using Noroshi.Kernel;
using Noroshi.Store;
using Noroshi.Store.Outbox;

namespace Noroshi.Testing;

/// <summary>
/// The whole host on a free port of this machine, with a database of its own and a clock that stands still until told to move.
/// Nothing is shared between two houses: not the database, not the keys, not the clock.
/// </summary>
public sealed class House : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly bool ownsDatabase;
    private readonly bool backgroundWork;

    // What is known of the forms of all pages: reading it off their types takes a quarter of a house's opening, and says the same of each house.
    private static IModelMetadataProvider? forms;

    private House(WebApplication app, ServeOptions options, FakeTimeProvider clock, bool ownsDatabase, bool backgroundWork)
    {
        this.app = app;
        this.ownsDatabase = ownsDatabase;
        this.backgroundWork = backgroundWork;
        (Clock, Database, Data, Demo) = (clock, options.Database, options.Data, options.Demo);
        Address = new Uri(options.Urls);
    }

    /// <summary>The hour at which every house opens: a Tuesday, 09:00 in Tokyo, eight weeks after the Act came into force.</summary>
    public static DateTimeOffset Opening { get; } = new(2026, 11, 24, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The clock of the house.</summary>
    public FakeTimeProvider Clock { get; }

    /// <summary>Sets the clock to that of this machine: what is made from now on is read by a process of its own, which lives by that clock.</summary>
    public void SetClockToThisMachines() => Clock.AdjustTime(TimeProvider.System.GetUtcNow());

    /// <summary>Where the house listens.</summary>
    public Uri Address { get; }

    /// <summary>The database behind it.</summary>
    public DatabaseAddress Database { get; }

    /// <summary>The folder of its keys and attachments.</summary>
    public string Data { get; }

    /// <summary>Whether it is the demonstration.</summary>
    public bool Demo { get; }

    /// <summary>The container, for what no door offers.</summary>
    public IServiceProvider Services => app.Services;

    /// <summary>Opens a house.</summary>
    /// <param name="on">On which database.</param>
    /// <param name="demo">With the demonstration world and its sign-in.</param>
    /// <param name="backgroundWork">With the outbox worker and other background work running. Without it, tests deliver by <see cref="DrainOutboxAsync"/>.</param>
    /// <param name="change">Changes parts of the house before it is built.</param>
    public static async Task<House> OpenAsync(Database on, bool demo = false, bool backgroundWork = false, Action<WebApplicationBuilder>? change = null)
    {
        var folder = TemporaryFolder.New();
        return await OpenAsync(await Databases.FreshAsync(on, folder, demo), folder, demo, backgroundWork, NewClock(), true, change);
    }

    /// <summary>Opens a house on a database that exists already, which is not thrown away afterwards; with its keys and attachments, if their folder is named.</summary>
    public static Task<House> OpenAsync(DatabaseAddress database, bool demo = false, bool backgroundWork = false, Action<WebApplicationBuilder>? change = null, string? data = null) =>
        OpenAsync(database, data ?? TemporaryFolder.New(), demo, backgroundWork, NewClock(), false, change);

    /// <summary>Opens a second host on the same database, folder and clock: another node.</summary>
    public Task<House> OpenSecondNodeAsync(bool backgroundWork = false, Action<WebApplicationBuilder>? change = null) =>
        OpenAsync(Database, Data, Demo, backgroundWork, Clock, false, change);

    /// <summary>Somebody at the door who has not signed in.</summary>
    public Visitor Visitor() => new(Address);

    /// <summary>Does something inside, as an actor, in a scope of its own.</summary>
    public async Task<T> InsideAsync<T>(Actor actor, Func<IServiceProvider, Task<T>> deed)
    {
        await using var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<ActorScope>().Actor = actor;
        return await deed(scope.ServiceProvider);
    }

    /// <summary>Does something inside as the system, and saves it.</summary>
    public Task InsideAsync(Func<IServiceProvider, Task> deed) => InsideAsync(Actor.System, async services =>
    {
        await deed(services);
        return await services.GetRequiredService<StoreDb>().SaveChangesAsync();
    });

    /// <summary>Delivers every event that is due by the clock of the house; what its own worker has in hand at the moment is waited for.</summary>
    public async Task DrainOutboxAsync()
    {
        var delivery = app.Services.GetRequiredService<OutboxDelivery>();
        do
        {
            await delivery.DrainAsync(CancellationToken.None);
        }
        while (backgroundWork && await IsAtWorkAsync());

        async Task<bool> IsAtWorkAsync()
        {
            await Task.Delay(20);
            return Convert.ToInt64(await SqlAsync("SELECT count(*) FROM outbox WHERE delivered_at IS NULL AND lease_until IS NOT NULL"), CultureInfo.InvariantCulture) > 0;
        }
    }

    /// <summary>Runs SQL on the database, past every wall of the program.</summary>
    public Task<object?> SqlAsync(string sql) => Databases.SqlAsync(Database, sql);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        if (ownsDatabase)
        {
            await Databases.DropAsync(Database);
        }
    }

    internal static FakeTimeProvider NewClock() => new(Opening);

    internal static ServeOptions Options(DatabaseAddress database, string folder, bool demo, string url) =>
        new(database, folder, url, new Uri(url.Replace("127.0.0.1", "localhost", StringComparison.Ordinal)), demo);

    internal static void Furnish(WebApplicationBuilder builder, FakeTimeProvider clock, bool backgroundWork)
    {
        builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock));
        builder.Logging.ClearProviders();
        builder.Services.Replace(ServiceDescriptor.Singleton(services => LazyInitializer.EnsureInitialized(ref forms, () => ActivatorUtilities.CreateInstance<DefaultModelMetadataProvider>(services))));

        // How often may be asked is counted in real minutes: how fast this machine is must not decide a test. Who tests it says how often.
        builder.Configuration["Machines:PerMinute"] = "0";
        builder.Configuration["Credentials:PerMinute"] = "0";
        builder.Configuration["Subscriptions:PerMinute"] = "0";
        if (builder.Services.Any(s => s.ImplementationInstance is DatabaseAddress { IsPostgres: false }))
        {
            builder.Services.ConfigureDbContext<StoreDb>(o => o.AddInterceptors(new HastySqlite()));
            builder.Services.ConfigureDbContext<Noroshi.Parties.Accounts.AccountsDb>(o => o.AddInterceptors(new HastySqlite()));
        }

        if (!backgroundWork)
        {
            foreach (var worker in builder.Services.Where(IsOurBackgroundWork).ToArray())
            {
                builder.Services.Remove(worker);
            }
        }
    }

    private static async Task<House> OpenAsync(
        DatabaseAddress database, string folder, bool demo, bool backgroundWork, FakeTimeProvider clock, bool ownsDatabase, Action<WebApplicationBuilder>? change)
    {
        for (var attempt = 1; ; attempt++)
        {
            var options = Options(database, folder, demo, $"http://127.0.0.1:{HostProcess.FreePort()}");
            var app = Program.Build(options, builder =>
            {
                Furnish(builder, clock, backgroundWork);
                change?.Invoke(builder);
            });
            try
            {
                await DatabaseStart.PrepareAsync(app.Services, options, CancellationToken.None);
                await app.StartAsync();
                return new House(app, options, clock, ownsDatabase, backgroundWork);
            }
            catch (IOException) when (attempt < 5)
            {
                // Another process took the port between our asking for a free one and our listening on it.
                await app.DisposeAsync();
            }
        }
    }

    private static bool IsOurBackgroundWork(ServiceDescriptor service) =>
        service.ServiceType == typeof(IHostedService)
        && (service.ImplementationType ?? service.ImplementationInstance?.GetType())?.Namespace?.StartsWith("Noroshi.", StringComparison.Ordinal) == true;
}
