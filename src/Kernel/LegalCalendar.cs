using System.Collections.Frozen;
using System.Globalization;

namespace Noroshi.Kernel;

/// <summary>
/// Counts legal days, in Asia/Tokyo, as 民法 arts 138-143 and 行政機関の休日に関する法律 say. How each rule is read is ADR 0014.
/// </summary>
public static class LegalCalendar
{
    private static readonly TimeSpan Tokyo = TimeSpan.FromHours(9);

    private static readonly FrozenDictionary<DateOnly, string> NationalHolidays = Load();

    /// <summary>The first year for which the table of national holidays is filled.</summary>
    public static int HolidaysKnownFrom { get; } = NationalHolidays.Keys.Min(d => d.Year);

    /// <summary>The last year for which the table of national holidays is filled.</summary>
    public static int HolidaysKnownUntil { get; } = NationalHolidays.Keys.Max(d => d.Year);

    /// <summary>The legal day of a moment. Japan has kept one offset without summer time since 1952.</summary>
    public static DateOnly LegalDay(DateTimeOffset at) => DateOnly.FromDateTime(at.ToOffset(Tokyo).DateTime);

    /// <summary>The first moment of a legal day.</summary>
    public static DateTimeOffset StartOf(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), Tokyo);

    /// <summary>The moment at which a legal day is over: anything before it is still in time.</summary>
    public static DateTimeOffset EndOf(DateOnly day) => StartOf(day.AddDays(1));

    /// <summary>A moment as Tokyo reads its clocks.</summary>
    public static DateTimeOffset InTokyo(DateTimeOffset at) => at.ToOffset(Tokyo);

    /// <summary>行政機関の休日: Saturdays, Sundays, national holidays, 29 December to 3 January (行政機関の休日に関する法律 art 1).</summary>
    /// <exception cref="NotYetInForceException">The year is outside the table of national holidays: to count there would be to guess.</exception>
    [Article("Administrative Holidays Act, Art. 1")]
    public static bool IsClosed(DateOnly day)
    {
        if (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || (day.Month, day.Day) is (12, >= 29) or (1, <= 3))
        {
            return true;
        }

        return day.Year >= HolidaysKnownFrom && day.Year <= HolidaysKnownUntil
            ? NationalHolidays.ContainsKey(day)
            : throw new NotYetInForceException(day, new DateOnly(HolidaysKnownFrom, 1, 1));
    }

    /// <summary>The next working day on or after a day (行政機関の休日に関する法律 art 2).</summary>
    [Article("Administrative Holidays Act, Art. 2")]
    public static DateOnly OnOrAfterWorkingDay(DateOnly day)
    {
        while (IsClosed(day))
        {
            day = day.AddDays(1);
        }

        return day;
    }

    /// <summary>
    /// The last day of a period of days. The first day is not counted (民法 art 140) unless the period starts at midnight; a limit
    /// that falls on a closed day moves to the next working day.
    /// </summary>
    [Article("Civil Code, Art. 140")]
    public static Limit DaysAfter(DateOnly start, int days, bool startsAtMidnight = false) =>
        Limit.At(start.AddDays(startsAtMidnight ? days - 1 : days));

    /// <summary>
    /// The last day of a period of months, by the calendar (民法 art 143): the day before the one that corresponds to the first
    /// day counted; where the last month has no such day, its last day.
    /// </summary>
    [Article("Civil Code, Art. 143")]
    public static Limit MonthsAfter(DateOnly start, int months, bool startsAtMidnight = false)
    {
        var firstCounted = startsAtMidnight ? start : start.AddDays(1);
        var corresponding = firstCounted.AddMonths(months);
        return Limit.At(corresponding.Day == firstCounted.Day ? corresponding.AddDays(-1) : corresponding);
    }

    private static FrozenDictionary<DateOnly, string> Load()
    {
        using var stream = typeof(LegalCalendar).Assembly.GetManifestResourceStream("national-holidays.csv")!;
        using var reader = new StreamReader(stream);
        var days = new Dictionary<DateOnly, string>();
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                var comma = line.IndexOf(',', StringComparison.Ordinal);
                days.Add(DateOnly.ParseExact(line[..comma], "yyyy-MM-dd", CultureInfo.InvariantCulture), line[(comma + 1)..]);
            }
        }

        return days.ToFrozenDictionary();
    }
}

/// <summary>Where a period ends.</summary>
/// <param name="Period">The day on which the period itself ends, by 民法.</param>
/// <param name="LastDay">The last day on which the thing can be done in time: the period's end, or the next working day.</param>
public readonly record struct Limit(DateOnly Period, DateOnly LastDay)
{
    /// <summary>The moment from which it is late.</summary>
    [Article("Civil Code, Art. 141")]
    public DateTimeOffset LateFrom => LegalCalendar.EndOf(LastDay);

    internal static Limit At(DateOnly period) => new(period, LegalCalendar.OnOrAfterWorkingDay(period));
}
