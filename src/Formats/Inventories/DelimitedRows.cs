using System.Text;

namespace Noroshi.Formats.Inventories;

/// <summary>A row of a table as text.</summary>
/// <param name="Line">The row, counted from 1.</param>
/// <param name="Cells">Its cells, without what surrounds them.</param>
/// <param name="Fault">Why it could not be read, if it could not.</param>
internal readonly record struct TableRow(int Line, IReadOnlyList<string> Cells, InventoryFault? Fault);

/// <summary>
/// Reads text with commas or tabs (RFC 4180, and what spreadsheets make of it), row by row: quotes, separators and line ends within quotes,
/// any line end. A cell that is too long is passed over without being held.
/// </summary>
internal sealed class DelimitedRows(TextReader text, char separator)
{
    private readonly char[] buffer = new char[32 * 1024];
    private readonly StringBuilder cell = new();
    private readonly List<string> cells = [];
    private int at;
    private int filled;
    private bool tooLong;
    private int longColumn;

    /// <summary>Tabs if the first line has any outside of quotes, otherwise commas, or semicolons where there are only those.</summary>
    public static char SeparatorOf(string firstLine)
    {
        var (tabs, commas, semicolons, quoted) = (0, 0, 0, false);
        foreach (var c in firstLine)
        {
            quoted ^= c == '"';
            tabs += c == '\t' && !quoted ? 1 : 0;
            commas += c == ',' && !quoted ? 1 : 0;
            semicolons += c == ';' && !quoted ? 1 : 0;
        }

        return tabs > 0 ? '\t' : commas == 0 && semicolons > 0 ? ';' : ',';
    }

    public IEnumerable<TableRow> Read()
    {
        var line = 0;
        while (true)
        {
            TableRow? row;
            InventoryFault? undecodable = null;
            try
            {
                row = Next(line + 1);
            }
            catch (DecoderFallbackException)
            {
                row = null;
                undecodable = new InventoryFault(line + 1, "", "undecodable", new(
                    "文字コードを読み取れない箇所があります。UTF-8で保存し直してください。", "Some bytes are in no known encoding. Save the file as UTF-8."));
            }

            if (undecodable is not null)
            {
                yield return new TableRow(line + 1, [], undecodable);
                yield break;
            }

            if (row is not { } read)
            {
                yield break;
            }

            line++;
            yield return read;
        }
    }

    private TableRow? Next(int line)
    {
        cells.Clear();
        cell.Clear();
        (tooLong, longColumn) = (false, 0);
        var (any, quoted) = (false, false);
        while (true)
        {
            var next = Take();
            if (next < 0)
            {
                return quoted ? Unclosed(line) : any ? Finish(line) : null;
            }

            any = true;
            var c = (char)next;
            if (quoted)
            {
                if (c != '"')
                {
                    Append(c);
                }
                else if (Peek() == '"')
                {
                    Take();
                    Append('"');
                }
                else
                {
                    quoted = false;
                }
            }
            else if (c == '"' && cell.Length == 0)
            {
                quoted = true;
            }
            else if (c == separator)
            {
                EndCell();
            }
            else if (c is '\n' or '\r')
            {
                if (c == '\r' && Peek() == '\n')
                {
                    Take();
                }

                return Finish(line);
            }
            else
            {
                Append(c);
            }
        }
    }

    private static TableRow Unclosed(int line) => new(line, [], new InventoryFault(line, "", "unclosed-quote", new(
        "引用符（\"）が閉じられていません。この行の引用符を確かめてください。", "A quotation mark is not closed. Look at the quotation marks of this row.")));

    private TableRow Finish(int line)
    {
        EndCell();
        if (cells.Count > InventoryBounds.MostColumns)
        {
            return new TableRow(line, [], new InventoryFault(line, "", "too-many-columns", new(
                $"列が{InventoryBounds.MostColumns}を超えています。区切り文字を確かめてください。", $"There are more than {InventoryBounds.MostColumns} columns. Look at the separator.")));
        }

        return tooLong
            ? new TableRow(line, [.. cells], new InventoryFault(line, $"#{longColumn}", "cell-too-long", new(
                $"{longColumn}列目の値が長すぎます（{InventoryBounds.LongestCell}文字まで）。", $"The value in column {longColumn} is too long (at most {InventoryBounds.LongestCell} characters).")))
            : new TableRow(line, [.. cells], null);
    }

    private void EndCell()
    {
        if (cells.Count <= InventoryBounds.MostColumns)
        {
            cells.Add(cell.ToString().Trim());
        }

        cell.Clear();
    }

    private void Append(char c)
    {
        if (cell.Length < InventoryBounds.LongestCell)
        {
            cell.Append(c);
        }
        else if (!tooLong)
        {
            (tooLong, longColumn) = (true, cells.Count + 1);
        }
    }

    private int Take()
    {
        if (at == filled && !Fill())
        {
            return -1;
        }

        return buffer[at++];
    }

    private int Peek() => at == filled && !Fill() ? -1 : buffer[at];

    private bool Fill()
    {
        (at, filled) = (0, text.Read(buffer, 0, buffer.Length));
        return filled > 0;
    }
}
