using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Noroshi.Kernel;
using Noroshi.Store.Outbox;
using Noroshi.Store.Search;

namespace Noroshi.Store;

/// <summary>Plugs the database in.</summary>
public static class StoreModule
{
    /// <summary>Adds the one DbContext, the outbox and its worker.</summary>
    public static IServiceCollection AddStore(this IServiceCollection services, DatabaseAddress address)
    {
        services.AddSingleton(address);
        services.AddSingleton<IOutages, DatabaseOutages>();
        services.AddSingleton<Recently>();
        services.AddScoped<ActorScope>();
        services.AddScoped(provider => provider.GetRequiredService<ActorScope>().Actor);
        services.AddSingleton<OutboxSignal>();
        services.AddSingleton<OutboxDelivery>();
        services.AddHostedService<OutboxWorker>();
        services.AddScoped<IOutbox, EventOutbox>();
        services.AddScoped<ISearchIndex, SearchIndex>();
        services.AddDbContext<StoreDb>(
            (provider, options) =>
            {
                options.UseDatabase(address, "StoreDb");
                options.ReplaceService<IModelCacheKeyFactory, CompositionCacheKey>();
                options.AddInterceptors(provider.GetRequiredService<OutboxSignal>());
            },
            optionsLifetime: ServiceLifetime.Singleton);
        return services;
    }

    /// <summary>Points a context at the database, with this context's own line of migrations and history table.</summary>
    public static DbContextOptionsBuilder UseDatabase(this DbContextOptionsBuilder options, DatabaseAddress address, string context)
    {
        var history = context == "StoreDb" ? "migrations_store" : "migrations_accounts";
        if (address.IsPostgres)
        {
            options.UseNpgsql(address.ConnectionString, npgsql => npgsql
                .MigrationsAssembly("Noroshi.Host.Migrations.Postgres")
                .MigrationsHistoryTable(history));
        }
        else
        {
            options.UseSqlite(address.ConnectionString, sqlite => sqlite
                .MigrationsAssembly("Noroshi.Host.Migrations.Sqlite")
                .MigrationsHistoryTable(history));
            options.AddInterceptors(DurableSqlite.Instance);
        }

        return options.UseSnakeCaseNamingConvention();
    }

    // WAL lets readers go on while one writes; synchronous=FULL makes a commit survive a power cut, which an acknowledged report must.
    private sealed class DurableSqlite : DbConnectionInterceptor
    {
        public static DurableSqlite Instance { get; } = new();

        private const string Pragmas = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=10000;";

        // EF asks whether the file exists over a connection that may only read; a restored backup is not in WAL mode yet.
        private static string For(DbConnection connection) =>
            new Microsoft.Data.Sqlite.SqliteConnectionStringBuilder(connection.ConnectionString).Mode == Microsoft.Data.Sqlite.SqliteOpenMode.ReadOnly
                ? "PRAGMA busy_timeout=10000;"
                : Pragmas;

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
        {
            using var command = connection.CreateCommand();
            command.CommandText = For(connection);
            command.ExecuteNonQuery();
        }

        public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = For(connection);
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }
}
