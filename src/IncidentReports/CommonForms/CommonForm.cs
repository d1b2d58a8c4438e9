using Noroshi.IncidentReports.Face;
using Noroshi.Kernel;

namespace Noroshi.IncidentReports.CommonForms;

/// <summary>A common form: 共通様式 1 (DDoS), 2 (ransomware) or 3 (other), in one edition.</summary>
[Article("Order, Art. 4(2)")]
internal sealed class CommonForm
{
    private readonly Dictionary<string, FormField> byCode;

    /// <summary>Makes a form out of its parts.</summary>
    public CommonForm(IReadOnlyList<FormPart> parts)
    {
        Parts = parts;
        Fields = [.. parts.SelectMany(part => part.Fields)];
        byCode = Fields.ToDictionary(field => field.Code, StringComparer.Ordinal);
    }

    /// <summary>The kind of incident it is for: <c>ddos</c>, <c>ransomware</c> or <c>other</c>.</summary>
    public required string Code { get; init; }

    /// <summary>Its number: 共通様式２.</summary>
    public required string Number { get; init; }

    /// <summary>Its title.</summary>
    public required Words Title { get; init; }

    /// <summary>The edition: the day from which it is used.</summary>
    public required string Version { get; init; }

    /// <summary>For what the answers are used; stands on the form and binds.</summary>
    public required Words Purpose { get; init; }

    /// <summary>Notes for the person who fills it in.</summary>
    public required IReadOnlyList<Words> Notes { get; init; }

    /// <summary>Where the form is known from.</summary>
    public required string Source { get; init; }

    /// <summary>How surely.</summary>
    public required Certainty Certainty { get; init; }

    /// <summary>The sections with their fields, in order.</summary>
    public IReadOnlyList<FormPart> Parts { get; }

    /// <summary>All fields, in order.</summary>
    public IReadOnlyList<FormField> Fields { get; }

    /// <summary>The field with this code, or null.</summary>
    public FormField? Field(string code) => byCode.GetValueOrDefault(code);

    /// <summary>The fields that must be answered at a stage, in order.</summary>
    public IEnumerable<FormField> RequiredAt(FormStage stage) => Fields.Where(field => field.IsRequiredAt(stage));
}

/// <summary>A section of a common form.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Item">Which of the seven items it is; null for what only the window needs.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Fields">Its fields, in order.</param>
internal sealed record FormPart(string Code, ReportItem? Item, Words Title, IReadOnlyList<FormField> Fields);
