using Microsoft.EntityFrameworkCore;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Provision.Law;
using Noroshi.Provision.Store;
using Noroshi.Store;

namespace Noroshi.Provision.Enrolling;

/// <summary>The registration of a device will soon end. Raised when it is approved, delivered when the time has come.</summary>
internal sealed record DeviceEndsSoon(Guid Device) : IEvent
{
    public static string Name => "provision.device-ends-soon.v1";
}

/// <summary>Tells the person in time, unless the device has ended meanwhile.</summary>
internal sealed class RemindOfDevice(StoreDb db, INotices notices, TimeProvider clock) : IHandle<DeviceEndsSoon>
{
    private static readonly Words Soon = new("端末の登録の期限が近づいています。期限のあとに、もう一度登録してください。", "The registration of your device ends soon. Register it again afterwards.");

    public async Task HandleAsync(DeviceEndsSoon @event, Guid id, CancellationToken cancellation)
    {
        if (await db.Set<RegisteredDevice>().AsNoTracking().FirstOrDefaultAsync(d => d.Id == @event.Device, cancellation) is { } device
            && device.StandingAt(clock.GetUtcNow()) is DeviceStanding.Registered)
        {
            notices.Tell(device.Person, "provision.device-ends-soon", Soon, MyDevicesPage.At);
        }
    }
}
