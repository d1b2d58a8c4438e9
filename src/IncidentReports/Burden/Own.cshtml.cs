using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Noroshi.Kernel;

namespace Noroshi.IncidentReports.Burden;

/// <summary>What reporting costs one's own organisation.</summary>
/// <remarks>For the reporter's people; only their own organisation's figures.</remarks>
[Authorize(nameof(Permission.ReadOwnReports))]
internal sealed class OwnPage(MeasuredBurden burden, Actor actor) : PageModel
{
    public IReadOnlyList<BurdenRow> Rows { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation) => Rows = await burden.RowsAsync(actor.Organisation, 1, cancellation);
}
