using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Noroshi.Formats.Webhooks;

namespace Noroshi.Provision.Tests.Calling;

/// <summary>One call as it arrived.</summary>
internal sealed record Arrived(string Path, WebhookHeaders Headers, byte[] Body)
{
    /// <summary>Whether it was signed with a secret, at a time.</summary>
    public WebhookVerdict Verify(string secret, DateTimeOffset now) => WebhookSecret.TryParse(secret, out var read) ? WebhookSignature.Verify(Headers, Body, now, read!) : WebhookVerdict.NotSigned;
}

/// <summary>An organisation's system that is called: it answers as its path says, <c>/200</c>, <c>/500</c>, <c>/302</c>, or not at all, <c>/slow</c>.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    private readonly WebApplication app;

    private Receiver(WebApplication app) => this.app = app;

    /// <summary>All that came.</summary>
    public ConcurrentQueue<Arrived> Calls { get; } = new();

    /// <summary>Where it listens, without a path.</summary>
    public string Address => app.Urls.First();

    /// <summary>Opens one on a free port of this machine.</summary>
    public static async Task<Receiver> OpenAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var receiver = new Receiver(builder.Build());
        receiver.app.Run(receiver.TakeAsync);
        await receiver.app.StartAsync();
        return receiver;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        var path = context.Request.Path.Value!;
        string Header(string name) => context.Request.Headers[name].ToString();
        Calls.Enqueue(new Arrived(path, new(Header(WebhookHeaders.IdName), Header(WebhookHeaders.TimestampName), Header(WebhookHeaders.SignatureName)), body.ToArray()));
        if (path == "/slow")
        {
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return;
        }

        context.Response.StatusCode = int.Parse(path[1..], CultureInfo.InvariantCulture);
        context.Response.Headers.Location = context.Response.StatusCode == 302 ? Address + "/200" : default;
    }
}
