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
                yield return Piece(folded, i);
            }
        }
    }

    /// <summary>
    /// Pieces that must stand in whatever holds the terms: side by side they cover each term. Those that overlap them would keep out little
    /// more, and the index would walk a list for each (half of the time of a search that finds nothing among a million).
    /// </summary>
    public static IReadOnlyList<string> PiecesOf(IEnumerable<string> terms) =>
        [.. terms.SelectMany(Covering).Distinct(StringComparer.Ordinal).Take(MostPieces)];

    private static IEnumerable<string> Covering(string term)
    {
        for (var i = 0; i + 1 < term.Length; i += 2)
        {
            yield return Piece(term, i);
        }

        if (term.Length % 2 == 1 && term.Length > 1)
        {
            yield return Piece(term, term.Length - 2);
        }
    }

    private static string Piece(string folded, int at) => ((folded[at] << 16) | folded[at + 1]).ToString("x8", CultureInfo.InvariantCulture);

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
