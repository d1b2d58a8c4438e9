using Noroshi.Kernel;

namespace Noroshi.Provision.Store;

/// <summary>The mark of one person's copy of what was delivered to an organisation. It is drawn at random: nobody can work out another's.</summary>
internal sealed class Watermark
{
    /// <summary>Ten letters (Crockford's base 32): 50 bits.</summary>
    public required string Code { get; init; }

    public required Guid Recipient { get; init; }

    public required Guid Product { get; init; }

    public required PersonId Person { get; init; }

    public required OrganisationId Organisation { get; init; }

    public required DateTimeOffset MadeAt { get; init; }
}
