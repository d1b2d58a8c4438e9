using Noroshi.Formats.Forms;
using Noroshi.IncidentReports.Face;
using Noroshi.Kernel;

namespace Noroshi.IncidentReports.CommonForms;

/// <summary>A check beyond the kind of field.</summary>
internal enum FieldCheck
{
    /// <summary>None.</summary>
    None,

    /// <summary>A 法人番号 with its check digit.</summary>
    CorporateNumber,

    /// <summary>A telephone number.</summary>
    Phone,

    /// <summary>An e-mail address.</summary>
    Email,

    /// <summary>A moment that has passed, and not before 2000.</summary>
    Past,

    /// <summary>A whole number, not negative.</summary>
    Whole,
}

/// <summary>A field of a common form, as the data file says it.</summary>
internal sealed record FormField
{
    /// <summary>The stable code: <c>impact.scope</c>.</summary>
    public required string Code { get; init; }

    /// <summary>The code of the section in which it stands.</summary>
    public required string Section { get; init; }

    /// <summary>Which of the seven items it belongs to; null for what only the window needs.</summary>
    public required ReportItem? Item { get; init; }

    /// <summary>At which stages an answer is demanded.</summary>
    public required IReadOnlyList<FormStage> Required { get; init; }

    /// <summary>Answers that stand alone in a multi-choice: "unknown" beside a class would be no answer.</summary>
    public required IReadOnlyList<string> Exclusive { get; init; }

    /// <summary>A check beyond the kind.</summary>
    public FieldCheck Check { get; init; }

    /// <summary>Whether the window fills it in from what was chosen before the form was opened.</summary>
    public bool FilledByWindow { get; init; }

    /// <summary>From which particular of the operator or the person it is prefilled: <c>party.name</c>; null for none.</summary>
    public string? Inherits { get; init; }

    /// <summary>Where it is known from.</summary>
    public required string Source { get; init; }

    /// <summary>How surely.</summary>
    public required Certainty Certainty { get; init; }

    /// <summary>The field as a blank row: label, help, kind, choices and limits.</summary>
    public required FormRow Row { get; init; }

    /// <summary>What it is called.</summary>
    public Words Label => Row.Label;

    /// <summary>How to fill it in.</summary>
    public Words? Help => Row.Help;

    /// <summary>What may stand in it.</summary>
    public FieldKind Kind => Row.Kind;

    /// <summary>The list to choose from; for a question of yes or no too.</summary>
    public IReadOnlyList<FormChoice> Choices => Row.Offered;

    /// <summary>Whether an answer is demanded at a stage.</summary>
    public bool IsRequiredAt(FormStage stage) => Required.Contains(stage);

    /// <summary>What a reader sees for this field's answer.</summary>
    public Words Shown(Answers answers) => WrittenValue.Shown(Row, answers.Of(Code));
}
