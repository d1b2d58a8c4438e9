using System.Globalization;

namespace Noroshi.Web.Fields;

/// <summary>A day as a person typed it: as the browser's own field sends it, or in one of the ways people write one.</summary>
public static class TypedDay
{
    private static readonly string[] Forms = ["yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyy年M月d日", "yyyyMMdd"];

    /// <summary>The day; null if nothing was typed, or what was typed is none between 1900 and 9000.</summary>
    public static DateOnly? Read(string? typed) =>
        DateOnly.TryParseExact(Fold(typed), Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        && day.Year is >= 1900 and <= 9000 ? day : null;

    // Old browsers show a text field, and people type full-width digits into it.
    internal static string Fold(string? typed) => string.Concat((typed ?? "").Trim().Select(c => c switch
    {
        >= '０' and <= '９' => (char)(c - '０' + '0'),
        '：' => ':',
        '／' => '/',
        '－' or '−' or 'ー' or '‐' => '-',
        _ => c,
    }));
}
