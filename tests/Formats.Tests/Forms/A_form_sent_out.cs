using System.IO.Compression;
using CsCheck;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Noroshi.Formats.Forms;
using Xunit;

namespace Noroshi.Formats.Tests.Forms;

/// <summary>What we write is what comes back, opens in other programs, and never runs.</summary>
public class A_form_sent_out
{
    private static readonly string[] Injections = ["=1+1", "+1", "-1", "@SUM(A1)", "=HYPERLINK(\"http://x\",\"y\")", "\t=1", "＝1+1", "<script>alert(1)</script>", "a_x0041_b", "_x005F_", "x & y < z > \"q\" 'r'"];

    private static readonly Gen<char> AnyChar = Gen.OneOf(Gen.Char['ぁ', 'ん'], Gen.Char['一', '龥'], Gen.Char[' ', '~'], Gen.Char['｡', 'ﾟ'], Gen.Char['À', 'ÿ'], Pick('\n', '=', '+', '-', '@', '_', 'x', '0', '　', '\t'));

    private static readonly Gen<string> AnyText = Gen.OneOf(Gen.String[AnyChar, 0, 60], Pick(Injections), Gen.String[AnyChar, 0, 10].Select(text => text + "𠮷野家🔥"));

    private static readonly Gen<Dictionary<string, IReadOnlyList<string>>> Answers = Gen.Select(
        AnyText.List[8], AnyText, Gen.DateTime[new DateTime(1990, 1, 1), new DateTime(2100, 1, 1)], Gen.Decimal, Gen.Int[0, 7], Gen.Int[0, 4], Gen.Int[0, 4],
        (texts, facts, at, number, classes, status, level) =>
        {
            var written = new Dictionary<string, string[]>
            {
                ["operator.name"] = [texts[0]],
                ["contact.phone"] = [texts[1].Length > 8 ? texts[1][..8] : texts[1]],
                ["event.facts"] = [facts + "\n" + texts[2]],
                ["awareness.at"] = [WrittenMoment.Stored(new DateTimeOffset(at.Ticks, TimeSpan.Zero))],
                ["ddos.volume-gbps"] = [number.ToString(System.Globalization.CultureInfo.InvariantCulture)],
                ["computer.class"] = [.. new[] { "T1", "T2-1", "T2-2" }.Where((_, place) => (classes & (1 << place)) != 0)],
                ["event.status"] = status < 3 ? [new[] { "ongoing", "contained", "recovered" }[status]] : [],
                ["impact.service-level"] = level < 3 ? [new[] { "yes", "no", "unknown" }[level]] : [],
            };
            return SampleForm.Blank.Rows
                .Select(row => (row.Code, Values: WrittenValue.Tidy(row, written[row.Code])))
                .Where(pair => pair.Values.Count > 0 && WrittenValue.FaultIn(SampleForm.Blank.Rows.Single(row => row.Code == pair.Code), pair.Values) is null)
                .ToDictionary(pair => pair.Code, pair => pair.Values);
        });

    [Fact]
    public void comes_back_with_the_same_answers() => Answers.Sample(
        answers =>
        {
            var reading = SampleForm.Read(SampleForm.Xlsx(SampleForm.Filled(answers)));
            Assert.Empty(reading.Problems);
            Assert.Equal(answers.OrderBy(pair => pair.Key).Select(pair => (pair.Key, string.Join('|', pair.Value))), reading.Values.OrderBy(pair => pair.Key).Select(pair => (pair.Key, string.Join('|', pair.Value))));
        },
        iter: 300);

    [Fact]
    public void comes_back_blank_when_it_was_blank()
    {
        var reading = SampleForm.Read(SampleForm.Xlsx(SampleForm.Blank));
        Assert.Empty(reading.Problems);
        Assert.Empty(reading.Values);
        Assert.Equal(SampleForm.Blank.Rows.Count(), reading.Cells.Count);
    }

    [Fact]
    public void is_a_valid_workbook_to_another_reader()
    {
        var form = SampleForm.Filled(("operator.name", ["=1+1"]), ("event.facts", ["一行目\n二行目"]), ("computer.class", ["T1"])) with { Watermark = "訓練 EXERCISE & 下書き" };
        using var document = SpreadsheetDocument.Open(new MemoryStream(SampleForm.Xlsx(form)), isEditable: false);
        Assert.Empty(new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019).Validate(document, TestContext.Current.CancellationToken).Select(error => $"{error.Path?.XPath}: {error.Description}"));
        Assert.Equal(["共通様式０", "_noroshi"], document.WorkbookPart!.Workbook!.Sheets!.Elements<Sheet>().Select(sheet => sheet.Name!.Value));
    }

    [Fact]
    public void holds_no_formula_whatever_is_written_into_it()
    {
        foreach (var text in Injections)
        {
            using var document = SpreadsheetDocument.Open(new MemoryStream(SampleForm.Xlsx(SampleForm.Filled(("operator.name", [text]), ("event.facts", [text])))), isEditable: false);
            Assert.DoesNotContain(document.WorkbookPart!.WorksheetParts.SelectMany(part => part.Worksheet!.Descendants<CellFormula>()), _ => true);
        }
    }

    [Fact]
    public void gives_the_same_bytes_for_the_same_form() =>
        Assert.Equal(SampleForm.Xlsx(SampleForm.Filled(("operator.name", ["甲"]))), SampleForm.Xlsx(SampleForm.Filled(("operator.name", ["甲"]))));

    [Fact]
    public void offers_its_lists_in_the_cells()
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(SampleForm.Xlsx(SampleForm.Blank)), isEditable: false);
        var checks = document.WorkbookPart!.WorksheetParts.SelectMany(part => part.Worksheet!.Descendants<DataValidation>()).ToArray();
        Assert.Equal(5, checks.Count(check => check.Type?.Value == DataValidationValues.List));
        Assert.Contains(checks, check => check.Prompt?.Value?.Contains("2026/10/05 14:30", StringComparison.Ordinal) == true);
    }

    [Fact]
    public void survives_broken_text_by_marking_it()
    {
        var file = SampleForm.Xlsx(SampleForm.Filled(("operator.name", ["a\u0001b\uD800c"])));
        using var archive = new ZipArchive(new MemoryStream(file));
        using var sheet = new StreamReader(archive.GetEntry("xl/worksheets/sheet1.xml")!.Open());
        Assert.Contains("a\uFFFDb\uFFFDc", sheet.ReadToEnd(), StringComparison.Ordinal);
    }

    private static Gen<T> Pick<T>(params T[] from) => Gen.Int[0, from.Length - 1].Select(place => from[place]);
}
