using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace Noroshi.Host.Tests.Watching;

/// <summary>Takes what a host sends by OTLP over HTTP, and keeps the bytes.</summary>
internal sealed class Collector : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentQueue<(string Path, string Text)> taken = new();

    private Collector(WebApplication app) => this.app = app;

    public string Address => app.Urls.First();

    /// <summary>Everything that came for <c>/v1/traces</c> or <c>/v1/metrics</c>, read as text: protobuf keeps strings as they are.</summary>
    public string Text(string path) => string.Join('\n', taken.Where(t => t.Path == path).Select(t => t.Text));

    public static async Task<Collector> OpenAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var collector = new Collector(builder.Build());
        collector.app.Run(async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            collector.taken.Enqueue((context.Request.Path.Value!, Encoding.UTF8.GetString(body.ToArray())));
        });
        await collector.app.StartAsync();
        return collector;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
