using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Noroshi.CriticalComputers.Exchanging;
using Noroshi.CriticalComputers.Notifying;
using Noroshi.CriticalComputers.Store;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Store;
using Noroshi.Web.Answers;
using Noroshi.Web.Showing;

namespace Noroshi.CriticalComputers.Receiving;

/// <summary>A notification at a desk: the minister's people check it and pass it on to the Prime Minister; the passing on is timed.</summary>
/// <remarks>For the authorities that it reached; for others it is not there (404). Only the competent minister's desk checks and passes on.</remarks>
[Authorize(nameof(Permission.ReadNotifications))]
[Article("Act, Art. 4(2)")]
[Article("Act, Art. 4(4)")]
internal sealed class DeskNotificationPage(
    NotificationsInSight notifications, RecordOfReading reading, StoreDb db, WriteToOperator writing, ExchangesSeen exchanges, MattersAtTheDesk matters, IWhoIsWho who, INotices notices,
    IRecordOfActs acts, Actor actor, TimeProvider clock) : PageModel
{
    private static readonly Words Moved = new("ほかの人がこの届出を処理しました。開き直して確かめてください。", "Somebody else worked on this notification. Open it again.");

    public Notification Notification { get; private set; } = null!;

    public IReadOnlyList<NotifiedComputer> Computers { get; private set; } = [];

    public OperatorOutline Outline => OperatorOutline.Read(Notification.Outline);

    public IReadOnlyDictionary<OrganisationId, Organisation> Authorities { get; private set; } = new Dictionary<OrganisationId, Organisation>();

    public Words Business => Competence.Sector(Notification.Sector, LegalCalendar.LegalDay(Notification.FiledAt))?.Name ?? new(Notification.Sector, Notification.Sector);

    public IReadOnlyList<ExchangeRow> Said { get; private set; } = [];

    public DeskMatter Matter { get; private set; } = null!;

    public IReadOnlyList<ExchangeKind> MayBegin { get; private set; } = [];

    /// <summary>The agent that filed it, where the operator did not itself.</summary>
    public Words? Agent => Notification.FiledFrom == Notification.Operator ? null : Authorities.GetValueOrDefault(Notification.FiledFrom)?.Name;

    public bool MayHandle => actor.Can(Permission.HandleCases)
        && Notification.Addressees.Any(a => a.Organisation == actor.Organisation && a.Capacity is NotificationCapacity.CompetentMinister);

    /// <summary>How long it lay between the filing and the passing on, or lies until now.</summary>
    public TimeSpan Lain => (Notification.PassedOnAt ?? clock.GetUtcNow()) - Notification.FiledAt;

    public async Task<IActionResult> OnGetAsync(string number, CancellationToken cancellation)
    {
        if (!await FindAsync(number, cancellation))
        {
            return this.Absent();
        }

        Said = await exchanges.AboutAsync(Notification.Id, cancellation);
        Matter = (await matters.OfNotificationAsync(number, cancellation))!;
        MayBegin = writing.MayBegin(Matter);
        await reading.OfAsync(Notification, "page", cancellation);
        return Page();
    }

    public Task<IActionResult> OnPostCheckAsync(string number, CancellationToken cancellation) => DoAsync(number, n => n.CheckedAt is null, n =>
    {
        n.Check(actor.Person, clock.GetUtcNow());
        acts.Write(new Act("critical-computers.checked", "Act, Art. 4(1)", $"notification:{n.Id}") { Content = new JsonObject { ["number"] = n.Number } });
        return Task.CompletedTask;
    }, new("届出を確認済みにしました。", "The notification has been checked."), cancellation);

    public Task<IActionResult> OnPostPassOnAsync(string number, CancellationToken cancellation) => DoAsync(number, n => n is { CheckedAt: not null, PassedOnAt: null }, async n =>
    {
        var now = clock.GetUtcNow();
        var cabinet = (await who.OrganisationAsync("cao", cancellation))!;
        n.PassOn(actor.Person, now);
        db.Add(new NotificationAddressee { Notification = n.Id, Organisation = cabinet.Id, Capacity = NotificationCapacity.PrimeMinister, ReachedAt = now });
        acts.Write(new Act("critical-computers.passed-on", n.Kind is NotificationKind.New ? "Act, Art. 4(2)" : "Act, Art. 4(4)", $"notification:{n.Id}")
        {
            Content = new JsonObject { ["number"] = n.Number, ["seconds"] = (long)(now - n.FiledAt).TotalSeconds },
        });
        foreach (var person in await who.PeopleWhoMayAsync(cabinet.Id, Permission.ReadNotifications, cancellation))
        {
            notices.Tell(person.Id, "critical-computers.received", new($"電子計算機の届出の通知を受けました：{n.Number}", $"A notification was passed on: {n.Number}"), $"/desk/notifications/{n.Number}");
        }
    }, new("内閣総理大臣へ通知しました。", "It has been passed on to the Prime Minister."), cancellation);

    private async Task<IActionResult> DoAsync(string number, Func<Notification, bool> can, Func<Notification, Task> deed, Words done, CancellationToken cancellation)
    {
        if (!await FindAsync(number, cancellation))
        {
            return this.Absent();
        }

        if (!MayHandle)
        {
            return this.Refuse(new Ruling.Refused("Act, Art. 4(2)", new("届出を確認し、内閣総理大臣へ通知するのは、特別社会基盤事業所管大臣の窓口です。", "The desk of the competent minister checks notifications and passes them on.")));
        }

        if (!can(Notification))
        {
            return this.Conflict(Moved);
        }

        await deed(Notification);
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException)
        {
            return this.Conflict(Moved);
        }

        this.Say(NoticeKind.Success, done);
        return Redirect($"/desk/notifications/{Notification.Number}");
    }

    private async Task<bool> FindAsync(string number, CancellationToken cancellation)
    {
        if (await notifications.FindAsync(number, cancellation) is not { } found || found.Addressees.All(a => a.Organisation != actor.Organisation))
        {
            return false;
        }

        Notification = found;
        Computers = await notifications.ComputersAsync(found, cancellation);
        Authorities = await who.OrganisationsAsync(found.Addressees.Select(a => a.Organisation).Append(found.Operator).Append(found.FiledFrom), cancellation);
        return true;
    }
}
