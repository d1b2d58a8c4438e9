using System.Net;
using Noroshi.TransparencyLog.Notes;
using Noroshi.TransparencyLog.Reading;
using Xunit;

namespace Noroshi.Testing;

/// <summary>The transparency log as an outsider reads it over HTTP, knowing an address and nothing else.</summary>
public sealed class OutsideLog(Uri address) : ILogSource
{
    /// <inheritdoc/>
    public async ValueTask<byte[]?> ReadAsync(string path, CancellationToken cancellation)
    {
        using var client = new HttpClient(new SocketsHttpHandler()) { BaseAddress = address };
        using var answer = await client.GetAsync(new Uri($"/log/{path}", UriKind.Relative), cancellation);
        return answer.StatusCode is HttpStatusCode.NotFound ? null : await answer.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync(cancellation);
    }

    /// <summary>The key, and the checkpoint, whose signature holds.</summary>
    public async Task<(VerifierKey Key, Checkpoint Checkpoint)> LearnAsync()
    {
        Assert.True(VerifierKey.TryParse(System.Text.Encoding.UTF8.GetString((await ReadAsync("key", default))!), out var key));
        return (key, Assert.IsType<CheckedNote.Right>(new NotePolicy([key], [], 0).Check(await ReadAsync(LogPaths.Checkpoint, default))).Checkpoint);
    }

    /// <summary>Reads the whole log and computes it again.</summary>
    /// <param name="earlier">What was seen of it earlier.</param>
    public async Task<LogAuditResult> AuditAsync(params Checkpoint[] earlier) => await new LogAudit(this, (await LearnAsync()).Checkpoint) { Earlier = earlier }.RunAsync(default);
}
