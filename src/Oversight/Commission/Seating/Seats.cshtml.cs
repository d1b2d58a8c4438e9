using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Noroshi.Kernel;
using Noroshi.Oversight.Commission.Law;
using Noroshi.Oversight.Commission.Store;
using Noroshi.Store;

namespace Noroshi.Oversight.Commission.Seating;

/// <summary>Who serves in the commission, since when, until when.</summary>
/// <remarks>For the commission's own people.</remarks>
[Authorize(nameof(Permission.SeeDeliberations))]
[Article("Act, Art. 50")]
internal sealed class SeatsPage(StoreDb db, CommissionDesk desk, Actor actor) : PageModel
{
    public IReadOnlyList<CommissionSeat> Rows { get; private set; } = [];

    public DateOnly Today => desk.Today;

    public bool MayKeep => actor.Can(Permission.KeepCommission);

    /// <summary>How many of the chair and the four are not there.</summary>
    public int Missing { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Rows = await db.Set<CommissionSeat>().AsNoTracking().OrderBy(s => s.EndedOn != null).ThenBy(s => s.Office).ThenBy(s => s.From).ThenBy(s => s.Id).ToListAsync(cancellation);
        Missing = 5 - (await desk.InOfficeAsync(Today, cancellation)).Count(s => s.Office is Office.Chair or Office.Member);
    }
}
