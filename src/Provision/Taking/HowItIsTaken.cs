using Noroshi.Confidentiality.Face;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Products.Face;
using Noroshi.Provision.Law;
using Noroshi.Provision.Leaking;
using Noroshi.Provision.Store;

namespace Noroshi.Provision.Taking;

/// <summary>Gathers what the rule on taking asks. Every channel asks here: the page, the bundle, the package, the mail.</summary>
internal sealed class HowItIsTaken(IPolicySettings settings, Leaks leaks, TimeProvider clock)
{
    /// <summary>Up to which class any device will do today.</summary>
    public async Task<InformationClass> AnyDeviceUpToAsync(CancellationToken cancellation) => HowItMayBeTaken.Read(
        PolicyValue.InForce(await settings.OfAsync(HowItMayBeTaken.Setting, cancellation), LegalCalendar.LegalDay(clock.GetUtcNow()))?.Value);

    /// <summary>Whether a delivery may be taken in a way, on a device that stands where it stands.</summary>
    public async Task<Ruling> AskAsync(TakenAs how, ReleasedProduct product, Sending sending, OrganisationId to, DeviceStanding device, CancellationToken cancellation)
    {
        var stopped = how is not TakenAs.Screen && (await leaks.StoppedAsync(cancellation)).Contains(to);
        return HowItMayBeTaken.Ask(new(how, product.Class, sending.ViewOnly, stopped, device), await AnyDeviceUpToAsync(cancellation));
    }
}
