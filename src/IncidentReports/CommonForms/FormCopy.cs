using Noroshi.Formats.Forms;
using Noroshi.Kernel;

namespace Noroshi.IncidentReports.CommonForms;

/// <summary>
/// Another authority's form, filled from the same answers: the reporter wrote once and hands over a copy. It is made only after
/// consent for that one recipient, and handed over by the reporter.
/// </summary>
/// <param name="Code">The recipient: <c>ppc</c>, <c>police</c>.</param>
/// <param name="Title">Its title.</param>
/// <param name="Addressee">To whom it goes.</param>
/// <param name="Basis">Under which law; another one than ours.</param>
/// <param name="Notes">Notes for the person who hands it over.</param>
/// <param name="Source">Where the layout is known from.</param>
/// <param name="Certainty">How surely.</param>
/// <param name="Sections">The layout.</param>
internal sealed record FormCopy(
    string Code, Words Title, Words Addressee, Words Basis, IReadOnlyList<Words> Notes, string Source, Certainty Certainty, IReadOnlyList<CopySection> Sections)
{
    /// <summary>The version of the layout.</summary>
    public string Version { get; init; } = "";

    /// <summary>The filled copy. Its rows are text to be handed over; it is not read back.</summary>
    public FormSheet ToSheet(CommonForm form, Answers answers, string? watermark = null) => new()
    {
        FormCode = $"copy.{Code}",
        Version = Version,
        Title = Title,
        Number = Certainty.Mark is { } mark ? $"{Basis.Ja}（{mark.Ja}）" : Basis.Ja,
        Purpose = new($"提出先：{Addressee.Ja}", $"Addressee: {Addressee.En}"),
        Notes = Notes,
        Watermark = watermark,
        Sections = [.. Sections.Select(section => new FormSection(section.Title, [.. section.Rows.Select(row => Row(row, form, answers))]))],
    };

    private static FormRow Row(CopyRow row, CommonForm form, Answers answers)
    {
        var fields = row.From.Select(form.Field).OfType<FormField>().Where(field => answers.Has(field.Code)).ToArray();
        var text = fields.Length == 1
            ? fields[0].Shown(answers).Ja
            : string.Join('\n', fields.Select(field => $"【{field.Label.Ja}】{(field.Kind == FieldKind.LongText ? "\n" : "")}{field.Shown(answers).Ja}"));
        return new FormRow
        {
            Code = row.Code,
            Label = row.Label,
            Kind = FieldKind.LongText,
            MaxLength = 32_000,
            Values = text.Length == 0 ? [] : [text],
        };
    }
}

/// <summary>A part of another authority's form.</summary>
internal sealed record CopySection(Words Title, IReadOnlyList<CopyRow> Rows);

/// <summary>A field of another authority's form, and the answers that fill it; none where only the reporter can.</summary>
internal sealed record CopyRow(string Code, Words Label, IReadOnlyList<string> From);

/// <summary>All layouts for other authorities, by day of use.</summary>
internal static class CopyBook
{
    private static readonly Dated<IReadOnlyList<FormCopy>> ByDay = FormCopyReader.ReadAll();

    /// <summary>The layouts in use on a legal day.</summary>
    /// <exception cref="NotYetInForceException">The day lies before the first edition.</exception>
    public static IReadOnlyList<FormCopy> On(DateOnly day) => ByDay.On(day);

    /// <summary>The layout for a recipient on a legal day, or null: sector procedures take the common form as it is.</summary>
    public static FormCopy? For(string recipient, DateOnly day) => On(day).FirstOrDefault(copy => copy.Code == recipient);
}
