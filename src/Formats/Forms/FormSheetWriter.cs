using System.Globalization;
using System.Text;
using Noroshi.Formats.Xlsx;

namespace Noroshi.Formats.Forms;

/// <summary>
/// Writes a form as a spreadsheet: a printable A4 sheet that can be filled in offline and read back by
/// <see cref="FormSheetReader"/>. The same form gives the same bytes. Values are text or numbers, never formulas.
/// </summary>
public static class FormSheetWriter
{
    /// <summary>The media type of what is written.</summary>
    public const string MediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private const int LabelWidth = 30;
    private const int ValueWidth = 54;

    /// <summary>Writes the form.</summary>
    public static async Task WriteAsync(FormSheet form, Stream output, CancellationToken cancellation)
    {
        using var package = new XlsxPackage(output);
        var name = NameOf(form);
        var lists = new FormLists(form);
        var page = new Page(form, lists);
        package.BeginSheet(name, isHidden: false);
        await package.WriteAsync(page.Xml(), cancellation);
        package.BeginSheet(FormCellName.HiddenSheet, isHidden: true);
        await package.WriteAsync(lists.Xml(), cancellation);
        await package.CloseAsync(Names(page.Cells, name), cancellation);
    }

    // A sheet's name has at most 31 characters and none of []:*?/\.
    private static string NameOf(FormSheet form)
    {
        var name = string.Concat((form.Number ?? form.Title.Ja).Where(c => !"[]:*?/\\'".Contains(c, StringComparison.Ordinal)));
        return name.Length is 0 ? "form" : name.Length <= 31 ? name : name[..31];
    }

    private static StringBuilder Names(IReadOnlyList<(string Name, string Cell)> cells, string sheet)
    {
        var names = new StringBuilder();
        foreach (var (name, cell) in cells.OrderBy(pair => pair.Name, StringComparer.OrdinalIgnoreCase))
        {
            names.Append(CultureInfo.InvariantCulture, $"<definedName name=\"{name}\">'").AppendText(sheet).Append(CultureInfo.InvariantCulture, $"'!{cell}</definedName>");
        }

        return names;
    }

    /// <summary>The visible sheet, row by row.</summary>
    private sealed class Page(FormSheet form, FormLists lists)
    {
        private readonly StringBuilder rows = new();
        private readonly StringBuilder merges = new();
        private readonly StringBuilder checks = new();
        private int row;
        private int merged;
        private int checkedCells;

        public List<(string Name, string Cell)> Cells { get; } = [];

        public StringBuilder Xml()
        {
            if (form.Watermark is { } watermark)
            {
                Across(SheetStyles.Watermark, watermark, 30);
            }

            if (form.Number is { } number)
            {
                Across(SheetStyles.Subtitle, number, 20);
            }

            Across(SheetStyles.Title, form.Title.Ja, 28);
            Across(SheetStyles.Note, form.Title.En, 16);
            foreach (var note in form.Purpose is { } purpose ? [purpose, .. form.Notes] : form.Notes)
            {
                Across(SheetStyles.Note, note.Ja + "\n" + note.En, Height(note.Ja + "\n" + note.En, 110, 12));
            }

            foreach (var section in form.Sections)
            {
                Across(SheetStyles.Section, $"{section.Title.Ja}　{section.Title.En.TrimStart([.. "①②③④⑤⑥⑦ "])}", 22);
                foreach (var field in section.Rows)
                {
                    Field(field);
                }
            }

            return Whole();
        }

        private StringBuilder Whole()
        {
            var xml = XlsxPackage.SheetHead()
                .Append("<sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr><sheetViews><sheetView showGridLines=\"0\" workbookViewId=\"0\"/></sheetViews><sheetFormatPr defaultRowHeight=\"18\"/>")
                .Append(CultureInfo.InvariantCulture, $"<cols><col min=\"1\" max=\"1\" width=\"5\" customWidth=\"1\"/><col min=\"2\" max=\"2\" width=\"{LabelWidth}\" customWidth=\"1\"/><col min=\"3\" max=\"3\" width=\"{ValueWidth}\" customWidth=\"1\"/><col min=\"4\" max=\"4\" width=\"34\" customWidth=\"1\"/></cols>")
                .Append("<sheetData>").Append(rows).Append("</sheetData>");
            if (merged > 0)
            {
                xml.Append(CultureInfo.InvariantCulture, $"<mergeCells count=\"{merged}\">").Append(merges).Append("</mergeCells>");
            }

            if (checkedCells > 0)
            {
                xml.Append(CultureInfo.InvariantCulture, $"<dataValidations count=\"{checkedCells}\">").Append(checks).Append("</dataValidations>");
            }

            var mark = form.Watermark is { } watermark ? $"&C&\"-,Bold\"&18&KCE0000{watermark.Replace("&", "&&", StringComparison.Ordinal)}" : "";
            xml.Append("<pageMargins left=\"0.5\" right=\"0.5\" top=\"0.7\" bottom=\"0.7\" header=\"0.3\" footer=\"0.3\"/><pageSetup paperSize=\"9\" orientation=\"portrait\" fitToWidth=\"1\" fitToHeight=\"0\"/><headerFooter>");
            if (mark.Length > 0)
            {
                xml.Append("<oddHeader>").AppendText(mark).Append("</oddHeader>");
            }

            return xml.Append("<oddFooter>").AppendText($"&L{(form.Number ?? form.Title.Ja).Replace("&", "&&", StringComparison.Ordinal)}&R&P / &N").Append("</oddFooter></headerFooter></worksheet>");
        }

