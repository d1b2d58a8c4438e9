using System.Diagnostics.CodeAnalysis;

namespace Noroshi.Kernel;

/// <summary>
/// 法人番号: thirteen digits, the first being the check digit. Full-width digits, spaces and hyphens are accepted on input and
/// normalised. Source: 法人番号の指定等に関する省令 art 2 (check digit = 9 − (Σ P×Q mod 9)).
/// </summary>
public readonly record struct CorporateNumber : IParsable<CorporateNumber>
{
    private CorporateNumber(string digits) => Digits = digits;

    /// <summary>The thirteen digits, ASCII.</summary>
    public string Digits { get; }

    /// <summary>Makes the full number from the twelve digits of the register.</summary>
    public static CorporateNumber FromBase(string twelve) => new($"{CheckDigit(twelve)}{twelve}");

    /// <inheritdoc/>
    public static CorporateNumber Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var number) ? number : throw new FormatException("Not a 法人番号 with a valid check digit.");

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out CorporateNumber result)
    {
        result = default;
        if (s is null || s.Length > 64)
        {
            return false;
        }

        var digits = string.Concat(s.Select(Fold).Where(c => c is not (' ' or '-' or '　')));
        if (digits.Length != 13 || digits.Any(c => c is < '0' or > '9') || CheckDigit(digits[1..]) != digits[0] - '0')
        {
            return false;
        }

        result = new CorporateNumber(digits);
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => Digits;

    private static char Fold(char c) => c switch
    {
        >= '０' and <= '９' => (char)(c - '０' + '0'),
        '－' or '‐' or '−' or 'ー' => '-',
        _ => c,
    };

    // The weight is 1 for odd and 2 for even places counted from the right.
    private static int CheckDigit(string twelve)
    {
        var sum = 0;
        for (var place = 1; place <= twelve.Length; place++)
        {
            sum += (twelve[^place] - '0') * (place % 2 == 1 ? 1 : 2);
        }

        return 9 - (sum % 9);
    }
}
