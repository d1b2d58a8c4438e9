using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Noroshi.Kernel;
using Noroshi.Oversight.Commission.Store;
using Noroshi.Oversight.Store;
using Noroshi.Store;

namespace Noroshi.Oversight.Commission.Checking;

/// <summary>Notices of what was done without an approval, newest first.</summary>
/// <remarks>For the commission's own people.</remarks>
[Authorize(nameof(Permission.SeeDeliberations))]
[Article("Act, Art. 48(iv)")]
internal sealed class AfterNoticesPage(StoreDb db, Actor actor) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid? After { get; set; }

    public IReadOnlyList<AfterNotice> Rows { get; private set; } = [];

    public Guid? Next { get; private set; }

    public bool MayKeep => actor.Can(Permission.KeepCommission);

    public async Task OnGetAsync(CancellationToken cancellation) =>
        (Rows, Next) = await db.Set<AfterNotice>().AsNoTracking().NewestAsync(After, Newest.Page, x => x, x => x.Id, cancellation);
}
