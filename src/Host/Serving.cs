using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.Data.Sqlite;
using Noroshi.Oversight;
using Noroshi.Store;
using Noroshi.Store.Vault;
using Noroshi.Host.Watching;
using Npgsql;

namespace Noroshi.Host;

/// <summary>Runs the web process from its first line to its exit code.</summary>
internal static class Serving
{
    private const int Refused = 1;

    public static async Task<int> RunAsync(string[] args)
    {
        if (new ServeCommand().Read(args, Environment.GetEnvironmentVariable, out var options) is { } exit)
        {
            return exit;
        }

        try
        {
            await using var app = Program.Build(options!);
            options!.Database.MakePlace();
            var first = await DatabaseStart.PrepareAsync(app.Services, options, app.Lifetime.ApplicationStopping);
            await OversightModule.SequenceAsync(app.Services, app.Lifetime.ApplicationStopping);
            await app.StartAsync();
            await Welcome.SayAsync(app.Services, options, first, Console.Out);
            await Console.Error.WriteAsync(Welcome.Warning(options));
            await app.WaitForShutdownAsync();
            return 0;
        }
        catch (Exception fault) when (Reason(fault, options!) is not null)
        {
            // What an operator can mend is told in a sentence; what is a bug keeps its stack trace.
            await Console.Error.WriteLineAsync(Reason(fault, options!));
            return Refused;
        }
    }

    /// <summary>The parts that belong to no module: configuration, clock, listening.</summary>
    public static WebApplicationBuilder Builder(ServeOptions options)
    {
        OwnersOnly.MakeFolder(options.Data);

        // The name and place of the program, not those of whoever starts it: pages and assets are found beside it, whatever the
        // current folder is and whichever process (a test, a tool) has loaded it.
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(Program).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.Configuration.Sources.Insert(0, new Microsoft.Extensions.Configuration.Memory.MemoryConfigurationSource { InitialData = options.Settings });
        builder.Host.UseDefaultServiceProvider(o => (o.ValidateScopes, o.ValidateOnBuild) = (true, true));
        builder.WebHost.UseUrls(options.Urls);
        builder.WebHost.UseStaticWebAssets();
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
        builder.AddTelemetry();
        builder.AddLimits();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(options);
        return builder;
    }

    private static string? Reason(Exception fault, ServeOptions options) => fault switch
    {
        NewerDatabaseException or NotADemonstrationException or KeyRingException => fault.Message,
        IOException { InnerException: AddressInUseException } => $"{options.Urls} is in use by another program. Stop it, or listen elsewhere with --urls.",
        SocketException socket => $"Cannot listen on {options.Urls}: {socket.Message}. Choose another address with --urls.",
        NpgsqlException when options.Database.IsPostgres => $"The database {options.Database} cannot be used: {fault.Message}",
        SqliteException when !options.Database.IsPostgres => $"The database {options.Database} cannot be used: {fault.Message}",
        VaultDamagedException => fault.Message,
        UnauthorizedAccessException or IOException => $"{fault.Message} Data lies in {options.Data} (--data): it must be a folder, or a place for one, in which this user may write.",
        _ => null,
    };
}
