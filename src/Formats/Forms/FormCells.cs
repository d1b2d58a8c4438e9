using System.Globalization;
using Noroshi.Formats.Xlsx;
using Noroshi.Kernel;

namespace Noroshi.Formats.Forms;

/// <summary>The cells of one form in one workbook.</summary>
internal sealed class FormCells(XlsxBook book, FormSheet form, FormIdentity identity)
{
    private readonly Problems problems = [];
    private readonly Dictionary<string, IReadOnlyList<string>> values = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> cells = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Sheet, string Cell), XlsxCell> found = [];

    public FormReading Read()
    {
        var expected = FormCellName.CellsOf(form).ToArray();
        var places = Locate(expected);
        foreach (var sheet in places.Values.GroupBy(place => place.Sheet, StringComparer.OrdinalIgnoreCase))
        {
            foreach (var (cell, content) in book.Cells(sheet.Key, sheet.Select(place => place.Cell).ToHashSet()))
            {
                found[(sheet.Key.ToUpperInvariant(), cell)] = content;
            }
        }

        foreach (var row in expected.GroupBy(cell => cell.Row))
        {
            var written = row.Where(cell => places.ContainsKey(cell.Name)).Select(cell => (places[cell.Name].Cell, Content(places[cell.Name]), cell.Choice)).ToArray();
            if (written.Length > 0)
            {
                cells[row.Key.Code] = written[0].Cell;
                Take(row.Key, written);
            }
        }

        return new FormReading { Identity = identity, Values = values, Cells = cells, Problems = problems };
    }

    private XlsxCell Content((string Sheet, string Cell) place) => found.GetValueOrDefault((place.Sheet.ToUpperInvariant(), place.Cell), XlsxCell.Empty);

    private Dictionary<string, (string Sheet, string Cell)> Locate((string Name, FormRow Row, FormChoice? Choice)[] expected)
    {
        var places = new Dictionary<string, (string, string)>(StringComparer.OrdinalIgnoreCase);
        var taken = new HashSet<(string, string)>();
        foreach (var (name, row, _) in expected)
        {
            if (book.Names.TryGetValue(name, out var reference) && XlsxBook.Locate(reference) is { } place && book.HasSheet(place.Sheet)
                && taken.Add((place.Sheet.ToUpperInvariant(), place.Cell)))
            {
                places[name] = place;
            }
            else
            {
                problems.Add(new(row.Code, "missing-cell", new(
                    $"「{row.Label.Ja}」の欄が見つかりません。行が削除されたようです。様式をダウンロードし直すか、画面で入力してください。",
                    $"The cell of “{row.Label.En}” is missing; its row seems to have been deleted. Download the form again, or fill it in on the screen.")));
            }
        }

        foreach (var name in book.Names.Keys.Where(name => name.StartsWith(FormCellName.Prefix, StringComparison.OrdinalIgnoreCase)))
        {
            if (!expected.Any(cell => string.Equals(cell.Name, name, StringComparison.OrdinalIgnoreCase)))
            {
                problems.Add(new(name.Length <= 80 ? name : name[..80], "unknown-field", new(
                    "この様式にない欄です。様式をダウンロードし直して、記入してください。",
                    "The form has no such field. Download the form again and fill it in.")));
            }
        }

        return places;
    }

    private void Take(FormRow row, (string Cell, XlsxCell Content, FormChoice? Choice)[] written)
    {
        var taken = new List<string>();
        foreach (var (cell, content, choice) in written)
        {
            if (FaultOf(content) is { } fault)
            {
                Add(cell, row, fault);
            }
            else if (choice is null)
            {
                taken.Add(ValueOf(row, content));
            }
            else if (IsMarked(content.Text) is not { } marked)
            {
                Add(cell, row, new("not-a-mark", new(
                    $"「{choice.Label.Ja}」の欄には{FormCellName.Chosen}だけを入れるか、空けてください。",
                    $"Put only {FormCellName.Chosen} beside “{choice.Label.En}”, or leave it blank.")));
            }
            else if (marked)
            {
                taken.Add(choice.Code);
            }
        }

        var tidy = WrittenValue.Tidy(row, taken);
        if (WrittenValue.FaultIn(row, tidy) is { } wrong)
        {
            Add(written[0].Cell, row, wrong);
        }
        else if (tidy.Count > 0)
        {
            values[row.Code] = tidy;
        }
    }

    private WrittenFault? FaultOf(XlsxCell content)
    {
        if (content.HasFormula)
        {
            return new("formula", new("数式は受け付けません。値だけを入力してください。", "Formulas are not accepted. Type the value itself."));
        }

        return content.IsError
            ? new("error-value", new("セルがエラー値になっています。値を入力し直してください。", "The cell holds an error value. Type the value again."))
            : null;
    }

    private string ValueOf(FormRow row, XlsxCell content)
    {
        if (row.Kind == FieldKind.DateTime && content.IsNumber && double.TryParse(content.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var serial)
            && WrittenMoment.TryReadSerial(serial + (book.CountsFrom1904 ? 1462 : 0), out var moment))
        {
            return WrittenMoment.Stored(moment);
        }

        if (content.IsNumber && double.TryParse(content.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            // A spreadsheet writes 0.1 as 0.10000000000000001; what the person typed has at most fifteen digits.
            return decimal.TryParse(number.ToString("G15", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture, out var typed)
                ? typed.ToString("0.############################", CultureInfo.InvariantCulture)
                : content.Text;
        }

        return row.Offered.Count > 0 && NearestChoice.Exactly(content.Text, row.Offered) is { } choice ? choice.Code : content.Text;
    }

    private static bool? IsMarked(string text) => text.Trim() switch
    {
        "" => false,
        "○" or "〇" or "◯" or "●" or "✓" or "✔" or "☑" or "レ" or "1" or "x" or "X" or "ｘ" => true,
        _ => null,
    };

    private void Add(string cell, FormRow row, WrittenFault fault) => problems.Add(new(cell, fault.Code, new(
        $"セル{cell}「{row.Label.Ja}」：{fault.Message.Ja}",
        $"Cell {cell}, “{row.Label.En}”: {fault.Message.En}")));
}
