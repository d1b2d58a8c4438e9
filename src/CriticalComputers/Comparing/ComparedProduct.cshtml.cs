using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Noroshi.CriticalComputers.Precedents;
using Noroshi.CriticalComputers.Store;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Web.Answers;

namespace Noroshi.CriticalComputers.Comparing;

/// <summary>The notifications in which one product stands, by the classes that it was given.</summary>
/// <remarks>For ministries and the Cabinet Office, over what reached them; that it was read is on record with the numbers of the notifications. For a regional bureau it is not there (404).</remarks>
[Authorize(nameof(Permission.ReadNotifications))]
[Article("Act, Art. 4(2)")]
internal sealed class ComparedProductPage(CompareClasses comparing, PrecedentsInSight precedents, IWhoIsWho who, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Product { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Maker { get; set; }

    public IReadOnlyList<ComparedComputer> Lines { get; private set; } = [];

    public IReadOnlyDictionary<OrganisationId, Organisation> Operators { get; private set; } = new Dictionary<OrganisationId, Organisation>();

    public IReadOnlyList<Precedent> Precedents { get; private set; } = [];

    public Words Business(string sector) => Competence.Sector(sector, LegalCalendar.LegalDay(clock.GetUtcNow()))?.Name ?? new(sector, sector);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await comparing.MayAsync(cancellation)
            || Product is not { Length: > 0 and <= RegisterKeys.LongestName } product || Maker is not { Length: > 0 and <= RegisterKeys.LongestName } maker)
        {
            return this.Absent();
        }

        Lines = await comparing.OfProductAsync(product, maker, cancellation);
        Operators = await who.OrganisationsAsync(Lines.Select(l => l.Operator), cancellation);
        Precedents = await precedents.OfProductAsync(product, maker, cancellation);
        return Page();
    }
}
