using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Noroshi.Formats.Stix;

/// <summary>IP addresses and blocks in their normal form (IPv6 as RFC 5952 writes it).</summary>
internal static class AddressForm
{
    /// <summary>The address or block, or null if the text is none and does not look like one.</summary>
    public static Observable? Read(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        var (host, length) = slash < 0 ? (text, null) : (text[..slash], text[(slash + 1)..]);
        if (host is ['[', .., ']'])
        {
            host = host[1..^1];
        }

        var (type, address) = host.Contains(':', StringComparison.Ordinal) ? (ObservableType.Ipv6Address, Version6(host)) : (ObservableType.Ipv4Address, Version4(host));
        return address is null ? null : new(type, length is null ? Shown(address) : Block(address, length));
    }

    /// <summary>Four decimal numbers, or null if the text is not made of four numbers.</summary>
    public static IPAddress? Version4(string text)
    {
        if (text.Length > 40 || text.Count(c => c == '.') != 3 || !text.All(c => char.IsAsciiDigit(c) || c == '.'))
        {
            return null;
        }

        var parts = text.Split('.');
        if (!parts.All(p => p.Length is > 0 and <= 3 && (p.Length == 1 || p[0] != '0') && int.Parse(p, NumberStyles.None, CultureInfo.InvariantCulture) <= 255))
        {
            throw new ObservableFault("ipv4", "IPv4アドレスの各数字は0から255までで、先頭に0を付けずに入力してください。", "Each number of an IPv4 address goes from 0 to 255 and has no zero in front.");
        }

        return new IPAddress([.. parts.Select(p => byte.Parse(p, NumberStyles.None, CultureInfo.InvariantCulture))]);
    }

    /// <summary>An IPv6 address without a zone, or null.</summary>
    public static IPAddress? Version6(string text) =>
        text.Length <= 45 && text.Count(c => c == ':') >= 2 && text.All(c => char.IsAsciiHexDigit(c) || c is ':' or '.') && IPAddress.TryParse(text, out var address) && address.AddressFamily is AddressFamily.InterNetworkV6
            ? address
            : null;

    /// <summary>The normal form.</summary>
    public static string Shown(IPAddress address)
    {
        if (address.AddressFamily is AddressFamily.InterNetwork)
        {
            return address.ToString();
        }

        var bytes = address.GetAddressBytes();
        if (address.IsIPv4MappedToIPv6)
        {
            return "::ffff:" + address.MapToIPv4();
        }

        var groups = Enumerable.Range(0, 8).Select(i => (bytes[2 * i] << 8) | bytes[(2 * i) + 1]).ToArray();
        var (start, run) = LongestZeros(groups);
        var text = new StringBuilder();
        for (var i = 0; i < 8; i++)
        {
            if (run > 1 && i == start)
            {
                text.Append("::");
                i += run - 1;
                continue;
            }

            text.Append(text.Length > 0 && text[^1] != ':' ? ":" : "").Append(groups[i].ToString("x", CultureInfo.InvariantCulture));
        }

        return text.ToString();
    }

    private static (int Start, int Run) LongestZeros(int[] groups)
    {
        var (start, longest) = (0, 0);
        for (var i = 0; i < groups.Length; i++)
        {
            var run = groups.Skip(i).TakeWhile(g => g == 0).Count();
            if (run > longest)
            {
                (start, longest) = (i, run);
            }
        }

        return (start, longest);
    }

    private static string Block(IPAddress address, string length)
    {
        var bytes = address.GetAddressBytes();
        if (length.Length is 0 or > 3 || !length.All(char.IsAsciiDigit) || int.Parse(length, NumberStyles.None, CultureInfo.InvariantCulture) is var bits && bits > bytes.Length * 8)
        {
            throw new ObservableFault("prefix-length", $"「/」の後には0から{bytes.Length * 8}までのプレフィックス長を入力してください。URLであれば先頭に http:// などを付けてください。", $"After the slash comes a prefix length from 0 to {bytes.Length * 8}. If this is a URL, put http:// or https:// in front.");
        }

        if (bits == bytes.Length * 8)
        {
            return Shown(address);
        }

        var network = new IPAddress([.. bytes.Select((b, i) => (byte)(b & (0xFF00 >> Math.Clamp(bits - (8 * i), 0, 8))))]);
        if (!network.Equals(address))
        {
            throw new ObservableFault("prefix-host", $"ネットワークの先頭のアドレスではありません。{Shown(network)}/{bits} としてください。1つのアドレスであれば「/{bits}」を消してください。", $"This is not the first address of the network. Write {Shown(network)}/{bits}, or take /{bits} away if one address is meant.");
        }

        return $"{Shown(network)}/{bits}";
    }
}
