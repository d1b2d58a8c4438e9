using System.Globalization;
using Noroshi.Kernel;

namespace Noroshi.Web.Showing;

/// <summary>Moments and days as a person reads them, always in Tokyo time.</summary>
public static class TokyoText
{
    private static readonly CultureInfo Ja = CultureInfo.GetCultureInfo("ja-JP");
    private static readonly CultureInfo En = CultureInfo.GetCultureInfo("en-GB");

    private static bool English => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";

    /// <summary>2026年10月1日（木） 9:05, or Thu 1 Oct 2026, 09:05 JST.</summary>
    public static string Minute(DateTimeOffset at) => Write(at, "yyyy年M月d日（ddd） H:mm", "ddd d MMM yyyy, HH:mm 'JST'");

    /// <summary>With seconds, where the order of acts matters.</summary>
    public static string Second(DateTimeOffset at) => Write(at, "yyyy年M月d日（ddd） H:mm:ss", "ddd d MMM yyyy, HH:mm:ss 'JST'");

    /// <summary>For narrow tables: 2026/10/01 09:05.</summary>
    public static string Short(DateTimeOffset at) => LegalCalendar.InTokyo(at).ToString("yyyy/MM/dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>The legal day of a moment.</summary>
    public static string Day(DateTimeOffset at) => Day(LegalCalendar.LegalDay(at));

    /// <summary>2026年10月1日（木）, or Thu 1 Oct 2026.</summary>
    public static string Day(DateOnly day) => English ? day.ToString("ddd d MMM yyyy", En) : day.ToString("yyyy年M月d日（ddd）", Ja);

    /// <summary>The same in both languages, for what is written now and read later.</summary>
    public static Words InWords(DateOnly day) => new(day.ToString("yyyy年M月d日（ddd）", Ja), day.ToString("ddd d MMM yyyy", En));

    /// <summary>A stretch of time, in its two largest units: 3日4時間, 25分.</summary>
    public static string Span(TimeSpan span)
    {
        var minutes = (long)Math.Floor(span.Duration().TotalMinutes);
        var (days, hours, rest) = (minutes / 1440, minutes / 60 % 24, minutes % 60);
        return (days, hours) switch
        {
            ( > 0, > 0) => Both(Unit(days, "日", "day"), Unit(hours, "時間", "hour")),
            ( > 0, _) => Unit(days, "日", "day"),
            (_, > 0) when rest > 0 => Both(Unit(hours, "時間", "hour"), Unit(rest, "分", "minute")),
            (_, > 0) => Unit(hours, "時間", "hour"),
            _ => Unit(rest, "分", "minute"),
        };
    }

    private static string Both(string first, string second) => English ? first + " " + second : first + second;

    private static string Unit(long number, string ja, string en) =>
        English ? $"{number} {en}{(number == 1 ? "" : "s")}" : $"{number}{ja}";

    private static string Write(DateTimeOffset at, string ja, string en) =>
        English ? LegalCalendar.InTokyo(at).ToString(en, En) : LegalCalendar.InTokyo(at).ToString(ja, Ja);
}
