using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Noroshi.Kernel;
using Noroshi.Oversight.Commission.Store;
using Noroshi.Store;

namespace Noroshi.Oversight.Commission.Approving;

/// <summary>The register of requests for approval, newest first.</summary>
/// <remarks>For the commission's own people: what is asked for is secret.</remarks>
[Authorize(nameof(Permission.SeeDeliberations))]
[Article("Act, Art. 48(iv)")]
internal sealed class ApprovalsPage(StoreDb db, CommissionDesk desk, Actor actor) : PageModel
{
    private const int Length = 50;

    [BindProperty(SupportsGet = true)]
    public Guid? After { get; set; }

    public IReadOnlyList<ApprovalRequest> Rows { get; private set; } = [];

    public Guid? Next { get; private set; }

    public bool MayKeep => actor.Can(Permission.KeepCommission);

    public DateOnly Today => desk.Today;

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var all = db.Set<ApprovalRequest>().AsNoTracking();
        var found = await (After is { } after ? all.Where(a => a.Id < after) : all).OrderByDescending(a => a.Id).Take(Length + 1).ToListAsync(cancellation);
        (Rows, Next) = ([.. found.Take(Length)], found.Count > Length ? found[Length - 1].Id : null);
    }
}
