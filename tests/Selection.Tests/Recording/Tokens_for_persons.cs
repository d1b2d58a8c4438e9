using System.Text;
using Noroshi.Selection.Recording;
using Xunit;

namespace Noroshi.Selection.Tests.Recording;

public sealed class Tokens_for_persons
{
    private static readonly PersonTokens Tokens = new(new byte[32]);

    [Theory]
    [InlineData("/a?to={taro@example.jp}&b=1")]
    [InlineData("/a/{taro%40example.jp}/b")]
    [InlineData("/a?to={taro%2540example.jp}")]
    [InlineData("/a?to={taro%252540example.jp}")]
    [InlineData("/a?to={o'brien@example.jp}")]
    [InlineData("/a?to={taro&hanako@example.jp}")]
    [InlineData("/a?to={taro(home)@example.jp}")]
    [InlineData("/a?to={\"taro yamada\"@example.jp}")]
    [InlineData("/a?to={%22taro%20yamada%22@example.jp}")]
    [InlineData("/a?to={taro\uFF20example.jp}")]
    [InlineData("/a?to={taro%EF%BC%A0example.jp}")]
    [InlineData("/a?to={taro.yamada+x@example.jp},{hanako@example.jp};c")]
    [InlineData("{sip:+81-90-1@ims.example}")]
    [InlineData("/a?to={\"john doe\"(c d)@example.jp}")]
    [InlineData("/a?to={john(a b)@example.jp}")]
    [InlineData("/a?to={alice @example.jp}")]
    [InlineData("/a?to={taro\uFE6Bexample.jp}&b")]
    [InlineData("/a?to={taro%EF%B9%ABexample.jp}&b")]
    [InlineData("/a?to={taro&#64;example.jp}&b")]
    [InlineData("/a?to={taro&commat;example.jp}&b")]
    [InlineData("/a?to={taro%u0040example.jp}&b")]
    [InlineData("/a?to={taro=40example.jp}&b")]
    [InlineData("/100%/a%2Fb?c=%25&amp;d=41&x\\u0041=3")]
    public void stand_in_the_place_of_whoever_can_be_named(string marked)
    {
        var parts = marked.Split('{', '}');
        var written = Tokens.InPlaceOfPersons(string.Concat(parts)).ToString();

        Assert.Equal(string.Concat(parts.Select((part, i) => i % 2 == 1 ? Tokens.Token(part) : part)), written);
        Assert.All(parts.Where((_, i) => i % 2 == 1), part => Assert.Equal(part, Tokens.Person(Tokens.Token(part))));
    }

    [Fact]
    public void are_found_in_pages_as_their_criteria_are_written()
    {
        var texts = new RecordTexts("exercise", new(2028, 1, 1), Tokens);

        Assert.Equal("/é/日本", texts.Written(Encoding.UTF8.GetBytes("/é/日本")).ToString());
        Assert.Equal("/é/a", texts.Written([.. "/"u8, 0xe9, .. "/a"u8]).ToString());
        Assert.Equal($"/é/{Tokens.Token("日本@example.jp")}", texts.Written(Encoding.UTF8.GetBytes("/é/日本@example.jp")).ToString());
    }
}
