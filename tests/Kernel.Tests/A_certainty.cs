using Xunit;

namespace Noroshi.Kernel.Tests;

/// <summary>Only the codes in use are certainties.</summary>
public class A_certainty
{
    [Theory]
    [InlineData("X")]
    [InlineData("a")]
    [InlineData("")]
    [InlineData(null)]
    public void that_is_not_in_use_is_refused(string? code) => Assert.False(Certainty.TryParse(code, null, out _));

    [Fact]
    public void has_a_meaning_in_both_languages() =>
        Assert.All(Certainty.Codes, code => Assert.All([Certainty.Parse(code).Meaning.Ja, Certainty.Parse(code).Meaning.En], Assert.NotEmpty));

    [Fact]
    public void is_marked_if_a_reader_must_be_told() =>
        Assert.Equal(["C", "K"], Certainty.Codes.Where(code => Certainty.Parse(code).Mark is not null));
}
