using Noroshi.Confidentiality.Face;
using Noroshi.Council.Face;
using Noroshi.Kernel;

namespace Noroshi.Products.Face;

/// <summary>
/// What was released, for those who decide who may have it. It asks nobody for leave: whoever calls it has decided by the law of provision, and
/// shows a product to nobody else.
/// </summary>
public interface IReleasedProducts
{
    /// <summary>A released version, whatever became of it since; null for a draft or for nothing.</summary>
    Task<ReleasedProduct?> FindAsync(ProductId id, CancellationToken cancellation);

    /// <summary>Several; drafts are left out.</summary>
    Task<IReadOnlyDictionary<ProductId, ReleasedProduct>> TheseAsync(IReadOnlyCollection<ProductId> ids, CancellationToken cancellation);

    /// <summary>What it says; null for a draft or for nothing.</summary>
    Task<ProductContents?> ContentsAsync(ProductId id, CancellationToken cancellation);

    /// <summary>All released versions of a number, the newest first; none for a number that there is not.</summary>
    Task<IReadOnlyList<ReleasedProduct>> VersionsAsync(string number, CancellationToken cancellation);

    /// <summary>The organisations that gave what released products rest on.</summary>
    Task<IReadOnlySet<OrganisationId>> OriginatorsAsync(IReadOnlyCollection<ProductId> ids, CancellationToken cancellation);

    /// <summary>The contributions to the council on which a product rests: who may have it depends on their members too.</summary>
    Task<IReadOnlyList<ContributionId>> ContributionsAsync(ProductId id, CancellationToken cancellation);

    /// <summary>How long each report waited for the first product that rests on it, over the products released since a moment: the word that goes back to its reporter.</summary>
    Task<IReadOnlyList<TimeSpan>> FirstWordsAsync(DateTimeOffset since, CancellationToken cancellation);

    /// <summary>The released products that hold, the newest first.</summary>
    Task<IReadOnlyList<ReleasedProduct>> CurrentAsync(int most, CancellationToken cancellation);
}

/// <summary>A product was released: it can be provided.</summary>
/// <param name="Product">Which.</param>
/// <param name="Series">What all its versions share.</param>
/// <param name="Class">Its class.</param>
/// <param name="Supersedes">The version in whose place it stands, if any.</param>
/// <param name="At">When.</param>
public sealed record ProductReleased(Guid Product, Guid Series, InformationClass Class, Guid? Supersedes, DateTimeOffset At) : IEvent
{
    /// <inheritdoc/>
    public static string Name => "products.released.v1";
}

/// <summary>A product was taken back: every copy of it must be marked.</summary>
/// <param name="Product">Which.</param>
/// <param name="Series">What all its versions share.</param>
/// <param name="Because">Why.</param>
/// <param name="At">When.</param>
public sealed record ProductWithdrawn(Guid Product, Guid Series, string Because, DateTimeOffset At) : IEvent
{
    /// <inheritdoc/>
    public static string Name => "products.withdrawn.v1";
}

/// <summary>Statements of a released product are no longer shown: whoever gave what they rest on took it back. The rest of the product stands.</summary>
/// <param name="Product">Which.</param>
/// <param name="At">When.</param>
public sealed record StatementsWithheld(Guid Product, DateTimeOffset At) : IEvent
{
    /// <inheritdoc/>
    public static string Name => "products.statements-withheld.v1";
}
