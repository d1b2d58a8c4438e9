using Noroshi.CriticalComputers.Law.Classes;
using Noroshi.CriticalComputers.Law.Simulating;
using Noroshi.Kernel;

namespace Noroshi.CriticalComputers.Simulating;

/// <summary>What a simulation finds: one entry of an own register, or as many notified computers as are alike.</summary>
/// <param name="Operator">Whose.</param>
/// <param name="Sector">For which business.</param>
/// <param name="Effect">What becomes of it.</param>
/// <param name="Count">Of how many computers; none for an operator of which nothing was notified.</param>
internal sealed record SimulatedLine(OrganisationId Operator, string Sector, SimulatedEffect Effect, int Count)
{
    /// <summary>The entry's name; only in one's own register.</summary>
    public string? Label { get; init; }

    public string Product { get; init; } = "";

    public string Maker { get; init; } = "";

    public ClassSet Classes { get; init; }

    /// <summary>The last day by the transitional rule that would apply.</summary>
    public DateOnly? LastDay { get; init; }

    /// <summary>The rule of the last day, or the fact that decides.</summary>
    public Words? Why { get; init; }

    public string? Article { get; init; }
}
