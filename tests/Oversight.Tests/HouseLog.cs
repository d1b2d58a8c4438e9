using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Noroshi.Kernel;
using Noroshi.Oversight.Sequencing;
using Noroshi.Testing;
using Noroshi.TransparencyLog.Notes;
using Noroshi.TransparencyLog.Reading;
using Xunit;

namespace Noroshi.Oversight.Tests;

/// <summary>The log of a house, as the sequencer drives it and as anybody reads it from outside.</summary>
internal static class HouseLog
{
    /// <summary>Gives every act that waits its place.</summary>
    public static async Task<int> SequenceAsync(this House house)
    {
        var placed = 0;
        for (var round = 0; round < 2; round++)
        {
            while (await house.InsideAsync(Actor.System, s => s.GetRequiredService<SequenceActs>().NextAsync(default)) is > 0 and var count)
            {
                placed += count;
            }
        }

        return placed;
    }

    /// <summary>What an outsider learns: the key and the checkpoint, whose signature holds.</summary>
    public static async Task<(VerifierKey Key, Checkpoint Checkpoint)> FromOutsideAsync(this House house)
    {
        var log = new FromOutside(house);
        Assert.True(VerifierKey.TryParse(System.Text.Encoding.UTF8.GetString((await log.ReadAsync("key", default))!), out var key));
        var right = Assert.IsType<CheckedNote.Right>(new NotePolicy([key], [], 0).Check(await log.ReadAsync("checkpoint", default)));
        return (key, right.Checkpoint);
    }

    /// <summary>Reads the whole log over HTTP and computes it again.</summary>
    public static async Task<LogAuditResult> AuditAsync(this House house, params Checkpoint[] earlier) =>
        await new LogAudit(new FromOutside(house), (await house.FromOutsideAsync()).Checkpoint) { Earlier = earlier }.RunAsync(default);

    internal sealed class FromOutside(House house) : ILogSource
    {
        public async ValueTask<byte[]?> ReadAsync(string path, CancellationToken cancellation)
        {
            using var client = new HttpClient(new SocketsHttpHandler()) { BaseAddress = house.Address };
            using var answer = await client.GetAsync(new Uri($"log/{path}", UriKind.Relative), cancellation);
            return answer.StatusCode is HttpStatusCode.NotFound ? null : await answer.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync(cancellation);
        }
    }
}
