using System.Text;

namespace Noroshi.Kernel;

/// <summary>
/// Full-width letters and half-width kana in their usual forms (Unicode NFKC), for comparing. It takes any string: halves of surrogate pairs and what
/// Unicode says is no character are left out, since they cannot be normalised.
/// </summary>
public static class FoldedWidth
{
    /// <summary>The text in its usual forms.</summary>
    public static string Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return (IsText(text) ? text : Cleaned(text)).Normalize(NormalizationForm.FormKC);
    }

    private static bool IsText(string text)
    {
        foreach (var c in text)
        {
            if (char.IsSurrogate(c) || IsNoCharacter(c))
            {
                return false;
            }
        }

        return true;
    }

    // EnumerateRunes gives U+FFFD for half a pair, as for one that was written; neither says anything.
    private static string Cleaned(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value != 0xFFFD && (rune.Value & 0xFFFE) != 0xFFFE && rune.Value is < 0xFDD0 or > 0xFDEF)
            {
                clean.Append(rune.ToString());
            }
        }

        return clean.ToString();
    }

    private static bool IsNoCharacter(char c) => c is '\uFFFE' or '\uFFFF' or (>= '\uFDD0' and <= '\uFDEF');
}
