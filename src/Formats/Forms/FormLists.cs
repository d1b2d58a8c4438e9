using System.Globalization;
using System.Text;
using Noroshi.Formats.Xlsx;

namespace Noroshi.Formats.Forms;

/// <summary>The hidden sheet of a form: which form it is, and the lists from which its cells choose.</summary>
internal sealed class FormLists
{
    private readonly FormSheet form;
    private readonly List<(string Key, IReadOnlyList<string> Labels)> lists = [];
    private readonly Dictionary<string, int> places = new(StringComparer.Ordinal);

    /// <summary>Gathers the lists of a form; a list used twice stands once.</summary>
    public FormLists(FormSheet form)
    {
        this.form = form;
        foreach (var row in form.Rows.Where(row => row.Kind is FieldKind.Choice or FieldKind.YesNoUnknown))
        {
            Add(KeyOf(row), [.. row.Offered.Select(choice => choice.Label.Ja)]);
        }

        Add(FormCellName.Chosen, [FormCellName.Chosen]);
    }

    /// <summary>Where the mark of a multi-choice stands.</summary>
    public string MarkRange => Range(FormCellName.Chosen);

    /// <summary>Where a field's list stands.</summary>
    public string RangeOf(FormRow row) => Range(KeyOf(row));

    /// <summary>The sheet's XML.</summary>
    public StringBuilder Xml()
    {
        var xml = XlsxPackage.SheetHead().Append("<sheetData>");
        string[] identity = [FormCellName.Signature, form.FormCode, form.Version];
        for (var row = 0; row < Math.Max(identity.Length, lists.Max(list => list.Labels.Count)); row++)
        {
            xml.Append(CultureInfo.InvariantCulture, $"<row r=\"{row + 1}\">");
            if (row < identity.Length)
            {
                xml.AppendTextCell($"A{row + 1}", SheetStyles.TableText, identity[row]);
            }

            for (var list = 0; list < lists.Count; list++)
            {
                if (row < lists[list].Labels.Count)
                {
                    xml.AppendTextCell($"{SheetXml.Column(list + 1)}{row + 1}", SheetStyles.TableText, lists[list].Labels[row]);
                }
            }

            xml.Append("</row>");
        }

        return xml.Append("</sheetData></worksheet>");
    }

    private static string KeyOf(FormRow row) => string.Join('\n', row.Offered.Select(choice => choice.Label.Ja));

    private void Add(string key, IReadOnlyList<string> labels)
    {
        if (places.TryAdd(key, lists.Count))
        {
            lists.Add((key, labels));
        }
    }

    private string Range(string key)
    {
        var column = SheetXml.Column(places[key] + 1);
        return $"{FormCellName.HiddenSheet}!${column}$1:${column}${lists[places[key]].Labels.Count}";
    }
}
