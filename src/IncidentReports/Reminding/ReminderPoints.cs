using Noroshi.IncidentReports.Store;
using Noroshi.Kernel;

namespace Noroshi.IncidentReports.Reminding;

/// <summary>When people are told of a limit: 7, 3 and 1 days before, on the day, and once it has passed. A setting of this system, not law.</summary>
internal static class ReminderPoints
{
    private static readonly int[] Before = [7, 3, 1, 0];

    /// <summary>The point that has been reached; null while the limit is further away than the first.</summary>
    public static int? Reached(DateOnly due, DateTimeOffset now)
    {
        if (now >= LegalCalendar.EndOf(due))
        {
            return Reminder.Passed;
        }

        var left = due.DayNumber - LegalCalendar.LegalDay(now).DayNumber;
        return Before.Where(point => left <= point).Cast<int?>().Min();
    }

    /// <summary>The moment of the next point, at nine in the morning in Tokyo; the passing of the limit itself at its first late moment.</summary>
    public static DateTimeOffset NextAfter(DateOnly due, DateTimeOffset now)
    {
        var next = Before.Select(point => LegalCalendar.StartOf(due.AddDays(-point)).AddHours(9)).Where(at => at > now).Cast<DateTimeOffset?>().Min();
        return next ?? LegalCalendar.EndOf(due);
    }
}
