using Noroshi.Kernel;

namespace Noroshi.CriticalComputers.Face;

/// <summary>Critical computers were notified (Act art 4(1), (3)): what stands in the registry of authorities has changed.</summary>
/// <param name="Notification">The notification.</param>
/// <param name="Number">Its number.</param>
/// <param name="Operator">Who notified.</param>
/// <param name="Sector">For which business.</param>
/// <param name="Computers">How many computers stand in it.</param>
/// <param name="At">When.</param>
public sealed record ComputersNotified(Guid Notification, string Number, OrganisationId Operator, string Sector, int Computers, DateTimeOffset At) : IEvent
{
    /// <inheritdoc/>
    public static string Name => "critical-computers.notified.v1";
}
