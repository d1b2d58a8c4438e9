using Noroshi.Formats.Forms;
using Xunit;

namespace Noroshi.Formats.Tests.Forms;

/// <summary>What people type into cells: refused with the cell's name, or read as they meant it.</summary>
public class A_cell_of_a_form
{
    [Theory]
    [InlineData("<f>1+1</f><v>2</v>", "")]
    [InlineData("<f>HYPERLINK(\"http://x\")</f><v>x</v>", "t=\"str\"")]
    [InlineData("<f t=\"shared\" si=\"0\"/><v>2</v>", "")]
    public void is_refused_with_a_formula(string content, string type)
    {
        var cell = SampleForm.CellOf("operator.name");
        var problem = SampleForm.Refused(SampleForm.WithCell(SampleForm.Xlsx(SampleForm.Blank), cell, $"<c r=\"{cell}\" {type}>{content.Replace("\"http", "&quot;http", StringComparison.Ordinal).Replace("x\")", "x&quot;)", StringComparison.Ordinal)}</c>"));
        Assert.Equal((cell, "formula"), (problem.Field, problem.Code));
        Assert.Contains(cell, problem.Message.Ja, StringComparison.Ordinal);
        Assert.Contains("名称", problem.Message.Ja, StringComparison.Ordinal);
    }

    [Fact]
    public void is_refused_with_an_error_value()
    {
        var cell = SampleForm.CellOf("operator.name");
        Assert.Equal("error-value", SampleForm.Refused(SampleForm.WithCell(SampleForm.Xlsx(SampleForm.Blank), cell, $"<c r=\"{cell}\" t=\"e\"><v>#N/A</v></c>")).Code);
    }

    [Theory]
    [InlineData("awareness.at", "昨日", "not-a-date-time")]
    [InlineData("awareness.at", "2026/10/05", "not-a-date-time")]
    [InlineData("awareness.at", "2026/02/30 10:00", "not-a-date-time")]
    [InlineData("awareness.at", "令和8年13月5日 14時", "not-a-date-time")]
    [InlineData("event.status", "継続している", "not-in-list")]
    [InlineData("impact.service-level", "たぶん", "not-in-list")]
    [InlineData("ddos.volume-gbps", "多い", "not-a-number")]
    [InlineData("operator.name", "a\u202Eb", "bidi-control")]
    [InlineData("operator.name", "a\u2066b", "bidi-control")]
    [InlineData("operator.name", "a_x0007_b", "control-character")]
    [InlineData("operator.name", "a_xD800_b", "lone-surrogate")]
    [InlineData("operator.name", "a\u0085b", "control-character")]
    public void is_refused_for(string code, string text, string problem)
    {
        var refused = SampleForm.Refused(SampleForm.Typed(code, text));
        Assert.Equal((SampleForm.CellOf(code), problem), (refused.Field, refused.Code));
    }

    [Fact]
    public void is_refused_for_a_text_that_is_too_long() =>
        Assert.Equal("too-long", SampleForm.Refused(SampleForm.Typed("operator.name", new string('あ', 201))).Code);

    [Fact]
    public void is_refused_for_anything_but_a_mark_beside_a_choice()
    {
        var cell = SampleForm.CellOf("computer.class");
        Assert.Equal("not-a-mark", SampleForm.Refused(SampleForm.WithCell(SampleForm.Xlsx(SampleForm.Blank), cell, $"<c r=\"{cell}\" t=\"inlineStr\"><is><t>はい</t></is></c>")).Code);
    }

    [Fact]
    public void says_which_entry_of_the_list_is_nearest() =>
        Assert.Contains("封じ込め済み", SampleForm.Refused(SampleForm.Typed("event.status", "封じ込め済")).Message.Ja, StringComparison.Ordinal);

    [Fact]
    public void has_all_its_faults_told_at_once() => Assert.Equal(
        ["not-a-date-time", "not-in-list"],
        SampleForm.Read(SampleForm.Typed(SampleForm.Filled(("event.status", ["no-such"])), "awareness.at", "いつか")).Problems.Select(problem => problem.Code));

    [Fact]
    public void whose_row_was_deleted_is_missed() =>
        Assert.Equal("missing-cell", SampleForm.Refused(SampleForm.With(SampleForm.Xlsx(SampleForm.Blank), ("xl/workbook.xml", book =>
            System.Text.RegularExpressions.Regex.Replace(book, "(name=\"nrs_operator.name\">)[^<]*", "$1'共通様式０'!#REF!")))).Code);

    [Fact]
    public void that_the_form_does_not_know_is_told() =>
        Assert.Equal("unknown-field", SampleForm.Refused(SampleForm.With(SampleForm.Xlsx(SampleForm.Blank), ("xl/workbook.xml", book =>
            book.Replace("<definedNames>", "<definedNames><definedName name=\"nrs_aaa\">'共通様式０'!$C$1</definedName>", StringComparison.Ordinal)))).Code);

