using Microsoft.AspNetCore.Http;
using Noroshi.Kernel;
using Noroshi.Products.Face;

namespace Noroshi.Provision.Face;

/// <summary>What was delivered, for those who build on it.</summary>
public interface IDeliveries
{
    /// <summary>A delivery to the actor's organisation; null if it is not there for the actor. A refusal is on record, either way.</summary>
    Task<DeliveryInSight?> InSightAsync(Guid id, HttpContext context, CancellationToken cancellation);
}

/// <summary>A delivery as it stands before somebody of the organisation that it came to.</summary>
/// <param name="Contents">What it says; null if it may not be read by this request.</param>
/// <param name="Refused">Why it may not be read, on this device above all; null if it may.</param>
public sealed record DeliveryInSight(ProductContents? Contents, Ruling.Refused? Refused);
