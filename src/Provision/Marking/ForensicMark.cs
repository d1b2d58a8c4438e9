using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Noroshi.Provision.Marking;

/// <summary>
/// The mark of one copy, twice: as letters that everybody sees, and within the sentences as characters that take no room, so that a passage which is copied out still tells whose copy
/// it was. Values for machines are never touched.
/// </summary>
internal static partial class ForensicMark
{
    /// <summary>How many letters a code has.</summary>
    public const int Length = 10;

    // The longest text in which marks are looked for: a leaked document, not a library.
    private const int LongestText = 1_000_000;

    private const string Letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int BitsOfLetter = 5;
    private const int BitsOfCheck = 6;
    private const int Symbols = ((Length * BitsOfLetter) + BitsOfCheck) / 2;

    // Zero width space, non-joiner, joiner, word joiner: two bits each.
    private const string Invisible = "\u200B\u200C\u200D\u2060";

    /// <summary>A new code, drawn at random.</summary>
    public static string New() => RandomNumberGenerator.GetString(Letters, Length);

    /// <summary>The code as it is shown: <c>WM-7K3M9-Q2P1X</c>.</summary>
    public static string Shown(string code) => $"WM-{code[..5]}-{code[5..]}";

    /// <summary>A sentence with the mark within it: after its first full stop, or at its end. Names and values, which people copy into other programs, stay as they are.</summary>
    public static string Into(string text, string code)
    {
        if (!IsSentence(text))
        {
            return text;
        }

        var end = text.IndexOf('。', StringComparison.Ordinal);
        var at = end < 0 ? text.Length : end + 1;
        return string.Concat(text.AsSpan(0, at), Hidden(code), text.AsSpan(at));
    }

    /// <summary>The codes that a text holds, seen or unseen, each once.</summary>
    public static IReadOnlyList<string> In(string text)
    {
        var read = text.Length > LongestText ? text[..LongestText] : text;
        return [.. Unseen(read).Concat(Seen(read)).Distinct(StringComparer.Ordinal)];
    }

    private static bool IsSentence(string text) => text.Any(c => c is >= 'ぁ' and <= 'ん') || text.Count(c => c == ' ') >= 3;

    private static string Hidden(string code)
    {
        var value = Value(code);
        var bits = (value << BitsOfCheck) | Check(value);
        return string.Create(Symbols, bits, static (symbols, bits) =>
        {
            for (var i = symbols.Length - 1; i >= 0; i--, bits >>= 2)
            {
                symbols[i] = Invisible[(int)(bits & 3)];
            }
        });
    }

    // Whoever copies by hand or from paper leaves out lines and takes 0 for O: both are read.
    private static IEnumerable<string> Seen(string text) =>
        ShownCode().Matches(Normal(text)).Select(m => string.Concat((m.Groups[1].Value + m.Groups[2].Value).ToUpperInvariant().Select(c => c switch { 'O' => '0', 'I' or 'L' => '1', _ => c })));

    private static IEnumerable<string> Unseen(string text)
    {
        var symbols = new List<int>();
        foreach (var c in text.Append('\n'))
        {
            if (Invisible.IndexOf(c, StringComparison.Ordinal) is >= 0 and var symbol)
            {
                symbols.Add(symbol);
                continue;
            }

            for (var at = 0; at + Symbols <= symbols.Count; at++)
            {
                var bits = symbols.Skip(at).Take(Symbols).Aggregate(0UL, (all, s) => (all << 2) | (uint)s);
                if (Check(bits >> BitsOfCheck) == (bits & ((1 << BitsOfCheck) - 1)))
                {
                    yield return Code(bits >> BitsOfCheck);
                }
            }

            symbols.Clear();
        }
    }

    private static ulong Value(string code) => code.Aggregate(0UL, (all, letter) => (all << BitsOfLetter) | (uint)Letters.IndexOf(letter, StringComparison.Ordinal));

    private static string Code(ulong value) => string.Create(Length, value, static (letters, value) =>
    {
        for (var i = letters.Length - 1; i >= 0; i--, value >>= BitsOfLetter)
        {
            letters[i] = Letters[(int)(value & 31)];
        }
    });

    private static ulong Check(ulong value) => BitOperations.RotateLeft(unchecked(value * 0x9E37_79B9_7F4A_7C15), BitsOfCheck) & ((1 << BitsOfCheck) - 1);

    private static string Normal(string text)
    {
        try
        {
            return text.Normalize(NormalizationForm.FormKC);
        }
        catch (ArgumentException)
        {
            // Broken characters; what is seen is looked for as it stands.
            return text;
        }
    }

    [GeneratedRegex(@"WM\s*-\s*([0-9A-Z]{5})\s*-\s*([0-9A-Z]{5})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex ShownCode();
}
