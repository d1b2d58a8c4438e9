namespace Noroshi.Kernel;

/// <summary>
/// A value fixed by law that changes by date. It is asked for a legal day (<see cref="LegalCalendar"/>) and answers with what was
/// in force on that day. Before the first commencement it refuses; it never falls back to the latest value.
/// </summary>
public sealed class Dated<T>
{
    private readonly SortedList<DateOnly, T> periods = [];
    private DateOnly? endsOn;

    /// <summary>The value is in force from this day until the next entry.</summary>
    public Dated<T> From(DateOnly commencement, T value)
    {
        periods.Add(commencement, value);
        return this;
    }

    /// <summary>Nothing is in force from this day on.</summary>
    public Dated<T> Until(DateOnly repeal)
    {
        endsOn = repeal;
        return this;
    }

    /// <summary>What is in force on a legal day.</summary>
    /// <exception cref="NotYetInForceException">The day lies before commencement or after repeal.</exception>
    public T On(DateOnly day)
    {
        if (!IsInForceOn(day))
        {
            throw new NotYetInForceException(day, periods.Count > 0 ? periods.Keys[0] : null);
        }

        var found = periods.Keys[0];
        foreach (var commencement in periods.Keys)
        {
            if (commencement <= day)
            {
                found = commencement;
            }
        }

        return periods[found];
    }

    /// <summary>Whether anything is in force on a legal day.</summary>
    public bool IsInForceOn(DateOnly day) => periods.Count > 0 && periods.Keys[0] <= day && (endsOn is null || day < endsOn);

    /// <summary>The day on which the value for a legal day came into force: the version of the rule.</summary>
    public DateOnly VersionOn(DateOnly day)
    {
        _ = On(day);
        return periods.Keys.Last(commencement => commencement <= day);
    }

    /// <summary>All days of commencement, in order.</summary>
    public IReadOnlyList<DateOnly> Commencements => [.. periods.Keys];
}

/// <summary>A rule was asked about a day on which it is not in force.</summary>
public sealed class NotYetInForceException(DateOnly day, DateOnly? commencement)
    : Exception($"No rule is in force on {day:yyyy-MM-dd}; the first commences on {commencement?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) ?? "no day"}.");
