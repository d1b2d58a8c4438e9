using System.Text.Json.Nodes;
using Noroshi.CriticalComputers.Notifying;
using Noroshi.CriticalComputers.Store;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Store;

namespace Noroshi.CriticalComputers.Receiving;

/// <summary>What the desk of the competent minister does with a notification: it checks it, and passes it on to the Prime Minister (Act art 4(2), (4)).</summary>
internal sealed class HandleNotification(NotificationsInSight notifications, StoreDb db, IWhoIsWho who, INotices notices, IRecordOfActs acts, Actor actor, TimeProvider clock)
{
    /// <summary>Why another desk may not.</summary>
    public static Ruling.Refused NotThisDesk { get; } = new("Act, Art. 4(2)", new(
        "届出を確認し、内閣総理大臣へ通知するのは、特別社会基盤事業所管大臣の窓口です。", "The desk of the competent minister checks notifications and passes them on."));

    /// <summary>The notification, if it reached the own authority; null and a refusal on record if it did not.</summary>
    public async Task<Notification?> FindAsync(string number, CancellationToken cancellation) =>
        await notifications.FindAsync(number, cancellation) is { } found && found.Addressees.Any(a => a.Organisation == actor.Organisation) ? found : null;

    /// <summary>Whether the actor's desk is the one that checks and passes on.</summary>
    public bool MayHandle(Notification notification) => actor.Can(Permission.HandleCases)
        && notification.Addressees.Any(a => a.Organisation == actor.Organisation && a.Capacity is NotificationCapacity.CompetentMinister);

    public static bool CanBeChecked(Notification notification) => notification.CheckedAt is null;

    public static bool CanBePassedOn(Notification notification) => notification is { CheckedAt: not null, PassedOnAt: null };

    /// <summary>Finds it in order. To be saved by the caller.</summary>
    public void Check(Notification notification)
    {
        notification.Check(actor.Person, clock.GetUtcNow());
        acts.Write(new Act("critical-computers.checked", "Act, Art. 4(1)", $"notification:{notification.Id}") { Content = new JsonObject { ["number"] = notification.Number } });
    }

    /// <summary>Passes it on, with how long that took on record. To be saved by the caller.</summary>
    public async Task PassOnAsync(Notification notification, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var cabinet = (await who.OrganisationAsync("cao", cancellation))!;
        notification.PassOn(actor.Person, now);
        db.Add(new NotificationAddressee { Notification = notification.Id, Organisation = cabinet.Id, Capacity = NotificationCapacity.PrimeMinister, ReachedAt = now });
        acts.Write(new Act("critical-computers.passed-on", notification.Kind is NotificationKind.New ? "Act, Art. 4(2)" : "Act, Art. 4(4)", $"notification:{notification.Id}")
        {
            Content = new JsonObject { ["number"] = notification.Number, ["seconds"] = (long)(now - notification.FiledAt).TotalSeconds },
        });
        foreach (var person in await who.PeopleWhoMayAsync(cabinet.Id, Permission.ReadNotifications, cancellation))
        {
            notices.Tell(person.Id, "critical-computers.received", new($"電子計算機の届出の通知を受けました：{notification.Number}", $"A notification was passed on: {notification.Number}"), $"/desk/notifications/{notification.Number}");
        }
    }
}
