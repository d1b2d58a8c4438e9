using Xunit;

namespace Noroshi.Kernel.Tests;

/// <summary>Problems are collected, each with its field.</summary>
public class Problems_of_an_input
{
    private static readonly Words Mend = new("直してください", "Mend it");

    [Fact]
    public void are_all_told_at_once() => Assert.Equal(
        ["name: required", "number: not-a-number"],
        new Problems()
            .Unless(false, "name", "required", Mend)
            .Unless(true, "place", "required", Mend)
            .And([new Problem("number", "not-a-number", Mend)])
            .Select(p => $"{p.Field}: {p.Code}"));

    [Fact]
    public void are_none_if_all_conditions_hold() => Assert.Empty(new Problems().Unless(true, "name", "required", Mend));

    [Fact]
    public void are_found_by_field() => Assert.Equal(
        [Mend],
        new Problems().Unless(false, "name", "required", Mend).Unless(false, "number", "required", new("別", "Other")).For("name"));

    [Theory]
    [InlineData("en", "Mend it")]
    [InlineData("en-GB", "Mend it")]
    [InlineData("ja", "直してください")]
    [InlineData("fr", "直してください")]
    public void are_told_in_the_reader_s_language(string language, string expected) => Assert.Equal(expected, Mend.In(language));
}
