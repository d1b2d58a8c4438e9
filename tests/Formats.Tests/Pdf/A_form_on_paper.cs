using Noroshi.Formats.Forms;
using Noroshi.Formats.Pdf;
using Noroshi.Formats.Tests.Forms;
using Noroshi.Testing;
using Xunit;

namespace Noroshi.Formats.Tests.Pdf;

/// <summary>The PDF of a form: Japanese text that can be found again, on as many pages as it needs.</summary>
public class A_form_on_paper
{
    private static readonly FormStamp Stamp = new()
    {
        Made = new DateTimeOffset(2026, 11, 24, 9, 30, 0, TimeSpan.FromHours(9)),
        ReceiptNumber = "R-2026-000123-ABCD",
        ContentDigest = new string('a', 64),
    };

    [Fact]
    public void is_refused_without_a_japanese_font_naming_the_package()
    {
        var output = new MemoryStream();
        var problem = FormPdfWriter.Write(SampleForm.Blank, Stamp, JapaneseFont.FindIn(["/nowhere"]), output);
        Assert.Equal("no-japanese-font", problem!.Code);
        Assert.Contains("fonts-noto-cjk", problem.Message.Ja, StringComparison.Ordinal);
        Assert.Equal(0, output.Length);
    }

    [Fact]
    public void can_be_searched()
    {
        var text = PaperText.Of(Pdf(SampleForm.Filled(
            ("operator.name", ["東都電力株式会社"]), ("awareness.at", ["2026-10-05T14:30:00+09:00"]), ("event.status", ["ongoing"]),
            ("computer.class", ["T1", "T2-2"]), ("event.facts", ["髙橋が𠮷野家の前で認知した日。ﾊﾝｶｸ <b>x</b>"])) with
        { Watermark = "訓練 EXERCISE" }), layout: true);
        Assert.All(
            ["標本様式", "東都電力株式会社", "認知した日時", "2026年10月5日 14時30分", "継続中", "髙橋が𠮷野家の前で認知した日。ﾊﾝｶｸ <b>x</b>", "R-2026-000123-ABCD", new string('a', 64), "訓練", "未確認", "設備"],
            expected => Assert.Contains(expected, text, StringComparison.Ordinal));
    }

    [Fact]
    public void goes_on_on_the_next_page_and_numbers_them()
    {
        var facts = string.Join('\n', Enumerable.Range(1, 200).Select(n => $"{n}行目の出来事"));
        var pdf = Pdf(SampleForm.Filled(("event.facts", [facts])));
        var text = PaperText.Of(pdf, layout: true);
        Assert.Contains("200行目の出来事", text, StringComparison.Ordinal);
        Assert.Contains("1行目の出来事", text, StringComparison.Ordinal);
        Assert.Matches(@"4 ?/ ?[4-6]", text);
    }

    [Fact]
    public void gives_the_same_bytes_for_the_same_form() =>
        Assert.Equal(Pdf(SampleForm.Filled(("operator.name", ["甲"]))), Pdf(SampleForm.Filled(("operator.name", ["甲"]))));

    [Fact]
    public void survives_what_no_font_has_and_text_of_the_greatest_length()
    {
        Assert.NotEmpty(Pdf(SampleForm.Filled(("operator.name", ["🔥\u0001\uD800\t"]))));
        Assert.NotEmpty(Pdf(SampleForm.Filled(("event.facts", [new string('あ', 20_000)]))));
        Assert.NotEmpty(Pdf(SampleForm.Filled(("event.facts", [new string('a', 20_000)]))));
    }

    [Theory]
    [InlineData("あいうえお。かきくけこ", "あいうえ|お。かきく|けこ")]
    [InlineData("あいうえ「かきくけこ", "あいうえ|「かきくけ|こ")]
    [InlineData("a bcd efg hij", "a|bcd|efg|hij")]
    [InlineData("abcdefghijkl", "abcde|fghij|kl")]
    [InlineData("あいう第３７条", "あいう第|３７条")]
    [InlineData("一\n\n二", "一||二")]
    [InlineData("", "")]
    public void breaks_lines_as_japanese_does(string text, string lines) =>
        Assert.Equal(lines, string.Join('|', LineBreaking.Lines(text, 5, element => 1)));

    private static byte[] Pdf(FormSheet form)
    {
        var output = new MemoryStream();
        Assert.Null(FormPdfWriter.Write(form, Stamp, output));
        return output.ToArray();
    }
}
