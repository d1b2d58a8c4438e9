using Noroshi.Kernel;

namespace Noroshi.Parties.Face;

/// <summary>What an organisation says of itself (place, address, representative, contact) was changed.</summary>
/// <param name="Organisation">Which organisation.</param>
/// <param name="At">When.</param>
public sealed record OrganisationDescribed(OrganisationId Organisation, DateTimeOffset At) : IEvent
{
    /// <inheritdoc/>
    public static string Name => "parties.organisation-described.v1";
}
