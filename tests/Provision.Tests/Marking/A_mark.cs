using CsCheck;
using Noroshi.Provision.Marking;
using Xunit;

namespace Noroshi.Provision.Tests.Marking;

/// <summary>The mark of a copy, seen and unseen.</summary>
public class A_mark
{
    private const string Sentence = "境界装置の脆弱性が悪用されています。管理画面を外部から遮断してください。";

    private static readonly Gen<string> Codes = Gen.String[Gen.Char["0123456789ABCDEFGHJKMNPQRSTVWXYZ"], 10, 10];

    [Fact]
    public void lies_within_a_sentence_and_takes_no_room() => Codes.Sample(code =>
    {
        var marked = ForensicMark.Into(Sentence, code);

        Assert.Equal(Sentence, new string([.. marked.Where(c => c is not ('\u200B' or '\u200C' or '\u200D' or '\u2060'))]));
        Assert.Equal([code], ForensicMark.In(marked));
        Assert.Equal([code], ForensicMark.In("…" + marked[5..^8] + "…"));
    });

    [Fact]
    public void of_two_copies_in_one_text_are_both_found() => Gen.Select(Codes, Codes).Sample((one, other) =>
        Assert.Equal(new[] { one, other }.Distinct(), ForensicMark.In(ForensicMark.Into(Sentence, one) + "\n" + ForensicMark.Into(Sentence, other))));

    [Fact]
    public void that_is_shown_is_read_however_it_was_copied()
    {
        Assert.Equal(["7K3M90Q2P1"], ForensicMark.In($"写し {ForensicMark.Shown("7K3M90Q2P1")} 受領"));
        Assert.Equal(["7K3M90Q2P1"], ForensicMark.In("ＷＭ－７Ｋ３Ｍ９－０Ｑ２Ｐ１"));
        Assert.Equal(["7K3M90Q2P1"], ForensicMark.In("wm-7k3m9-Oq2pI"));
        Assert.Equal(["7K3M90Q2P1"], ForensicMark.In("WM - 7K3M9 - 0Q2P1"));
    }

    [Theory]
    [InlineData("FortiGate 200F（Fortinet）")]
    [InlineData("198.51.100.23")]
    [InlineData("https://a.example/b?c=d")]
    [InlineData("")]
    public void leaves_names_and_values_as_they_are(string text) => Assert.Equal(text, ForensicMark.Into(text, "7K3M90Q2P1"));

    [Fact]
    public void is_found_in_no_text_that_has_none_and_in_any_text_without_a_fault()
    {
        Assert.Empty(ForensicMark.In(Sentence));
        Gen.String.Sample(text => Assert.Empty(ForensicMark.In(text.Replace("WM", "", StringComparison.OrdinalIgnoreCase))), iter: 2_000);
        Gen.String[Gen.Char["\u200B\u200C\u200D\u2060\uD800 W M-0A"], 0, 400].Sample(text => ForensicMark.In(text), iter: 2_000);
        Assert.Empty(ForensicMark.In(new string('\u200B', 27)));
    }
}
