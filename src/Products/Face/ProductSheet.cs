using Noroshi.Kernel;

namespace Noroshi.Products.Face;

/// <summary>A product as it is written for one kind of reader.</summary>
/// <param name="Product">Of which product.</param>
/// <param name="Audience">For whom.</param>
/// <param name="Parts">Its parts, in order; a part that says nothing is left out.</param>
public sealed record ProductSheet(ReleasedProduct Product, Audience Audience, IReadOnlyList<SheetPart> Parts)
{
    /// <summary>The product as a reader of this kind needs it.</summary>
    public static ProductSheet Of(ProductContents contents, Audience audience) => new(contents.Product, audience, Rendering.Sheets.Parts(contents, audience));

    /// <summary>All that it says in Japanese, a line each: for figures on readability.</summary>
    public string Text => string.Join('\n', Parts.SelectMany(p => p.Lines).Select(l => l.Text.Ja));
}

/// <summary>A part of a sheet.</summary>
/// <param name="Heading">What it is about.</param>
/// <param name="Lines">What it says.</param>
public sealed record SheetPart(Words Heading, IReadOnlyList<SheetLine> Lines);

/// <summary>A line of a sheet.</summary>
/// <param name="Text">The sentence. Where there is no English, the Japanese stands for both.</param>
/// <param name="Details">What belongs to it: by when, how to check, how sure.</param>
public sealed record SheetLine(Words Text, IReadOnlyList<SheetDetail> Details);

/// <summary>A detail of a line.</summary>
/// <param name="Label">What it is.</param>
/// <param name="Value">As it was written.</param>
/// <param name="ForMachines">Whether it is a value to copy exactly.</param>
public sealed record SheetDetail(Words Label, string Value, bool ForMachines = false);
