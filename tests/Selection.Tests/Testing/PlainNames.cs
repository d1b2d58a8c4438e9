using System.Text;
using System.Text.RegularExpressions;

namespace Noroshi.Selection.Tests.Testing;

/// <summary>The names in what a packet carries, found slowly: text is cut into lines and words, a message into its vectors, and everything compared as text.</summary>
internal static partial class PlainNames
{
    /// <summary>The name that a content shows, and the page if it asks for one.</summary>
    public static (string? Name, string? Page) Of(byte[] content, bool tcp, bool dns)
    {
        if (!tcp)
        {
            return dns ? (Question(content), null) : (null, null);
        }

        if (content is [0x16, 3, _, _, _, 1, ..])
        {
            return (ServerName(content), null);
        }

        if (Method().IsMatch(Encoding.Latin1.GetString(content)))
        {
            return Request(Encoding.Latin1.GetString(content));
        }

        // RFC 1035, section 4.2.2: as long as its first two octets say.
        return dns && content.Length > 2 ? (Question([.. content.Skip(2).Take((content[0] * 256) + content[1])]), null) : (null, null);
    }

    // RFC 1035, sections 3.1 and 4.1: labels of at most 63 octets, 255 with their lengths, then type and class. A label with a dot in it is no part of any name that somebody looks for.
    private static string? Question(byte[] message)
    {
        if (message.Length < 12 || message[4] + message[5] == 0)
        {
            return null;
        }

        var labels = new List<string>();
        var rest = message[12..];
        while (rest is [> 0 and < 64 and var length, ..] && rest.Length > length)
        {
            labels.Add(Encoding.Latin1.GetString(rest, 1, length));
            rest = rest[(length + 1)..];
        }

        var octets = labels.Sum(l => l.Length + 1) + 1;
        return rest is [0, _, _, _, _, ..] && labels.Count > 0 && octets <= 255 && !labels.Exists(l => l.Contains('.', StringComparison.Ordinal)) ? Plain(string.Join('.', labels), dotted: false) : null;
    }

    // RFC 8446, sections 4.1.2, 4.2 and 5.1; RFC 6066, section 3. What is cut off is read as far as it is there.
    private static string? ServerName(byte[] content)
    {
        var handshake = new List<byte>();
        for (var rest = content; rest is [0x16, 3, _, _, _, ..] && Number(rest, 3) is > 0 and <= 1 << 14; rest = [.. rest.Skip(5 + Number(rest, 3))])
        {
            handshake.AddRange(rest.Skip(5).Take(Number(rest, 3)));
        }

        var message = handshake is [_, var high, var middle, var low, ..] ? handshake.Skip(4).Take((high << 16) | (middle << 8) | low).ToArray() : [];
        var at = 2 + 32;
        foreach (var size in new[] { 1, 2, 1 })
        {
            if (message.Length < at + size)
            {
                return null;
            }

            at += size + (size == 1 ? message[at] : Number(message, at));
        }

        if (message.Length < at + 2)
        {
            return null;
        }

        var extensions = message.Skip(at + 2).Take(Number(message, at)).ToArray();
        while (extensions.Length >= 4 && extensions.Length >= 4 + Number(extensions, 2))
        {
            var value = extensions[4..(4 + Number(extensions, 2))];
            if (Number(extensions, 0) == 0)
            {
                return value.Length > 5 && Number(value, 0) == value.Length - 2 && value[2] == 0 && Number(value, 3) <= value.Length - 5
                    ? Plain(Encoding.Latin1.GetString(value, 5, Number(value, 3)), dotted: true)
                    : null;
            }

            extensions = extensions[(4 + value.Length)..];
        }

        return null;
    }

    // RFC 9112, sections 3 and 5; RFC 9110, section 7.2. Only whole lines count.
    private static (string? Name, string? Page) Request(string text)
    {
        var lines = text[..Math.Min(text.Length, 16_384)].Split("\r\n")[..^1];
        if (lines.Length == 0 || FirstLine().Match(lines[0]) is not { Success: true } first)
        {
            return (null, null);
        }

        var (target, host) = (first.Groups[1].Value, "");
        if (Absolute().Match(target) is { Success: true } absolute)
        {
            (host, target) = (Host(absolute.Groups[1].Value), absolute.Groups[2].Value is ['/', ..] and var path ? path : "/");
        }
        else if (lines[0].StartsWith("CONNECT ", StringComparison.Ordinal))
        {
            host = Host(target);
        }

        foreach (var line in lines.Skip(1).TakeWhile(l => l.Length > 0))
        {
            host = host.Length == 0 && line.StartsWith("host:", StringComparison.OrdinalIgnoreCase) ? Host(line[5..].Trim(' ', '\t')) : host;
        }

        var name = Plain(host, dotted: true);
        return (name, name is not null && target is ['/', ..] && target.Length <= 8_192 ? name + target : null);
    }

    private static string Host(string authority) => Port().Replace(authority.Split('@')[^1], "");

    private static string? Plain(string name, bool dotted)
    {
        name = dotted && name.EndsWith('.') ? name[..^1] : name;
        return name.Length is > 0 and <= 255 && name.All(char.IsAscii) ? name.ToLowerInvariant() : null;
    }

    private static int Number(byte[] octets, int at) => (octets[at] * 256) + octets[at + 1];

    [GeneratedRegex(@"\A(?:GET|POST|HEAD|PUT|DELETE|OPTIONS|CONNECT|PATCH|TRACE) ", RegexOptions.CultureInvariant)]
    private static partial Regex Method();

    [GeneratedRegex(@"\A[A-Z]+ (.+) HTTP/1\.[^ ]*\z", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex FirstLine();

    // RFC 3986, section 3: a scheme, and an authority that ends before a path, a query or a fragment.
    [GeneratedRegex(@"\A[A-Za-z][A-Za-z0-9+.-]{0,6}://([^/?#]*)(.*)\z", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Absolute();

    [GeneratedRegex(@"(?<=.):[0-9]*\z", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Port();
}
