using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Noroshi.IncidentReports.Store;
using Noroshi.Kernel;
using Noroshi.Store.Search;
using Noroshi.Web.Answers;

namespace Noroshi.IncidentReports.Queueing;

/// <summary>Full-text search over the cases that reached the desk, newest first.</summary>
/// <remarks>As the queue. The reader stands in the index itself, and the visibility filter is asked again for every hit.</remarks>
[Authorize(nameof(Permission.ReadReports))]
[Article("Act, Art. 8(1)")]
internal sealed class SearchPage(ISearchIndex index, DeskQueue queue, Actor actor) : PageModel
{
    private static readonly Words TooShort = new("2文字以上の言葉を入れてください。", "Enter a word of two characters or more.");

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Query { get; set; }

    [BindProperty(SupportsGet = true, Name = "after")]
    public string? After { get; set; }

    public bool HasLooked { get; private set; }

    public IReadOnlyList<DeskRow> Rows { get; private set; } = [];

    public string? Next { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(Query))
        {
            return Page();
        }

        if (!index.CanLookFor(Query))
        {
            return this.Mend([new Problem("q", "query-too-short", TooShort)]);
        }

        long? before = long.TryParse(After, NumberStyles.None, CultureInfo.InvariantCulture, out var position) ? position : null;
        var hits = await index.FindAsync(Query, actor.Organisation.Value, before, DeskQueue.PageLength + 1, cancellation);
        var shown = hits.Take(DeskQueue.PageLength).ToArray();
        Rows = await queue.RowsAsync([.. shown.Select(h => new CaseId(h.Subject))], cancellation);
        Next = hits.Count > shown.Length ? shown[^1].Position.ToString(CultureInfo.InvariantCulture) : null;
        HasLooked = true;
        return Page();
    }
}
