using System.Text;
using System.Xml;

namespace Noroshi.Formats.Xlsx;

/// <summary>Reads the XML of a part: no document type, no entities, nothing from outside, within bounds.</summary>
internal static class PartXml
{
    private static XmlReaderSettings Strict(long longest) => new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        MaxCharactersInDocument = longest,
        MaxCharactersFromEntities = 0,
        CloseInput = true,
    };

    /// <summary>Walks through a part, calling for every element. What the call reads of the element it must read to its end.</summary>
    public static void Walk(BoundedZip zip, string name, Action<XmlReader> onElement)
    {
        using var part = zip.Open(name) ?? throw XlsxRefusal.Damaged();
        try
        {
            using var reader = XmlReader.Create(part, Strict(zip.LongestPart));
            while (reader.Read())
            {
                if (reader.NodeType == XmlNodeType.Element)
                {
                    onElement(reader);
                }
            }
        }
        catch (XmlException)
        {
            throw XlsxRefusal.Forbidden("damaged-xml", "壊れたXML又は文書型宣言（DTD）", "damaged XML or a document type declaration");
        }
        catch (Exception fault) when (fault is ArgumentException or InvalidOperationException)
        {
            throw XlsxRefusal.Damaged();
        }
    }

    /// <summary>
    /// The text of the element's <c>t</c> descendants, without the phonetic runs that Japanese input adds; the element is read
    /// to its end. Text is cut a little over what a cell can hold, so that a check of length still sees that it is too long.
    /// </summary>
    public static string TextOf(XmlReader reader)
    {
        var text = new StringBuilder();
        if (reader.IsEmptyElement)
        {
            return "";
        }

        var depth = reader.Depth;
        var phonetic = -1;
        var inText = reader.LocalName is "t" or "v";
        while (reader.Read() && !(reader.NodeType == XmlNodeType.EndElement && reader.Depth == depth))
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element when reader.LocalName == "rPh" && phonetic < 0 && !reader.IsEmptyElement:
                    phonetic = reader.Depth;
                    break;
                case XmlNodeType.EndElement when reader.Depth == phonetic:
                    phonetic = -1;
                    break;
                case XmlNodeType.Element when reader.LocalName == "t":
                    inText = !reader.IsEmptyElement;
                    break;
                case XmlNodeType.EndElement when reader.LocalName == "t":
                    inText = false;
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace when inText && phonetic < 0:
                    AppendWithin(text, reader);
                    break;
                default:
                    break;
            }
        }

        return Unescape(text.ToString());
    }

    private static void AppendWithin(StringBuilder text, XmlReader reader)
    {
        var chunk = new char[2048];
        int count;
        while ((count = reader.ReadValueChunk(chunk, 0, chunk.Length)) > 0)
        {
            if (text.Length <= SheetXml.LongestCell)
            {
                text.Append(chunk, 0, count);
            }
        }
    }

    // _x000D_ stands for a character that XML cannot carry (ECMA-376 part 1, 22.9.2.19).
    private static string Unescape(string text)
    {
        if (!text.Contains("_x", StringComparison.Ordinal))
        {
            return text;
        }

        var plain = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == '_' && at + 6 < text.Length && text[at + 1] == 'x' && text[at + 6] == '_'
                && ushort.TryParse(text.AsSpan(at + 2, 4), System.Globalization.NumberStyles.AllowHexSpecifier, System.Globalization.CultureInfo.InvariantCulture, out var code))
            {
                plain.Append((char)code);
                at += 6;
            }
            else
            {
                plain.Append(text[at]);
            }
        }

        return plain.ToString();
    }
}
