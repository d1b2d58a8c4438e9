using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Noroshi.Kernel;
using Noroshi.Products.Face;
using Noroshi.Provision.Store;
using Noroshi.Store;

namespace Noroshi.Provision.Providing;

/// <summary>What was provided lately, and the released products that can be.</summary>
/// <remarks>For the Cabinet Office, which provides for the Prime Minister.</remarks>
[Authorize(nameof(Permission.SendProducts))]
[Article("Act, Art. 38(1)")]
internal sealed class SendingListPage(StoreDb db, IReleasedProducts products) : PageModel
{
    private const int Most = 100;

    public IReadOnlyList<ReleasedProduct> Released { get; private set; } = [];

    public IReadOnlyList<Sending> Sendings { get; private set; } = [];

    public IReadOnlyDictionary<ProductId, ReleasedProduct> Products { get; private set; } = new Dictionary<ProductId, ReleasedProduct>();

    public IReadOnlyDictionary<Guid, int> Counts { get; private set; } = new Dictionary<Guid, int>();

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Released = await products.CurrentAsync(Most, cancellation);
        Sendings = await db.Set<Sending>().AsNoTracking().OrderByDescending(s => s.PreparedAt).ThenByDescending(s => s.Id).Take(Most).ToListAsync(cancellation);
        Products = await products.TheseAsync([.. Sendings.Select(s => new ProductId(s.Product))], cancellation);
        var ids = Sendings.Select(s => s.Id).ToArray();
        Counts = await db.Set<Recipient>().Where(r => ids.Contains(r.Sending) && r.State == RecipientState.Delivered).GroupBy(r => r.Sending).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellation);
    }
}
