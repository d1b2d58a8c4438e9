using Noroshi.CriticalComputers.Face;
using Noroshi.Kernel;
using Noroshi.Products.Face;
using Noroshi.Provision.Subscribing;

namespace Noroshi.Provision.Law;

/// <summary>
/// What a subscriber of the bulletin is sent: all of it, or what concerns a chosen business or a chosen product. What names no business concerns every one: better a mail too many than one
/// too few. A policy of the house.
/// </summary>
[Article("Act, Art. 41")]
internal static class ASubscriberGetsWhatWasChosen
{
    /// <summary>Whether a product is sent to a subscriber.</summary>
    /// <param name="chosen">What the subscriber chose.</param>
    /// <param name="affected">The products that it is about.</param>
    /// <param name="concerned">The businesses that the sender said it concerns; none for all.</param>
    public static bool Wants(Subscription chosen, IReadOnlyList<AffectedProduct> affected, IReadOnlyList<string> concerned) =>
        (chosen.Sectors.Count == 0 && chosen.Products.Count == 0)
        || (chosen.Sectors.Count > 0 && (concerned.Count == 0 || chosen.Sectors.Any(concerned.Contains)))
        || chosen.Products.Any(p => affected.Any(a => ProductNames.Means(p.Product, p.Maker, a.Product, a.Maker)));
}
