using Microsoft.AspNetCore.Http;
using Noroshi.Products.Face;

namespace Noroshi.Provision.Face;

/// <summary>What was delivered, for those who build on it.</summary>
public interface IDeliveries
{
    /// <summary>What a delivery to the actor's organisation says, if the actor may read it on the device of this request; null if it is not there. The refusal is then on record.</summary>
    Task<ProductContents?> InSightAsync(Guid id, HttpContext context, CancellationToken cancellation);
}
