using System.Buffers;
using System.Text;

namespace Noroshi.Selection.Evidence;

/// <summary>The head of an HTTP/1 request (RFC 9112): host and target.</summary>
internal ref struct HttpRequest
{
    /// <summary>The host without its port; empty if there is none.</summary>
    public ReadOnlySpan<byte> Host;

    /// <summary>The path with its query; empty for a request of a proxy's tunnel.</summary>
    public ReadOnlySpan<byte> Target;

    /// <summary>Whether the head goes on behind what is there.</summary>
    public bool GoesOn;

    private const int LongestHead = 16 << 10, Shortest = 14;
    private static readonly byte[][] Methods = [.. ((string[])["GET ", "POST ", "HEAD ", "PUT ", "DELETE ", "OPTIONS ", "CONNECT ", "PATCH ", "TRACE "]).Select(Encoding.ASCII.GetBytes)];
    private static readonly SearchValues<byte> Scheme = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+.-"u8);

    /// <summary>Whether a content too short to say may be the beginning of a request.</summary>
    public static bool MayBegin(ReadOnlySpan<byte> content) => content.Length is > 0 and < Shortest && IsMethod(content);

    /// <summary>Whether a content begins like a request. The first octet decides, so that this costs nothing for what is none.</summary>
    public static bool Begins(ReadOnlySpan<byte> content) => content.Length >= Shortest && IsMethod(content);

    // Whether a content begins with a method, or is the beginning of one.
    private static bool IsMethod(ReadOnlySpan<byte> content)
    {
        foreach (var method in Methods)
        {
            var common = Math.Min(method.Length, content.Length);
            if (content[0] == method[0] && content[..common].SequenceEqual(method.AsSpan(0, common)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Reads a head.</summary>
    public static bool TryRead(ReadOnlySpan<byte> content, out HttpRequest request)
    {
        request = default;
        var space = content[..Math.Min(content.Length, 9)].IndexOf((byte)' ');
        if (space < 3)
        {
            return false;
        }

        var head = content[..Math.Min(content.Length, LongestHead)];
        var line = head.IndexOf("\r\n"u8);
        var first = line < 0 ? head : head[..line];
        var target = first[(space + 1)..];
        var end = target.LastIndexOf((byte)' ');
        if (line >= 0 && (end <= 0 || !target[(end + 1)..].StartsWith("HTTP/1."u8)))
        {
            return false;
        }

        if (line < 0)
        {
            request.GoesOn = content.Length < LongestHead;
            return request.GoesOn;
        }

        target = target[..end];
        if (BehindScheme(target) is { IsEmpty: false } authority)
        {
            // It ends before a path, a query or a fragment (RFC 3986, section 3.2); without a path it is the root that is asked for.
            var path = authority.IndexOfAny("/?#"u8);
            target = path >= 0 && authority[path] == '/' ? authority[path..] : "/"u8;
            request.Host = WithoutPort(path < 0 ? authority : authority[..path]);
        }
        else if (first.StartsWith("CONNECT "u8))
        {
            // Which names the host itself (RFC 9112, section 3.2.3).
            request.Host = WithoutPort(target);
        }

        request.Target = target is [(byte)'/', ..] ? target : default;
        for (var rest = head[(line + 2)..]; ;)
        {
            var length = rest.IndexOf("\r\n"u8);
            if (length < 0)
            {
                request.GoesOn = content.Length < LongestHead && request.Host.IsEmpty;
                return true;
            }

            if (length == 0)
            {
                return true;
            }

            var field = rest[..length];
            if (request.Host.IsEmpty && field.Length > 5 && field[4] == ':' && (field[0] | 0x20) == 'h' && (field[1] | 0x20) == 'o' && (field[2] | 0x20) == 's' && (field[3] | 0x20) == 't')
            {
                request.Host = WithoutPort(field[5..].Trim(" \t"u8));
            }

            rest = rest[(length + 2)..];
        }
    }

    // What stands behind the scheme of a whole address (RFC 9112, section 3.2.2); nothing for a path, though an address may stand in it.
    private static ReadOnlySpan<byte> BehindScheme(ReadOnlySpan<byte> target) =>
        target is [(>= (byte)'A' and <= (byte)'Z') or (>= (byte)'a' and <= (byte)'z'), ..] && target.IndexOf("://"u8) is > 0 and < 8 and var scheme && !target[..scheme].ContainsAnyExcept(Scheme)
            ? target[(scheme + 3)..]
            : default;

    private static ReadOnlySpan<byte> WithoutPort(ReadOnlySpan<byte> authority)
    {
        authority = authority[(authority.LastIndexOf((byte)'@') + 1)..];
        var colon = authority.LastIndexOf((byte)':');
        return colon > 0 && !authority[(colon + 1)..].ContainsAnyExceptInRange((byte)'0', (byte)'9') ? authority[..colon] : authority;
    }
}
