using Noroshi.Formats.Pdf;
using Noroshi.Kernel;

namespace Noroshi.Formats.Forms;

/// <summary>What stands at the foot of every page: from which receipt and which content the paper was made, and when.</summary>
public sealed record FormStamp
{
    /// <summary>When the content was made; the same stamp and form give the same bytes.</summary>
    public required DateTimeOffset Made { get; init; }

    /// <summary>The receipt number; null before filing.</summary>
    public string? ReceiptNumber { get; init; }

    /// <summary>SHA-256 of the content in its canonical form, in hexadecimal; null before filing.</summary>
    public string? ContentDigest { get; init; }
}

/// <summary>Writes a filled form as PDF on A4, with Japanese text that can be searched and copied.</summary>
public static class FormPdfWriter
{
    /// <summary>The media type of what is written.</summary>
    public const string MediaType = "application/pdf";

    /// <summary>Writes the form with the installed font; gives the problem if there is none.</summary>
    public static Problem? Write(FormSheet form, FormStamp stamp, Stream output) => Write(form, stamp, JapaneseFont.Installed, output);

    /// <summary>Writes the form with this font; gives the problem if it is null.</summary>
    public static Problem? Write(FormSheet form, FormStamp stamp, JapaneseFont? font, Stream output)
    {
        if (font is null)
        {
            return JapaneseFont.Missing;
        }

        using var paper = new FormPaper(form, stamp, font.Typeface);
        paper.Print(output);
        return null;
    }
}
