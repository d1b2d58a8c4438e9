using System.Globalization;
using System.Text;

namespace Noroshi.Store.Search;

/// <summary>
/// How text is made comparable, and cut into pieces of two characters. Japanese has no spaces to cut at and most of its words have two
/// characters, for which an index of three-character pieces finds nothing (ADR 0022).
/// </summary>
internal static class SearchText
{
    /// <summary>Longer texts are found by their beginning.</summary>
    public const int Longest = 200_000;

    private const int LongestQuery = 200;
    private const int MostTerms = 8;
    private const int MostPieces = 24;

    /// <summary>One spelling for what people take for the same: width, case, hiragana and katakana, runs of blanks.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        var blank = true;
        foreach (var c in Sound(text).Normalize(NormalizationForm.FormKC))
        {
            if (char.IsWhiteSpace(c) || char.IsControl(c))
            {
                if (!blank)
                {
                    folded.Append(' ');
                }

                blank = true;
                continue;
            }

            folded.Append(c is >= 'ァ' and <= 'ヶ' ? (char)(c - 'ァ' + 'ぁ') : char.ToLowerInvariant(c));
            blank = false;
        }

        return folded.ToString().TrimEnd(' ');
    }

    /// <summary>The words of a query, folded.</summary>
    public static IReadOnlyList<string> Terms(string query) =>
        [.. Fold(query.Length > LongestQuery ? query[..LongestQuery] : query).Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal).Take(MostTerms)];

    /// <summary>The distinct pieces of a folded text, as letters and digits that every tokenizer leaves alone.</summary>
    public static IEnumerable<string> Pieces(string folded)
    {
        var seen = new HashSet<int>();
        for (var i = 0; i + 1 < folded.Length; i++)
        {
            if (folded[i] != ' ' && folded[i + 1] != ' ' && seen.Add((folded[i] << 16) | folded[i + 1]))
            {
                yield return ((folded[i] << 16) | folded[i + 1]).ToString("x8", CultureInfo.InvariantCulture);
            }
        }
    }

    /// <summary>The pieces that must stand in whatever holds the terms.</summary>
    public static IReadOnlyList<string> PiecesOf(IEnumerable<string> terms) =>
        [.. terms.SelectMany(Pieces).Distinct(StringComparer.Ordinal).Take(MostPieces)];

    /// <summary>The piece that says: this organisation may find it.</summary>
    public static string Reader(Guid organisation) => $"o{organisation:N}";

    // Half a surrogate pair and what Unicode keeps for no character cannot be normalised.
    private static string Sound(string text)
    {
        text = text.Replace('\uFFFE', ' ').Replace('\uFFFF', ' ');
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]))
            {
                if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
                {
                    i++;
                }
                else
                {
                    return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
                }
            }
        }

        return text;
    }
}
