using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace Noroshi.Bench.Providing;

/// <summary>A receiver of webhooks that takes everything and counts what came under which identifier.</summary>
internal sealed class CountingReceiver : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentDictionary<string, int> came = new(StringComparer.Ordinal);
    private int all;

    private CountingReceiver(WebApplication app) => this.app = app;

    public Uri Address => new(app.Urls.First() + "/");

    /// <summary>How many calls came.</summary>
    public int All => Volatile.Read(ref all);

    /// <summary>How many of them were different.</summary>
    public int Different => came.Count;

    public static async Task<CountingReceiver> OpenAsync(CancellationToken stop)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var receiver = new CountingReceiver(builder.Build());
        receiver.app.Run(async context =>
        {
            await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
            receiver.came.AddOrUpdate(context.Request.Headers["webhook-id"].ToString(), 1, (_, before) => before + 1);
            Interlocked.Increment(ref receiver.all);
            context.Response.StatusCode = 204;
        });
        await receiver.app.StartAsync(stop);
        return receiver;
    }

    public void Forget()
    {
        came.Clear();
        Volatile.Write(ref all, 0);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
