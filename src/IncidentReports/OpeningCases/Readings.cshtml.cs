using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Store;
using ReportReading = Noroshi.IncidentReports.Store.Reading;

namespace Noroshi.IncidentReports.OpeningCases;

/// <summary>Who read the report, when, and for which purpose, as the reporter sees it too.</summary>
/// <remarks>As the case itself.</remarks>
[Authorize(nameof(Permission.ReadReports))]
[Article("Act, Art. 8(1)")]
internal sealed class ReadingsPage(CasesAtTheDesk cases, StatedPurpose purposes, StoreDb db, IWhoIsWho who) : PageOfACase(cases, purposes)
{
    private const int Many = 200;

    public IReadOnlyList<ReportReading> Shown { get; private set; } = [];

    public IReadOnlyDictionary<PersonId, Person> People { get; private set; } = new Dictionary<PersonId, Person>();

    public IReadOnlyDictionary<OrganisationId, Organisation> Organisations { get; private set; } = new Dictionary<OrganisationId, Organisation>();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (await OpenAsync(cancellation) is { } elsewhere)
        {
            return elsewhere;
        }

        Shown = await db.Set<ReportReading>().AsNoTracking().Where(r => r.Case == Desk.Case.Id).OrderByDescending(r => r.At).Take(Many).ToListAsync(cancellation);
        People = await who.PersonsAsync(Shown.Select(r => r.Reader), cancellation);
        Organisations = await who.OrganisationsAsync(Shown.Select(r => r.Organisation), cancellation);
        return Page();
    }
}
