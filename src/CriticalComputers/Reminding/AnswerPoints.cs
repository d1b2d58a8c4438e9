using Noroshi.Kernel;

namespace Noroshi.CriticalComputers.Reminding;

/// <summary>When people are told of the limit of an answer: 7, 3 and 1 days before, on the day, and once it has passed. A setting of this system, not law.</summary>
internal static class AnswerPoints
{
    /// <summary>The point that says: the limit has passed.</summary>
    public const int Passed = -1;

    private static readonly int[] Before = [7, 3, 1, 0];

    /// <summary>The point that has been reached; null while the limit is further away than the first.</summary>
    public static int? Reached(DateOnly due, DateTimeOffset now)
    {
        if (now >= LegalCalendar.EndOf(due))
        {
            return Passed;
        }

        var left = due.DayNumber - LegalCalendar.LegalDay(now).DayNumber;
        return Before.Where(point => left <= point).Cast<int?>().Min();
    }

    /// <summary>The moment of the next point, at nine in the morning in Tokyo; the passing of the limit at its first late moment.</summary>
    public static DateTimeOffset NextAfter(DateOnly due, DateTimeOffset now)
    {
        var next = Before.Select(point => LegalCalendar.StartOf(due.AddDays(-point)).AddHours(9)).Where(at => at > now).Cast<DateTimeOffset?>().Min();
        return next ?? LegalCalendar.EndOf(due);
    }
}
