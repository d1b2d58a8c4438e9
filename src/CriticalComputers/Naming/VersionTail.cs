using System.Collections.Frozen;

namespace Noroshi.CriticalComputers.Naming;

/// <summary>
/// Where the version begins at the end of a product's name. The law asks for no version (Order, Art. 2(5)): it is set aside for comparing,
/// and stays in the operator's own words as they were written.
/// </summary>
internal static class VersionTail
{
    private static readonly FrozenSet<string> Announcing = new[] { "version", "ver", "release", "rel", "v", "バジヨン", "リリス", "レビジヨン" }.ToFrozenSet();

    private static readonly FrozenSet<string> Following = new[]
    {
        "sp", "patch", "update", "build", "lts", "ltsc", "ltsb", "rc", "edition", "standard", "std", "datacenter", "enterprise", "ent", "essentials", "professional", "pro", "home",
        "education", "foundation", "bit", "se", "以降", "版", "日本語版", "エデイシヨン", "ビツト", "x",
    }.ToFrozenSet();

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> AnnouncingWord = Announcing.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> FollowingWord = Following.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The place at which the version begins in the folded name; its length if it has none. Never 0.</summary>
    public static int Begin(ReadOnlySpan<char> folded) => Begin(folded, bare: false);

    /// <summary>The same, where also a bare number behind the name is taken for a version: "Linux 8", "Database 19c". A model number looks alike.</summary>
    public static int BeginBare(ReadOnlySpan<char> folded) => Begin(folded, bare: true);

    /// <summary>Whether all the words are of the kind that stands in a version: numbers, years, editions.</summary>
    public static bool IsOnlyVersion(ReadOnlySpan<char> words)
    {
        foreach (var range in words.Split(' '))
        {
            if (!Follows(words[range]) && !AnnouncingWord.Contains(words[range]))
            {
                return false;
            }
        }

        return true;
    }

    private static int Begin(ReadOnlySpan<char> folded, bool bare)
    {
        for (var start = folded.IndexOf(' '); start > 0;)
        {
            var rest = folded[(start + 1)..];
            var end = rest.IndexOf(' ');
            var word = end < 0 ? rest : rest[..end];
            var behind = end < 0 ? [] : rest[(end + 1)..];
            if (Starts(word, behind, bare) && (behind.IsEmpty || IsOnlyVersion(behind)))
            {
                return start;
            }

            start = end < 0 ? -1 : start + 1 + end;
        }

        return Glued(folded);
    }

    private static bool Starts(ReadOnlySpan<char> word, ReadOnlySpan<char> behind, bool bare) =>
        IsYear(word) || IsDotted(word) || IsNumbered(word)
        || (AnnouncingWord.Contains(word) && !behind.IsEmpty && char.IsAsciiDigit(behind[0]))
        || (bare && IsBare(word));

    // 15.2, v7.2.5, 9.1r12
    private static bool IsDotted(ReadOnlySpan<char> word)
    {
        var number = word.StartsWith("ver", StringComparison.Ordinal) ? word[3..] : word[0] is 'v' or 'r' ? word[1..] : word;
        return number.Length > 2 && char.IsAsciiDigit(number[0]) && number.Contains('.');
    }

    // v12, v12l10, ver8: V7000 and R740 are models.
    private static bool IsNumbered(ReadOnlySpan<char> word)
    {
        var number = word.StartsWith("ver", StringComparison.Ordinal) ? word[3..] : word[0] == 'v' ? word[1..] : [];
        if (number.IsEmpty || number.Length > 6 || !char.IsAsciiDigit(number[0]))
        {
            return false;
        }

        var digits = number.IndexOfAnyExceptInRange('0', '9');
        return (digits < 0 ? number.Length : digits) <= 2;
    }

    private static bool IsYear(ReadOnlySpan<char> word) =>
        word.Length == 4 && !word.ContainsAnyExceptInRange('0', '9') && word is ['1', '9', '9', _] or ['2', '0', '0' or '1' or '2' or '3', _];

    private static bool IsBare(ReadOnlySpan<char> word)
    {
        var number = word.Length > 1 && char.IsAsciiLetter(word[^1]) ? word[..^1] : word;
        return number.Length is > 0 and <= 2 && !number.ContainsAnyExceptInRange('0', '9');
    }

    private static bool Follows(ReadOnlySpan<char> word) =>
        FollowingWord.Contains(word) || (word.Length <= 8 && word.ContainsAnyInRange('0', '9') && !word.ContainsAnyExceptInRange('.', 'z'));

    // FortiOS7.2: a point stands in no name.
    private static int Glued(ReadOnlySpan<char> folded)
    {
        var start = folded.LastIndexOf(' ') + 1;
        var word = folded[start..];
        var digit = word.IndexOfAnyInRange('0', '9');
        return digit > 2 && word[digit..].Contains('.') && !word[digit..].ContainsAnyExceptInRange('.', '9') ? start + digit : folded.Length;
    }
}
