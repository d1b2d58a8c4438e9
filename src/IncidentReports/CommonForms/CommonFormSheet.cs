using Noroshi.Formats.Forms;
using Noroshi.Kernel;

namespace Noroshi.IncidentReports.CommonForms;

/// <summary>Common forms on paper: the form with its answers as a sheet, and the answers out of a sheet that came back.</summary>
internal static class CommonFormSheet
{
    /// <summary>The code by which a sheet of this form is known again.</summary>
    public static string CodeOf(CommonForm form) => $"common-form.{form.Code}";

    /// <summary>The form as a sheet, with answers in it; <paramref name="watermark"/> is laid across it.</summary>
    public static FormSheet ToSheet(CommonForm form, FormStage stage, Answers answers, string? watermark = null) => new()
    {
        FormCode = CodeOf(form),
        Version = form.Version,
        Number = form.Number,
        Title = form.Title,
        Purpose = form.Purpose,
        Notes = form.Notes,
        Watermark = watermark,
        Sections =
        [
            .. form.Parts.Select(part => new FormSection(part.Title,
            [
                .. part.Fields.Select(field => field.Row with { Required = field.IsRequiredAt(stage), Values = answers.Of(field.Code) }),
            ])),
        ],
    };

    /// <summary>
    /// The answers out of a reading, tidied. What stands in no cell is not among them: the caller lays them over the draft,
    /// or takes them as the whole, as the person asks. Problems are those of the reading and, by cell, those of the stage.
    /// </summary>
    public static (Answers Answers, Problems Problems) FromSheet(CommonForm form, FormStage stage, FormReading reading, DateTimeOffset now)
    {
        var answers = Answers.None;
        foreach (var (code, values) in reading.Values)
        {
            answers = form.Field(code)?.Kind == FieldKind.MultiChoice ? answers.WithList(code, values) : answers.With(code, values[0]);
        }

        answers = CommonFormCheck.Tidy(form, answers);
        var problems = new Problems().And(reading.Problems);

        // A cell that could not be read is missing from the answers; it is told once, as what was wrong with it.
        var told = reading.Problems.Select(problem => problem.Field).ToHashSet(StringComparer.Ordinal);
        problems.AddRange(reading.ByCell(CommonFormCheck.Problems(form, stage, answers, now), "answers.").Where(problem => !told.Contains(problem.Field)));
        return (answers, problems);
    }

    /// <summary>Reads an uploaded sheet as one of the forms of an edition that the program carries.</summary>
    public static Task<FormReading> ReadAsync(Stream upload, CommonForm expected, CancellationToken cancellation) =>
        FormSheetReader.ReadAsync(upload, ToSheet(expected, FormStage.First, Answers.None), cancellation);
}
