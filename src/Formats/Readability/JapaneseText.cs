using System.Text;

namespace Noroshi.Formats.Readability;

/// <summary>Figures of a text. They judge nothing: whoever shows them says what is too much.</summary>
/// <param name="Characters">How many characters there are, white space apart; a character beyond the basic plane is one.</param>
/// <param name="Sentences">How many sentences there are.</param>
/// <param name="MeanLength">How many characters a sentence has on average; 0 without sentences.</param>
/// <param name="LongestLength">How many characters the longest sentence has.</param>
/// <param name="LongestAt">Where the longest sentence begins and ends within the text, so that it can be shown.</param>
/// <param name="KanjiShare">The share of 漢字 among the characters, 0 to 1.</param>
/// <param name="Unexplained">The given terms that stand in the text and are explained nowhere in it, in the order in which they were given.</param>
public sealed record TextFigures(int Characters, int Sentences, double MeanLength, int LongestLength, Range LongestAt, double KanjiShare, IReadOnlyList<string> Unexplained);

/// <summary>Measures Japanese text: how long sentences are, how much 漢字 there is, which terms go unexplained. Any text, in one pass and one for each term.</summary>
public static class JapaneseText
{
    private const int LongestTerm = 100;

    /// <summary>Measures a text.</summary>
    /// <param name="text">The text; broken characters count as one each.</param>
    /// <param name="terms">Terms that readers may not know. A term is explained where brackets follow it, where it stands in brackets itself, or where it is followed by とは.</param>
    public static TextFigures Measure(string text, IReadOnlyCollection<string>? terms = null)
    {
        var (characters, kanji, sentences, length, longest, start) = (0, 0, 0, 0, 0, -1);
        var longestAt = 0..0;
        for (var at = 0; at < text.Length;)
        {
            var known = Rune.TryGetRuneAt(text, at, out var rune);
            var next = at + (known ? rune.Utf16SequenceLength : 1);
            if (!known || !Rune.IsWhiteSpace(rune))
            {
                (characters, length) = (characters + 1, length + 1);
                kanji += known && IsKanji(rune.Value) ? 1 : 0;
                start = start < 0 ? at : start;
            }

            if (start >= 0 && (next == text.Length || EndsAt(text, at)))
            {
                sentences++;
                if (length > longest)
                {
                    (longest, longestAt) = (length, start..next);
                }

                (length, start) = (0, -1);
            }

            at = next;
        }

        var unexplained = (terms ?? []).Where(t => t.Length is > 0 and <= LongestTerm && StandsUnexplained(text, t)).Distinct(StringComparer.Ordinal).ToArray();
        return new(characters, sentences, sentences == 0 ? 0 : (double)characters / sentences, longest, longestAt, characters == 0 ? 0 : (double)kanji / characters, unexplained);
    }

    // A line end closes a sentence too (headings, lists). What ends within quotation marks goes on after them, and signs in a row end once.
    private static bool EndsAt(string text, int at)
    {
        var next = at + 1 < text.Length ? text[at + 1] : '\n';
        return text[at] switch
        {
            '\n' or '\r' or '\u2028' or '\u2029' => true,
            '。' or '．' or '！' or '？' or '!' or '?' or '｡' => !IsEnd(next) && !IsClosing(next),
            '.' => char.IsWhiteSpace(next),
            _ => false,
        };
    }

    private static bool IsEnd(char c) => c is '。' or '！' or '？' or '!' or '?' or '｡';

    private static bool IsClosing(char c) => c is '」' or '』' or '）' or ')' or '】' or '”' or '"' or '’' or '〉' or '》';

    private static bool IsKanji(int rune) => rune is 0x3005 or 0x3007 or (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x323AF);

    private static bool StandsUnexplained(string text, string term)
    {
        var stands = false;
        for (var at = text.IndexOf(term, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(term, at + term.Length, StringComparison.OrdinalIgnoreCase))
        {
            var end = at + term.Length;
            if (!IsWhole(text, at, end))
            {
                continue;
            }

            var (before, after) = (at > 0 ? text[at - 1] : ' ', end < text.Length ? text[end] : ' ');
            if (after is '（' or '(' || (before is '（' or '(' && after is '）' or ')') || text.AsSpan(end).StartsWith("とは") || text.AsSpan(end).StartsWith("」とは"))
            {
                return false;
            }

            stands = true;
        }

        return stands;
    }

    // VPN does not stand in VPNs; ランサムウェア stands in ランサムウェア被害.
    private static bool IsWhole(string text, int at, int end) =>
        !(at > 0 && char.IsAsciiLetterOrDigit(text[at]) && char.IsAsciiLetterOrDigit(text[at - 1]))
        && !(end < text.Length && char.IsAsciiLetterOrDigit(text[end - 1]) && char.IsAsciiLetterOrDigit(text[end]));
}
