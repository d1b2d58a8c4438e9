using System.Globalization;
using System.Text;
using Noroshi.Kernel;

namespace Noroshi.Formats.Forms;

/// <summary>A fault in a written value: a stable code, and words that say how to mend it.</summary>
/// <param name="Code">The code, kebab-case.</param>
/// <param name="Message">What is wrong and how to mend it.</param>
public sealed record WrittenFault(string Code, Words Message);

/// <summary>
/// Which characters may stand in a text that people will read and act upon. Nothing is removed silently: a report must say
/// what its author saw. Characters that would make it say something else on another screen are refused.
/// </summary>
public static class WrittenText
{
    /// <summary>The first fault of a text, or null.</summary>
    public static WrittenFault? FaultIn(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            var c = text[at];
            if (char.IsHighSurrogate(c) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]))
            {
                at++;
                continue;
            }

            if (char.IsSurrogate(c))
            {
                return new("lone-surrogate", new(
                    $"{at + 1}文字目が壊れた文字です。その文字を消して入力し直してください。",
                    $"Character {at + 1} is broken (half of a surrogate pair). Delete it and type it again."));
            }

            if ((char.IsControl(c) && c is not ('\n' or '\t')) || c is '\uFFFE' or '\uFFFF')
            {
                return new("control-character", new(
                    $"{at + 1}文字目に制御文字（U+{(int)c:X4}）があります。消してください。",
                    $"Character {at + 1} is a control character (U+{(int)c:X4}). Delete it."));
            }

            // These turn the direction of what follows, so that a file name or an address reads as another.
            if (c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069'))
            {
                return new("bidi-control", new(
                    $"{at + 1}文字目に文字の向きを変える制御文字（U+{(int)c:X4}）があります。消してください。",
                    $"Character {at + 1} changes the direction of the text (U+{(int)c:X4}). Delete it."));
            }
        }

        return null;
    }

    /// <summary>
    /// Line ends become line feeds, what surrounds the text falls away; in one line of text a line end becomes a space. Where
    /// the field folds, full-width letters and half-width kana take their usual forms. A text with a fault is left as it is.
    /// </summary>
    public static string Tidy(string text, bool severalLines, bool folds)
    {
        text = text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Trim();
        if (!severalLines)
        {
            text = text.Replace('\n', ' ').Replace('\t', ' ');
        }

        return folds && FaultIn(text) is null ? text.Normalize(NormalizationForm.FormKC).Trim() : text;
    }

    /// <summary>A decimal number as people write it, grouped or full-width, in its stored form: <c>12.5</c>.</summary>
    public static bool TryReadNumber(string written, out string stored)
    {
        stored = "";
        if (written.Length is 0 or > 60 || FaultIn(written) is not null)
        {
            return false;
        }

        var folded = written.Normalize(NormalizationForm.FormKC).Trim().Replace(",", "", StringComparison.Ordinal);
        if (!decimal.TryParse(folded, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            return false;
        }

        stored = number.ToString("0.############################", CultureInfo.InvariantCulture);
        return true;
    }
}
