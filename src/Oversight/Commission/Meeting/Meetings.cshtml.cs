using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Noroshi.Kernel;
using Noroshi.Oversight.Commission.Store;
using Noroshi.Oversight.Store;
using Noroshi.Store;

namespace Noroshi.Oversight.Commission.Meeting;

/// <summary>A meeting in the list, and how many items stand on its order.</summary>
internal sealed record MeetingShown(CommissionMeeting Meeting, int Items);

/// <summary>The commission's meetings, newest first.</summary>
/// <remarks>For the commission's own people.</remarks>
[Authorize(nameof(Permission.SeeDeliberations))]
[Article("Act, Art. 55")]
internal sealed class MeetingsPage(StoreDb db, Actor actor) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid? After { get; set; }

    public IReadOnlyList<MeetingShown> Rows { get; private set; } = [];

    public Guid? Next { get; private set; }

    public bool MayKeep => actor.Can(Permission.KeepCommission);

    public async Task OnGetAsync(CancellationToken cancellation) =>
        (Rows, Next) = await db.Set<CommissionMeeting>().AsNoTracking().NewestAsync(After, Newest.Page, m => new MeetingShown(m, m.Items.Count), m => m.Meeting.Id, cancellation);
}
