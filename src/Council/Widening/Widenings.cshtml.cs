using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Noroshi.Council.Store;
using Noroshi.Council.Taking;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Store;

namespace Noroshi.Council.Widening;

/// <summary>The requests for wider use: all for the secretariat, those it asked or has to answer for a member.</summary>
/// <remarks>For the secretariat and for named persons bound to secrecy.</remarks>
[Authorize(CouncilDoors.TakePart)]
[Article("Act, Art. 45(6)")]
internal sealed class WideningsPage(StoreDb db, IWhoIsWho who) : PageModel
{
    private const int Most = 200;

    public IReadOnlyList<(WideningRequest Request, Words? Asker, Words? Contributor)> Rows { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var found = await db.Set<WideningRequest>().AsNoTracking().OrderByDescending(w => w.At).Take(Most).ToListAsync(cancellation);
        var names = await who.OrganisationsAsync(found.SelectMany(w => new[] { w.AskedFor, w.Contributor }), cancellation);
        Rows = [.. found.Select(w => (w, names.GetValueOrDefault(w.AskedFor)?.Name, names.GetValueOrDefault(w.Contributor)?.Name))];
    }
}
