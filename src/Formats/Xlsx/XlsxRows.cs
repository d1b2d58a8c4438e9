using System.Globalization;
using System.Xml;

namespace Noroshi.Formats.Xlsx;

/// <summary>The first sheet of a workbook as rows of text. Formulas give the value that was saved with them; days come as serial numbers, since only their style tells them.</summary>
internal sealed partial class XlsxBook
{
    /// <summary>The rows, each up to its last cell. What is beyond the bounds is refused.</summary>
    public List<(int Row, IReadOnlyList<string> Cells)> Rows(int mostRows, int mostColumns, int longestCell)
    {
        if (sheetOrder.Count == 0)
        {
            throw XlsxRefusal.Damaged();
        }

        var texts = SharedTexts();
        var rows = new List<(int, IReadOnlyList<string>)>();
        PartXml.Walk(zip, sheetParts[sheetOrder[0]], reader =>
        {
            if (reader.LocalName != "row" || reader.IsEmptyElement)
            {
                return;
            }

            var number = int.TryParse(reader.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var told) ? told : rows.Count + 1;
            if (rows.Count >= mostRows || number > mostRows)
            {
                throw XlsxRefusal.TooLarge("rows");
            }

            rows.Add((number, RowCells(reader, texts, mostColumns, longestCell)));
        });
        return rows;
    }

    private static List<string> RowCells(XmlReader reader, List<string> texts, int mostColumns, int longestCell)
    {
        var cells = new List<string>();
        var depth = reader.Depth;
        while (reader.Read() && !(reader.NodeType == XmlNodeType.EndElement && reader.Depth == depth))
        {
            if (reader.NodeType != XmlNodeType.Element || reader.LocalName != "c" || reader.Depth != depth + 1)
            {
                continue;
            }

            var column = ColumnOf(reader.GetAttribute("r")) ?? cells.Count;
            if (column >= mostColumns)
            {
                throw XlsxRefusal.TooLarge("columns");
            }

            var (cell, shared) = ReadCell(reader);
            var text = shared is not { } place ? cell.Text : place < texts.Count ? texts[place] : throw XlsxRefusal.Damaged();
            while (cells.Count <= column)
            {
                cells.Add("");
            }

            cells[column] = (text.Length <= longestCell ? text : text[..longestCell]).Trim();
        }

        return cells;
    }

    private List<string> SharedTexts()
    {
        var texts = new List<string>();
        if (sharedStrings is not null)
        {
            PartXml.Walk(zip, sharedStrings, reader =>
            {
                if (reader.LocalName == "si")
                {
                    texts.Add(PartXml.TextOf(reader));
                }
            });
        }

        return texts;
    }

    // AB12 is the 28th column.
    private static int? ColumnOf(string? reference)
    {
        var column = 0;
        foreach (var c in reference ?? "")
        {
            if (!char.IsAsciiLetterUpper(c) || column > 20_000)
            {
                break;
            }

            column = (column * 26) + (c - 'A' + 1);
        }

        return column > 0 ? column - 1 : null;
    }
}
