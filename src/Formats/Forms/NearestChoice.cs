using System.Text;

namespace Noroshi.Formats.Forms;

/// <summary>Which entry of a list somebody most likely meant.</summary>
internal static class NearestChoice
{
    // Longer input tells nothing more, and the comparison grows with the product of the lengths.
    private const int Longest = 60;

    public static FormChoice To(string written, IReadOnlyList<FormChoice> offered) =>
        offered.MinBy(choice => Math.Min(Distance(written, choice.Code), Math.Min(Distance(written, choice.Label.Ja), Distance(written, choice.Label.En))))!;

    /// <summary>The choice whose code or label is what was written, apart from width, case and surrounding space; or null.</summary>
    public static FormChoice? Exactly(string written, IReadOnlyList<FormChoice> offered)
    {
        var folded = Fold(written);
        return offered.FirstOrDefault(choice => Fold(choice.Code) == folded || Fold(choice.Label.Ja) == folded || Fold(choice.Label.En) == folded);
    }

    private static string Fold(string text) =>
        WrittenText.FaultIn(text) is null ? text.Normalize(NormalizationForm.FormKC).Trim().ToUpperInvariant() : text;

    private static double Distance(string left, string right)
    {
        left = Fold(left.Length > Longest ? left[..Longest] : left);
        right = Fold(right.Length > Longest ? right[..Longest] : right);
        var above = Enumerable.Range(0, right.Length + 1).ToArray();
        var row = new int[right.Length + 1];
        for (var i = 1; i <= left.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                row[j] = Math.Min(Math.Min(row[j - 1], above[j]) + 1, above[j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1));
            }

            (above, row) = (row, above);
        }

        return (double)above[right.Length] / Math.Max(1, Math.Max(left.Length, right.Length));
    }
}
