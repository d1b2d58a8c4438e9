using System.Diagnostics;
using Noroshi.Kernel;

namespace Noroshi.IncidentReports.Law.Competence;

/// <summary>As what an authority is addressed.</summary>
internal enum AddresseeCapacity
{
    /// <summary>内閣総理大臣, whom every report reaches.</summary>
    PrimeMinister,

    /// <summary>特別社会基盤事業所管大臣.</summary>
    CompetentMinister,

    /// <summary>Head of a regional bureau to whom the minister's power is delegated.</summary>
    DelegatedRegionalHead,

    /// <summary>A minister competent together with another.</summary>
    JointMinister,
}

/// <summary>Capacities, said to a person.</summary>
internal static class AddresseeCapacities
{
    public static Words Words(this AddresseeCapacity capacity) => capacity switch
    {
        AddresseeCapacity.PrimeMinister => new("内閣総理大臣", "Prime Minister"),
        AddresseeCapacity.CompetentMinister => new("特別社会基盤事業所管大臣", "Competent minister"),
        AddresseeCapacity.DelegatedRegionalHead => new("委任を受けた地方支分部局の長", "Regional head by delegation"),
        AddresseeCapacity.JointMinister => new("共管の特別社会基盤事業所管大臣", "Jointly competent minister"),
        _ => throw new UnreachableException(),
    };
}

/// <summary>One whom a report reaches.</summary>
/// <param name="Authority">The authority's code, which is also its organisation's.</param>
/// <param name="Capacity">As what it is addressed.</param>
/// <param name="Name">The office.</param>
/// <param name="Head">Its head.</param>
/// <param name="Article">The article by which the report reaches it.</param>
/// <param name="Certainty">How sure the routing is.</param>
/// <param name="Note">Why this one, where it is not plain; null otherwise.</param>
internal sealed record Addressee(
    string Authority, AddresseeCapacity Capacity, Words Name, Words Head, string Article, Certainty Certainty, Words? Note);

/// <summary>
/// A minister's decision to act directly instead of through the regional head, or a correction of the table for one sector and place.
/// Null sector or prefecture means all. <paramref name="To"/> is the authority that is addressed instead; null means the minister.
/// </summary>
internal sealed record RoutingOverride(string Minister, string? Sector, string? Prefecture, DateOnly From, DateOnly? Until, string? To = null)
{
    public bool Holds(string minister, string sector, string prefecture, DateOnly day) =>
        Minister == minister && (Sector is null || Sector == sector) && (Prefecture is null || Prefecture == prefecture)
        && From <= day && (Until is null || day < Until);
}
