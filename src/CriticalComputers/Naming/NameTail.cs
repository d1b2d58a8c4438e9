using System.Collections.Frozen;

namespace Noroshi.CriticalComputers.Naming;

/// <summary>What stands behind the name of a product, in folded words: a version, a model, or something that makes another product of it.</summary>
internal static class NameTail
{
    private const int MostWords = 8;

    private static readonly FrozenSet<string> Plain = new[] { "series", "シリズ", "family", "software", "ソフトウエア", "edition", "server", "サバ" }.ToFrozenSet();

    private static readonly FrozenSet<string> OfModels = new[]
    {
        "series", "シリズ", "model", "モデル", "型", "cpu", "vm", "vpx", "mpx", "sdx", "virtual", "appliance", "アプライアンス", "family", "software", "threat", "defense", "本体", "hub", "switch", "スイツチ", "router", "ルタ", "firewall",
    }.ToFrozenSet();

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> PlainWord = Plain.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> ModelWord = OfModels.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Whether what stands behind leaves it the same product: numbers, years, editions.</summary>
    public static bool IsVersion(ReadOnlySpan<char> words)
    {
        var any = false;
        foreach (var range in words.Split(' '))
        {
            // 15.1(4)M: a letter alone belongs to the number before it.
            if (!PlainWord.Contains(words[range]) && !(any && words[range] is [>= 'a' and <= 'z']) && !VersionTail.IsOnlyVersion(words[range]))
            {
                return false;
            }

            any = true;
        }

        return any;
    }

    /// <summary>Whether it looks like a model of a family: a number first, or a word that says so, and nothing in words behind it.</summary>
    public static bool IsModel(ReadOnlySpan<char> words)
    {
        var count = 0;
        foreach (var range in words.Split(' '))
        {
            var word = words[range];
            var known = ModelWord.Contains(word);
            if (count++ >= MostWords || !(known || IsLatin(word)) || (count == 1 && !known && !word.ContainsAnyInRange('0', '9')))
            {
                return false;
            }
        }

        return count > 0;
    }

    /// <summary>Whether it begins as a version does, and not as a part with a number in its name: "12.1", "V12", "version 12".</summary>
    public static bool BeginsAsVersion(ReadOnlySpan<char> words) =>
        char.IsAsciiDigit(words[0]) || (words.Length > 1 && words[0] is 'v' or 'r' && char.IsAsciiDigit(words[1])) || words.StartsWith("ver", StringComparison.Ordinal) || words.StartsWith("バジヨン", StringComparison.Ordinal);

    /// <summary>Whether it names a part of a suite: a few words.</summary>
    public static bool IsPart(ReadOnlySpan<char> words) => words.Count(' ') < MostWords;

    private static bool IsLatin(ReadOnlySpan<char> word) => !word.ContainsAnyExceptInRange('.', 'z');
}
