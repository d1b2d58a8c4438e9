using System.Text;
using SkiaSharp;

namespace Noroshi.Formats.Pdf;

/// <summary>
/// Writes text so that it can be found again. A Japanese font draws 日 and the radical ⽇ with one glyph, and a reader of the
/// file would get the radical: so every run carries its own text, which Skia writes beside the glyphs (ActualText).
/// </summary>
internal sealed class PdfPen(SKTypeface typeface, float size) : IDisposable
{
    private readonly SKFont font = new(typeface, size) { Subpixel = true, Hinting = SKFontHinting.None };
    private readonly Dictionary<string, float> widths = new(StringComparer.Ordinal);

    public float Size => size;

    /// <summary>From line to line.</summary>
    public float Leading => size * 1.5f;

    public float Measure(string element)
    {
        if (!widths.TryGetValue(element, out var width))
        {
            widths[element] = width = font.MeasureText(element);
        }

        return width;
    }

    public IReadOnlyList<string> Lines(string text, float width) => LineBreaking.Lines(text, width, Measure);

    /// <summary>Draws one line with its base line at this place.</summary>
    public void Draw(SKCanvas canvas, string text, float x, float y, SKPaint paint)
    {
        if (text.Length == 0)
        {
            return;
        }

        text = Whole(text);
        var glyphs = font.GetGlyphs(text);
        var octets = Encoding.UTF8.GetBytes(text);
        using var builder = new SKTextBlobBuilder();
        var run = builder.AllocatePositionedTextRun(font, glyphs.Length, octets.Length);
        glyphs.CopyTo(run.Glyphs);
        font.GetGlyphPositions(text).CopyTo(run.Positions);
        octets.CopyTo(run.Text);
        var offset = 0;
        var at = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            run.Clusters[at++] = (uint)offset;
            offset += rune.Utf8SequenceLength;
        }

        using var blob = builder.Build();
        if (blob is not null)
        {
            canvas.DrawText(blob, x, y, paint);
        }
    }

    public void DrawRight(SKCanvas canvas, string text, float right, float y, SKPaint paint) => Draw(canvas, text, right - font.MeasureText(text), y, paint);

    // Half a surrogate pair or a control character has no glyph; it is shown as what it is, something broken.
    private static string Whole(string text) =>
        string.Concat(text.EnumerateRunes().Select(rune => Rune.IsControl(rune) ? Rune.ReplacementChar : rune));

    public void Dispose() => font.Dispose();
}
