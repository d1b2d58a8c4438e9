using System.Globalization;
using Noroshi.Confidentiality.Face;
using Noroshi.Kernel;

namespace Noroshi.Products.Face;

/// <summary>On what a statement can rest besides reports and contributions to the council.</summary>
public enum FurtherSource
{
    /// <summary>新たな観測: a recipient saw at its own place what a product tells of.</summary>
    Sighting,

    /// <summary>届出: an operator notified its critical computers (Act art 4).</summary>
    Notification,
}

/// <summary>A source, as the workbench lists it.</summary>
/// <param name="Id">Its identity.</param>
/// <param name="Number">By what a person knows it.</param>
/// <param name="Title">What it is about.</param>
public sealed record SourceListed(Guid Id, string Number, Words Title);

/// <summary>A passage of a source, which can be taken over.</summary>
/// <param name="Field">By what it is known again within the source; at most 60 characters.</param>
/// <param name="Label">What it is.</param>
/// <param name="Text">What it says.</param>
/// <param name="Affected">The product that it names, if it names one.</param>
public sealed record SourcePassage(string Field, Words Label, string Text, AffectedProduct? Affected = null)
{
    /// <summary>The paragraphs of a text: <c>text.1</c> is the first. None for an empty text.</summary>
    public static IReadOnlyList<SourcePassage> Paragraphs(string text) =>
    [
        .. text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select((paragraph, index) => new SourcePassage(string.Create(CultureInfo.InvariantCulture, $"text.{index + 1}"), new Words($"段落{index + 1}", $"Paragraph {index + 1}"), paragraph)),
    ];
}

/// <summary>A source that was opened for the analysis.</summary>
/// <param name="Listed">Which.</param>
/// <param name="Originator">Who gave it, and is named by nothing that goes out.</param>
/// <param name="Holds">The marks that a statement carries which rests on it.</param>
/// <param name="Sharing">How far its originator lets it go.</param>
/// <param name="Passages">What can be taken over.</param>
public sealed record SourceOpened(SourceListed Listed, OrganisationId Originator, Marks Holds, Tlp Sharing, IReadOnlyList<SourcePassage> Passages);

/// <summary>Offers sources of one kind to the analysis under Act art 37. The answers are those that the actor may see.</summary>
public interface IFurtherSources
{
    /// <summary>Which kind.</summary>
    FurtherSource Kind { get; }

    /// <summary>The newest ones; none for an actor who may not analyse.</summary>
    Task<IReadOnlyList<SourceListed>> NewestAsync(int most, CancellationToken cancellation);

    /// <summary>Opens one, and puts on record that it was opened (it is saved); null for nothing.</summary>
    Task<SourceOpened?> OpenAsync(Guid id, CancellationToken cancellation);
}
