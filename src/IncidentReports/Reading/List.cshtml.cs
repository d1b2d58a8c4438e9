using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Noroshi.IncidentReports.CommonForms;
using Noroshi.IncidentReports.Resuming;
using Noroshi.IncidentReports.Store;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Store;

namespace Noroshi.IncidentReports.Reading;

/// <summary>A draft in the list.</summary>
internal sealed record DraftRow(Draft Draft, Words? Reporter, string? SavedBy, string? Line);

/// <summary>A case in the list. <c>Waiting</c> counts requests and orders that nobody has answered.</summary>
internal sealed record CaseRow(IncidentCase Case, Words? Reporter, int Waiting);

/// <summary>The reporter's own reports and drafts, newest first.</summary>
/// <remarks>For those who may read their organisation's reports; the rows are those that the law lets them see.</remarks>
[Authorize(nameof(Permission.ReadOwnReports))]
[Article("Act, Art. 5")]
internal sealed class ListPage(StoreDb db, IWhoIsWho who, KeepPages keeping) : PageModel
{
    private const int Many = 30;

    [BindProperty(SupportsGet = true)]
    public string? State { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? After { get; set; }

    public bool MayFile => db.Actor.Can(Permission.FileReports);

    /// <summary>What the person typed and has not saved.</summary>
    public IReadOnlyList<KeptPage> Unsaved { get; private set; } = [];

    public IReadOnlyList<DraftRow> Drafts { get; private set; } = [];

    public IReadOnlyList<CaseRow> Cases { get; private set; } = [];

    public string? Next { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        await DraftsAsync(cancellation);
        Unsaved = await keeping.OwnAsync(null, cancellation);
        var own = db.Actor.ActsFor.Append(db.Actor.Organisation).ToArray();
        var query = db.Set<IncidentCase>().AsNoTracking().Where(c => own.Contains(c.Reporter));
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
    }

    private async Task DraftsAsync(CancellationToken cancellation)
    {
        if (!MayFile)
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
