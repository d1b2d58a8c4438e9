using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Provision.Law;
using Noroshi.Provision.Store;
using Noroshi.Store;

namespace Noroshi.Provision.Enrolling;

/// <summary>Devices are asked for, approved by an administrator, and end: by time, by revocation, by loss.</summary>
internal sealed class Devices(StoreDb db, IWhoIsWho whoIsWho, INotices notices, IOutbox outbox, IRecordOfActs acts, TimeProvider clock)
{
    private const string Basis = "Act, Art. 44(1)";

    /// <summary>
    /// Whether a request comes from a registered device of the person who makes it, for the organisation for which that person acts now. A machine's token
    /// is no device.
    /// </summary>
    public async Task<DeviceStanding> AskAsync(HttpContext context, CancellationToken cancellation) =>
        await OfAsync(context, cancellation) is { } device ? device.StandingAt(clock.GetUtcNow()) : DeviceStanding.Unknown;

    /// <summary>The device of a request, wherever it stands.</summary>
    public async Task<RegisteredDevice?> OfAsync(HttpContext context, CancellationToken cancellation)
    {
        var actor = db.Actor;
        return actor.Via == "session" && DeviceKey.Read(context, actor) is { } digest
            ? await db.Set<RegisteredDevice>().AsNoTracking().FirstOrDefaultAsync(d => d.Digest == digest && d.Person == actor.Person && d.Organisation == actor.Organisation, cancellation)
            : null;
    }

    /// <summary>Asks for the browser of this request to be registered, and tells the administrators.</summary>
    public async Task<Problems> EnrolAsync(HttpContext context, string? name, CancellationToken cancellation)
    {
        var (actor, now, called) = (db.Actor, clock.GetUtcNow(), (name ?? "").Trim());
        var open = await db.Set<RegisteredDevice>().CountAsync(
            d => d.Person == actor.Person && d.Organisation == actor.Organisation && d.End == DeviceEnd.None && d.ExpiresAt > now, cancellation);
        var problems = ADeviceIsRegisteredForAWhile.Check(called, open, await AskAsync(context, cancellation));
        if (problems.Count > 0)
        {
            return problems;
        }

        var device = RegisteredDevice.Ask(
            Identifier.New(clock), actor.Person, actor.Organisation, called, context.Request.Headers.UserAgent.ToString(), DeviceKey.Give(context, actor), now);
        db.Add(device);
        await TellAdministratorsAsync(actor, "provision.device-waits", new("端末の登録の承認待ちがあります。", "A device waits for your approval."), false, cancellation);
        acts.Write(new Act("provision.device-asked", Basis, Sign(device)));
        await db.SaveChangesAsync(cancellation);
        return problems;
    }

    /// <summary>Approves it, for the administrator who acts.</summary>
    public async Task<Ruling> ApproveAsync(RegisteredDevice device, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var ruling = ADeviceIsRegisteredForAWhile.Approve(device.Person, db.Actor.Person, device.StandingAt(now));
        if (ruling is Ruling.Refused)
        {
            await acts.WriteRefusalAsync(new Act("provision.device-approved", Basis, Sign(device)), cancellation);
            return ruling;
        }

        device.Approve(db.Actor.Person, now);
        outbox.Raise(new DeviceEndsSoon(device.Id), device.ExpiresAt - ADeviceIsRegisteredForAWhile.RemindBefore);
        notices.Tell(device.Person, "provision.device-approved", new("端末の登録が承認されました。", "Your device was approved."), MyDevicesPage.At);
        acts.Write(new Act("provision.device-approved", Basis, Sign(device)));
        await db.SaveChangesAsync(cancellation);
        return ruling;
    }

    /// <summary>Ends it. Once ended it stays so; to say it again does nothing.</summary>
    public async Task EndAsync(RegisteredDevice device, DeviceEnd end, CancellationToken cancellation)
    {
        var actor = db.Actor;
        var before = device.End;
        device.EndAs(end, actor.Person, clock.GetUtcNow());
        if (device.End == before)
        {
            return;
        }

        if (device.Person != actor.Person)
        {
            notices.Tell(device.Person, "provision.device-ended", new("端末の登録が終わりました。", "The registration of your device has ended."), MyDevicesPage.At);
        }

        if (end is DeviceEnd.Lost)
        {
            await TellAdministratorsAsync(actor, "provision.device-lost", new("登録した端末の紛失が届け出られました。", "A registered device was reported as lost."), true, cancellation);
        }

        acts.Write(new Act(KindOf(end), Basis, Sign(device)));
        await db.SaveChangesAsync(cancellation);
    }

    private static string KindOf(DeviceEnd end) => end switch
    {
        DeviceEnd.Refused => "provision.device-refused",
        DeviceEnd.Lost => "provision.device-lost",
        _ => "provision.device-revoked",
    };

    private static string Sign(RegisteredDevice device) => $"device:{device.Id}";

    private async Task TellAdministratorsAsync(Actor actor, string kind, Words subject, bool urgent, CancellationToken cancellation)
    {
        foreach (var administrator in await whoIsWho.PeopleWhoMayAsync(actor.Organisation, Permission.ManagePeople, cancellation))
        {
            if (administrator.Id != actor.Person)
            {
                notices.Tell(administrator.Id, kind, subject, OrganisationDevicesPage.At, urgent);
            }
        }
    }
}
