using System.Text;
using System.Text.RegularExpressions;
using Noroshi.Kernel;

namespace Noroshi.IncidentReports.Filing;

/// <summary>
/// The numbers of cases and receipts (<see cref="SpokenNumber"/>), and reading them as people type them.
/// </summary>
internal static partial class CaseNumber
{
    public static string New(DateTimeOffset at) => SpokenNumber.New("NR", at);

    /// <summary>The receipt number of one authority: <c>METI-KANTO-261005-7F3K9Q8B</c>.</summary>
    public static string Receipt(string authority, DateTimeOffset at) => SpokenNumber.New(authority.ToUpperInvariant(), at);

    /// <summary>The code of the authority that gave a receipt number.</summary>
    public static string AuthorityOf(string receipt) => string.Join('-', receipt.Split('-')[..^2]).ToLowerInvariant();

    /// <summary>
    /// The number of a case, or the receipt number of an authority, that somebody typed: full width, in small letters, with the letters
    /// that are taken for digits. Null for what is none.
    /// </summary>
    public static string? Read(string typed)
    {
        // No number is so long, and half a surrogate pair cannot be normalised.
        if (typed.Length > 60 || typed.Any(char.IsSurrogate))
        {
            return null;
        }

        var upper = typed.Normalize(NormalizationForm.FormKC).Trim().ToUpperInvariant().Replace('‐', '-').Replace('−', '-').Replace('ー', '-');
        return Written().Match(upper) is { Success: true } found
            ? found.Groups["head"].Value + found.Groups["tail"].Value.Replace('O', '0').Replace('I', '1').Replace('L', '1')
            : null;
    }

    [GeneratedRegex("^(?<head>[A-Z0-9]+(?:-[A-Z0-9]+)*-)(?<tail>[0-9OIL]{6}-[0-9A-TV-Z]{8})$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Written();
}
