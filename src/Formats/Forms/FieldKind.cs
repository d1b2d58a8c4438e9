namespace Noroshi.Formats.Forms;

/// <summary>What may stand in a field of a form, and how its value is written as text.</summary>
public enum FieldKind
{
    /// <summary>One line.</summary>
    Text,

    /// <summary>Several lines, separated by a line feed.</summary>
    LongText,

    /// <summary>A moment, written as <c>2026-10-05T14:30:00+09:00</c>: to the second, as Tokyo reads its clocks.</summary>
    DateTime,

    /// <summary>One code out of a list.</summary>
    Choice,

    /// <summary>Any number of codes out of a list, in the order of the list.</summary>
    MultiChoice,

    /// <summary><c>yes</c>, <c>no</c> or <c>unknown</c>.</summary>
    YesNoUnknown,

    /// <summary>A decimal number without grouping, written with a point: <c>12.5</c>.</summary>
    Number,
}
