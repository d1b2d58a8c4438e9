using System.Collections.Immutable;
using Noroshi.Formats.Forms;
using Noroshi.IncidentReports.CommonForms;
using Noroshi.Kernel;
using Noroshi.Web.Fields;
using Noroshi.Web.Showing;

namespace Noroshi.IncidentReports.Drafting;

/// <summary>A field of the form as a page shows it.</summary>
/// <param name="Field">The field.</param>
/// <param name="Values">What stands in it.</param>
/// <param name="Required">Whether the present stage demands it.</param>
/// <param name="Inherited">Whether it stands there by inheritance and nobody has changed it.</param>
internal sealed record FieldShown(FormField Field, ImmutableArray<string> Values, bool Required, bool Inherited)
{
    private static readonly Words FromBefore = new("引き継ぎ", "carried over");

    // About the field of the form, not about what somebody typed into it: the bare mark read as if the answer were in doubt.
    private static readonly Words Doubtful = new("様式の欄は未確認", "form field unverified");

    public string Name => CommonFormCheck.Name(Field.Code);

    public string? Value => Values.FirstOrDefault();

    public TokyoInput Moment => TypedAnswers.Shown(Value);

    public IEnumerable<Choice> Choices => Field.Choices.Select(choice => Choice.Of(choice.Code, choice.Label));

    /// <summary>The small remark beside the label: taken over, not verified.</summary>
    public string? Remark => (Inherited, Field.Certainty.Mark) switch
    {
        (true, not null) => FromBefore.Here + Punctuation.Dot.Here + Doubtful.Here,
        (true, null) => FromBefore.Here,
        (false, not null) => Doubtful.Here,
        _ => null,
    };

    /// <summary>Whether the report is one that nobody must make: then no help may speak of a limit.</summary>
    public bool Voluntary { get; init; }

    public string? Help => Voluntary && Field.Code == "awareness.at" ? null : Field.Help?.Here;

    public string InputType => Field.Check switch
    {
        FieldCheck.Email => "email",
        FieldCheck.Phone => "tel",
        _ => "text",
    };

    public string? InputMode => Field.Kind is FieldKind.Number || Field.Check is FieldCheck.CorporateNumber ? "numeric" : null;

    public int Rows => Field.Row.MaxLength switch { > 4000 => 8, > 1000 => 4, _ => 2 };

    /// <summary>Few choices stand open; many are a list.</summary>
    public bool IsList => Field.Kind is FieldKind.Choice && Field.Choices.Count > 8;
}
