using Noroshi.Kernel;

namespace Noroshi.Formats.Forms;

/// <summary>What may stand in a field: tidied on the way in, judged, and shown to a reader. The same for screen, sheet and machine.</summary>
public static class WrittenValue
{
    /// <summary>The stored form of what was written; what cannot be read stays as it was, for the check to name.</summary>
    public static string Tidy(FormRow row, string written)
    {
        var text = WrittenText.Tidy(written, row.Kind == FieldKind.LongText, row.Folds);
        return row.Kind switch
        {
            FieldKind.DateTime when WrittenMoment.TryRead(text, out var moment) => WrittenMoment.Stored(moment),
            FieldKind.Number when WrittenText.TryReadNumber(text, out var number) => number,
            _ => text,
        };
    }

    /// <summary>The stored form of several values: empty ones fall away, choices stand once and in the order of the list.</summary>
    public static IReadOnlyList<string> Tidy(FormRow row, IEnumerable<string> written)
    {
        var values = written.Select(value => Tidy(row, value)).Where(value => value.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        return row.Kind == FieldKind.MultiChoice
            ? [.. values.OrderBy(value => Place(row, value))]
            : values;
    }

    /// <summary>What is wrong with tidied values, or null. Whether the field must be filled in is not asked here.</summary>
    public static WrittenFault? FaultIn(FormRow row, IReadOnlyList<string> values)
    {
        if (values.Count > 1 && row.Kind != FieldKind.MultiChoice)
        {
            return new("one-value-only", new("値を一つだけ入力してください。", "Give one value only."));
        }

        return values.Select(value => FaultIn(row, value)).FirstOrDefault(fault => fault is not null);
    }

    /// <summary>What a reader sees.</summary>
    public static Words Shown(FormRow row) => Shown(row, row.Values);

    /// <summary>What a reader sees for these values in this row.</summary>
    public static Words Shown(FormRow row, IReadOnlyList<string> values) => new(
        string.Join("、", values.Select(value => Shown(row, value).Ja)),
        string.Join(", ", values.Select(value => Shown(row, value).En)));

    private static WrittenFault? FaultIn(FormRow row, string value)
    {
        if (WrittenText.FaultIn(value) is { } fault)
        {
            return fault;
        }

        return row.Kind switch
        {
            FieldKind.DateTime when !WrittenMoment.TryRead(value, out _) => new("not-a-date-time", new(
                $"日時として読めません（{Quoted(value)}）。「2026/10/05 14:30」のように日付と時刻を入力してください。",
                $"Cannot be read as a date and time ({Quoted(value)}). Write it as 2026/10/05 14:30, with the hour.")),
            FieldKind.Number when !WrittenText.TryReadNumber(value, out _) => new("not-a-number", new(
                $"数として読めません（{Quoted(value)}）。「1200」や「12.5」のように数字だけを入力してください。",
                $"Cannot be read as a number ({Quoted(value)}). Write digits only, as 1200 or 12.5.")),
            FieldKind.Choice or FieldKind.MultiChoice or FieldKind.YesNoUnknown when Place(row, value) == int.MaxValue => NotOffered(row, value),
            FieldKind.Text or FieldKind.LongText when value.Length > row.MaxLength => new("too-long", new(
                $"{row.MaxLength}文字以内で入力してください（今は{value.Length}文字）。",
                $"Use at most {row.MaxLength} characters (now {value.Length}).")),
            _ => null,
        };
    }

    private static WrittenFault NotOffered(FormRow row, string value)
    {
        var nearest = NearestChoice.To(value, row.Offered);
        return new("not-in-list", new(
            $"一覧にない値です（{Quoted(value)}）。「{nearest.Label.Ja}」ではありませんか。一覧から選んでください。",
            $"Not in the list ({Quoted(value)}). Did you mean “{nearest.Label.En}”? Choose from the list."));
    }

    private static Words Shown(FormRow row, string value) => row.Kind switch
    {
        FieldKind.DateTime when WrittenMoment.TryRead(value, out var moment) => WrittenMoment.Shown(moment),
        FieldKind.Number when row.Unit is { } unit => new($"{value} {unit.Ja}", $"{value} {unit.En}"),
        FieldKind.Choice or FieldKind.MultiChoice or FieldKind.YesNoUnknown =>
            row.Offered.FirstOrDefault(choice => choice.Code == value)?.Label ?? new(value, value),
        _ => new(value, value),
    };

    private static int Place(FormRow row, string code)
    {
        for (var place = 0; place < row.Offered.Count; place++)
        {
            if (row.Offered[place].Code == code)
            {
                return place;
            }
        }

        return int.MaxValue;
    }

    // A message must not become a way of carrying a megabyte back to the screen.
    private static string Quoted(string value)
    {
        var cut = value.Length <= 40 ? value : string.Concat(value.AsSpan(0, char.IsHighSurrogate(value[39]) ? 39 : 40), "…");
        return cut.ReplaceLineEndings(" ");
    }
}
