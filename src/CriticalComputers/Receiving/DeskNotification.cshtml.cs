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
    HandleNotification handling, NotificationsInSight notifications, RecordOfReading reading, StoreDb db, WriteToOperator writing, ExchangesSeen exchanges, MattersAtTheDesk matters, IWhoIsWho who,
    TimeProvider clock) : PageModel
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

    public bool MayHandle => handling.MayHandle(Notification);

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

    public Task<IActionResult> OnPostCheckAsync(string number, CancellationToken cancellation) => DoAsync(number, HandleNotification.CanBeChecked, n =>
    {
        handling.Check(n);
        return Task.CompletedTask;
    }, new("届出を確認済みにしました。", "The notification has been checked."), cancellation);

    public Task<IActionResult> OnPostPassOnAsync(string number, CancellationToken cancellation) =>
        DoAsync(number, HandleNotification.CanBePassedOn, n => handling.PassOnAsync(n, cancellation), new("内閣総理大臣へ通知しました。", "It has been passed on to the Prime Minister."), cancellation);

    private async Task<IActionResult> DoAsync(string number, Func<Notification, bool> can, Func<Notification, Task> deed, Words done, CancellationToken cancellation)
    {
        if (!await FindAsync(number, cancellation))
        {
            return this.Absent();
        }

        if (!MayHandle)
        {
            return this.Refuse(HandleNotification.NotThisDesk);
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
        if (await handling.FindAsync(number, cancellation) is not { } found)
        {
            return false;
        }

        Notification = found;
        Computers = await notifications.ComputersAsync(found, cancellation);
        Authorities = await who.OrganisationsAsync(found.Addressees.Select(a => a.Organisation).Append(found.Operator).Append(found.FiledFrom), cancellation);
        return true;
    }
}
