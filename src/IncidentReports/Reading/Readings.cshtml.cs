using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Noroshi.Confidentiality.Face;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Store;
using Noroshi.Web.Answers;

namespace Noroshi.IncidentReports.Reading;

/// <summary>One reading as the reporter sees it.</summary>
internal sealed record ReadingRow(DateTimeOffset At, Words? Organisation, string? Reader, Words Purpose, string Article, int Version, Words Through);

/// <summary>Who read the report, when and for which purpose.</summary>
/// <remarks>For the reporter's people and its agents. Another's case is not there (404).</remarks>
[Authorize(nameof(Permission.ReadOwnReports))]
[Article("Act, Art. 8(1)")]
internal sealed class ReadingsPage(CasesInSight cases, StoreDb db, IWhoIsWho who) : PageOfACase(cases, db)
{
    private const int Many = 100;

    public override CaseView Here => CaseView.Readings;

    [BindProperty(SupportsGet = true)]
    public bool Own { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? After { get; set; }

    public IReadOnlyList<ReadingRow> Rows { get; private set; } = [];

    public string? Next { get; private set; }

    public async Task<IActionResult> OnGetAsync(string number, CancellationToken cancellation)
    {
        if (!await FindAsync(number, cancellation))
        {
            return this.Absent();
        }

        var query = Db.Set<Store.Reading>().AsNoTracking().Where(r => r.Case == Case.Id && (r.Purpose == Purpose.OwnRecord) == Own);
        if (After is { } after && await Db.Set<Store.Reading>().Where(r => r.Id == after && r.Case == Case.Id).Select(r => (DateTimeOffset?)r.At).FirstOrDefaultAsync(cancellation) is { } at)
        {
            query = query.Where(r => r.At < at);
        }

        var found = await query.OrderByDescending(r => r.At).Take(Many + 1).ToListAsync(cancellation);
        Next = found.Count > Many ? found[Many - 1].Id.ToString() : null;
        var organisations = await who.OrganisationsAsync(found.Select(r => r.Organisation), cancellation);
        var people = await who.PersonsAsync(found.Select(r => r.Reader), cancellation);
        Rows =
        [
            .. found.Take(Many).Select(r => new ReadingRow(
                r.At, organisations.GetValueOrDefault(r.Organisation)?.Name, people.GetValueOrDefault(r.Reader)?.Name, r.Purpose.Words(), r.Purpose.Article(), r.Version, ReadThrough.Words(r.Through))),
        ];
        return Page();
    }
}
