using Noroshi.Kernel;
using Noroshi.Products.Face;

namespace Noroshi.Products.Store;

/// <summary>What somebody said of a proposed product. Rows are added and never changed; one counts for what it says as long as the digest is the same.</summary>
internal sealed class ProductApproval
{
    public required Guid Id { get; init; }

    public required ProductId Product { get; init; }

    /// <summary>Of what: SHA-256 of the proposal.</summary>
    public required byte[] Digest { get; init; }

    public required PersonId By { get; init; }

    public required OrganisationId For { get; init; }

    /// <summary>Approved, or sent back.</summary>
    public required bool Approved { get; init; }

    /// <summary>Why it was sent back; empty for an approval.</summary>
    public required string Reason { get; init; }

    public required DateTimeOffset At { get; init; }
}
