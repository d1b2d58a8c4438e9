using System.Net;
using Noroshi.TransparencyLog.Reading;

namespace Noroshi.Cli.VerifyingLogs;

/// <summary>A log behind an address, read as C2SP tlog-tiles lays it out.</summary>
internal sealed class LogAddress(Uri address) : ILogSource, IDisposable
{
    // 256 entries of the longest length with their prefixes.
    private const int Longest = 256 * (65_535 + 2);

    private readonly Uri prefix = new(address.AbsoluteUri.TrimEnd('/') + "/");
    private readonly HttpClient client = new(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.All, AllowAutoRedirect = false }) { Timeout = TimeSpan.FromSeconds(30), MaxResponseContentBufferSize = Longest };

    public async ValueTask<byte[]?> ReadAsync(string path, CancellationToken cancellation)
    {
        using var answer = await client.GetAsync(new Uri(prefix, path), cancellation);
        if (answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Gone)
        {
            return null;
        }

        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadAsByteArrayAsync(cancellation);
    }

    public void Dispose() => client.Dispose();
}
