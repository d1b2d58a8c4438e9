using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Noroshi.Kernel;
using Noroshi.Products.Face;
using Noroshi.Provision.Store;
using Noroshi.Store;
using Noroshi.Web.Face;
using Noroshi.Web.Showing;

namespace Noroshi.Provision.Relaying;

/// <summary>What lies on the minister's desk to be provided in the minister's name, and what became of the rest.</summary>
/// <remarks>For the desk of the ministry in whose name it is sent. A regional bureau has no such power: its list is empty.</remarks>
[Authorize(nameof(Permission.RelayProducts))]
[Article("Act, Art. 40(1)")]
[Article("Act, Art. 38(4)")]
internal sealed class RelayListPage(StoreDb db, IReleasedProducts products) : PageModel
{
    private const int Most = 200;

    public IReadOnlyList<Sending> Sendings { get; private set; } = [];

    public IReadOnlyDictionary<ProductId, ReleasedProduct> Products { get; private set; } = new Dictionary<ProductId, ReleasedProduct>();

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var me = db.Actor.Organisation;
        Sendings = await db.Set<Sending>().AsNoTracking().Where(s => s.From == me).OrderBy(s => s.State != SendingState.AwaitsMinister).ThenByDescending(s => s.PreparedAt).Take(Most).ToListAsync(cancellation);
        Products = await products.TheseAsync([.. Sendings.Select(s => new ProductId(s.Product))], cancellation);
    }
}

/// <summary>Tells the minister's desk on the first page that something waits to be sent in the minister's name.</summary>
internal sealed class WaitsForAMinister(StoreDb db) : IWaiting
{
    public async Task<IReadOnlyList<WaitingItem>> WaitingAsync(CancellationToken cancellation)
    {
        if (!db.Actor.Can(Permission.RelayProducts))
        {
            return [];
        }

        var me = db.Actor.Organisation;
        var waiting = await db.Set<Sending>().Where(s => s.From == me && s.State == SendingState.AwaitsMinister).Take(WaitingItem.Many).CountAsync(cancellation);
        return [new WaitingItem(new("大臣の名前で提供する情報", "To provide in the minister's name"), waiting, "/relay", StatusKind.Attention, 25)];
    }
}