        private void Field(FormRow field)
        {
            var label = $"{(field.Required ? "※" : "")}{field.Label.Ja}{(field.Mark is { } mark ? $"（{mark.Ja}）" : "")}\n{field.Label.En}";
            var help = string.Join("\n", new[] { field.Kind == FieldKind.MultiChoice ? $"当てはまるものに{FormCellName.Chosen}" : "", field.Unit?.Ja ?? "", field.Help?.Ja ?? "" }.Where(text => text.Length > 0));
            var value = field.Kind == FieldKind.MultiChoice ? "" : InACell(field);
            var tall = field.Kind == FieldKind.LongText && value.Length == 0 ? 66 : 0;
            Begin(Math.Max(tall, Math.Max(Height(value, ValueWidth, 18), Math.Max(Height(label, LabelWidth, 15), Height(help, 38, 13)))));
            rows.AppendTextCell($"A{row}", SheetStyles.Item, field.Item is { } item ? ((char)('①' + item - 1)).ToString() : "")
                .AppendTextCell($"B{row}", SheetStyles.Label, label);
            if (field.Kind == FieldKind.MultiChoice)
            {
                rows.AppendTextCell($"C{row}", SheetStyles.Label, "").AppendTextCell($"D{row}", SheetStyles.Help, help).Append("</row>");
                Choices(field);
                return;
            }

            Input(field, value);
            rows.AppendTextCell($"D{row}", SheetStyles.Help, help).Append("</row>");
            Named(FormCellName.Of(field.Code));
            Check(field, field.Offered.Count > 0 ? lists.RangeOf(field) : null);
        }

        private void Input(FormRow field, string value)
        {
            if (field.Kind != FieldKind.Number)
            {
                rows.AppendTextCell($"C{row}", field.Required ? SheetStyles.RequiredInput : SheetStyles.Input, value);
                return;
            }

            // A spreadsheet keeps fifteen digits of a number; a longer one is kept as text.
            var style = field.Required ? SheetStyles.RequiredNumberInput : SheetStyles.NumberInput;
            _ = value.Length > 0 && value.Count(char.IsAsciiDigit) <= 15 && WrittenText.TryReadNumber(value, out var number)
                ? rows.AppendNumberCell($"C{row}", style, number)
                : rows.AppendTextCell($"C{row}", style, value);
        }

        private void Choices(FormRow field)
        {
            foreach (var choice in field.Choices)
            {
                Begin(Height(choice.Label.Ja, LabelWidth + 5, 15));
                rows.AppendTextCell($"A{row}", SheetStyles.Item, "").AppendTextCell($"B{row}", SheetStyles.Label, "　" + choice.Label.Ja)
                    .AppendTextCell($"C{row}", field.Required ? SheetStyles.RequiredInput : SheetStyles.Input, field.Values.Contains(choice.Code) ? FormCellName.Chosen : "")
                    .AppendTextCell($"D{row}", SheetStyles.Help, choice.Label.En).Append("</row>");
                Named(FormCellName.Of(field.Code, choice.Code));
                Check(field, lists.MarkRange);
            }
        }

        private static string InACell(FormRow field) => (field.Values.Count > 0 ? field.Values[0] : "") switch
        {
            "" => "",
            var value when field.Kind == FieldKind.DateTime && WrittenMoment.TryRead(value, out var moment) => WrittenMoment.InACell(moment),
            var value when field.Offered.FirstOrDefault(choice => choice.Code == value) is { } choice => choice.Label.Ja,
            var value => value,
        };

        private void Check(FormRow field, string? list)
        {
            if (list is null && field.Help is null)
            {
                return;
            }

            checkedCells++;
            checks.Append(list is null
                ? "<dataValidation allowBlank=\"1\" showInputMessage=\"1\""
                : "<dataValidation type=\"list\" allowBlank=\"1\" showInputMessage=\"1\" showErrorMessage=\"1\" errorTitle=\"一覧から選んでください\" error=\"一覧にある値を選んでください。\"");
            if (field.Help is { } help)
            {
                checks.Append(" promptTitle=\"").AppendText(Cut(field.Label.Ja, 32)).Append("\" prompt=\"").AppendText(Cut(help.Ja, 255)).Append('"');
            }

            checks.Append(CultureInfo.InvariantCulture, $" sqref=\"C{row}\">{(list is null ? "" : $"<formula1>{list}</formula1>")}</dataValidation>");
        }

        private void Named(string name) => Cells.Add((name, $"$C${row}"));

        private void Across(int style, string text, double height)
        {
            Begin(height);
            rows.AppendTextCell($"A{row}", style, text);
            foreach (var column in "BCD")
            {
                rows.AppendEmptyCell($"{column}{row}", style);
            }

            rows.Append("</row>");
            merged++;
            merges.Append(CultureInfo.InvariantCulture, $"<mergeCell ref=\"A{row}:D{row}\"/>");
        }

        private void Begin(double height) => rows.Append(CultureInfo.InvariantCulture, $"<row r=\"{++row}\" ht=\"{Math.Min(height, 409)}\" customHeight=\"1\">");

        private static string Cut(string text, int length) => text.Length <= length ? text : text[..length];

        private static double Height(string text, int width, double line) =>
            4 + (line * text.Split('\n').Sum(part => Math.Max(1, (SheetXml.Width(part) + width - 1) / width)));
    }
}
