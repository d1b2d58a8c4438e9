using System.Text;
using Noroshi.Products.Face;
using Noroshi.Provision.Marking;

namespace Noroshi.Provision.Taking;

/// <summary>A sheet as plain text, for mail and for those who work offline. The label stands first and last, with the mark of the copy.</summary>
internal static class SheetText
{
    /// <summary>The Japanese text of one copy, lines ended with CR LF.</summary>
    public static string Of(ProductSheet sheet, string code, string name)
    {
        var marked = Watermarks.Marked(sheet, code);
        var (product, text) = (sheet.Product, new StringBuilder());
        var label = $"{product.Label.Ja}　受領者の印 {ForensicMark.Shown(code)}（{name}）";
        Line(label);
        Line("");
        Line(product.Title.Ja);
        foreach (var part in marked.Parts)
        {
            Line("");
            Line($"■ {part.Heading.Ja}");
            foreach (var line in part.Lines)
            {
                Line($"・{line.Text.Ja}");
                foreach (var detail in line.Details)
                {
                    Line($"　　{detail.Label.Ja}：{detail.Value}");
                }
            }
        }

        Line("");
        Line(label);
        return text.ToString();

        void Line(string what) => text.Append(what.ReplaceLineEndings("\r\n")).Append("\r\n");
    }
}
