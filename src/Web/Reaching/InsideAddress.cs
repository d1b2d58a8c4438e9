using System.Net;
using System.Net.Sockets;

namespace Noroshi.Web.Reaching;

/// <summary>Tells addresses inside from addresses outside.</summary>
public static class InsideAddress
{
    /// <summary>
    /// Whether an address lies inside: this machine, a private network, a link, a shared or special range (RFC 6890). Of IPv6 only global
    /// unicast is outside, and of that nothing which may carry an IPv4 address to elsewhere: IPv4-mapped is judged as IPv4; NAT64, 6to4 and
    /// Teredo are inside, whatever they carry. Ranges for documentation lead nowhere and are left alone.
    /// </summary>
    public static bool Is(IPAddress address)
    {
        var ip = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        var bytes = ip.GetAddressBytes();
        return ip.AddressFamily is AddressFamily.InterNetworkV6
            ? bytes is not [>= 0x20 and <= 0x3F, ..] // 2000::/3, global unicast
                or [0x20, 0x01, 0x00 or 0x01, ..] // 2001::/23, protocols: Teredo, benchmarks, ORCHID
                or [0x20, 0x02, ..] // 2002::/16, 6to4
            : bytes is
                [0, ..] or [10, ..] or [127, ..] or [100, >= 64 and <= 127, ..] or [169, 254, ..] or [172, >= 16 and <= 31, ..] or [192, 168, ..] or [192, 0, 0, ..]
                or [192, 88, 99, ..] or [198, 18 or 19, ..] or [>= 224, ..];
    }
}
