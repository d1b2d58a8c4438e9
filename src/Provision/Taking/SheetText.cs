using System.Text;
using Noroshi.Products.Face;
using Noroshi.Provision.Marking;

namespace Noroshi.Provision.Taking;

/// <summary>A sheet as plain text, for mail and for those who work offline. Lines end with CR LF.</summary>
internal static class SheetText
{
    /// <summary>The Japanese text of one copy. The label stands first and last, with the mark of the copy.</summary>
    public static string Of(ProductSheet sheet, string code, string name)
    {
        var text = new StringBuilder();
        var label = $"{sheet.Product.Label.Ja}　受領者の印 {ForensicMark.Shown(code)}（{name}）";
        Line(text, label);
        Line(text, "");
        Line(text, sheet.Product.Title.Ja);
        Write(text, Watermarks.Marked(sheet, code), "ja");
        Line(text, "");
        Line(text, label);
        return text.ToString();
    }

    /// <summary>Writes what the sheet says in a language, without title and label.</summary>
    public static void Write(StringBuilder text, ProductSheet sheet, string language)
    {
        foreach (var part in sheet.Parts)
        {
            Line(text, "");
            Line(text, $"■ {part.Heading.In(language)}");
            foreach (var line in part.Lines)
            {
                Line(text, $"・{line.Text.In(language)}");
                foreach (var detail in line.Details)
                {
                    Line(text, $"　　{detail.Label.In(language)}：{detail.Value}");
                }
            }
        }
    }

    /// <summary>Writes a line.</summary>
    public static void Line(StringBuilder text, string what) => text.Append(what.ReplaceLineEndings("\r\n")).Append("\r\n");
}
