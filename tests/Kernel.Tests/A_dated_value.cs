using Xunit;

namespace Noroshi.Kernel.Tests;

/// <summary>A dated value never guesses.</summary>
public class A_dated_value
{
    private static readonly Dated<string> Value = new Dated<string>()
        .From(new(2028, 4, 1), "amended")
        .From(new(2026, 10, 1), "original")
        .Until(new(2030, 1, 1));

    [Fact]
    public void refuses_the_day_before_commencement() =>
        Assert.Throws<NotYetInForceException>(() => Value.On(new(2026, 9, 30)));

    [Fact]
    public void refuses_the_day_of_repeal() => Assert.Throws<NotYetInForceException>(() => Value.On(new(2030, 1, 1)));

    [Fact]
    public void refuses_every_day_if_it_was_never_set() =>
        Assert.Throws<NotYetInForceException>(() => new Dated<int>().On(new(2026, 10, 1)));

    [Fact]
    public void refuses_two_values_from_one_day() =>
        Assert.Throws<ArgumentException>(() => new Dated<int>().From(new(2026, 10, 1), 1).From(new(2026, 10, 1), 2));

    [Theory]
    [InlineData(2026, 10, 1, "original")]
    [InlineData(2028, 3, 31, "original")]
    [InlineData(2028, 4, 1, "amended")]
    [InlineData(2029, 12, 31, "amended")]
    public void answers_with_what_is_in_force_on_the_day(int year, int month, int day, string expected) =>
        Assert.Equal(expected, Value.On(new(year, month, day)));

    [Fact]
    public void names_the_version_by_its_first_day()
    {
        Assert.Equal(new DateOnly(2026, 10, 1), Value.VersionOn(new(2028, 3, 31)));
        Assert.Equal(new DateOnly(2028, 4, 1), Value.VersionOn(new(2028, 4, 1)));
    }
}