    [Fact]
    public void is_found_again_where_its_row_was_moved()
    {
        var moved = SampleForm.With(SampleForm.Typed("operator.name", "東都電力"), 
            ("xl/workbook.xml", book => book.Replace($"$C${SampleForm.CellOf("operator.name")[1..]}<", "$E$99<", StringComparison.Ordinal)),
            ("xl/worksheets/sheet1.xml", sheet => sheet.Replace($"r=\"{SampleForm.CellOf("operator.name")}\"", "r=\"E99\"", StringComparison.Ordinal)));
        var reading = SampleForm.Read(moved);
        Assert.Empty(reading.Problems);
        Assert.Equal("E99", reading.Cells["operator.name"]);
        Assert.Equal(["東都電力"], reading.Values["operator.name"]);
    }

    [Theory]
    [InlineData("2026/10/05 14:30", "2026-10-05T14:30:00+09:00")]
    [InlineData("2026-10-05T05:30:00Z", "2026-10-05T14:30:00+09:00")]
    [InlineData("2026-10-05 14:30:15", "2026-10-05T14:30:15+09:00")]
    [InlineData("令和8年10月5日 14時30分", "2026-10-05T14:30:00+09:00")]
    [InlineData("令和８年１０月５日　午後２時３０分", "2026-10-05T14:30:00+09:00")]
    [InlineData("R8.10.5 14:30", "2026-10-05T14:30:00+09:00")]
    [InlineData("令和元年5月1日 0時", "2019-05-01T00:00:00+09:00")]
    [InlineData("2026年10月5日(月) 9時半", "2026-10-05T09:30:00+09:00")]
    [InlineData("２０２６／１０／０５　１４：３０", "2026-10-05T14:30:00+09:00")]
    [InlineData("2026/10/5 2:30 PM", "2026-10-05T14:30:00+09:00")]
    [InlineData("2026/10/05 午前0時5分", "2026-10-05T00:05:00+09:00")]
    [InlineData("2026/10/05", null)]
    [InlineData("2026/10/05 24:00", null)]
    [InlineData("2026年10月5日 午前0時5分", "2026-10-05T00:05:00+09:00")]
    [InlineData("9999-12-31T23:59:59-14:00", null)]
    public void reads_a_moment_as_people_write_it(string written, string? stored)
    {
        Assert.Equal(stored is not null, WrittenMoment.TryRead(written, out var moment));
        Assert.Equal(stored ?? "", stored is null ? "" : WrittenMoment.Stored(moment));
    }

    [Theory]
    [InlineData("46300.604166666664", "2026-10-05T14:30:00+09:00")]
    [InlineData("46300", "2026-10-05T00:00:00+09:00")]
    public void reads_a_serial_date(string serial, string stored)
    {
        var cell = SampleForm.CellOf("awareness.at");
        var file = SampleForm.WithCell(SampleForm.Xlsx(SampleForm.Blank), cell, $"<c r=\"{cell}\" s=\"0\"><v>{serial}</v></c>");
        Assert.Equal([stored], SampleForm.Read(file).Values["awareness.at"]);
        var of1904 = SampleForm.With(SampleForm.WithCell(file, cell, $"<c r=\"{cell}\"><v>{double.Parse(serial, System.Globalization.CultureInfo.InvariantCulture) - 1462:R}</v></c>"),
            ("xl/workbook.xml", book => book.Replace("<bookViews>", "<workbookPr date1904=\"1\"/><bookViews>", StringComparison.Ordinal)));
        Assert.Equal([stored], SampleForm.Read(of1904).Values["awareness.at"]);
    }

    [Fact]
    public void reads_shared_strings_without_the_phonetic_runs()
    {
        var cell = SampleForm.CellOf("operator.name");
        var file = SampleForm.With(SampleForm.WithCell(SampleForm.Xlsx(SampleForm.Blank), cell, $"<c r=\"{cell}\" t=\"s\"><v>1</v></c>"),
            ("xl/sharedStrings.xml", _ => """<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>他</t></si><si><r><t>東都</t></r><r><t xml:space="preserve">電力 </t></r><rPh sb="0" eb="2"><t>トウト</t></rPh><phoneticPr fontId="1"/></si></sst>"""),
            ("xl/_rels/workbook.xml.rels", rels => rels.Replace("</Relationships>", "<Relationship Id=\"rId9\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>", StringComparison.Ordinal)));
        var reading = SampleForm.Read(file);
        Assert.Empty(reading.Problems);
        Assert.Equal(["東都電力"], reading.Values["operator.name"]);
    }

    [Fact]
    public void folds_only_where_the_field_says_so()
    {
        Assert.Equal(["03-1234"], SampleForm.Read(SampleForm.Typed("contact.phone", "０３－１２３４")).Values["contact.phone"]);
        Assert.Equal(["ﾄｳﾄ０３"], SampleForm.Read(SampleForm.Typed("operator.name", "ﾄｳﾄ０３")).Values["operator.name"]);
    }

    [Theory, InlineData("0.10000000000000001", "0.1"), InlineData("1.2E3", "1200"), InlineData("350", "350")]
    public void reads_a_number_as_it_was_typed(string stored, string typed)
    {
        var cell = SampleForm.CellOf("ddos.volume-gbps");
        Assert.Equal([typed], SampleForm.Read(SampleForm.WithCell(SampleForm.Xlsx(SampleForm.Blank), cell, $"<c r=\"{cell}\"><v>{stored}</v></c>")).Values["ddos.volume-gbps"]);
    }
}
