using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Noroshi.CriticalComputers.Store;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Store;

namespace Noroshi.CriticalComputers.Receiving;

/// <summary>A desk's notifications, the newest first.</summary>
/// <remarks>For ministries and the Cabinet Office; the rows are those that reached the own authority. A regional bureau is told that none reaches it: no power over notifications is delegated to it.</remarks>
[Authorize(nameof(Permission.ReadNotifications))]
[Article("Act, Art. 4(1)")]
[Article("Act, Art. 4(2)")]
internal sealed class DeskNotificationsPage(StoreDb db, IWhoIsWho who, Actor actor, TimeProvider clock) : PageModel
{
    private const int PageLength = 50;

    public IReadOnlyList<Notification> Rows { get; private set; } = [];

    public IReadOnlyDictionary<OrganisationId, Organisation> Operators { get; private set; } = new Dictionary<OrganisationId, Organisation>();

    public string? Next { get; private set; }

    public Words Business(string sector) => Competence.Sector(sector, LegalCalendar.LegalDay(clock.GetUtcNow()))?.Name ?? new(sector, sector);

    /// <summary>Whether notifications can reach this authority at all.</summary>
    public bool Receives { get; private set; }

    public async Task OnGetAsync(string? after, CancellationToken cancellation)
    {
        Receives = (await who.OrganisationAsync(actor.Organisation, cancellation))?.Kind is OrganisationKind.Ministry or OrganisationKind.CabinetOffice;
        if (!Receives)
        {
            return;
        }

        var reached = db.Set<NotificationAddressee>().AsNoTracking().Where(a => a.Organisation == actor.Organisation);
        if (DateTimeOffset.TryParse(after, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var before))
        {
            reached = reached.Where(a => a.ReachedAt < before);
        }

        var page = await reached.OrderByDescending(a => a.ReachedAt).Take(PageLength + 1).ToListAsync(cancellation);
        var ids = page.Take(PageLength).Select(a => a.Notification).ToArray();
        var found = await db.Set<Notification>().AsNoTracking().Where(n => ids.Contains(n.Id)).ToDictionaryAsync(n => n.Id, cancellation);
        Rows = [.. ids.Where(found.ContainsKey).Select(id => found[id])];
        Next = page.Count > PageLength ? page[PageLength - 1].ReachedAt.UtcDateTime.ToString("O", CultureInfo.InvariantCulture) : null;
        Operators = await who.OrganisationsAsync(Rows.Select(n => n.Operator), cancellation);
    }
}
