using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Noroshi.CriticalComputers.Law.Classes;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Web.Answers;

namespace Noroshi.CriticalComputers.Viewing;

/// <summary>The notified computers along two axes, from their classes alone.</summary>
/// <remarks>For ministries and the Cabinet Office, over what reached their authority. For a regional bureau the page is not there (404).</remarks>
[Authorize(nameof(Permission.ReadNotifications))]
[Article("Act, Art. 4(2)")]
internal sealed class DeskAxesPage(NotifiedOverall overall, IWhoIsWho who, Actor actor) : PageModel
{
    public AxesView View { get; private set; } = null!;

    public Nearness? Near { get; private set; }

    public AttackSurface? Surface { get; private set; }

    /// <summary>Who has notified computers of the place that was chosen, and how many.</summary>
    public IReadOnlyList<(Words Name, int Count)> Holders { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string? near, string? surface, CancellationToken cancellation)
    {
        if ((await who.OrganisationAsync(actor.Organisation, cancellation))?.Kind is not (OrganisationKind.Ministry or OrganisationKind.CabinetOffice))
        {
            return this.Absent();
        }

        var alike = await overall.AlikeAsync(cancellation);
        View = AxesView.Of(alike.Select(a => ((ClassSet?)a.Classes, (bool?)null, (bool?)null, a.Count)), AttackSurfaces.FromClasses, "/desk/notifications/axes");
        (Near, Surface) = (Nearness.Parse(near), AttackSurfaces.Parse(surface));
        if (Near is { } row && Surface is { } column)
        {
            var holders = alike.Where(a => Nearness.Of(a.Classes) == row && AttackSurfaces.Of(a.Classes, null, null) == column).GroupBy(a => a.Operator).Select(g => (g.Key, Count: g.Sum(a => a.Count))).ToList();
            var names = await who.OrganisationsAsync(holders.Select(h => h.Key), cancellation);
            Holders = [.. holders.OrderByDescending(h => h.Count).Where(h => names.ContainsKey(h.Key)).Select(h => (names[h.Key].Name, h.Count))];
        }

        return Page();
    }
}
