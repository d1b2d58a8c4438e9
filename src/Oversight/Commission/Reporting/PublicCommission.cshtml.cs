using System.Text.Json;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Noroshi.Kernel;
using Noroshi.Oversight.Commission.Store;
using Noroshi.Store;

namespace Noroshi.Oversight.Commission.Reporting;

/// <summary>That and how a commission oversees, with the figures of each year that was published.</summary>
/// <remarks>Open to everybody: the outline is published by law, and that the commission oversees should be known.</remarks>
[AllowAnonymous]
[Article("Act, Art. 61(1)")]
internal sealed class PublicCommissionPage(StoreDb db) : PageModel, ITellsNoSecret
{
    public IReadOnlyList<(int Year, DateTimeOffset At, string Outline, IReadOnlyList<Figure> Figures)> Years { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var published = await db.Set<YearlyReport>().AsNoTracking().OrderByDescending(r => r.Year).ToListAsync(cancellation);

        Years = [.. published.Select(r => (r.Year, r.PublishedAt, r.Outline, TallyYear.AsPublished(JsonSerializer.Deserialize<Dictionary<string, int?>>(r.Figures)!)))];
    }
}
