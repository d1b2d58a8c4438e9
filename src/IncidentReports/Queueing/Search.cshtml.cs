using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Noroshi.IncidentReports.Filing;
using Noroshi.IncidentReports.Store;
using Noroshi.Kernel;
using Noroshi.Store;
using Noroshi.Store.Search;
using Noroshi.Web.Answers;

namespace Noroshi.IncidentReports.Queueing;

/// <summary>
/// Full-text search over the cases that reached the desk, newest first; a number that somebody pastes is looked up as one. What was looked
/// for is recorded, since finding a word in a report is to know something of what it says.
/// </summary>
/// <remarks>As the queue. The reader stands in the index itself, and the visibility filter is asked again for every hit.</remarks>
[Authorize(nameof(Permission.ReadReports))]
[Article("Act, Art. 8(1)")]
internal sealed class SearchPage(ISearchIndex index, DeskQueue queue, StoreDb db, IRecordOfActs acts) : PageModel
{
    private const int LongestRecorded = 200;

    private static readonly Words TooShort = new("2文字以上の言葉を入れてください。", "Enter a word of two characters or more.");

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Query { get; set; }

    [BindProperty(SupportsGet = true, Name = "after")]
    public string? After { get; set; }

    /// <summary><c>text</c>: a number is looked for in what was said, too.</summary>
    [BindProperty(SupportsGet = true, Name = "in")]
    public string? In { get; set; }

    public bool HasLooked { get; private set; }

    /// <summary>The one row is the case that has the number.</summary>
    public bool ByNumber { get; private set; }

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

        if (In != "text" && CaseNumber.Read(Query) is { } number)
        {
            Rows = await queue.NumberedAsync(number, cancellation);
            ByNumber = Rows.Count > 0;
        }

        if (!ByNumber)
        {
            await LookAsync(Query, cancellation);
        }

        HasLooked = true;
        acts.Write(new Act("incident-reports.searched", "Act, Art. 8(1)", $"organisation:{db.Actor.Organisation}")
        {
            Content = new JsonObject { ["words"] = Recorded(Query), ["shown"] = Rows.Count },
        });
        await db.SaveChangesAsync(cancellation);
        return Page();
    }

    // What is no character is not looked for, and has no place in a record.
    private static string Recorded(string query) =>
        string.Concat(query.EnumerateRunes().Where(rune => !Rune.IsControl(rune)).Take(LongestRecorded));

    private async Task LookAsync(string query, CancellationToken cancellation)
    {
        long? before = long.TryParse(After, NumberStyles.None, CultureInfo.InvariantCulture, out var position) ? position : null;
        var hits = await index.FindAsync(query, db.Actor.Organisation.Value, before, DeskQueue.PageLength + 1, cancellation);
        var shown = hits.Take(DeskQueue.PageLength).ToArray();
        Rows = await queue.RowsAsync([.. shown.Select(h => new CaseId(h.Subject))], cancellation);
        Next = hits.Count > shown.Length ? shown[^1].Position.ToString(CultureInfo.InvariantCulture) : null;
    }
}
