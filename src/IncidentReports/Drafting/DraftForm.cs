using System.Diagnostics;
using Noroshi.IncidentReports.CommonForms;
using Noroshi.IncidentReports.Face;
using Noroshi.IncidentReports.Filing;
using Noroshi.IncidentReports.Store;
using Noroshi.Kernel;

namespace Noroshi.IncidentReports.Drafting;

/// <summary>The pages of a report that is being written. Three, so that a first report is made in three.</summary>
internal enum DraftPage
{
    /// <summary>認知と分類: what, when, who learned of it, on which class of computer.</summary>
    Awareness,

    /// <summary>③ to ⑦, as far as known.</summary>
    Facts,

    /// <summary>② and all else looked over; then filed.</summary>
    Check,
}

/// <summary>The form that a draft fills in, at its stage, and which of the form's fields stand on which page.</summary>
internal sealed record DraftForm(CommonForm Form, FormStage Stage)
{
    // What a queue and a clock need, in the order in which one tells it.
    private static readonly string[] First = ["event.summary", "awareness.at", "awareness.by", "awareness.ground", "computer.class"];

    /// <summary>The form in use today for a kind of incident.</summary>
    public static DraftForm For(IncidentKind kind, FormStage stage, DateTimeOffset now) =>
        new(FormBook.On(LegalCalendar.LegalDay(now)).Form(kind.Code()), stage);

    /// <summary>The parts of the form on a page, each with the fields that a person fills in there.</summary>
    public IEnumerable<FormPart> Parts(DraftPage page) => page switch
    {
        DraftPage.Awareness => [new FormPart("awareness", null, new("認知と分類", "Awareness and class"), [.. First.Select(Form.Field).OfType<FormField>()])],
        DraftPage.Facts => Form.Parts.Where(part => part.Item is ReportItem.Three or ReportItem.Four or ReportItem.Five or ReportItem.Six or ReportItem.Seven)
            .Select(part => part with { Fields = [.. part.Fields.Where(Stands)] }).Where(part => part.Fields.Count > 0),
        DraftPage.Check => Form.Parts.Where(part => part.Item is ReportItem.Two),
        _ => throw new UnreachableException(),
    };

    /// <summary>The fields on a page.</summary>
    public IReadOnlyList<FormField> Fields(DraftPage page) => [.. Parts(page).SelectMany(part => part.Fields)];

    /// <summary>On which page a field is filled in; null for what the window fills in itself.</summary>
    public DraftPage? PageOf(string code) =>
        Enum.GetValues<DraftPage>().Cast<DraftPage?>().FirstOrDefault(page => Fields(page!.Value).Any(field => field.Code == code));

    /// <summary>The answers that the form has fields for: a draft keeps what was typed for another kind, a report does not.</summary>
    public Answers Only(Answers answers) =>
        answers.Codes.Where(code => Form.Field(code) is null).ToArray().Aggregate(answers, (kept, code) => kept.With(code, null));

    private static bool Stands(FormField field) => !field.FilledByWindow && !First.Contains(field.Code);
}

/// <summary>What the window itself writes on the form, from what was chosen before.</summary>
internal static class WindowAnswers
{
    public static Answers Lay(Answers answers, ReportStage stage, IncidentKind kind, bool voluntary) => answers
        .With("report.stage", stage.Code())
        .With("report.kind", kind.Code())
        .With("report.basis", voluntary ? "voluntary" : "statutory");

    /// <summary>The addressees, by name, as they stand on the form.</summary>
    public static Answers Address(Answers answers, IEnumerable<Words> names) => answers.With("report.addressees", string.Join('\n', names.Select(name => name.Ja)));
}

/// <summary>What a draft must hold when it is filed.</summary>
internal static class DraftStages
{
    /// <summary>A correction is held to what it corrects.</summary>
    public static FormStage Demanded(Draft draft, bool hasFullReport) =>
        FormStages.Of(draft.Stage is ReportStage.Correction && hasFullReport ? ReportStage.ThirtyDay : draft.Stage, draft.Voluntary);
}
