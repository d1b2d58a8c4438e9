using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Noroshi.Kernel;
using Noroshi.Oversight.Commission.Store;
using Noroshi.Oversight.Store;
using Noroshi.Store;

namespace Noroshi.Oversight.Commission.Inspecting;

/// <summary>The inspections, newest first.</summary>
/// <remarks>For the commission's own people.</remarks>
[Authorize(nameof(Permission.SeeDeliberations))]
[Article("Act, Art. 48(ii)")]
internal sealed class InspectionsPage(StoreDb db, Actor actor) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid? After { get; set; }

    public IReadOnlyList<Inspection> Rows { get; private set; } = [];

    public Guid? Next { get; private set; }

    public bool MayPlan => actor.Can(Permission.InspectRecord);

    public async Task OnGetAsync(CancellationToken cancellation) =>
        (Rows, Next) = await db.Set<Inspection>().AsNoTracking().NewestAsync(After, Newest.Page, x => x, x => x.Id, cancellation);
}
