using Noroshi.Confidentiality.Face;

namespace Noroshi.Products.Law;

/// <summary>What kind of thing a statement rests on.</summary>
internal enum SourceKind
{
    /// <summary>A report under Act art 5.</summary>
    Report,

    /// <summary>An item that a member gave the council (Act art 45).</summary>
    Contribution,

    /// <summary>What a recipient saw at its own place.</summary>
    Sighting,

    /// <summary>A notification of critical computers (Act art 4).</summary>
    Notification,

    /// <summary>What is known from elsewhere: public sources, partners, one's own observation.</summary>
    Other,
}

/// <summary>Why a statement carries less than its source holds.</summary>
internal enum WhyLess
{
    /// <summary>It carries all that the source holds.</summary>
    No,

    /// <summary>It was rewritten so that the secret is not in it.</summary>
    Rewritten,

    /// <summary>The passage is a technical trace that tells nothing of the one who reported it.</summary>
    TechnicalTrace,

    /// <summary>What the passage says was public before.</summary>
    PublicBefore,
}

/// <summary>One thing on which a statement rests, as far as the rules ask.</summary>
/// <param name="Id">The edge from statement to source.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Number">By what a person knows it.</param>
/// <param name="Holds">The marks of the source.</param>
/// <param name="Carries">Those of them that the statement still carries.</param>
/// <param name="Sharing">How far the originator lets it go.</param>
/// <param name="Forbids">Whether the originator took it back, or does not let it go out as what the product is.</param>
internal sealed record SourceFacts(Guid Id, SourceKind Kind, string Number, Marks Holds, Marks Carries, Tlp Sharing, bool Forbids)
{
    /// <summary>The case, the contribution, the sighting, the notification; empty for what is known from elsewhere.</summary>
    public Guid Origin { get; init; }
}

/// <summary>A statement with all that it rests on, through however many versions.</summary>
/// <param name="Id">The statement.</param>
/// <param name="Position">Its place in the product, from 1.</param>
/// <param name="Sources">What it rests on.</param>
/// <param name="Names">Words in it that name one of those who reported.</param>
internal sealed record StatementFacts(Guid Id, int Position, IReadOnlyList<SourceFacts> Sources, IReadOnlyList<string> Names);
