using System.Globalization;
using System.Text;

namespace Noroshi.Formats.Calendars;

/// <summary>A day to be kept, as calendars show it.</summary>
/// <param name="Uid">A name that stays the same when the calendar is fetched again.</param>
/// <param name="Day">The day; the event lasts all of it.</param>
/// <param name="Summary">One line.</param>
/// <param name="Description">More of it.</param>
public sealed record CalendarDay(string Uid, DateOnly Day, string Summary, string Description);

/// <summary>Writes days as iCalendar (RFC 5545), with alarms before each.</summary>
public static class CalendarFile
{
    /// <summary>The media type of what is written.</summary>
    public const string MediaType = "text/calendar; charset=utf-8";

    private const int LongestLine = 75;

    /// <summary>Writes the calendar.</summary>
    /// <param name="name">What the calendar is called.</param>
    /// <param name="days">Its days.</param>
    /// <param name="alarms">How many days before each an alarm sounds.</param>
    /// <param name="at">When it was made.</param>
    public static byte[] Write(string name, IEnumerable<CalendarDay> days, IReadOnlyList<int> alarms, DateTimeOffset at)
    {
        var text = new StringBuilder();
        Line(text, "BEGIN:VCALENDAR");
        Line(text, "VERSION:2.0");
        Line(text, "PRODID:-//Noroshi//Noroshi//JA");
        Line(text, "CALSCALE:GREGORIAN");
        Line(text, $"X-WR-CALNAME:{Escaped(name)}");
        foreach (var day in days)
        {
            Line(text, "BEGIN:VEVENT");
            Line(text, $"UID:{Escaped(day.Uid)}");
            Line(text, $"DTSTAMP:{at.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture)}");
            Line(text, $"DTSTART;VALUE=DATE:{day.Day.ToString("yyyyMMdd", CultureInfo.InvariantCulture)}");
            Line(text, $"DTEND;VALUE=DATE:{day.Day.AddDays(1).ToString("yyyyMMdd", CultureInfo.InvariantCulture)}");
            Line(text, $"SUMMARY:{Escaped(day.Summary)}");
            Line(text, $"DESCRIPTION:{Escaped(day.Description)}");
            Line(text, "TRANSP:TRANSPARENT");
            foreach (var before in alarms)
            {
                Line(text, "BEGIN:VALARM");
                Line(text, "ACTION:DISPLAY");
                Line(text, $"TRIGGER:-P{before.ToString(CultureInfo.InvariantCulture)}D");
                Line(text, $"DESCRIPTION:{Escaped(day.Summary)}");
                Line(text, "END:VALARM");
            }

            Line(text, "END:VEVENT");
        }

        Line(text, "END:VCALENDAR");
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static string Escaped(string value) => value
        .Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal).Replace(",", "\\,", StringComparison.Ordinal)
        .Replace("\r\n", "\\n", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal).Replace("\r", "\\n", StringComparison.Ordinal);

    // A line has 75 octets at most and goes on after a blank; no character is cut in two (RFC 5545, 3.1).
    private static void Line(StringBuilder text, string line)
    {
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > LongestLine)
            {
                text.Append("\r\n ");
                octets = 1;
            }

            text.Append(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }

        text.Append("\r\n");
    }
}
