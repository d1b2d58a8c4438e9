using System.Globalization;
using System.Security.Cryptography;

namespace Noroshi.Kernel;

/// <summary>
/// Numbers that people read out on the telephone: the day in Tokyo and eight letters that cannot be mistaken for one another. They are
/// drawn at random: a running number would tell every sender how many others there were, and be a queue for writers.
/// </summary>
public static class SpokenNumber
{
    // Crockford's base 32: no I, L, O, U.
    private const string Letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>A new number: <c>NR-261005-7F3K9Q8B</c>.</summary>
    /// <param name="head">What kind of number it is: <c>NR</c>.</param>
    /// <param name="at">The moment whose day in Tokyo it names.</param>
    public static string New(string head, DateTimeOffset at) =>
        $"{head}-{LegalCalendar.LegalDay(at).ToString("yyMMdd", CultureInfo.InvariantCulture)}-{RandomNumberGenerator.GetString(Letters, 8)}";
}
