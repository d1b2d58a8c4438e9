using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Noroshi.Council.Store;
using Noroshi.Council.Taking;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Store;

namespace Noroshi.Council.Asking;

/// <summary>The requests of the council: all for the secretariat, its own for a member.</summary>
/// <remarks>For the secretariat and for named persons bound to secrecy.</remarks>
[Authorize(CouncilDoors.TakePart)]
[Article("Act, Art. 45(5)")]
internal sealed class RequestsPage(StoreDb db, IWhoIsWho who, CouncilAdmission admission) : PageModel
{
    private const int Most = 200;

    public bool IsSecretariat => admission.IsSecretariat;

    public IReadOnlyList<(CouncilRequest Request, Words? To)> Rows { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var found = await db.Set<CouncilRequest>().AsNoTracking().OrderByDescending(r => r.At).Take(Most).ToListAsync(cancellation);
        var names = await who.OrganisationsAsync(found.Select(r => r.To), cancellation);
        Rows = [.. found.Select(r => (r, names.GetValueOrDefault(r.To)?.Name))];
    }
}
