using System.Diagnostics;
using Microsoft.Extensions.Logging.Console;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Noroshi.Host.Watching;

/// <summary>Logs as JSON lines on standard error; traces and metrics by OTLP where OTEL_EXPORTER_OTLP_ENDPOINT says so. None of them holds personal data or anything of a report.</summary>
internal static class Telemetry
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        builder.Logging.ClearProviders();
        builder.Logging.AddConsole(o => (o.FormatterName, o.LogToStandardErrorThreshold) = (QuietJson.FormatterName, LogLevel.Trace));
        builder.Services.AddSingleton<ConsoleFormatter, QuietJson>();

        if (builder.Configuration[Endpoint] is not { Length: > 0 })
        {
            return;
        }

        builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("noroshi", serviceVersion: typeof(Telemetry).Assembly.GetName().Version?.ToString(3)))
            .WithTracing(traces => traces
                .AddAspNetCoreInstrumentation(o =>
                {
                    o.Filter = context => context.Request.Path.Value is not ("/healthz" or "/readyz");
                    o.RecordException = false;
                    o.EnrichWithHttpResponse = (activity, response) => Scrub(activity, response.HttpContext);
                    o.EnrichWithException = (activity, thrown) => activity.SetStatus(ActivityStatusCode.Error, thrown.GetType().Name);
                })
                .AddOtlpExporter())
            .WithMetrics(metrics => metrics
                .AddMeter("Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.RateLimiting", "System.Runtime")
                .AddMeter("Noroshi.Store", "Noroshi.Parties", "Noroshi.IncidentReports")
                .AddOtlpExporter());
    }

    // A path may hold a one-time link, a query what somebody looked for, a user agent a person's device: what stays is the route.
    private static void Scrub(Activity activity, HttpContext context)
    {
        activity.SetTag("url.path", (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "");
        foreach (var tag in new[] { "url.query", "user_agent.original", "client.address", "network.peer.address" })
        {
            activity.SetTag(tag, null);
        }
    }
}
