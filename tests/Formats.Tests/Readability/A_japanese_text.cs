using System.Diagnostics;
using CsCheck;
using Noroshi.Formats.Readability;
using Xunit;

namespace Noroshi.Formats.Tests.Readability;

/// <summary>The figures of a Japanese text.</summary>
public class A_japanese_text
{
    [Theory]
    [InlineData("", 0, 0, 0)]
    [InlineData(" \n\n　", 0, 0, 0)]
    [InlineData("更新した。", 1, 5, 5)]
    [InlineData("更新した。再起動した。", 2, 11, 6)]
    [InlineData("見出し\n更新した", 2, 7, 4)]
    [InlineData("本当？！はい。", 2, 7, 4)]
    [InlineData("彼は「更新した。」と言った。", 1, 14, 14)]
    [InlineData("Windows 10.1 を更新した。", 1, 17, 17)]
    [InlineData("It works. Yes", 2, 11, 8)]
    [InlineData("𠮷野家。", 1, 4, 4)]
    public void has_sentences_of_a_length(string text, int sentences, int characters, int longest)
    {
        var figures = JapaneseText.Measure(text);

        Assert.Equal((sentences, characters, longest), (figures.Sentences, figures.Characters, figures.LongestLength));
        Assert.Equal(sentences == 0 ? 0 : (double)characters / sentences, figures.MeanLength);
    }

    [Theory]
    [InlineData("更新した。", 0.4)]
    [InlineData("𠮷々〇ab", 0.6)]
    [InlineData("かな", 0)]
    [InlineData("漢 字", 1)]
    public void has_a_share_of_kanji(string text, double share) => Assert.Equal(share, JapaneseText.Measure(text).KanjiShare, 6);

    [Fact]
    public void with_half_a_character_counts_it_as_one() => Assert.Equal(2, JapaneseText.Measure("\ud842。").Characters);

    [Fact]
    public void shows_where_its_longest_sentence_is()
    {
        const string Text = "短い。\n  これはいちばん長い文です。終わり。";

        Assert.Equal("これはいちばん長い文です。", Text[JapaneseText.Measure(Text).LongestAt]);
    }

    [Theory]
    [InlineData("C2との通信がある。", "C2")]
    [InlineData("C2（指令サーバー）との通信。C2は外にある。", "")]
    [InlineData("指令サーバー（C2）との通信。", "")]
    [InlineData("C2とは、指令サーバーのこと。", "")]
    [InlineData("「C2」とは、指令サーバーのこと。", "")]
    [InlineData("c2 と EC2 と C21", "C2")]
    [InlineData("EC2 と C21", "")]
    [InlineData("ラテラルムーブメントとC2", "C2 ラテラルムーブメント")]
    public void names_terms_that_it_does_not_explain(string text, string terms) =>
        Assert.Equal(terms, string.Join(' ', JapaneseText.Measure(text, ["C2", "ラテラルムーブメント", "", "C2"]).Unexplained));

    [Fact]
    public void of_any_characters_is_measured() =>
        Gen.Select(Gen.String[Gen.Char["。！\n 漢かa「」（）.\ud842\udfb7\0"], 0, 80], Gen.String[Gen.Char["漢aC2\ud842"], 0, 3]).Sample((text, term) =>
        {
            var figures = JapaneseText.Measure(text, [term]);
            Assert.InRange(figures.Characters, 0, text.Length);
            Assert.InRange(figures.Sentences, 0, figures.Characters);
            Assert.InRange(figures.KanjiShare, 0, 1);
            Assert.InRange(figures.LongestLength, figures.Sentences == 0 ? 0 : 1, figures.Characters);
            Assert.InRange(figures.LongestAt.GetOffsetAndLength(text.Length).Length, figures.LongestLength, text.Length);
            Assert.True(figures.MeanLength <= figures.LongestLength);
        }, iter: 20_000);

    [Fact]
    public void of_a_million_characters_takes_no_time_worth_speaking_of()
    {
        var watch = Stopwatch.StartNew();
        JapaneseText.Measure(string.Concat(Enumerable.Repeat("C「（。", 250_000)), ["C2", "「（"]);

        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 5);
    }
}
