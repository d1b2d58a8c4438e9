using Noroshi.Selection.Directions;
using Noroshi.Selection.Recording;
using Noroshi.Selection.Sealing;

namespace Noroshi.Selection.Commands;

/// <summary>Keys as they lie in files.</summary>
internal static class KeyFiles
{
    private const int MostKeys = 20;
    private const long Longest = 64 << 10;

    /// <summary>The key of tokens.</summary>
    /// <exception cref="UnusableTableException">It is none.</exception>
    public static PersonTokens Tokens(string path)
    {
        try
        {
            return Convert.FromHexString(Text(path).Trim()) is { Length: 32 } octets ? new(octets) : throw new FormatException();
        }
        catch (FormatException)
        {
            throw new UnusableTableException($"{path}: a key of tokens is 64 hexadecimal digits (noroshi select key --tokens --out FILE makes one).");
        }
    }

    /// <summary>For whom records are sealed, one a line; empty lines and those that begin with # are passed over.</summary>
    /// <exception cref="UnusableTableException">A line is no key, or there is none, or there are too many.</exception>
    public static AgeRecipient[] Recipients(string path) => Several(path, AgeRecipient.Parse, "a public key of age (age1…; noroshi select key --encryption --out FILE prints one)");

    /// <summary>Who opens records, one a line.</summary>
    /// <exception cref="UnusableTableException">A line is no key, or there is none, or there are too many.</exception>
    public static AgeIdentity[] Identities(string path) => Several(path, AgeIdentity.Parse, "a secret key of age (AGE-SECRET-KEY-1…)");

    // What stands in such a file is never repeated in a message.
    private static T[] Several<T>(string path, Func<string, T?> parse, string what)
        where T : class
    {
        var lines = Text(path).Split('\n').Select((text, place) => (Text: text.Trim(), Place: place + 1)).Where(l => l.Text.Length > 0 && l.Text[0] != '#').ToArray();
        return lines.Length is > 0 and <= MostKeys
            ? [.. lines.Select(l => parse(l.Text) ?? throw new UnusableTableException($"{path}: line {l.Place} is not {what}."))]
            : throw new UnusableTableException($"{path}: it holds 1 to {MostKeys} keys, one a line, each {what}.");
    }

    private static string Text(string path) => new FileInfo(path).Length <= Longest ? File.ReadAllText(path) : throw new UnusableTableException($"{path}: it is too long for a file of keys.");
}
