using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Noroshi.Kernel;
using Noroshi.Oversight.Commission.Store;
using Noroshi.Store;

namespace Noroshi.Oversight.Commission.Inspecting;

/// <summary>The inspections, newest first.</summary>
/// <remarks>For the commission's own people.</remarks>
[Authorize(nameof(Permission.SeeDeliberations))]
[Article("Act, Art. 48(ii)")]
internal sealed class InspectionsPage(StoreDb db, Actor actor) : PageModel
{
    private const int Length = 50;

    [BindProperty(SupportsGet = true)]
    public Guid? After { get; set; }

    public IReadOnlyList<Inspection> Rows { get; private set; } = [];

    public Guid? Next { get; private set; }

    public bool MayPlan => actor.Can(Permission.InspectRecord);

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var all = db.Set<Inspection>().AsNoTracking();
        var found = await (After is { } after ? all.Where(a => a.Id < after) : all).OrderByDescending(a => a.Id).Take(Length + 1).ToListAsync(cancellation);
        (Rows, Next) = ([.. found.Take(Length)], found.Count > Length ? found[Length - 1].Id : null);
    }
}
