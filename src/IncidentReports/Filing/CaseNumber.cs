using System.Security.Cryptography;
using Noroshi.Kernel;

namespace Noroshi.IncidentReports.Filing;

/// <summary>
/// Numbers that people read out on the telephone: the day in Tokyo and six letters that cannot be mistaken for one another. They are
/// drawn at random: a running number would tell every reporter how many others there were, and be a queue for writers.
/// </summary>
internal static class CaseNumber
{
    // Crockford's base 32: no I, L, O, U.
    private const string Letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    public static string New(DateTimeOffset at) => $"NR-{Tail(at)}";

    /// <summary>The receipt number of one authority: <c>METI-KANTO-261005-7F3K9Q8B</c>.</summary>
    public static string Receipt(string authority, DateTimeOffset at) => $"{authority.ToUpperInvariant()}-{Tail(at)}";

    /// <summary>The code of the authority that gave a receipt number.</summary>
    public static string AuthorityOf(string receipt) => string.Join('-', receipt.Split('-')[..^2]).ToLowerInvariant();

    private static string Tail(DateTimeOffset at)
    {
        var day = LegalCalendar.LegalDay(at).ToString("yyMMdd", System.Globalization.CultureInfo.InvariantCulture);
        return $"{day}-{RandomNumberGenerator.GetString(Letters, 8)}";
    }
}
