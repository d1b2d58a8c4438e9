using CsCheck;
using Xunit;

namespace Noroshi.Kernel.Tests;

/// <summary>How legal days are counted: against the examples of ADR 0014, the corners of the months, and a slow count by hand.</summary>
public class The_legal_calendar
{
    private static readonly Gen<DateOnly> Days = Gen.Int[0, 500].Select(n => new DateOnly(2026, 10, 1).AddDays(n));

    [Fact]
    public void refuses_a_year_for_which_the_holidays_are_not_known() =>
        Assert.Throws<NotYetInForceException>(() => LegalCalendar.IsClosed(new DateOnly(LegalCalendar.HolidaysKnownUntil + 1, 1, 4).AddDays(1)));

    [Theory]
    [InlineData("2026-10-04", true)] // Sunday
    [InlineData("2026-10-10", true)] // Saturday
    [InlineData("2026-10-12", true)] // スポーツの日
    [InlineData("2026-11-03", true)] // 文化の日
    [InlineData("2026-12-28", false)]
    [InlineData("2026-12-29", true)] // year's end
    [InlineData("2027-01-03", true)]
    [InlineData("2027-01-04", false)]
    [InlineData("2027-03-22", true)] // substitute for 春分の日 on a Sunday
    [InlineData("2026-09-22", true)] // between two holidays
    public void knows_when_the_offices_are_closed(string day, bool closed) => Assert.Equal(closed, LegalCalendar.IsClosed(Day(day)));

    [Theory]
    [InlineData("2026-09-30T14:59:59.9999999Z", "2026-09-30")]
    [InlineData("2026-09-30T15:00:00Z", "2026-10-01")]
    [InlineData("2026-10-01T00:00:00+09:00", "2026-10-01")]
    [InlineData("2026-09-30T23:59:59.9999999+09:00", "2026-09-30")]
    [InlineData("2026-10-01T23:59:59-12:00", "2026-10-02")]
    public void changes_the_day_at_midnight_in_Tokyo(string moment, string day) =>
        Assert.Equal(Day(day), LegalCalendar.LegalDay(DateTimeOffset.Parse(moment, System.Globalization.CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData("2026-10-05", 30, "2026-11-04", "2026-11-04")]
    [InlineData("2026-10-01", 30, "2026-10-31", "2026-11-02")] // a Saturday, then Sunday
    [InlineData("2026-12-01", 30, "2026-12-31", "2027-01-04")] // year's end
    [InlineData("2026-10-04", 30, "2026-11-03", "2026-11-04")] // a national holiday
    public void does_not_count_the_first_day(string start, int days, string period, string lastDay) =>
        Assert.Equal(new Limit(Day(period), Day(lastDay)), LegalCalendar.DaysAfter(Day(start), days));

    [Fact]
    public void counts_the_first_day_if_the_period_starts_at_midnight() =>
        Assert.Equal(Day("2026-10-30"), LegalCalendar.DaysAfter(Day("2026-10-01"), 30, startsAtMidnight: true).Period);

    [Theory]
    [InlineData("2026-12-10", 4, "2027-04-10", "2027-04-12")] // LAW.md's example, with the closed day it forgets
    [InlineData("2026-08-30", 6, "2027-02-28", "2027-03-01")] // 31 August has no corresponding day in February
    [InlineData("2026-08-31", 6, "2027-02-28", "2027-03-01")] // the first day counted is 1 September
    [InlineData("2027-08-30", 6, "2028-02-29", "2028-02-29")] // a leap year
    [InlineData("2026-10-30", 4, "2027-02-28", "2027-03-01")]
    [InlineData("2026-10-31", 1, "2026-11-30", "2026-11-30")] // the first day counted is 1 November
    [InlineData("2027-01-30", 1, "2027-02-28", "2027-03-01")] // 31 January
    [InlineData("2027-01-29", 1, "2027-02-28", "2027-03-01")] // 30 January
    [InlineData("2027-01-28", 1, "2027-02-28", "2027-03-01")] // 29 January
    [InlineData("2027-01-27", 1, "2027-02-27", "2027-03-01")] // 28 January: it corresponds
    [InlineData("2026-12-31", 2, "2027-02-28", "2027-03-01")] // 1 January
    public void counts_months_by_the_calendar(string start, int months, string period, string lastDay) =>
        Assert.Equal(new Limit(Day(period), Day(lastDay)), LegalCalendar.MonthsAfter(Day(start), months));

    [Fact]
    public void counts_six_months_from_commencement_to_the_31st_of_March() =>
        Assert.Equal(Day("2027-03-31"), LegalCalendar.MonthsAfter(Day("2026-10-01"), 6, startsAtMidnight: true).LastDay);

    [Fact]
    public void is_late_only_when_the_last_day_is_over_in_Tokyo()
    {
        var limit = LegalCalendar.DaysAfter(Day("2026-10-05"), 30);

        Assert.Equal(new DateTimeOffset(2026, 11, 4, 15, 0, 0, TimeSpan.Zero), limit.LateFrom.ToUniversalTime());
    }

    [Fact]
    public void agrees_with_a_slow_count_of_days() => Gen.Select(Days, Gen.Int[1, 90], Gen.Bool).Sample(
        (start, days, midnight) =>
        {
            var day = midnight ? start.AddDays(-1) : start;
            for (var counted = 0; counted < days; counted++)
            {
                day = day.AddDays(1);
            }

            return LegalCalendar.DaysAfter(start, days, midnight) == new Limit(day, SlowlyOpen(day));
        },
        iter: 1_000);

    [Fact]
    public void agrees_with_a_slow_count_of_months() => Gen.Select(Days, Gen.Int[1, 9], Gen.Bool).Sample(
        (start, months, midnight) =>
        {
            var day = SlowMonths(midnight ? start : start.AddDays(1), months);
            return LegalCalendar.MonthsAfter(start, months, midnight) == new Limit(day, SlowlyOpen(day));
        },
        iter: 1_000);

    // 民法 art 143(2), day by day: the day before the corresponding one, or the last of the month that has none.
    private static DateOnly SlowMonths(DateOnly firstCounted, int months)
    {
        var day = firstCounted;
        for (var month = 0; month < months; month++)
        {
            day = FirstOfNextMonth(day);
        }

        for (var inMonth = day; inMonth.Month == day.Month; inMonth = inMonth.AddDays(1))
        {
            if (inMonth.Day == firstCounted.Day)
            {
                return inMonth.AddDays(-1);
            }
        }

        return FirstOfNextMonth(day).AddDays(-1);
    }

    private static DateOnly FirstOfNextMonth(DateOnly day)
    {
        var month = day.Month;
        while (day.Month == month)
        {
            day = day.AddDays(1);
        }

        return day;
    }

    private static DateOnly SlowlyOpen(DateOnly day) => LegalCalendar.IsClosed(day) ? SlowlyOpen(day.AddDays(1)) : day;

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
