using System.IO.Compression;
using System.Text;
using System.Xml;
using Noroshi.Formats.Forms;
using Noroshi.Formats.Tables;
using Noroshi.IncidentReports.CommonForms;
using Noroshi.Kernel;

namespace Noroshi.Bench.Fuzzing;

/// <summary>Forms and tables as files: what comes back in a spreadsheet, and what goes out in one with strangers' words in it.</summary>
internal static class SheetTargets
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 12, 0, 0, TimeSpan.FromHours(9));

    /// <summary>The forms in use.</summary>
    public static IReadOnlyList<CommonForm> Forms { get; } = FormBook.On(new DateOnly(2026, 11, 24)).Forms;

    public static IEnumerable<Target> All()
    {
        yield return new Target("form-sheet", [.. Forms.Select(f => Xlsx(CommonFormSheet.ToSheet(f, FormStage.First, Answered(f))))], ReadForm)
        {
            Structure = Structure.Zip,
            MostMemory = 200L * 1024 * 1024,
            Words = ["<c ", "<v>", "</v>", "t=\"s\"", "t=\"str\"", "t=\"e\"", "t=\"b\"", "<is>", "</c>", "<f>", "&#0;", "&#xd800;", "<![CDATA[", "]]>", "<!DOCTYPE x [<!ENTITY a \"b\">]>", "r=\"C7\"", "r=\"ZZZZ99999999\"", "<row r=\"0\">", "_xD800_", "_x0000_", "99999999999999999999", "<mergeCell ref=\"A1:XFD1048576\"/>", "'!$C$7", "<si/>", "xmlns=\"\"", "Target=\"file:///etc/passwd\"", "TargetMode=\"External\""],
        };
        yield return new Target("form-round-trip", Texts("東都電力\u001f2026/10/05 14:30\u001f12.5\u001f経緯"), RoundTrip) { MostMemory = 200L * 1024 * 1024 };
        yield return new Target("csv", Texts("a\u001fb\u001ec,\"d\u001f=1+1", "1\u001f2\u001f3"), Csv) { Words = ["\u001f", "\u001e", "\"", "\"\"", "\r\n", "=", "'", "\0"] };
        yield return new Target("xlsx-table", Texts("a\u001fb\u001ec\u001f=1+1"), Table) { Words = ["\u001f", "\u001e", "_x000D_", "]]>", "<"] };
    }

    private static IReadOnlyList<byte[]> Texts(params string[] texts) => [.. texts.Select(Encoding.UTF8.GetBytes)];

    private static Answers Answered(CommonForm form) => form.Fields.Aggregate(Answers.None, (answers, field) => field.Kind switch
    {
        FieldKind.DateTime => answers.With(field.Code, "2026-11-23T10:00:00+09:00"),
        FieldKind.Number => answers.With(field.Code, "12"),
        FieldKind.MultiChoice => answers.WithList(field.Code, [field.Choices[0].Code]),
        FieldKind.Choice or FieldKind.YesNoUnknown => answers.With(field.Code, field.Choices[0].Code),
        _ => answers.With(field.Code, field.Check switch
        {
            FieldCheck.CorporateNumber => CorporateNumber.FromBase("010001000001").Digits,
            FieldCheck.Phone => "03-1234-5678",
            FieldCheck.Email => "csirt@example.jp",
            FieldCheck.Whole => "3",
            _ => "端末が暗号化された",
        }),
    });

    private static byte[] Xlsx(FormSheet sheet)
    {
        using var file = new MemoryStream();
        FormSheetWriter.WriteAsync(sheet, file, CancellationToken.None).GetAwaiter().GetResult();
        return file.ToArray();
    }

    private static Verdict ReadForm(byte[] file)
    {
        CommonForm? form = null;
        var reading = FormSheetReader.Read(file, identity =>
        {
            form = Forms.FirstOrDefault(f => CommonFormSheet.CodeOf(f) == identity.FormCode && f.Version == identity.Version);
            return form is null ? null : CommonFormSheet.ToSheet(form, FormStage.First, Answers.None);
        });
        BrokenPromise.Unless(reading.Problems.All(p => p.Code.Length > 0 && p.Message.Ja.Length is > 0 and < 1000), "a problem has a code and short words");
        if (form is null)
        {
            return Verdict.Refused;
        }

        var (answers, problems) = CommonFormSheet.FromSheet(form, FormStage.First, reading, Now);
        BrokenPromise.Unless(Answers.FromJson(answers.ToJson()).Equals(answers), "answers are kept as they are");
        return problems.Count > 0 ? Verdict.Refused : Verdict.Accepted;
    }

    // What may stand in a field must come back from a sheet as it was kept.
    private static Verdict RoundTrip(byte[] input)
    {
        var texts = Encoding.UTF8.GetString(input).Split('\u001f');
        var answers = Answers.None;
        var form = Forms[texts.Length % Forms.Count];
        var fields = form.Fields.Where(f => f.Kind is FieldKind.Text or FieldKind.LongText or FieldKind.DateTime or FieldKind.Number).ToArray();
        for (var i = 0; i < Math.Min(texts.Length, fields.Length); i++)
        {
            var tidy = WrittenValue.Tidy(fields[i].Row, [texts[i]]);
            answers = tidy.Count > 0 && WrittenValue.FaultIn(fields[i].Row, tidy) is null ? answers.With(fields[i].Code, tidy[0]) : answers;
        }

        answers = CommonFormCheck.Tidy(form, answers);
        var sheet = CommonFormSheet.ToSheet(form, FormStage.First, answers);
        var (back, _) = CommonFormSheet.FromSheet(form, FormStage.First, FormSheetReader.Read(Xlsx(sheet), _ => sheet), Now);
        foreach (var code in answers.Codes)
        {
            BrokenPromise.Unless(back[code] == answers[code], $"{form.Fields.Single(f => f.Code == code).Kind} comes back from a sheet as it was");
        }

        return answers.Count > 0 ? Verdict.Accepted : Verdict.Refused;
    }

    private static Verdict Csv(byte[] input)
    {
        var rows = Rows(input);
        using var written = new MemoryStream();
        CsvTable.WriteAsync([.. rows[0].Select((_, i) => new TableColumn($"c{i}"))], Async(rows), new CsvStyle(Bom: false, NeutralisesFormulas: false), written, CancellationToken.None).GetAwaiter().GetResult();
        var back = ReadCsv(Encoding.UTF8.GetString(written.ToArray())).Skip(1).ToList();
        BrokenPromise.Unless(back.Count == rows.Count && back.Zip(rows).All(pair => pair.First.SequenceEqual(pair.Second)), "a table comes back from CSV as it was");

        using var neutral = new MemoryStream();
        CsvTable.WriteAsync([.. rows[0].Select((_, i) => new TableColumn($"c{i}"))], Async(rows), new CsvStyle(), neutral, CancellationToken.None).GetAwaiter().GetResult();
        BrokenPromise.Unless(ReadCsv(Encoding.UTF8.GetString(neutral.ToArray())).Skip(1).All(row => row.All(cell => cell.TrimStart(' ', '　') is not ['=' or '+' or '-' or '@' or '\t' or '\r', ..])), "no cell runs");
        return Verdict.Accepted;
    }

    private static Verdict Table(byte[] input)
    {
        var rows = Rows(input);
        using var written = new MemoryStream();
        XlsxTable.WriteAsync("名", [.. rows[0].Select((_, i) => new TableColumn($"c{i}"))], Async(rows), written, CancellationToken.None).GetAwaiter().GetResult();
        written.Position = 0;
        using var zip = new ZipArchive(written, ZipArchiveMode.Read);
        foreach (var entry in zip.Entries)
        {
            using var xml = XmlReader.Create(entry.Open(), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
            while (xml.Read())
            {
                BrokenPromise.Unless(xml.LocalName != "f", "no cell is a formula");
            }
        }

        return Verdict.Accepted;
    }

    private static List<string[]> Rows(byte[] input)
    {
        var rows = Encoding.UTF8.GetString(input).Split('\u001e').Select(row => row.Split('\u001f')).ToList();
        var width = rows[0].Length;
        return [.. rows.Select(row => (string[])[.. row.Take(width), .. Enumerable.Repeat("", Math.Max(0, width - row.Length))])];
    }

    private static async IAsyncEnumerable<IReadOnlyList<TableCell>> Async(IEnumerable<string[]> rows)
    {
        foreach (var row in rows)
        {
            yield return [.. row.Select(text => (TableCell)text)];
        }

        await Task.CompletedTask;
    }

    // RFC 4180, from the reader's side and by itself.
    private static IEnumerable<List<string>> ReadCsv(string text)
    {
        text = text.TrimStart('\uFEFF');
        var (row, field, at) = (new List<string>(), new StringBuilder(), 0);
        while (at < text.Length)
        {
            if (text[at] == '"')
            {
                for (at++; at < text.Length && !(text[at] == '"' && (at + 1 == text.Length || text[at + 1] != '"')); at++)
                {
                    field.Append(text[at]);
                    at += text[at] == '"' ? 1 : 0;
                }

                at++;
            }
            else if (text[at] is ',' or '\r')
            {
                row.Add(field.ToString());
                field.Clear();
                if (text[at] == '\r')
                {
                    yield return row;
                    row = [];
                    at++;
                }

                at++;
            }
            else
            {
                field.Append(text[at++]);
            }
        }
    }
}
