namespace Noroshi.Formats.Forms;

/// <summary>
/// The names under which a form's cells are known inside a spreadsheet. A spreadsheet keeps a name on its cell however rows
/// and columns are moved, so an answer is found again where the person has put it.
/// </summary>
internal static class FormCellName
{
    /// <summary>All our names begin so.</summary>
    public const string Prefix = "nrs_";

    /// <summary>The hidden sheet that says which form this is.</summary>
    public const string HiddenSheet = "_noroshi";

    /// <summary>What stands in A1 of the hidden sheet.</summary>
    public const string Signature = "noroshi-form";

    /// <summary>What marks a choice of a multi-choice.</summary>
    public const string Chosen = "○";

    /// <summary>The name of a field's cell.</summary>
    public static string Of(string code) => Prefix + code.Replace('-', '_');

    /// <summary>The name of the cell of one choice of a multi-choice.</summary>
    public static string Of(string code, string choice) => $"{Of(code)}__{choice.Replace('-', '_')}";

    /// <summary>Every cell of a form: its name, its row, and the choice where the row has a cell for each.</summary>
    public static IEnumerable<(string Name, FormRow Row, FormChoice? Choice)> CellsOf(FormSheet form) => form.Rows.SelectMany(row =>
        row.Kind == FieldKind.MultiChoice
            ? row.Choices.Select(choice => (Of(row.Code, choice.Code), row, (FormChoice?)choice))
            : [(Of(row.Code), row, null)]);
}
