using System.Globalization;

namespace Noroshi.Formats.Tables;

/// <summary>A column of a table that goes out.</summary>
/// <param name="Heading">What stands above it.</param>
/// <param name="Width">Its width in a spreadsheet, in half-width characters.</param>
public sealed record TableColumn(string Heading, double Width = 18);

/// <summary>One cell of a table: text, a whole or decimal number, a moment, a day, or nothing. Never a formula.</summary>
public readonly record struct TableCell
{
    private readonly object? value;

    private TableCell(object? value) => this.value = value;

    /// <summary>Whether it is text that came from a person, and must not be taken for a formula.</summary>
    internal bool IsText => value is string;

    /// <summary>The text of a text cell.</summary>
    internal string Text => value as string ?? "";

    /// <summary>The number of a number cell as a spreadsheet writes it, or null.</summary>
    internal string? Number => value is decimal number ? number.ToString(CultureInfo.InvariantCulture) : null;

    /// <summary>The serial date of a moment or a day (1900 system, Tokyo), or null for what lies before the system.</summary>
    internal double? Serial => value switch
    {
        DateTimeOffset moment => After1900(moment.ToOffset(TimeSpan.FromHours(9)).DateTime),
        DateOnly day => After1900(day.ToDateTime(TimeOnly.MinValue)),
        _ => null,
    };

    /// <summary>Whether it is a day without an hour.</summary>
    internal bool IsDay => value is DateOnly;

    /// <summary>Text.</summary>
    public static implicit operator TableCell(string? text) => new(string.IsNullOrEmpty(text) ? null : text);

    /// <summary>A whole number.</summary>
    public static implicit operator TableCell(long? number) => new(number is { } some ? (decimal)some : null);

    /// <summary>A whole number.</summary>
    public static implicit operator TableCell(int? number) => new(number is { } some ? (decimal)some : null);

    /// <summary>A decimal number.</summary>
    public static implicit operator TableCell(decimal? number) => new(number);

    /// <summary>A moment.</summary>
    public static implicit operator TableCell(DateTimeOffset? moment) => new(moment);

    /// <summary>A day.</summary>
    public static implicit operator TableCell(DateOnly? day) => new(day);

    /// <summary>As plain text: moments in ISO 8601 with Tokyo's offset.</summary>
    public override string ToString() => value switch
    {
        null => "",
        DateTimeOffset moment => moment.ToOffset(TimeSpan.FromHours(9)).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };

    // Spreadsheets count from 1900 and take that year for a leap year; before March 1900 the text is safer.
    private static double? After1900(DateTime local) => local >= new DateTime(1900, 3, 1, 0, 0, 0, DateTimeKind.Unspecified) ? (local - new DateTime(1899, 12, 30, 0, 0, 0, DateTimeKind.Unspecified)).TotalDays : null;
}
