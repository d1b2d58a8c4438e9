using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Noroshi.Confidentiality.Face;
using Noroshi.IncidentReports.Face;
using Noroshi.Kernel;
using Noroshi.Products.Face;
using Noroshi.Products.Law;
using Noroshi.Products.Store;
using Noroshi.Store;
using Noroshi.Web.Answers;

namespace Noroshi.Products.Following;

/// <summary>One product that rests on a report, as its reporter may know of it: that it is, when, and of which class; not what it says.</summary>
internal sealed record Outcome(string Number, int Version, InformationClass Class, ProductSpeed Speed, DateTimeOffset ReleasedAt, ProductStanding Standing);

/// <summary>The one who reported sees what became of the report: whether it is being worked on, what was made of it, and how long the first word took.</summary>
/// <remarks>For the reporter's people and its agents. Another's case is not there (404). What a product says is shown to those alone to whom it was provided.</remarks>
[Authorize(nameof(Permission.ReadOwnReports))]
[Article("Act, Art. 37")]
internal sealed class OutcomePage(IReportsForAnalysis reports, StoreDb db, TimeProvider clock) : PageModel
{
    public OwnReport Report { get; private set; } = null!;

    public IReadOnlyList<Outcome> Outcomes { get; private set; } = [];

    /// <summary>Whether something that rests on it is being written.</summary>
    public bool BeingWritten { get; private set; }

    /// <summary>From the first report to the first product that rests on it.</summary>
    public TimeSpan? FirstWord => Outcomes.Count > 0 ? Outcomes[0].ReleasedAt - Report.OpenedAt : null;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        if (await reports.OwnAsync(id, cancellation) is not { } report)
        {
            return this.Absent();
        }

        Report = report;

        // Past the filter of those who write: the reporter learns that, never what or on what else.
        var resting = db.Set<StatementSource>().IgnoreQueryFilters(["visibility"]).Where(s => s.Kind == SourceKind.Report && s.Origin == id).Select(s => s.Product);
        var products = await db.Set<AnalysedProduct>().IgnoreQueryFilters(["visibility"]).AsNoTracking().Where(p => resting.Contains(p.Id)).OrderBy(p => p.ReleasedAt).ToListAsync(cancellation);
        var now = clock.GetUtcNow();
        BeingWritten = products.Any(p => !p.IsReleased);
        Outcomes = [.. products.Where(p => p.IsReleased).Select(p => new Outcome(p.Number, p.Version, p.Class, p.Speed, p.ReleasedAt!.Value, p.Standing(now)))];
        return Page();
    }
}
