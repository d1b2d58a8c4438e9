using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Noroshi.IncidentReports.Face;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Web.Fields;

namespace Noroshi.IncidentReports.Queueing;

/// <summary>A desk's queue: what is urgent first, then what is due first, then what came last.</summary>
/// <remarks>For those who may read the reports addressed to their authority; the rows are those that reached it or a bureau below it.</remarks>
[Authorize(nameof(Permission.ReadReports))]
[Article("Act, Art. 5")]
internal sealed class QueuePage(DeskQueue queue, TimeProvider clock) : PageModel
{
    public QueueFilter Filter { get; private set; } = new();

    public DeskPage Shown { get; private set; } = new([], null);

    public Choice[] Kinds { get; } = DeskChoices.Kinds();

    public Choice[] Stages { get; } = [.. ReportStages.All.Select(s => Choice.Of(s.Code(), s.Words()))];

    public IReadOnlyList<Choice> Sectors => SectorChoices.On(LegalCalendar.LegalDay(clock.GetUtcNow()));

    public Choice[] Natures { get; } = DeskChoices.Natures();

    public string PathOf(string? view)
    {
        var query = new Microsoft.AspNetCore.Http.Extensions.QueryBuilder(Request.Query.Where(p => p.Key is not ("view" or "after")));
        if (view is not null)
        {
            query.Add("view", view);
        }

        return "/desk" + query.ToQueryString();
    }

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Filter = QueueFilter.Read(Request.Query);
        Shown = await queue.PageAsync(Filter, cancellation);
    }
}
