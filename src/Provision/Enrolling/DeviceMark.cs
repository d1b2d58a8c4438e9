using Noroshi.Provision.Law;
using Noroshi.Web.Showing;

namespace Noroshi.Provision.Enrolling;

/// <summary>The mark beside where a device stands.</summary>
internal static class DeviceMark
{
    public static StatusKind Of(DeviceStanding standing) => standing switch
    {
        DeviceStanding.Registered => StatusKind.Done,
        DeviceStanding.Waiting => StatusKind.Progress,
        DeviceStanding.Lost => StatusKind.Alarm,
        DeviceStanding.Expired => StatusKind.Attention,
        _ => StatusKind.Closed,
    };
}
