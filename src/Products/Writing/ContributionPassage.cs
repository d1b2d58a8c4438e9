using System.Globalization;
using Noroshi.Council.Face;
using Noroshi.Products.Store;

namespace Noroshi.Products.Writing;

/// <summary>A paragraph of a contribution, which can be taken over.</summary>
/// <param name="Field">Which: <c>text.1</c> is the first.</param>
/// <param name="Text">What it says.</param>
internal sealed record ContributionPassage(string Field, string Text)
{
    /// <summary>The paragraphs of a contribution; none once it was withdrawn. What is too long for a statement is cut, and says so by its end.</summary>
    public static IReadOnlyList<ContributionPassage> Of(ContributionSource contribution) =>
    [
        .. contribution.Text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select((text, index) => new ContributionPassage(
                "text." + (index + 1).ToString(CultureInfo.InvariantCulture),
                text.Length <= Statement.LongestText ? text : text[..(Statement.LongestText - 1)] + "…")),
    ];
}
