using Noroshi.Kernel;

namespace Noroshi.Confidentiality.Face;

/// <summary>
/// What the originator of an item says about its handling. Whoever receives the item has regard to it; it travels with the item into
/// everything made of it. The council's rule is Act art 45(6); for reports it is a courtesy that this system keeps.
/// </summary>
/// <param name="StatedBy">The organisation that gave the item.</param>
/// <param name="StatedAt">When it said so.</param>
/// <param name="Sharing">How far the item may go.</param>
/// <param name="Text">The opinion in the originator's own words; may be empty.</param>
[Article("Act, Art. 45(6)")]
public sealed record HandlingOpinion(OrganisationId StatedBy, DateTimeOffset StatedAt, Tlp Sharing, string Text)
{
    /// <summary>The longest opinion that is accepted.</summary>
    public const int LongestText = 2_000;

    /// <summary>What is wrong with it, if anything.</summary>
    public Problems Problems() => new Problems().Unless(
        Text.Length <= LongestText,
        nameof(Text),
        "handling-opinion-too-long",
        new("取扱いに関する意見は2,000文字以内で書いてください。", "Keep the opinion on handling within 2,000 characters."));
}
