using CsCheck;
using Xunit;

namespace Noroshi.Kernel.Tests;

public class A_folded_width
{
    [Theory]
    [InlineData("ＦｏｒｔｉＧａｔｅ　２００Ｆ", "FortiGate 200F")]
    [InlineData("ﾌｫｰﾃｨﾈｯﾄ", "フォーティネット")]
    [InlineData("a\uFFFEb\uFFFFc\uFDD0d\uD800e", "abcde")]
    [InlineData("𠮷", "𠮷")]
    [InlineData("", "")]
    public void is_found_of_any_string(string text, string folded) => Assert.Equal(folded, FoldedWidth.Of(text));

    [Fact]
    public void never_throws_and_settles() => Gen.Char.Array[0, 40].Sample(chars =>
    {
        var folded = FoldedWidth.Of(new string(chars));
        Assert.Equal(folded, FoldedWidth.Of(folded));
    });
}
