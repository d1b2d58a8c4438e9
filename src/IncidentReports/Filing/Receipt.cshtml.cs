using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Noroshi.IncidentReports.CommonForms;
using Noroshi.IncidentReports.Law.Competence;
using Noroshi.IncidentReports.Reading;
using Noroshi.IncidentReports.Store;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Store;
using Noroshi.Web.Answers;

namespace Noroshi.IncidentReports.Filing;

/// <summary>A receipt as the reporter sees it.</summary>
internal sealed record ReceiptShown(Words Name, Words Capacity, string Article, string Number, DateTimeOffset At);

/// <summary>What the reporter holds in hand after filing: a receipt of each authority, the clocks, and what comes next.</summary>
/// <remarks>For the reporter's people and its agents. Another's receipt is not there (404).</remarks>
[Authorize(nameof(Permission.ReadOwnReports))]
[Article("Act, Art. 5")]
internal sealed class ReceiptPage(CasesInSight cases, StoreDb db, IWhoIsWho who) : PageModel
{
    public IncidentCase Case { get; private set; } = null!;

    public ReportVersion Version { get; private set; } = null!;

    public IReadOnlyList<ReceiptShown> Receipts { get; private set; } = [];

    public CaseClocks Clocks { get; private set; } = null!;

    public bool MayConcernPersonalData { get; private set; }

    public VersionDownloads Downloads => new(Case.Number, Version.Number);

    public async Task<IActionResult> OnGetAsync(string number, int version, CancellationToken cancellation)
    {
        if (await cases.FindOwnAsync(number, cancellation) is not { } @case
            || await db.Set<ReportVersion>().AsNoTracking().FirstOrDefaultAsync(v => v.Case == @case.Id && v.Number == version, cancellation) is not { } filed)
        {
            return this.Absent();
        }

        (Case, Version) = (@case, filed);
        Receipts = await ReceiptsAsync(who, @case, cancellation);
        var answers = Answers.FromJson(filed.Answers);
        Clocks = CaseClocks.Of(@case, answers);
        MayConcernPersonalData = answers["impact.personal-data"] is "yes" or "unknown";
        return Page();
    }

    internal static async Task<IReadOnlyList<ReceiptShown>> ReceiptsAsync(IWhoIsWho who, IncidentCase @case, CancellationToken cancellation)
    {
        var organisations = await who.OrganisationsAsync(@case.Addressees.Select(a => a.Organisation), cancellation);
        return
        [
            .. @case.Addressees.OrderBy(a => a.Capacity is AddresseeCapacity.PrimeMinister ? 1 : 0)
                .Select(a => new ReceiptShown(organisations[a.Organisation].Name, a.Capacity.Words(), a.Article, a.Receipt, a.ReceivedAt)),
        ];
    }
}
