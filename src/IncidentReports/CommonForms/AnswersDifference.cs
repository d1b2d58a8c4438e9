using System.Collections.Immutable;
using Noroshi.Formats.Forms;
using Noroshi.Kernel;

namespace Noroshi.IncidentReports.CommonForms;

/// <summary>How one field's answer changed between two versions of a report.</summary>
/// <param name="Code">The field.</param>
/// <param name="Older">What stood there; empty for nothing.</param>
/// <param name="Newer">What stands there now; empty for nothing.</param>
internal sealed record FieldChange(string Code, ImmutableArray<string> Older, ImmutableArray<string> Newer)
{
    /// <summary>Answered for the first time.</summary>
    public bool IsNew => Older.IsEmpty;

    /// <summary>The answer was taken away.</summary>
    public bool IsGone => Newer.IsEmpty;

    /// <summary>The field's label by a form; the code itself where the form has no such field.</summary>
    public Words LabelBy(CommonForm form) => form.Field(Code)?.Label ?? new(Code, Code);

    /// <summary>What a reader saw before.</summary>
    public Words OlderBy(CommonForm form) => Shown(form, Older);

    /// <summary>What a reader sees now.</summary>
    public Words NewerBy(CommonForm form) => Shown(form, Newer);

    private Words Shown(CommonForm form, ImmutableArray<string> values) => form.Field(Code) is { } field
        ? WrittenValue.Shown(field.Row, values)
        : new(string.Join("、", values), string.Join(", ", values));
}

/// <summary>The difference between two versions, field by field.</summary>
internal static class AnswersDifference
{
    /// <summary>All changes, ordered by field code.</summary>
    public static IReadOnlyList<FieldChange> Between(Answers older, Answers newer) =>
    [
        .. older.Codes.Union(newer.Codes, StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .Select(code => new FieldChange(code, older.Of(code), newer.Of(code)))
            .Where(change => !change.Older.SequenceEqual(change.Newer)),
    ];

    /// <summary>All changes in the order of the form; what the form does not know comes last.</summary>
    public static IReadOnlyList<FieldChange> Between(CommonForm form, Answers older, Answers newer)
    {
        var place = form.Fields.Select((field, index) => (field.Code, index)).ToDictionary(pair => pair.Code, pair => pair.index);
        return [.. Between(older, newer).OrderBy(change => place.GetValueOrDefault(change.Code, int.MaxValue))];
    }
}
