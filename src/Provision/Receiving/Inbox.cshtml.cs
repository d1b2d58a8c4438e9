using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Noroshi.Kernel;
using Noroshi.Products.Face;
using Noroshi.Provision.Enrolling;
using Noroshi.Provision.Law;
using Noroshi.Provision.Store;
using Noroshi.Provision.Taking;
using Noroshi.Store;
using Noroshi.Web.Face;
using Noroshi.Web.Machines;
using Noroshi.Web.Showing;

namespace Noroshi.Provision.Receiving;

/// <summary>What was provided to one's organisation, the newest first.</summary>
/// <remarks>For those whose role receives; each sees what was delivered to the organisation and nothing else.</remarks>
[Authorize(nameof(Permission.ReceiveProducts))]
[Article("Act, Art. 40(2)")]
internal sealed class InboxPage(StoreDb db, IReleasedProducts products, WhoReads readers, HowItIsTaken taken, Devices devices) : PageModel
{
    private const int Length = 30;

    [BindProperty(SupportsGet = true, Name = "after")]
    public string? After { get; set; }

    public IReadOnlyList<(Recipient Received, ReleasedProduct? Product)> Rows { get; private set; } = [];

    public string? Next { get; private set; }

    /// <summary>Whether a title is not shown here: it is for registered devices, and this is none.</summary>
    public Func<ReleasedProduct?, bool> IsHidden { get; private set; } = _ => false;

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var me = db.Actor.Organisation;
        var query = await readers.OfAsync(db.Set<Recipient>().AsNoTracking().Where(r => r.Organisation == me && r.State == RecipientState.Delivered), cancellation);
        if (ApiCursor.TryParse(After, out var cursor) && Guid.TryParse(cursor.Name, out var last))
        {
            var at = cursor.At;
            query = query.Where(r => r.DeliveredAt < at || (r.DeliveredAt == at && r.Id.CompareTo(last) < 0));
        }

        var found = await query.OrderByDescending(r => r.DeliveredAt).ThenByDescending(r => r.Id).Take(Length + 1).ToListAsync(cancellation);
        var shown = found.Take(Length).ToList();
        var known = await products.TheseAsync([.. shown.Select(r => new ProductId(r.Product))], cancellation);
        Rows = [.. shown.Select(r => (r, known.GetValueOrDefault(new ProductId(r.Product))))];
        var (upTo, here) = (await taken.AnyDeviceUpToAsync(cancellation), await devices.AskAsync(HttpContext, cancellation));
        IsHidden = p => p is not null && here is not DeviceStanding.Registered && HowItMayBeTaken.NeedsDevice(p.Class, upTo);
        Next = found.Count > Length ? new ApiCursor(shown[^1].DeliveredAt!.Value, shown[^1].Id.ToString("D")).ToString() : null;
    }
}

/// <summary>Tells on the first page what was provided and not read.</summary>
internal sealed class WaitsToBeRead(StoreDb db, WhoReads readers) : IWaiting
{
    public async Task<IReadOnlyList<WaitingItem>> WaitingAsync(CancellationToken cancellation)
    {
        if (!db.Actor.Can(Permission.ReceiveProducts))
        {
            return [];
        }

        var me = db.Actor.Organisation;
        var unread = await readers.OfAsync(db.Set<Recipient>().Where(r => r.Organisation == me && r.State == RecipientState.Delivered && r.ReadAt == null), cancellation);
        return
        [
            new WaitingItem(new("まだ読んでいない至急の情報", "Urgent information not read"), await unread.Where(r => r.Urgent).Take(WaitingItem.Many).CountAsync(cancellation), "/received", StatusKind.Alarm, 5),
            new WaitingItem(new("まだ読んでいない情報", "Information not read"), await unread.Where(r => !r.Urgent).Take(WaitingItem.Many).CountAsync(cancellation), "/received", StatusKind.Attention, 35),
        ];
    }
}
