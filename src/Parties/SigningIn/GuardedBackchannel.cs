using System.Net;
using System.Net.Sockets;

namespace Noroshi.Parties.SigningIn;

/// <summary>
/// The way from this host to the identity provider. It goes to https addresses outside only, looked up at the moment of connecting, so
/// that no setting, redirection or discovery document can have the host call into its own network. With leave, for a provider that
/// stands inside, it also goes there; plain http only to this very machine.
/// </summary>
internal sealed class GuardedBackchannel(bool allowInside) : DelegatingHandler(new SocketsHttpHandler
{
    AllowAutoRedirect = false,
    UseProxy = false,
    ConnectTimeout = TimeSpan.FromSeconds(10),
    ConnectCallback = (context, cancellation) => ConnectAsync(context.DnsEndPoint, allowInside, cancellation),
})
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        request.RequestUri is { } address && (address.Scheme == Uri.UriSchemeHttps || (allowInside && address.IsLoopback))
            ? base.SendAsync(request, cancellationToken)
            : throw new HttpRequestException("The identity provider must be asked over https.");

    /// <summary>Whether an address lies inside: this machine, a private network, a link, or a shared or special range (RFC 6890).</summary>
    internal static bool IsInside(IPAddress address)
    {
        var ip = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        if (ip.AddressFamily == AddressFamily.InterNetworkV6)
        {
            return IPAddress.IsLoopback(ip) || ip.IsIPv6LinkLocal || ip.IsIPv6SiteLocal || ip.IsIPv6UniqueLocal || ip.IsIPv6Multicast || ip.Equals(IPAddress.IPv6Any) || ip.IsIPv6Teredo
                || (ip.GetAddressBytes() is [0x00, 0x64, 0xff, 0x9b, ..]);
        }

        return ip.GetAddressBytes() is
            [0, ..] or [10, ..] or [127, ..] or [100, >= 64 and <= 127, ..] or [169, 254, ..] or [172, >= 16 and <= 31, ..] or [192, 168, ..] or [192, 0, 0, ..]
            or [198, 18 or 19, ..] or [>= 224, ..];
    }

    private static async ValueTask<Stream> ConnectAsync(DnsEndPoint to, bool allowInside, CancellationToken cancellation)
    {
        var addresses = await Dns.GetHostAddressesAsync(to.Host, cancellation);
        if (addresses.Length == 0 || (!allowInside && addresses.Any(IsInside)))
        {
            throw new HttpRequestException("The identity provider's address lies inside this network. Allow it with NOROSHI_OIDC_ALLOW_INSIDE=true if it truly stands there.");
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, to.Port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
