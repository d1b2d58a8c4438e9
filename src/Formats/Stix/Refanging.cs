using System.Text;

namespace Noroshi.Formats.Stix;

/// <summary>Takes out what analysts put into an address so that nobody clicks on it, and puts it in.</summary>
internal static class Refanging
{
    private const int LongestMark = 8;

    /// <summary>Full-width signs to their usual forms, marks of defanging to what they stand for. One pass: it looks at most a few characters ahead.</summary>
    public static string Refang(string written)
    {
        var text = Unwrapped(Narrow(written).Trim());
        var plain = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] is '[' or '(' or '{' && Mark(text, at) is var (stands, end))
            {
                plain.Append(stands);
                at = end;
            }
            else if (text[at] == '\\' && at + 1 < text.Length && text[at + 1] == '.')
            {
                plain.Append('.');
                at++;
            }
            else
            {
                plain.Append(text[at]);
            }
        }

        return Scheme(plain.ToString());
    }

    public static string Defang(ObservableType type, string value) => type switch
    {
        ObservableType.Md5 or ObservableType.Sha1 or ObservableType.Sha256 => value,
        ObservableType.Ipv6Address => value.Replace(":", "[:]", StringComparison.Ordinal).Replace(".", "[.]", StringComparison.Ordinal),
        ObservableType.Url => Url(value),
        ObservableType.EmailAddress => value.Replace("@", "[@]", StringComparison.Ordinal).Replace(".", "[.]", StringComparison.Ordinal),
        _ => value.Replace(".", "[.]", StringComparison.Ordinal),
    };

    private static string Url(string value)
    {
        var start = value.IndexOf("://", StringComparison.Ordinal) + 3;
        var end = value.AsSpan(start).IndexOfAny('/', '?', '#') is var found and >= 0 ? start + found : value.Length;
        var scheme = value[..start] switch { "http://" => "hxxp://", "https://" => "hxxps://", _ => "fxp://" };
        return scheme + value[start..end].Replace(".", "[.]", StringComparison.Ordinal) + value[end..];
    }

    private static string Narrow(string written)
    {
        var narrow = new StringBuilder(written.Length);
        foreach (var c in written)
        {
            narrow.Append(c switch
            {
                >= '\uFF01' and <= '\uFF5E' => (char)(c - 0xFEE0),
                '\u3000' or '\u00A0' => ' ',
                '\u3002' or '\uFF61' => '.',
                _ => c,
            });
        }

        return narrow.ToString();
    }

    private static string Unwrapped(string text) => text is [('<' or '"' or '\'' or '`' or '「' or '“' or '‘') and var open, .., var close]
        && close == open switch { '<' => '>', '「' => '」', '“' => '”', '‘' => '’', _ => open } ? text[1..^1].Trim() : text;

    // [.] (.) [dot] ( dot ) [:] [://] [/] [at] (@)
    private static (string Stands, int End)? Mark(string text, int at)
    {
        var close = text[at] switch { '[' => ']', '(' => ')', _ => '}' };
        var length = text.AsSpan(at + 1, Math.Min(LongestMark, text.Length - at - 1)).IndexOf(close);
        if (length < 1)
        {
            return null;
        }

        var stands = text.Substring(at + 1, length).Trim().ToUpperInvariant() switch
        {
            "." or "DOT" or "," => ".",
            "@" or "AT" => "@",
            ":" => ":",
            "://" => "://",
            "//" => "//",
            "/" => "/",
            _ => null,
        };
        return stands is null ? null : (stands, at + 1 + length);
    }

    private static string Scheme(string text)
    {
        var colon = text.AsSpan(0, Math.Min(LongestMark, text.Length)).IndexOf(':');
        if (colon < 0)
        {
            return text;
        }

        var scheme = text[..colon].TrimEnd().ToUpperInvariant() switch
        {
            "HXXP" or "HTXP" or "HXTP" or "H**P" or "H__P" or "HTTP" => "http",
            "HXXPS" or "HTXPS" or "HXTPS" or "H**PS" or "H__PS" or "HTTPS" => "https",
            "FXP" or "F*P" or "FTP" => "ftp",
            _ => null,
        };
        return scheme is null ? text : scheme + text[colon..];
    }
}
