namespace Noroshi.Selection.Law;

/// <summary>
/// What identifies a natural person is replaced in selected communications information, and turned back only where that is needed (非識別化, 再識別; Act, Art. 24), for the purpose for which the information may be used (Art. 23). Neither article's
/// text is verified, and neither is in force yet (<see cref="NothingIsSelectedWithoutABasis"/>): until then there is nothing to turn back but exercises.
/// </summary>
internal static class APersonIsNamedOnlyForAReason
{
    /// <summary>The basis of an exercise.</summary>
    public const string Exercise = "exercise";

    /// <summary>How long a basis or a reason may be.</summary>
    public const int LongestBasis = 200, LongestReason = 2_000;

    /// <summary>What a basis or a reason lacks; null if nothing.</summary>
    /// <param name="basis">The number of the agreement or approval, or <see cref="Exercise"/>.</param>
    /// <param name="reason">Why the person must be known.</param>
    public static string? Missing(string basis, string reason) =>
        string.IsNullOrWhiteSpace(basis) || basis.Length > LongestBasis ? $"--basis names the agreement or approval, in at most {LongestBasis} characters; for captures of your own it is {Exercise}."
        : string.IsNullOrWhiteSpace(reason) || reason.Length > LongestReason ? $"--reason says why the person must be known, in at most {LongestReason} characters."
        : null;

    /// <summary>Why nobody may be named under a basis today; null if somebody may.</summary>
    /// <param name="basis">The basis.</param>
    /// <param name="today">The legal day.</param>
    public static string? Refusal(string basis, DateOnly today) =>
        basis != Exercise && !NothingIsSelectedWithoutABasis.InForce.IsInForceOn(today) ? $"Articles 23 and 24 are not in force on {today:yyyy-MM-dd}; for captures of your own use --basis {Exercise}." : null;
}
