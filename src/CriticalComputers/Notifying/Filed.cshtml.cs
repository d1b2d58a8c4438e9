using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Noroshi.CriticalComputers.Registering;
using Noroshi.CriticalComputers.Store;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Store;
using Noroshi.Web.Answers;

namespace Noroshi.CriticalComputers.Notifying;

/// <summary>A filed notification, for those who filed it.</summary>
/// <remarks>For those who may read the register of their own organisation. Another's is not there (404).</remarks>
[Authorize(nameof(Permission.ReadOwnRegister))]
internal sealed class FiledPage(NotificationsInSight notifications, IWhoIsWho who, WhoseRegister whose) : PageModel
{
    public Notification Notification { get; private set; } = null!;

    public IReadOnlyList<NotifiedComputer> Computers { get; private set; } = [];

    public IReadOnlyDictionary<OrganisationId, Organisation> Authorities { get; private set; } = new Dictionary<OrganisationId, Organisation>();

    public Words Business => whose.NameOf(Notification.Sector);

    public async Task<IActionResult> OnGetAsync(string number, CancellationToken cancellation)
    {
        if (await notifications.FindAsync(number, cancellation) is not { } found || found.Operator != whose.Operator)
        {
            return this.Absent();
        }

        Notification = found;
        Computers = await notifications.ComputersAsync(found, cancellation);
        Authorities = await who.OrganisationsAsync(found.Addressees.Select(a => a.Organisation), cancellation);
        return Page();
    }
}

/// <summary>All notifications that the own organisation filed.</summary>
/// <remarks>For those who may read the register of their own organisation.</remarks>
[Authorize(nameof(Permission.ReadOwnRegister))]
internal sealed class FiledListPage(StoreDb db, WhoseRegister whose) : PageModel
{
    private const int PageLength = 50;

    public bool MayKeep => db.Actor.Can(Permission.KeepRegister);

    public IReadOnlyList<Notification> Rows { get; private set; } = [];

    public string? Next { get; private set; }

    public Words Business(string sector) => whose.NameOf(sector);

    public async Task OnGetAsync(Guid? after, CancellationToken cancellation)
    {
        var query = db.Set<Notification>().AsNoTracking().Where(n => n.Operator == whose.Operator);
        if (after is { } id)
        {
            var at = await query.Where(n => n.Id == new NotificationId(id)).Select(n => (DateTimeOffset?)n.FiledAt).FirstOrDefaultAsync(cancellation);
            query = query.Where(n => n.FiledAt < at);
        }

        var rows = await query.OrderByDescending(n => n.FiledAt).Take(PageLength + 1).ToListAsync(cancellation);
        Rows = [.. rows.Take(PageLength)];
        Next = rows.Count > PageLength ? Rows[^1].Id.ToString() : null;
    }
}
