using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Noroshi.Kernel;
using Noroshi.Products.Store;
using Noroshi.Store;
using Noroshi.Web.Face;
using Noroshi.Web.Showing;

namespace Noroshi.Products.Releasing;

/// <summary>The products that wait for a second person.</summary>
/// <remarks>For those who may approve; a ministry sees those alone that it is asked about.</remarks>
[Authorize(nameof(Permission.ApproveProducts))]
[Article("Act, Art. 44(1)")]
internal sealed class ApprovalsPage(StoreDb db) : PageModel
{
    private const int Most = 200;

    public IReadOnlyList<AnalysedProduct> Waiting { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation) =>
        Waiting = await db.Set<AnalysedProduct>().AsNoTracking().Where(p => p.State == ProductState.Proposed).OrderByDescending(p => p.Urgent).ThenBy(p => p.ProposedAt).Take(Most).ToListAsync(cancellation);
}

/// <summary>Tells those who may approve on the first page that something waits for them.</summary>
internal sealed class WaitsForAnApprover(StoreDb db) : IWaiting
{
    public async Task<IReadOnlyList<WaitingItem>> WaitingAsync(CancellationToken cancellation)
    {
        if (!db.Actor.Can(Permission.ApproveProducts))
        {
            return [];
        }

        var me = db.Actor.Person;
        var waiting = await db.Set<AnalysedProduct>().Where(p => p.State == ProductState.Proposed && !db.Set<ProductApproval>().Any(a => a.Product == p.Id && a.By == me && a.Approved && a.Digest == p.Digest))
            .Take(WaitingItem.Many).CountAsync(cancellation);
        return [new WaitingItem(new("承認を待つ分析情報", "Products waiting for approval"), waiting, "/analysis/approvals", StatusKind.Attention, 30)];
    }
}
