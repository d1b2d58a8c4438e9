using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Noroshi.Confidentiality.Face;
using Noroshi.Kernel;
using Noroshi.Store;

namespace Noroshi.IncidentReports.Burden;

/// <summary>What reporting costs, over all reporters, without telling who they are.</summary>
/// <remarks>For those in the Cabinet Office who see the burden; groups too small to hide in are left out.</remarks>
[Authorize(nameof(Permission.SeeBurden))]
[Article("Act, Art. 37")]
internal sealed class DistributionPage(MeasuredBurden burden, StoreDb db, IRecordOfActs acts) : PageModel
{
    /// <summary>Fewer than this in a group would tell who it was.</summary>
    public const int AtLeast = 3;

    public IReadOnlyList<BurdenRow> Rows { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Rows = await burden.RowsAsync(null, AtLeast, cancellation);
        acts.Write(new Act("incident-reports.burden-seen", Purpose.Statistics.Article(), "reports:all") { Content = new() { ["purpose"] = Purpose.Statistics.Code() } });
        await db.SaveChangesAsync(cancellation);
    }
}
