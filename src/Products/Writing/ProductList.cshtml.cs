using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Noroshi.IncidentReports.Face;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Products.Law;
using Noroshi.Products.Store;
using Noroshi.Store;

namespace Noroshi.Products.Writing;

/// <summary>What is being written and what was released, and the reports that nobody has used yet.</summary>
/// <remarks>For the Cabinet Office's analysts, who write for the Prime Minister (Act art 37).</remarks>
[Authorize(nameof(Permission.WriteProducts))]
[Article("Act, Art. 37")]
internal sealed class ProductListPage(StoreDb db, IReportsForAnalysis reports, IWhoIsWho who, TimeProvider clock) : PageModel
{
    private const int Most = 200;
    private const int MostReports = 50;

    public IReadOnlyList<AnalysedProduct> Products { get; private set; } = [];

    /// <summary>Reports that came lately and on which no product rests.</summary>
    public IReadOnlyList<ReportToAnalyse> Unused { get; private set; } = [];

    public IReadOnlyDictionary<OrganisationId, Organisation> Reporters { get; private set; } = new Dictionary<OrganisationId, Organisation>();

    public DateTimeOffset Now { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Now = clock.GetUtcNow();
        Products = await db.Set<AnalysedProduct>().AsNoTracking().OrderByDescending(p => p.WrittenAt).ThenByDescending(p => p.Id).Take(Most).ToListAsync(cancellation);
        var newest = await reports.NewestAsync(MostReports, cancellation);
        var numbers = newest.Select(r => r.Number).ToArray();
        var used = (await db.Set<StatementSource>().Where(s => s.Kind == SourceKind.Report && numbers.Contains(s.Number)).Select(s => s.Number).Distinct().ToListAsync(cancellation)).ToHashSet(StringComparer.Ordinal);
        Unused = [.. newest.Where(r => !used.Contains(r.Number))];
        Reporters = await who.OrganisationsAsync(Unused.Select(r => r.Reporter), cancellation);
    }
}
