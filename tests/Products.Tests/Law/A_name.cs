using CsCheck;
using Noroshi.Products.Law;
using Xunit;

namespace Noroshi.Products.Tests.Law;

/// <summary>Who reported is found in a text however it is written.</summary>
public class A_name
{
    [Theory]
    [InlineData("試験電力株式会社で発生した", "試験電力株式会社")]
    [InlineData("試験電力 株式会社", "試験電力株式会社")]
    [InlineData("ｆｗ－０１から", "fw-01")]
    [InlineData("FW-01 から", "fw-01")]
    [InlineData("203[.]0[.]113[.]7へ接続", "203.0.113.7")]
    [InlineData("203.0\u200b.113.7", "203.0.113.7")]
    public void is_found(string text, string word) => Assert.Equal([word], TheReporterIsNotNamed.In(text, [word]));

    [Theory]
    [InlineData("web-12で発生した", "web-1")]
    [InlineData("1203.0.113.7", "203.0.113.7")]
    [InlineData("電力会社で発生した", "試験電力株式会社")]
    [InlineData("", "fw-01")]
    public void is_not_found_in_another(string text, string word) => Assert.Empty(TheReporterIsNotNamed.In(text, [word]));

    [Fact]
    public void is_looked_for_in_any_text() => Gen.Select(Gen.String, Gen.String.Array[0, 5]).Sample(
        (text, words) =>
        {
            var found = TheReporterIsNotNamed.In(text, words);
            Assert.All(found, f => Assert.Contains(f, words));
        },
        iter: 20_000);
}
