using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Noroshi.TransparencyLog.Notes;
using Noroshi.TransparencyLog.Witnessing;
using Noroshi.TransparencyLog.Writing;

namespace Noroshi.Cli.Witnessing;

/// <summary>The doors of a witness (C2SP tlog-witness): add-checkpoint, and a page that tells whoever looks what was seen and what was refused.</summary>
internal static class WitnessHost
{
    private const string Text = "text/plain; charset=utf-8";
    private const int MostKept = 1_000;

    public static async Task RunAsync(DiskFolder folder, SigningKey key, IReadOnlyList<VerifierKey> logs, string urls, Terminal terminal, CancellationToken cancellation)
    {
        var refused = new ConcurrentQueue<WitnessRefusal>();
        using var witness = new Witness(folder, key, logs, TimeProvider.System)
        {
            Refused = refusal =>
            {
                refused.Enqueue(refusal);
                terminal.Say($"拒否: {refusal.Origin}: {refusal.Why}", $"Refused: {refusal.Origin}: {refusal.Why}");
                if (refused.Count <= MostKept)
                {
                    // The log's own signature under what it should not have signed: whoever examines it needs no more.
                    folder.PutForGood(string.Create(CultureInfo.InvariantCulture, $"refused/{refusal.At.UtcDateTime:yyyyMMdd'T'HHmmss'.'fffffff'Z'}"), [.. Encoding.UTF8.GetBytes(refusal.Why + "\n\n"), .. refusal.Request]);
                }
            },
        };

        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(urls).ConfigureKestrel(o =>
        {
            o.AddServerHeader = false;
            o.Limits.MaxRequestBodySize = AddCheckpoint.Longest;
        });
        await using var app = builder.Build();
        app.MapPost("/add-checkpoint", context => AddAsync(context, witness));
        app.MapGet("/", context => ShowAsync(context, witness, key, logs, refused));
        await app.StartAsync(cancellation);
        terminal.Say($"立会人 {key.Verifier.Name}: {string.Join(' ', app.Urls)}", $"Witness {key.Verifier.Name}: {string.Join(' ', app.Urls)}");
        await app.WaitForShutdownAsync(cancellation);
    }

    private static async Task AddAsync(HttpContext context, Witness witness)
    {
        using var body = new MemoryStream();
        try
        {
            await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        }
        catch (BadHttpRequestException fault)
        {
            context.Response.StatusCode = fault.StatusCode;
            return;
        }

        WitnessAnswer answer;
        try
        {
            answer = await witness.AddAsync(body.ToArray(), context.RequestAborted);
        }
        catch (Exception fault) when (fault is LogStoppedException or IOException)
        {
            answer = new(500, fault.Message + "\n");
        }

        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = answer.MediaType;
        await context.Response.WriteAsync(answer.Body, context.RequestAborted);
    }

    private static async Task ShowAsync(HttpContext context, Witness witness, SigningKey key, IReadOnlyList<VerifierKey> logs, ConcurrentQueue<WitnessRefusal> refused)
    {
        var text = new StringBuilder(key.Verifier.ToString()).Append('\n');
        foreach (var log in logs)
        {
            text.Append('\n').Append(await witness.SeenAsync(log.Name, context.RequestAborted) is { } seen ? Encoding.UTF8.GetString(seen) : $"{log.Name}\n(nothing seen yet)\n");
        }

        foreach (var refusal in refused.TakeLast(10))
        {
            text.Append(CultureInfo.InvariantCulture, $"\nrefused {refusal.At.UtcDateTime:yyyy-MM-dd HH:mm:ss}Z {refusal.Origin}: {refusal.Why}\n");
        }

        context.Response.ContentType = Text;
        await context.Response.WriteAsync(text.ToString(), context.RequestAborted);
    }
}
