using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Noroshi.Kernel;
using Noroshi.Oversight.Store;
using Noroshi.Store;

namespace Noroshi.Oversight.Inspecting;

/// <summary>One thing's life, from the first act about it to the last reading, as a picture and as a table.</summary>
/// <remarks>For inspectors of the commission, who see that and by whom something was done, not what was said. The look is an act itself.</remarks>
[Authorize(nameof(Permission.InspectRecord))]
[Article("Act, Art. 47")]
internal sealed class LifePage(StoreDb db, ActsInWords shown, IRecordOfActs acts) : PageModel
{
    private const int Most = 500;
    private const int LongestObject = 200;

    [BindProperty(SupportsGet = true)]
    public string? Object { get; set; }

    public IReadOnlyList<ActLine> Lines { get; private set; } = [];

    public bool IsCut { get; private set; }

    public LifePicture Picture => new(Lines);

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        if (Object?.Trim() is not { Length: > 0 and <= LongestObject } thing)
        {
            return;
        }

        var found = await shown.OldestAsync(db.Set<ActContent>().AsNoTracking().Where(a => a.Object == thing), Most + 1, cancellation);
        (Lines, IsCut) = ([.. found.Take(Most)], found.Count > Most);
        acts.Write(new Act("oversight.record-read", "Act, Art. 46", "record:acts") { Content = new JsonObject { ["page"] = "life", ["object"] = thing } });
        await db.SaveChangesAsync(cancellation);
    }
}
