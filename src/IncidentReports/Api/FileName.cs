using System.Globalization;

namespace Noroshi.IncidentReports.Api;

/// <summary>A file's name as it is kept: the last part of any path, without what a screen or a shell could misread.</summary>
internal static class FileName
{
    private const int Longest = 255;

    /// <summary>The name, or null if nothing of it is left.</summary>
    public static string? Clean(string? sent)
    {
        if (sent is null || sent.Length > 4 * Longest)
        {
            return null;
        }

        var last = sent[(sent.LastIndexOfAny(['/', '\\']) + 1)..];

        // Control characters, marks that turn the direction of writing (a name could then pretend another ending), lone surrogates.
        var kept = string.Concat(last.EnumerateRunes().Where(rune =>
            System.Text.Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
            && rune.Value is not 0xFFFD)).Trim(' ', '.');
        return kept.Length is > 0 and <= Longest ? kept : null;
    }
}
