using CsCheck;
using Xunit;

namespace Noroshi.Kernel.Tests;

/// <summary>法人番号 and its check digit.</summary>
public class A_corporate_number
{
    [Theory]
    [InlineData("1000012050002")]
    [InlineData("700001205000")]
    [InlineData("70000120500022")]
    [InlineData("700001205000a")]
    [InlineData("7000012050002x")]
    [InlineData("٧٠٠٠٠١٢٠٥٠٠٠٢")]
    [InlineData("")]
    [InlineData(null)]
    public void is_refused_if_it_is_not_one(string? text) => Assert.False(CorporateNumber.TryParse(text, null, out _));

    [Fact]
    public void is_refused_if_it_is_absurdly_long() => Assert.False(CorporateNumber.TryParse(new string(' ', 100_000) + "7000012050002", null, out _));

    [Theory]
    [InlineData("7000012050002")] // 国税庁
    [InlineData("8000012010038")] // デジタル庁
    [InlineData("2000012010019")] // 内閣府
    [InlineData("4000012090001")] // 経済産業省
    [InlineData("2000012020001")] // 総務省
    public void of_an_office_of_state_is_accepted(string text) => Assert.Equal(text, CorporateNumber.Parse(text).Digits);

    [Theory]
    [InlineData("７０００01２０５０００２")]
    [InlineData("7-0000-1205-0002")]
    [InlineData("7 0000 1205 0002")]
    [InlineData("７－００００－１２０５－０００２")]
    public void is_folded_to_its_digits(string text) => Assert.Equal("7000012050002", CorporateNumber.Parse(text).Digits);

    [Fact]
    public void made_from_its_twelve_digits_is_accepted_and_no_other_first_digit_is() => Gen.Int[0, 9].Array[12].Sample(digits =>
    {
        var twelve = string.Concat(digits);
        var number = CorporateNumber.FromBase(twelve).Digits;
        return Enumerable.Range(0, 10).All(first => CorporateNumber.TryParse($"{first}{twelve}", null, out _) == (number[0] == first + '0'));
    });

    [Fact]
    public void with_one_digit_mistyped_is_refused_save_for_nine_and_zero() => Gen.Select(Gen.Int[0, 9].Array[12], Gen.Int[0, 11], Gen.Int[0, 9]).Sample(
        (digits, place, other) =>
        {
            var number = CorporateNumber.FromBase(string.Concat(digits)).Digits;
            var mistyped = $"{number[..(place + 1)]}{other}{number[(place + 2)..]}";

            // Modulo nine a nine is a zero: that slip the check digit cannot see.
            return other == digits[place] || (other + digits[place] == 9 && other * digits[place] == 0) || !CorporateNumber.TryParse(mistyped, null, out _);
        });
}
