namespace Noroshi.IncidentReports.Store;

/// <summary>
/// That people were told of a limit at one of its points. The key is what makes it once: however often the event is delivered, and
/// whatever the clock does, a second reminder for the same point cannot be kept.
/// </summary>
internal sealed class Reminder
{
    /// <summary>The <see cref="Point"/> that says: the limit has passed.</summary>
    public const int Passed = -1;

    /// <summary>The <see cref="Point"/> that says: the internal target of a first report has passed, and it is still a draft.</summary>
    public const int FirstTarget = -2;

    /// <summary>The case, the exchange that set the limit, or the draft whose knowledge did.</summary>
    public required Guid Subject { get; init; }

    public required DateOnly DueOn { get; init; }

    /// <summary>Days before the last day; 0 on the day itself, <see cref="Passed"/> after it.</summary>
    public required int Point { get; init; }

    public required DateTimeOffset At { get; init; }
}
