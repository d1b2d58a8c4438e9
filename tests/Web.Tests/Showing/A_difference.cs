using Noroshi.Web.Showing;

namespace Noroshi.Web.Tests.Showing;

public class A_difference
{
    [Theory]
    [InlineData("", "")]
    [InlineData("同じ", "同じ")]
    [InlineData("監視サーバ1台", "監視サーバ2台のファイル")]
    [InlineData("a😀b", "a😁b")]
    [InlineData("前の文。", "")]
    [InlineData("10.0.0.1 から侵入", "10.0.0.12 から侵入された。")]
    public void read_with_its_additions_is_the_new_text_and_with_its_removals_the_old(string before, string after)
    {
        var pieces = TextDiff.Between(before, after);

        Assert.Equal(before, string.Concat(pieces.Where(p => p.Change != TextDiff.Change.Added).Select(p => p.Text)));
        Assert.Equal(after, string.Concat(pieces.Where(p => p.Change != TextDiff.Change.Removed).Select(p => p.Text)));
    }

    [Fact]
    public void marks_the_word_that_changed() =>
        Assert.Equal(
            ["監視サーバ", "-1", "+2", "台のファイル"],
            TextDiff.Between("監視サーバ1台のファイル", "監視サーバ2台のファイル").Select(p => p.Change switch
            {
                TextDiff.Change.Added => "+" + p.Text,
                TextDiff.Change.Removed => "-" + p.Text,
                _ => p.Text,
            }));

    [Fact]
    public void of_huge_texts_is_shown_without_long_work()
    {
        var pieces = TextDiff.Between(string.Concat(Enumerable.Repeat("、あ", 20_000)), string.Concat(Enumerable.Repeat("。い", 20_000)));

        Assert.Equal(2, pieces.Count);
    }
}
