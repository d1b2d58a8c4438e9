using Noroshi.IncidentReports.CommonForms;
using Noroshi.IncidentReports.Face;
using Noroshi.Kernel;

namespace Noroshi.IncidentReports.Drafting;

/// <summary>A section of a form as it is read: what was answered, and what is still demanded.</summary>
/// <param name="Title">The section.</param>
/// <param name="Path">Where it can be changed; null where it cannot.</param>
/// <param name="Lines">Its answers.</param>
internal sealed record AnswersShown(Words Title, string? Path, IReadOnlyList<AnswerShown> Lines)
{
    /// <summary>All sections of a form with what was answered in them.</summary>
    public static IReadOnlyList<AnswersShown> Of(CommonForm form, FormStage stage, Answers answers, Func<FormField, string?> path, bool demands) =>
    [
        .. form.Parts.Where(part => part.Item is not ReportItem.One).Select(part => new AnswersShown(
            part.Title,
            part.Fields.Select(path).FirstOrDefault(p => p is not null),
            [
                .. part.Fields.Where(field => answers.Has(field.Code) || (demands && field.IsRequiredAt(stage)))
                    .Select(field => new AnswerShown(CommonFormCheck.Name(field.Code), field.Label, answers.Has(field.Code) ? field.Shown(answers) : null)),
            ])),
    ];
}

/// <summary>One answer as it is read; null where the stage demands one and there is none.</summary>
internal sealed record AnswerShown(string Name, Words Label, Words? Value);
