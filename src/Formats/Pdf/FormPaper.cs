using System.Globalization;
using Noroshi.Formats.Forms;
using SkiaSharp;

namespace Noroshi.Formats.Pdf;

/// <summary>
/// A form laid out on A4. Layout comes first and gives the number of pages; drawing follows. A row whose text is longer than
/// the page goes on on the next.
/// </summary>
internal sealed class FormPaper(FormSheet form, FormStamp stamp, SKTypeface typeface) : IDisposable
{
    private const float Width = 595.28f;
    private const float Height = 841.89f;
    private const float Left = 45;
    private const float Right = Width - 45;
    private const float Top = 62;
    private const float Bottom = Height - 62;
    private const float ItemWidth = 20;
    private const float LabelWidth = 150;
    private const float Pad = 4;

    private readonly PdfPen title = new(typeface, 16);
    private readonly PdfPen heading = new(typeface, 10.5f);
    private readonly PdfPen body = new(typeface, 9.5f);
    private readonly PdfPen small = new(typeface, 7.5f);
    private readonly PdfPen tiny = new(typeface, 6.5f);
    private readonly PdfPen huge = new(typeface, 54);
    private readonly SKPaint ink = Paint(0xFF1A1A1C);
    private readonly SKPaint grey = Paint(0xFF626264);
    private readonly SKPaint white = Paint(0xFFFFFFFF);
    private readonly SKPaint navy = Paint(0xFF00118F);
    private readonly SKPaint red = Paint(0xFFCE0000);
    private readonly SKPaint wash = Paint(0xFFF0F5FF);
    private readonly SKPaint veil = Paint(0x30CE0000);
    private readonly SKPaint rule = new() { Color = new SKColor(0xFFB4B4B7), Style = SKPaintStyle.Stroke, StrokeWidth = 0.6f, IsAntialias = true };

    // Each page is a list of things to draw.
    private readonly List<List<Action<SKCanvas>>> pages = [];
    private float y = Bottom;

    public void Print(Stream output)
    {
        LayOut();
        var moment = stamp.Made.UtcDateTime;
        using var document = SKDocument.CreatePdf(output, new SKDocumentPdfMetadata
        {
            Title = form.Title.Ja,
            Subject = form.Number ?? "",
            Creator = "Noroshi",
            Producer = "Noroshi",
            Creation = moment,
            Modified = moment,
        });
        for (var page = 0; page < pages.Count; page++)
        {
            var canvas = document.BeginPage(Width, Height);
            foreach (var draw in pages[page])
            {
                draw(canvas);
            }

            Frame(canvas, page + 1);
            document.EndPage();
        }

        document.Close();
    }

    public void Dispose()
    {
        foreach (IDisposable thing in (IDisposable[])[title, heading, body, small, tiny, huge, ink, grey, white, navy, red, wash, veil, rule])
        {
            thing.Dispose();
        }
    }

    private static SKPaint Paint(uint argb) => new() { Color = new SKColor(argb), IsAntialias = true };

    private void LayOut()
    {
        Turn();
        Paragraph(title, ink, form.Title.Ja);
        Paragraph(small, grey, form.Title.En);
        if (form.Purpose is { } purpose)
        {
            Paragraph(body, ink, purpose.Ja);
        }

        foreach (var note in form.Notes)
        {
            Paragraph(small, grey, note.Ja);
        }

        foreach (var section in form.Sections)
        {
            y += 8;
            Heading(section);
            foreach (var row in section.Rows)
            {
                Row(row);
            }
        }
    }

    private void Turn()
    {
        pages.Add([]);
        y = Top;
    }

    private void Add(Action<SKCanvas> draw) => pages[^1].Add(draw);

    private void Paragraph(PdfPen pen, SKPaint paint, string text)
    {
        foreach (var line in pen.Lines(text, Right - Left))
        {
            if (y + pen.Leading > Bottom)
            {
                Turn();
            }

            Line(pen, paint, line, Left, y);
            y += pen.Leading;
        }
    }

    private void Heading(FormSection section)
    {
        // A heading alone at the foot of a page would lead nowhere.
        if (y + 20 + (3 * body.Leading) > Bottom)
        {
            Turn();
        }

        var top = y;
        Add(canvas => canvas.DrawRect(Left, top, Right - Left, 20, navy));
        Line(heading, white, section.Title.Ja, Left + 6, top + 2.5f);
        y += 20;
    }

