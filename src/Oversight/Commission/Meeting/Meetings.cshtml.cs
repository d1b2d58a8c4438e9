using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Noroshi.Kernel;
using Noroshi.Oversight.Commission.Store;
using Noroshi.Store;

namespace Noroshi.Oversight.Commission.Meeting;

/// <summary>The commission's meetings, newest first.</summary>
/// <remarks>For the commission's own people.</remarks>
[Authorize(nameof(Permission.SeeDeliberations))]
[Article("Act, Art. 55")]
internal sealed class MeetingsPage(StoreDb db, Actor actor) : PageModel
{
    private const int Length = 50;

    [BindProperty(SupportsGet = true)]
    public Guid? After { get; set; }

    public IReadOnlyList<(CommissionMeeting Meeting, int Items)> Rows { get; private set; } = [];

    public Guid? Next { get; private set; }

    public bool MayKeep => actor.Can(Permission.KeepCommission);

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var all = db.Set<CommissionMeeting>().AsNoTracking();
        var found = await (After is { } after ? all.Where(m => m.Id < after) : all).OrderByDescending(m => m.Id).Take(Length + 1).Select(m => new { Meeting = m, m.Items.Count }).ToListAsync(cancellation);
        (Rows, Next) = ([.. found.Take(Length).Select(f => (f.Meeting, f.Count))], found.Count > Length ? found[Length - 1].Meeting.Id : null);
    }
}
