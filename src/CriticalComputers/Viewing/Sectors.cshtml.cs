using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Web.Answers;

namespace Noroshi.CriticalComputers.Viewing;

/// <summary>How the notified computers are spread in each business, over the classes that all businesses share.</summary>
/// <remarks>For ministries and the Cabinet Office, over what reached their authority. For a regional bureau the page is not there (404).</remarks>
[Authorize(nameof(Permission.ReadNotifications))]
[Article("Act, Art. 4(2)")]
internal sealed class SectorsPage(NotifiedOverall overall, IWhoIsWho who, Actor actor, TimeProvider clock) : PageModel
{
    public IReadOnlyList<SectorFigures> Sectors { get; private set; } = [];

    public Words Business(string sector) => Competence.Sector(sector, LegalCalendar.LegalDay(clock.GetUtcNow()))?.Name ?? new(sector, sector);

    /// <summary>A number with its share: 3（12%）.</summary>
    public string Share(int part, int whole) => string.Create(CultureInfo.InvariantCulture, $"{part} ({(whole == 0 ? 0 : 100.0 * part / whole):0}%)");

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if ((await who.OrganisationAsync(actor.Organisation, cancellation))?.Kind is not (OrganisationKind.Ministry or OrganisationKind.CabinetOffice))
        {
            return this.Absent();
        }

        var alike = (await overall.AlikeAsync(cancellation)).ToLookup(a => a.Sector);
        var categories = (await overall.CategoriesAsync(cancellation)).ToLookup(c => c.Sector, c => (c.Category, c.Count));
        var lateness = await overall.LatenessAsync(cancellation);
        Sectors = [.. lateness.Keys.Order(StringComparer.Ordinal).Select(s => SectorFigures.Of(s, [.. alike[s]], categories[s], lateness[s])).OrderByDescending(s => s.Computers)];
        return Page();
    }
}