    private void Row(FormRow row)
    {
        var label = body.Lines((row.Required ? "※" : "") + row.Label.Ja + (row.Mark is { } mark ? $"（{mark.Ja}）" : ""), LabelWidth - (2 * Pad));
        var english = small.Lines(row.Label.En, LabelWidth - (2 * Pad));
        var values = row.Values.SelectMany(value =>
            body.Lines((row.Kind == FieldKind.MultiChoice ? "・" : "") + WrittenValue.Shown(row, [value]).Ja, Right - Left - ItemWidth - LabelWidth - (2 * Pad))).ToArray();
        var needed = (label.Count * body.Leading) + (english.Count * small.Leading) + (2 * Pad);
        if (y + needed > Bottom)
        {
            Turn();
        }

        var from = 0;
        do
        {
            var room = Math.Max(1, (int)((Bottom - y - (2 * Pad)) / body.Leading));
            var part = values.Skip(from).Take(room).ToArray();
            var first = from == 0;
            Band(row, first ? label : [], first ? english : [], part, Math.Max(first ? needed : 0, (part.Length * body.Leading) + (2 * Pad)));
            from += part.Length;
            if (from < values.Length)
            {
                Turn();
            }
        }
        while (from < values.Length);
    }

    private void Band(FormRow row, IReadOnlyList<string> label, IReadOnlyList<string> english, string[] values, float height)
    {
        var top = y;
        Add(canvas =>
        {
            canvas.DrawRect(Left, top, ItemWidth + LabelWidth, height, wash);
            canvas.DrawRect(Left, top, Right - Left, height, rule);
            canvas.DrawLine(Left + ItemWidth, top, Left + ItemWidth, top + height, rule);
            canvas.DrawLine(Left + ItemWidth + LabelWidth, top, Left + ItemWidth + LabelWidth, top + height, rule);
        });
        if (row.Item is { } item && label.Count > 0)
        {
            Line(body, ink, ((char)('①' + item - 1)).ToString(), Left + 5, top + Pad);
        }

        var at = top + Pad;
        foreach (var line in label)
        {
            Line(body, ink, line, Left + ItemWidth + Pad, at);
            at += body.Leading;
        }

        foreach (var line in english)
        {
            Line(small, grey, line, Left + ItemWidth + Pad, at);
            at += small.Leading;
        }

        at = top + Pad;
        foreach (var line in values)
        {
            Line(body, ink, line, Left + ItemWidth + LabelWidth + Pad, at);
            at += body.Leading;
        }

        y += height;
    }

    private void Line(PdfPen pen, SKPaint paint, string text, float x, float top) =>
        Add(canvas => pen.Draw(canvas, text, x, top + (pen.Size * 1.12f), paint));

    private void Frame(SKCanvas canvas, int page)
    {
        small.Draw(canvas, $"{form.Number}　{form.Title.Ja}".Trim('　'), Left, 36, grey);
        if (form.Watermark is { } watermark)
        {
            heading.DrawRight(canvas, watermark, Right, 36, red);
            canvas.Save();
            canvas.RotateDegrees(-35, Width / 2, Height / 2);
            huge.Draw(canvas, watermark, (Width - watermark.Sum(c => huge.Measure(c.ToString()))) / 2, (Height / 2) + 18, veil);
            canvas.Restore();
        }

        canvas.DrawLine(Left, 44, Right, 44, rule);
        canvas.DrawLine(Left, Height - 48, Right, Height - 48, rule);
        var made = WrittenMoment.Shown(stamp.Made).Ja;
        small.Draw(canvas, stamp.ReceiptNumber is { } receipt ? $"受付番号 {receipt}　{made}" : $"未提出　{made}", Left, Height - 36, grey);
        small.DrawRight(canvas, string.Create(CultureInfo.InvariantCulture, $"{page} / {pages.Count}"), Right, Height - 36, grey);
        if (stamp.ContentDigest is { } digest)
        {
            tiny.Draw(canvas, $"内容のSHA-256 {digest}", Left, Height - 25, grey);
        }
    }
}
