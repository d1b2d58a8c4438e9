using System.Text;

namespace Noroshi.Formats.Texts;

/// <summary>
/// Text that any reader of JSON or XML takes: half a surrogate pair, control characters and what XML 1.0 forbids become U+FFFD, so that
/// a reader sees that something stood there. Documents that were checked before hold none of it.
/// </summary>
internal static class SoundText
{
    public static string Of(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (!Stands(text, ref at))
            {
                return Mended(text);
            }
        }

        return text;
    }

    private static string Mended(string text)
    {
        var sound = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            var from = at;
            if (Stands(text, ref at))
            {
                sound.Append(text, from, at - from + 1);
            }
            else
            {
                sound.Append('\uFFFD');
            }
        }

        return sound.ToString();
    }

    private static bool Stands(string text, ref int at)
    {
        var c = text[at];
        if (char.IsHighSurrogate(c) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]))
        {
            at++;
            return true;
        }

        return c is '\t' or '\n' or '\r' || (c >= ' ' && c is not ((>= '\u007F' and <= '\u0084') or (>= '\u0086' and <= '\u009F') or '\uFFFE' or '\uFFFF') && !char.IsSurrogate(c));
    }
}
