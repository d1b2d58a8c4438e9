using System.Net;
using System.Net.Sockets;

namespace Noroshi.Web.Reaching;

/// <summary>
/// The way from this host to an address that somebody else named. It goes to https addresses outside only, looked up at the moment of
/// connecting, so that no setting, redirection or change of a name can have the host call into its own network. With leave it also goes
/// inside; plain http only to this very machine. It follows no redirection, keeps no cookie, and says nothing of our traces.
/// </summary>
/// <param name="allowInside">Leave to go inside.</param>
/// <param name="leave">How leave is given, for whoever reads the refusal.</param>
public sealed class GuardedWay(bool allowInside, string leave = "") : DelegatingHandler(new SocketsHttpHandler
{
    AllowAutoRedirect = false,
    UseProxy = false,
    UseCookies = false,
    ActivityHeadersPropagator = null,
    MaxResponseHeadersLength = 32,
    ConnectTimeout = TimeSpan.FromSeconds(10),

    // A name that moves inside is noticed within a minute: what is connected was checked when it was connected.
    PooledConnectionLifetime = TimeSpan.FromMinutes(1),
    ConnectCallback = (context, cancellation) => ConnectAsync(context, allowInside, leave, cancellation),
})
{
    /// <inheritdoc/>
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        request.RequestUri is { } address && (address.Scheme == Uri.UriSchemeHttps || (allowInside && IsPlainHere(address)))
            ? base.SendAsync(request, cancellationToken)
            : throw new WayRefusedException("It must be asked over https.");

    private static bool IsPlainHere(Uri address) => address.Scheme == Uri.UriSchemeHttp && address.IsLoopback;

    private static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, bool allowInside, string leave, CancellationToken cancellation)
    {
        var addresses = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, cancellation);
        if (addresses.Length == 0 || (!allowInside && addresses.Any(InsideAddress.Is)))
        {
            throw new WayRefusedException($"The address lies inside this network. {leave}".TrimEnd());
        }

        // A name such as localhost can be given any address; what goes in the clear stays on this machine.
        if (context.InitialRequestMessage.RequestUri?.Scheme == Uri.UriSchemeHttp && !addresses.All(IPAddress.IsLoopback))
        {
            throw new WayRefusedException("It must be asked over https.");
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, context.DnsEndPoint.Port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

/// <summary>An address to which this host does not go.</summary>
/// <param name="message">Why.</param>
public sealed class WayRefusedException(string message) : HttpRequestException(message);
