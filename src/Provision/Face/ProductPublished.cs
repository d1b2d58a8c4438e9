using Noroshi.Kernel;

namespace Noroshi.Provision.Face;

/// <summary>A product was made public (Act arts 41, 42(1)): what is open to everybody may show it.</summary>
/// <param name="Product">Which version.</param>
/// <param name="Series">What all its versions share.</param>
/// <param name="Sending">By which sending.</param>
/// <param name="At">When.</param>
public sealed record ProductPublished(Guid Product, Guid Series, Guid Sending, DateTimeOffset At) : IEvent
{
    /// <inheritdoc/>
    public static string Name => "provision.published.v1";
}
