using Noroshi.Kernel;

namespace Noroshi.Formats.Forms;

/// <summary>
/// A form, blank or filled, as paper shows it: neutral between a spreadsheet, a PDF and a screen. It knows nothing of what the
/// form is for; whoever asks for it does.
/// </summary>
public sealed record FormSheet
{
    /// <summary>The form's code, kept hidden in a spreadsheet so that it is recognised when it comes back.</summary>
    public required string FormCode { get; init; }

    /// <summary>The version of the form: the day from which it is used.</summary>
    public required string Version { get; init; }

    /// <summary>The title at the head.</summary>
    public required Words Title { get; init; }

    /// <summary>The number of the form, as 共通様式２.</summary>
    public string? Number { get; init; }

    /// <summary>For what the answers may be used; stands under the title.</summary>
    public Words? Purpose { get; init; }

    /// <summary>Notes for the person who fills it in.</summary>
    public IReadOnlyList<Words> Notes { get; init; } = [];

    /// <summary>Laid across every page: 訓練 EXERCISE, 下書き DRAFT.</summary>
    public string? Watermark { get; init; }

    /// <summary>The sections, in order.</summary>
    public required IReadOnlyList<FormSection> Sections { get; init; }

    /// <summary>All rows of all sections, in order.</summary>
    public IEnumerable<FormRow> Rows => Sections.SelectMany(section => section.Rows);

    /// <summary>The form without rows in which nothing stands, for paper that is read and not filled in.</summary>
    public FormSheet WithoutEmptyRows() => this with
    {
        Sections =
        [
            .. Sections.Select(section => section with { Rows = [.. section.Rows.Where(row => row.Values.Count > 0)] })
                .Where(section => section.Rows.Count > 0),
        ],
    };
}

/// <summary>A part of a form under a heading of its own.</summary>
/// <param name="Title">The heading.</param>
/// <param name="Rows">The rows, in order.</param>
public sealed record FormSection(Words Title, IReadOnlyList<FormRow> Rows);

/// <summary>One field of a form, with what stands in it.</summary>
public sealed record FormRow
{
    /// <summary>The field's code: lower-case words with points and hyphens. It names the field in a spreadsheet and in problems.</summary>
    public required string Code { get; init; }

    /// <summary>What the field is called.</summary>
    public required Words Label { get; init; }

    /// <summary>How to fill it in.</summary>
    public Words? Help { get; init; }

    /// <summary>Which of the items ① to ⑦ of the law it belongs to; null for none.</summary>
    public int? Item { get; init; }

    /// <summary>Whether it must be filled in at the stage for which the form was made.</summary>
    public bool Required { get; init; }

    /// <summary>A short remark beside the label, as 未確認.</summary>
    public Words? Mark { get; init; }

    /// <summary>What may stand in it.</summary>
    public required FieldKind Kind { get; init; }

    /// <summary>The list to choose from.</summary>
    public IReadOnlyList<FormChoice> Choices { get; init; } = [];

    /// <summary>The unit of a number.</summary>
    public Words? Unit { get; init; }

    /// <summary>How many characters (UTF-16 code units) may stand in it at most.</summary>
    public int MaxLength { get; init; } = 200;

    /// <summary>Whether full-width letters and digits and half-width kana are folded to their usual forms (NFKC) on reading.</summary>
    public bool Folds { get; init; }

    /// <summary>What stands in it, as <see cref="FieldKind"/> says; empty for nothing. Only a multi-choice has more than one.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>The answers to a question of yes or no.</summary>
    public static IReadOnlyList<FormChoice> YesNoUnknown { get; } =
    [
        new("yes", new("はい", "Yes")),
        new("no", new("いいえ", "No")),
        new("unknown", new("不明（確認中）", "Unknown (being checked)")),
    ];

    /// <summary>The list to choose from, for a question of yes or no as well.</summary>
    public IReadOnlyList<FormChoice> Offered => Kind == FieldKind.YesNoUnknown ? YesNoUnknown : Choices;
}

/// <summary>An entry of a list to choose from.</summary>
/// <param name="Code">The stable code.</param>
/// <param name="Label">What the reader sees.</param>
public sealed record FormChoice(string Code, Words Label);
