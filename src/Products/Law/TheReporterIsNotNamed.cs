using System.Text;
using Noroshi.Kernel;

namespace Noroshi.Products.Law;

/// <summary>
/// 「…通信の当事者その他の者の権利利益の保護に配慮しなければならない。」 What goes out names nobody who reported. Names, addresses, hosts and people of the report are looked
/// for without regard to width, case and spaces; the business and the place of the operator together count as a name where few operators share them (ADR 0040).
/// </summary>
[Article("Act, Art. 8(2)")]
[Article("Act, Art. 43")]
internal static class TheReporterIsNotNamed
{
    /// <summary>Which of the words stand in the text. A word of letters and digits must stand by itself: "web-1" is not in "web-12".</summary>
    public static IReadOnlyList<string> In(string text, IEnumerable<string> words)
    {
        var comparable = Comparable(text);
        return comparable.Length == 0 ? [] : [.. words.Where(word => Comparable(word) is { Length: > 0 } key && Stands(comparable, key)).Distinct(StringComparer.Ordinal)];
    }

    private static bool Stands(string text, string word)
    {
        for (var at = text.IndexOf(word, StringComparison.Ordinal); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.Ordinal))
        {
            if (!(Continues(word[0]) && at > 0 && Continues(text[at - 1])) && !(Continues(word[^1]) && at + word.Length < text.Length && Continues(text[at + word.Length])))
            {
                return true;
            }
        }

        return false;
    }

    // Japanese has no spaces between words, so only letters and digits of a host or number can run on.
    private static bool Continues(char c) => char.IsAsciiLetterOrDigit(c);

    private static string Comparable(string text)
    {
        var folded = FoldedWidth.Of(text);
        var kept = new StringBuilder(folded.Length);
        foreach (var c in folded)
        {
            if (!char.IsWhiteSpace(c) && c is not ('[' or ']' or '\u200b' or '\u200c' or '\u200d' or '\ufeff' or '\u00ad'))
            {
                kept.Append(char.ToUpperInvariant(c));
            }
        }

        return kept.ToString();
    }
}
