using System.Globalization;
using System.Text;

namespace Noroshi.Formats.Stix;

/// <summary>
/// URLs in their normal form (RFC 3986): scheme and host in lower case, no default port, what may not stand is percent-encoded.
/// Path and query are otherwise left as they are, dot segments too: that is what stands in a log.
/// </summary>
internal static class UrlForm
{
    public static string Read(string text)
    {
        var start = text.IndexOf("://", StringComparison.Ordinal);
        var scheme = text[..start].ToLowerInvariant();
        if (scheme is not ("http" or "https" or "ftp"))
        {
            throw new ObservableFault("scheme", "http、https、ftp のURLだけを受け付けます。先頭を確かめてください。", "Only http, https and ftp URLs are taken. Check the beginning.");
        }

        var rest = text[(start + 3)..];
        if (rest.Any(char.IsWhiteSpace))
        {
            throw new ObservableFault("several", "空白が含まれています。URLは1件ずつ入力し、URLの中の空白は %20 と書いてください。", "There is white space in it. Write one URL at a time, and %20 for a space within one.");
        }

        var end = rest.AsSpan().IndexOfAny('/', '?', '#') is var found and >= 0 ? found : rest.Length;
        var (authority, tail) = (rest[..end], rest[end..]);
        var at = authority.LastIndexOf('@');
        var user = at < 0 ? "" : Encoded(authority[..at], "@/?#[]") + "@";
        var url = $"{scheme}://{user}{HostAndPort(authority[(at + 1)..], scheme)}{(tail is ['/', ..] ? "" : "/")}{Encoded(tail, "[]")}";
        return url.Length <= Observable.Longest * 3 ? url : throw new ObservableFault("too-long", "URLが長すぎます。", "The URL is too long.");
    }

    private static string HostAndPort(string text, string scheme)
    {
        var close = text is ['[', ..] ? text.IndexOf(']', StringComparison.Ordinal) : -1;
        var colon = text.IndexOf(':', close + 1);
        var host = colon < 0 ? text : text[..colon];
        if (text is ['[', ..])
        {
            if (close < 0 || close != host.Length - 1 || AddressForm.Version6(host[1..close]) is not { } address)
            {
                throw new ObservableFault("ipv6", "URLの［ ］の中のIPv6アドレスを確かめてください。", "Check the IPv6 address in the brackets of the URL.");
            }

            host = $"[{AddressForm.Shown(address)}]";
        }
        else
        {
            host = AddressForm.Version4(host)?.ToString() ?? HostForm.Domain(host);
        }

        return colon < 0 ? host : host + Port(text[(colon + 1)..], scheme);
    }

    private static string Port(string text, string scheme)
    {
        if (text.Length == 0)
        {
            return "";
        }

        if (text.Length > 5 || !text.All(char.IsAsciiDigit) || int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture) is var port && port is 0 or > 65_535)
        {
            throw new ObservableFault("port", "ポート番号は1から65535までの数字で入力してください。", "A port is a number from 1 to 65535.");
        }

        return (scheme, port) is ("http", 80) or ("https", 443) or ("ftp", 21) ? "" : string.Create(CultureInfo.InvariantCulture, $":{port}");
    }

    private static string Encoded(string text, string never)
    {
        var encoded = new StringBuilder(text.Length);
        Span<byte> bytes = stackalloc byte[4];
        var fragment = false;
        for (var at = 0; at < text.Length; at++)
        {
            var c = text[at];

            // A second number sign may not stand in a fragment.
            var stands = char.IsAscii(c) && (char.IsAsciiLetterOrDigit(c) || "-._~:/?#[]@!$&'()*+,;=".Contains(c, StringComparison.Ordinal)) && !never.Contains(c, StringComparison.Ordinal) && !(fragment && c == '#');
            if (stands || (c == '%' && at + 2 < text.Length && char.IsAsciiHexDigit(text[at + 1]) && char.IsAsciiHexDigit(text[at + 2])))
            {
                fragment |= c == '#';
                encoded.Append(c);
                continue;
            }

            var rune = Rune.GetRuneAt(text, at);
            at += rune.Utf16SequenceLength - 1;
            foreach (var b in bytes[..rune.EncodeToUtf8(bytes)])
            {
                encoded.Append(CultureInfo.InvariantCulture, $"%{b:X2}");
            }
        }

        return encoded.ToString();
    }
}
