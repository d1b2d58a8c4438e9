using System.Net;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Noroshi.Host.Watching;

/// <summary>How much and how long a request may be, under which name it may come, and whom we believe about where it came from.</summary>
internal static class Limits
{
    private const long MostBytes = 32L * 1024 * 1024;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    public static void AddLimits(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MostBytes;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
            kestrel.Limits.MinRequestBodyDataRate = new MinDataRate(bytesPerSecond: 1_000, gracePeriod: TimeSpan.FromSeconds(10));
        });
        builder.Services.AddRequestTimeouts(o => o.DefaultPolicy = new RequestTimeoutPolicy { Timeout = Longest, TimeoutStatusCode = StatusCodes.Status503ServiceUnavailable });
        builder.Services.Configure<HostOptions>(o => o.ShutdownTimeout = TimeSpan.FromSeconds(30));
    }

    /// <summary>First of all: whose word we take, and whether the request means us.</summary>
    public static void UseLimits(this WebApplication app, ServeOptions options)
    {
        if (options.TrustedProxies.Count > 0)
        {
            var forwarded = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto, ForwardLimit = options.TrustedProxies.Count };
            forwarded.KnownIPNetworks.Clear();
            forwarded.KnownProxies.Clear();
            foreach (var network in options.TrustedProxies)
            {
                forwarded.KnownIPNetworks.Add(network);
            }

            app.UseForwardedHeaders(forwarded);
        }

        app.Use(async (context, next) =>
        {
            if (IsOurs(context.Request, options))
            {
                await next(context);
                return;
            }

            context.Response.StatusCode = StatusCodes.Status421MisdirectedRequest;
            await context.Response.WriteAsync($"This is {options.PublicUrl.GetLeftPart(UriPartial.Authority)}.", context.RequestAborted);
        });
    }

    // A page under a stranger's name could be made to send its links and cookies there. Machines may call by address.
    private static bool IsOurs(HttpRequest request, ServeOptions options) =>
        IsForMachines(request.Path)
        || request.Host.Host.Equals(options.PublicUrl.Host, StringComparison.OrdinalIgnoreCase)
        || (options.PublicUrl.IsLoopback && (request.Host.Host == "localhost" || (IPAddress.TryParse(request.Host.Host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address))));

    private static bool IsForMachines(PathString path) =>
        path.StartsWithSegments("/api") || path.StartsWithSegments("/openapi") || path.StartsWithSegments("/log") || path == "/healthz" || path == "/readyz";
}
