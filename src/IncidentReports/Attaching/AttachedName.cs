using System.Globalization;
using System.Text;

namespace Noroshi.IncidentReports.Attaching;

/// <summary>A file's name as it is kept: the last part of any path, without what a screen or a shell could misread.</summary>
internal static class AttachedName
{
    private const int Longest = 200;

    public static string Clean(string sent)
    {
        var last = sent[(sent.LastIndexOfAny(['/', '\\', ':']) + 1)..];

        // Control characters, marks that turn the direction of writing (a name could then pretend another ending), lone surrogates.
        var kept = string.Concat(last.EnumerateRunes().Where(rune =>
            Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
            && rune.Value is not 0xFFFD)).Trim(' ', '.', '"');
        return kept.Length switch
        {
            0 => "file",
            > Longest => Shorten(kept),
            _ => kept,
        };
    }

    // The ending says what it is; it stays.
    private static string Shorten(string name)
    {
        var ending = Path.GetExtension(name) is { Length: <= 16 } brief ? brief : "";
        var cut = Longest - ending.Length;
        return string.Concat(name.AsSpan(0, char.IsHighSurrogate(name[cut - 1]) ? cut - 1 : cut), ending);
    }
}
