namespace Noroshi.Host;

/// <summary>Runs the web process from its first line to its exit code.</summary>
internal static class Serving
{
    public static async Task<int> RunAsync(string[] args)
    {
        var options = ServeOptions.From(args);
        await using var app = Program.Build(options);
        await DatabaseStart.PrepareAsync(app.Services, options, app.Lifetime.ApplicationStopping);
        await app.RunAsync();
        return 0;
    }

    /// <summary>The parts that belong to no module: configuration, clock, keys, listening.</summary>
    public static WebApplicationBuilder Builder(ServeOptions options)
    {
        Directory.CreateDirectory(options.Data);

        // The name and place of the program, not those of whoever starts it: pages and assets are found beside it, whatever the
        // current folder is and whichever process (a test, a tool) has loaded it.
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(Program).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.Host.UseDefaultServiceProvider(o => (o.ValidateScopes, o.ValidateOnBuild) = (true, true));
        builder.WebHost.UseUrls(options.Urls);
        builder.WebHost.UseStaticWebAssets();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(options);
        return builder;
    }
}
