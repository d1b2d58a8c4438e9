using Noroshi.Kernel;

namespace Noroshi.CriticalComputers.Law;

/// <summary>When people are told of the last day of a notification: 60, 30, 7 and 1 days before, and once it has passed. A policy of this system, not law.</summary>
[Article("Act, Art. 4")]
internal static class RemindersBeforeANotification
{
    /// <summary>The point that says: the last day has passed.</summary>
    public const int Passed = -1;

    /// <summary>Days before the last day.</summary>
    public static IReadOnlyList<int> DaysBefore { get; } = [60, 30, 7, 1];

    /// <summary>The point that has been reached; null while the last day is further away than the first.</summary>
    public static int? Reached(DateOnly lastDay, DateOnly today)
    {
        var left = lastDay.DayNumber - today.DayNumber;
        return left < 0 ? Passed : DaysBefore.Where(point => left <= point).Cast<int?>().Min();
    }
}
