using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Noroshi.CriticalComputers.Law.Classes;
using Noroshi.CriticalComputers.Registering;
using Noroshi.CriticalComputers.Store;
using Noroshi.Kernel;
using Noroshi.Store;

namespace Noroshi.CriticalComputers.Viewing;

/// <summary>An operator's own computers along two axes: nearness to the core function, and attack surface.</summary>
/// <remarks>For those who may read the register of their own organisation; it shows that register and nothing of others.</remarks>
[Authorize(nameof(Permission.ReadOwnRegister))]
[Article("Cabinet Order, Art. 1(3)")]
internal sealed class AxesPage(StoreDb db, WhoseRegister whose) : PageModel
{
    private const int PageLength = 50;

    public AxesView View { get; private set; } = null!;

    public Nearness? Near { get; private set; }

    public AttackSurface? Surface { get; private set; }

    public IReadOnlyList<Computer> There { get; private set; } = [];

    public string? Next { get; private set; }

    private IQueryable<Computer> Own => db.Set<Computer>().AsNoTracking().Where(c => c.Operator == whose.Operator && c.RemovedOn == null);

    public async Task OnGetAsync(string? near, string? surface, Guid? after, CancellationToken cancellation)
    {
        var groups = await Own.GroupBy(c => new { c.Classes, c.ClassesKnown, c.Exposed, c.Isolated }).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellation);
        View = AxesView.Of(groups.Select(g => (g.Key.ClassesKnown ? g.Key.Classes : (ClassSet?)null, g.Key.Exposed, g.Key.Isolated, g.Count)), AttackSurfaces.All, "/computers/axes");
        (Near, Surface) = (Nearness.Parse(near), AttackSurfaces.Parse(surface));
        if (Near is not { } row || Surface is not { } column)
        {
            return;
        }

        // Few combinations stand in one place, so they are asked for one by one, each along the same index.
        var found = new List<Computer>();
        var from = after is { } last ? new ComputerId(last) : default;
        foreach (var group in groups.Select(g => g.Key).Where(g => Nearness.Of(g.ClassesKnown ? g.Classes : null) == row && AttackSurfaces.Of(g.ClassesKnown ? g.Classes : ClassSet.Empty, g.Exposed, g.Isolated) == column))
        {
            found.AddRange(await Own.Where(c => c.Classes == group.Classes && c.ClassesKnown == group.ClassesKnown && c.Exposed == group.Exposed && c.Isolated == group.Isolated && c.Id > from)
                .OrderBy(c => c.Id).Take(PageLength + 1).ToListAsync(cancellation));
        }

        var page = found.OrderBy(c => c.Id.Value.ToString("D"), StringComparer.Ordinal).ToList();
        There = [.. page.Take(PageLength)];
        Next = page.Count > PageLength ? page[PageLength - 1].Id.ToString() : null;
    }
}
