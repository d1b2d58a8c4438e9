using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Noroshi.IncidentReports.CommonForms;
using Noroshi.IncidentReports.Picking;
using Noroshi.IncidentReports.Resuming;
using Noroshi.IncidentReports.Store;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Store;
using Noroshi.Web.Answers;

namespace Noroshi.IncidentReports.Reading;

/// <summary>A draft in the list.</summary>
internal sealed record DraftRow(Draft Draft, Words? Reporter, string? SavedBy, string? Line);

/// <summary>A case in the list. <c>Waiting</c> counts requests and orders that nobody has answered.</summary>
internal sealed record CaseRow(IncidentCase Case, Words? Reporter, int Waiting);

/// <summary>The reporter's own reports and drafts, newest first.</summary>
/// <remarks>For those who may read their organisation's reports; the rows are those that the law lets them see.</remarks>
[Authorize(nameof(Permission.ReadOwnReports))]
[Article("Act, Art. 5")]
internal sealed class ListPage(StoreDb db, IWhoIsWho who, KeepPages keeping, ReportsOnAComputer concerning) : PageModel
{
    private const int Many = 30;

    [BindProperty(SupportsGet = true)]
    public string? State { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? After { get; set; }

    /// <summary>Only the reports that concern a computer of the register.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Computer { get; set; }

    /// <summary>How that computer is called.</summary>
    public string? ComputerLabel { get; private set; }

    public bool MayFile => db.Actor.Can(Permission.FileReports);

    /// <summary>What the person typed and has not saved.</summary>
    public IReadOnlyList<KeptPage> Unsaved { get; private set; } = [];

    public IReadOnlyList<DraftRow> Drafts { get; private set; } = [];

    public IReadOnlyList<CaseRow> Cases { get; private set; } = [];

    public string? Next { get; private set; }

    public string PathOf(string? state) => (state, Computer) switch
    {
        (null, null) => "/reports",
        (null, { } computer) => $"/reports?computer={computer}",
        (_, null) => $"/reports?state={state}",
        (_, { } computer) => $"/reports?state={state}&computer={computer}",
    };

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (Computer is { } computer && (ComputerLabel = await concerning.LabelAsync(computer, cancellation)) is null)
        {
            return this.Absent();
        }

        await DraftsAsync(cancellation);
        Unsaved = await keeping.OwnAsync(null, cancellation);
        var own = db.Actor.ActsFor.Append(db.Actor.Organisation).ToArray();
        var query = db.Set<IncidentCase>().AsNoTracking().Where(c => own.Contains(c.Reporter));
        if (Computer is { } only)
        {
            query = query.Where(c => db.Set<ReportComputer>().Any(r => r.Computer == only && r.Case == c.Id));
        }

        query = State switch
        {
            "open" => query.Where(c => c.State == CaseState.Open),
            "closed" => query.Where(c => c.State != CaseState.Open),
            _ => query,
        };
        if (After is { } after && await db.Set<IncidentCase>().Where(c => c.Id == new CaseId(after)).Select(c => (DateTimeOffset?)c.LatestAt).FirstOrDefaultAsync(cancellation) is { } at)
        {
            query = query.Where(c => c.LatestAt < at);
        }

        var found = await query.OrderByDescending(c => c.LatestAt).Take(Many + 1).ToListAsync(cancellation);
        Next = found.Count > Many ? found[Many - 1].Id.ToString() : null;
        found = [.. found.Take(Many)];
        var ids = found.Select(c => c.Id).ToArray();
        var exchanges = await db.Set<Exchange>().AsNoTracking()
            .Where(x => ids.Contains(x.Case) && (x.Kind == ExchangeKind.MaterialRequest || x.Kind == ExchangeKind.Order || x.Kind == ExchangeKind.Answer))
            .Select(x => new { x.Id, x.Case, x.Kind, x.InReplyTo }).ToListAsync(cancellation);
        var answered = exchanges.Select(x => x.InReplyTo).OfType<Guid>().ToHashSet();
        var reporters = await who.OrganisationsAsync(found.Where(c => c.Reporter != db.Actor.Organisation).Select(c => c.Reporter), cancellation);
        Cases =
        [
            .. found.Select(c => new CaseRow(
                c,
                reporters.GetValueOrDefault(c.Reporter)?.Name,
                exchanges.Count(x => x.Case == c.Id && x.Kind is not ExchangeKind.Answer && !answered.Contains(x.Id)))),
        ];
        return Page();
    }

    private async Task DraftsAsync(CancellationToken cancellation)
    {
        if (!MayFile || Computer is not null)
        {
            return;
        }

        var drafts = await db.Set<Draft>().AsNoTracking().Where(d => d.FiledAs == null).OrderByDescending(d => d.SavedAt).Take(50).ToListAsync(cancellation);
        var organisations = await who.OrganisationsAsync(drafts.Select(d => d.Reporter), cancellation);
        var people = await who.PersonsAsync(drafts.Select(d => d.SavedBy), cancellation);
        Drafts = [.. drafts.Select(d => new DraftRow(d, organisations.GetValueOrDefault(d.Reporter)?.Name, people.GetValueOrDefault(d.SavedBy)?.Name, Line(d)))];
    }

    private static string? Line(Draft draft)
    {
        var answers = Answers.FromJson(draft.Answers);
        var line = (answers["event.summary"] ?? answers["awareness.ground"])?.ReplaceLineEndings(" ");
        return line is { Length: > 60 } ? string.Concat(line.AsSpan(0, 59), "…") : line;
    }
}
