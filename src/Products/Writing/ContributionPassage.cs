using System.Globalization;
using Noroshi.Council.Face;

namespace Noroshi.Products.Writing;

/// <summary>A paragraph of a contribution, which can be taken over.</summary>
/// <param name="Number">Its place, from 1.</param>
/// <param name="Text">What it says.</param>
internal sealed record ContributionPassage(int Number, string Text)
{
    /// <summary>By what it is known again: <c>text.1</c> is the first.</summary>
    public string Field => "text." + Number.ToString(CultureInfo.InvariantCulture);

    /// <summary>The paragraphs of a contribution; none once it was withdrawn.</summary>
    public static IReadOnlyList<ContributionPassage> Of(ContributionSource contribution) =>
        [.. contribution.Text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select((text, index) => new ContributionPassage(index + 1, text))];
}
