using System.Globalization;
using System.Text;

namespace Noroshi.Formats.Xlsx;

/// <summary>Writes the XML of sheets. Values are always text or numbers, never formulas.</summary>
internal static class SheetXml
{
    /// <summary>What a cell of a spreadsheet can hold (ECMA-376 part 1, 18.3.1.4 as implemented).</summary>
    public const int LongestCell = 32_767;

    /// <summary>
    /// Text as it may stand in the XML of a sheet. Characters that XML cannot carry become U+FFFD; the escape
    /// <c>_x0041_</c> that a spreadsheet would read as a character is escaped itself (ECMA-376 part 1, 22.9.2.19).
    /// </summary>
    public static StringBuilder AppendText(this StringBuilder xml, ReadOnlySpan<char> text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            var c = text[at];
            _ = c switch
            {
                '&' => xml.Append("&amp;"),
                '<' => xml.Append("&lt;"),
                '>' => xml.Append("&gt;"),
                '"' => xml.Append("&quot;"),
                '\n' => xml.Append("&#10;"),
                '\t' => xml.Append("&#9;"),
                '\r' => xml.Append("&#13;"),
                '_' when IsEscape(text[at..]) => xml.Append("_x005F_"),
                < ' ' or '\uFFFE' or '\uFFFF' => xml.Append('\uFFFD'),
                _ when char.IsHighSurrogate(c) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]) => xml.Append(c).Append(text[++at]),
                _ when char.IsSurrogate(c) => xml.Append('\uFFFD'),
                _ => xml.Append(c),
            };
        }

        return xml;
    }

    /// <summary>A cell with text in it.</summary>
    public static StringBuilder AppendTextCell(this StringBuilder xml, string reference, int style, ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
        {
            return xml.AppendEmptyCell(reference, style);
        }

        xml.Append(CultureInfo.InvariantCulture, $"<c r=\"{reference}\" s=\"{style}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">");
        return xml.AppendText(text[..Math.Min(text.Length, LongestCell)]).Append("</t></is></c>");
    }

    /// <summary>A cell with a number in it.</summary>
    public static StringBuilder AppendNumberCell(this StringBuilder xml, string reference, int style, string number) =>
        xml.Append(CultureInfo.InvariantCulture, $"<c r=\"{reference}\" s=\"{style}\"><v>{number}</v></c>");

    /// <summary>A cell with nothing in it but its looks.</summary>
    public static StringBuilder AppendEmptyCell(this StringBuilder xml, string reference, int style) =>
        xml.Append(CultureInfo.InvariantCulture, $"<c r=\"{reference}\" s=\"{style}\"/>");

    /// <summary>The letters of a column: 0 is A.</summary>
    public static string Column(int index)
    {
        var letters = "";
        for (var rest = index; rest >= 0; rest = (rest / 26) - 1)
        {
            letters = (char)('A' + (rest % 26)) + letters;
        }

        return letters;
    }

    /// <summary>How many half-width columns a text takes; what is not Latin is taken as full-width.</summary>
    public static int Width(ReadOnlySpan<char> text)
    {
        var width = 0;
        foreach (var c in text)
        {
            width += c is < '\u0250' or (>= '\uFF61' and <= '\uFF9F') ? 1 : 2;
        }

        return width;
    }

    // _xHHHH_ with four hexadecimal digits.
    private static bool IsEscape(ReadOnlySpan<char> text) =>
        text.Length >= 7 && text[1] == 'x' && text[6] == '_' && char.IsAsciiHexDigit(text[2]) && char.IsAsciiHexDigit(text[3])
        && char.IsAsciiHexDigit(text[4]) && char.IsAsciiHexDigit(text[5]);
}
