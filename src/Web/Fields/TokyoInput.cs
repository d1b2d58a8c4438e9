using System.Globalization;
using Noroshi.Kernel;

namespace Noroshi.Web.Fields;

/// <summary>
/// A date and a time as a person typed them, in Tokyo time. Bind a page property of this type for an n-datetime field; ask
/// <see cref="Moment"/> for the moment and <see cref="Check"/> for what is wrong. Nothing typed is lost when it cannot be read.
/// </summary>
public sealed class TokyoInput
{
    private static readonly string[] Hours = ["H:m", "H:m:s", "H時m分", "HHmm"];

    /// <summary>The date as typed.</summary>
    public string? Date { get; set; }

    /// <summary>The time of day as typed.</summary>
    public string? Time { get; set; }

    /// <summary>Whether nothing was typed.</summary>
    public bool IsEmpty => string.IsNullOrWhiteSpace(Date) && string.IsNullOrWhiteSpace(Time);

    /// <summary>The moment; null while it is empty or cannot be read.</summary>
    public DateTimeOffset? Moment => Day is { } day && Hour is { } hour ? LegalCalendar.StartOf(day).Add(hour.ToTimeSpan()) : null;

    private DateOnly? Day => TypedDay.Read(Date);

    private TimeOnly? Hour => TimeOnly.TryParseExact(TypedDay.Fold(Time), Hours, CultureInfo.InvariantCulture, DateTimeStyles.None, out var hour) ? hour : null;

    /// <summary>A field filled with a moment.</summary>
    public static TokyoInput From(DateTimeOffset? at) => at is { } moment
        ? new()
        {
            Date = LegalCalendar.InTokyo(moment).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            Time = LegalCalendar.InTokyo(moment).ToString("HH:mm", CultureInfo.InvariantCulture),
        }
        : new();

    /// <summary>What is wrong with what was typed; empty input is wrong only where it is required.</summary>
    /// <param name="field">The name of the field.</param>
    /// <param name="what">How the page calls it: the message must be understood in the summary too.</param>
    /// <param name="required">Whether it may be left empty.</param>
    public IEnumerable<Problem> Check(string field, Words what, bool required)
    {
        if (IsEmpty)
        {
            if (required)
            {
                yield return new Problem(field, "required", new Words($"「{what.Ja}」の日付と時刻を入力してください。", $"Enter the date and the time of “{what.En}”."));
            }

            yield break;
        }

        if (Day is null)
        {
            yield return new Problem(field, "date-unreadable", new Words($"「{what.Ja}」の日付を「2026-10-01」の形で入力してください。", $"Enter the date of “{what.En}” as 2026-10-01."));
        }

        if (Hour is null)
        {
            yield return new Problem(field, "time-unreadable", new Words($"「{what.Ja}」の時刻を「13:05」の形（24時間制）で入力してください。", $"Enter the time of “{what.En}” as 13:05 (24-hour clock)."));
        }
    }
}
