using CsCheck;
using Noroshi.CriticalComputers.Judging;
using Noroshi.CriticalComputers.Law.Deadlines;
using Noroshi.Kernel;
using Xunit;

namespace Noroshi.CriticalComputers.Tests.Law.Deadlines;

/// <summary>Worked examples of every rule on until when a notification is due, and what holds of all of them.</summary>
public class Notification_is_due
{
    private static readonly DateOnly Today = new(2027, 1, 15);

    [Theory]
    [InlineData("2026-12-10", false, null, null, null, false, "introduction", "2027-04-12")] // 10 April is a Saturday
    [InlineData("2026-10-31", false, null, null, null, false, "introduction", "2027-03-01")] // no 31 February: its last day, a Sunday
    [InlineData("2027-08-31", false, null, null, null, false, "introduction", "2028-01-04")] // 31 December is closed
    [InlineData("2027-12-30", false, null, null, null, false, "introduction", "2028-05-01")] // the Sunday between the holidays of spring
    [InlineData("2027-10-29", false, null, null, null, false, "introduction", "2028-02-29")] // a leap year
    [InlineData("2026-09-30", false, null, null, null, false, "in-place-at-commencement", "2027-03-31")]
    [InlineData("2019-04-01", false, null, null, null, false, "in-place-at-commencement", "2027-03-31")]
    [InlineData("2026-10-01", false, null, null, null, false, "introduction", "2027-02-01")]
    [InlineData("2026-10-01", false, true, null, null, false, "soon-after-commencement", "2027-03-31")]
    [InlineData("2026-11-30", false, true, null, null, false, "soon-after-commencement", "2027-03-31")]
    [InlineData("2026-12-01", false, true, null, null, false, "introduction", "2027-04-01")]
    [InlineData("2026-11-02", false, false, null, null, false, "introduction", "2027-03-02")]
    [InlineData("2026-12-20", false, null, null, "2026-11-10", false, "soon-after-designation", "2027-05-10")]
    [InlineData("2027-01-10", false, null, null, "2026-11-10", false, "soon-after-designation", "2027-05-10")]
    [InlineData("2027-01-11", false, null, null, "2026-11-10", false, "introduction", "2027-05-11")]
    [InlineData("2026-12-20", false, null, null, "2026-11-10", true, "introduction", "2027-04-20")]
    [InlineData("2026-12-20", false, null, "2026-12-01", null, false, "soon-after-coverage", "2027-06-01")]
    [InlineData("2027-02-02", false, null, "2026-12-01", null, false, "introduction", "2027-06-02")]
    [InlineData("2026-12-20", true, null, null, null, false, "change", "2027-04-20")]
    [InlineData("2026-12-20", true, null, "2026-12-01", null, false, "change-soon-after-coverage", "2027-06-01")]
    [InlineData("2027-02-02", true, null, "2026-12-01", null, false, "change", "2027-06-02")]
    public void until(string on, bool isChange, bool? inPlace, string? covered, string? designated, bool through53, string rule, string lastDay)
    {
        var owed = OwedBy.Of(new DeadlineFacts(Day(on)!.Value, isChange, inPlace, Day(covered), Day(designated), through53), Today);

        Assert.Equal((rule, Day(lastDay)), (owed.Case.Code(), owed.LastDay));
        Assert.Equal(owed, OwedBy.Read(owed.ToJson()));
    }

    [Theory]
    [InlineData("2026-11-10T14:59:59Z", "2026-11-10")]
    [InlineData("2026-11-10T15:00:00Z", "2026-11-11")]
    public void from_the_day_in_Tokyo(string moment, string day) =>
        Assert.Equal(Day(day), LegalCalendar.LegalDay(DateTimeOffset.Parse(moment, System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    public void never_before_four_months_and_never_on_a_closed_day() => Gen.Select(Gen.Int[0, 600], Gen.Bool, Gen.Bool, Gen.Int[-1, 600], Gen.Int[-1, 600], Gen.Bool).Sample(
        (on, isChange, inPlace, covered, designated, through53) =>
        {
            var start = new DateOnly(2026, 10, 1);
            var facts = new DeadlineFacts(start.AddDays(on), isChange, inPlace, covered < 0 ? null : start.AddDays(covered), designated < 0 ? null : start.AddDays(designated), through53);
            var deadline = NotificationIsDueWithinMonths.For(facts, Today);

            Assert.True(deadline.Governing.Limit.LastDay >= facts.On.AddMonths(4).AddDays(-3) || deadline.Governing.Limit.LastDay > facts.On);
            Assert.All(deadline.Applying, r => Assert.True(r.Limit.LastDay <= deadline.Governing.Limit.LastDay));
            Assert.False(LegalCalendar.IsClosed(deadline.Governing.Limit.LastDay));
        });

    private static DateOnly? Day(string? day) => day is null ? null : DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);
}
