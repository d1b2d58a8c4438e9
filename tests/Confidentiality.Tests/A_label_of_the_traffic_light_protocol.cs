using CsCheck;
using Noroshi.Confidentiality.Face;
using Xunit;

namespace Noroshi.Confidentiality.Tests;

/// <summary>TLP 2.0 as FIRST defines it.</summary>
public class A_label_of_the_traffic_light_protocol
{
    private static readonly Gen<Tlp> Labels = Gen.Int[0, 4].Select(i => Tlp.All[i]);

    [Theory]
    [InlineData("TLP:WHITE")] // version 1
    [InlineData("TLP: RED")]
    [InlineData("RED")]
    [InlineData("TLP:AMBER STRICT")]
    [InlineData("TLP:AMBER+")]
    [InlineData("ＴＬＰ：ＲＥＤ")]
    [InlineData("TLP:赤")]
    [InlineData("")]
    [InlineData(null)]
    public void is_refused_if_it_is_none(string? text) => Assert.False(Tlp.TryParse(text, null, out _));

    [Theory]
    [InlineData("TLP:RED")]
    [InlineData("TLP:AMBER+STRICT")]
    [InlineData("TLP:AMBER")]
    [InlineData("TLP:GREEN")]
    [InlineData("TLP:CLEAR")]
    public void is_printed_as_the_standard_prints_it(string text)
    {
        Assert.Equal(text, Tlp.Parse(text).ToString());
        Assert.Equal(text, Tlp.Parse(text.ToLowerInvariant()).ToString());
    }

    [Fact]
    public void that_was_never_set_is_the_narrowest()
    {
        Assert.Equal(Tlp.Red, default);
        Assert.Equal("TLP:RED", default(Tlp).ToString());
    }

    [Fact]
    public void is_stricter_than_every_label_below_it() => Assert.Equal(
        ["TLP:RED", "TLP:AMBER+STRICT", "TLP:AMBER", "TLP:GREEN", "TLP:CLEAR"],
        Tlp.All.OrderByDescending(one => Tlp.All.Count(one.IsAtLeastAsStrictAs)).Select(one => one.Label));

    [Fact]
    public void of_something_made_of_two_is_the_stricter() => Gen.Select(Labels, Labels).Sample((one, other) =>
    {
        var both = Tlp.Stricter(one, other);
        return both == Tlp.Stricter(other, one) && both.IsAtLeastAsStrictAs(one) && both.IsAtLeastAsStrictAs(other) && (both == one || both == other);
    });

    [Fact]
    public void says_what_it_allows_in_both_languages() =>
        Assert.All(Tlp.All, label => Assert.All([label.Meaning.Ja, label.Meaning.En], Assert.NotEmpty));
}
