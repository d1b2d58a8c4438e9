using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Noroshi.Kernel;
using Noroshi.Oversight.Commission.Store;
using Noroshi.Oversight.Store;
using Noroshi.Store;

namespace Noroshi.Oversight.Commission.Approving;

/// <summary>The register of requests for approval, newest first.</summary>
/// <remarks>For the commission's own people: what is asked for is secret.</remarks>
[Authorize(nameof(Permission.SeeDeliberations))]
[Article("Act, Art. 48(iv)")]
internal sealed class ApprovalsPage(StoreDb db, CommissionDesk desk, Actor actor) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid? After { get; set; }

    public IReadOnlyList<ApprovalRequest> Rows { get; private set; } = [];

    public Guid? Next { get; private set; }

    public bool MayKeep => actor.Can(Permission.KeepCommission);

    public DateOnly Today => desk.Today;

    public async Task OnGetAsync(CancellationToken cancellation) =>
        (Rows, Next) = await db.Set<ApprovalRequest>().AsNoTracking().NewestAsync(After, Newest.Page, x => x, x => x.Id, cancellation);
}
