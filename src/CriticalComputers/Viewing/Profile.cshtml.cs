using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Noroshi.CriticalComputers.Registering;
using Noroshi.CriticalComputers.Starting;
using Noroshi.CriticalComputers.Store;
using Noroshi.Kernel;
using Noroshi.Store;

namespace Noroshi.CriticalComputers.Viewing;

/// <summary>A typical computer, and how many of the own register are of its classes.</summary>
internal sealed record TypicalAndOwn(TypicalComputer Typical, int Own);

/// <summary>What a business typically has beside what the own register has: a checklist of what newcomers forget.</summary>
/// <remarks>For those who may read the register of their own organisation. It shows the own register and nothing of any other.</remarks>
[Authorize(nameof(Permission.ReadOwnRegister))]
internal sealed class ProfilePage(StoreDb db, WhoseRegister whose) : PageModel
{
    /// <summary>By business: its name, its typical facilities, its typical computers.</summary>
    public IReadOnlyList<(Words Business, SectorProfile Profile, IReadOnlyList<string> Facilities, IReadOnlyList<TypicalAndOwn> Computers)> Profiles { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var facilities = await db.Set<Facility>().AsNoTracking().Where(f => f.Operator == whose.Operator).OrderBy(f => f.Category).ToListAsync(cancellation);
        var own = await db.Set<Computer>().AsNoTracking().Where(c => c.Operator == whose.Operator && c.RemovedOn == null && c.ClassesKnown)
            .GroupBy(c => new { c.Facility, c.Classes }).Select(g => new { g.Key.Facility, g.Key.Classes, Count = g.Count() }).ToListAsync(cancellation);
        var sectors = (await whose.DesignationsAsync(cancellation)).Select(d => d.Sector).Distinct();
        Profiles =
        [
            .. sectors.Select(sector =>
            {
                var profile = SectorProfiles.Of(sector);
                var here = facilities.Where(f => f.Sector == sector).ToList();
                return (whose.NameOf(sector), profile, (IReadOnlyList<string>)[.. here.Select(f => f.Category).Distinct()],
                    (IReadOnlyList<TypicalAndOwn>)[.. profile.Computers.Select(t => new TypicalAndOwn(t, own.Where(o => here.Exists(f => f.Id == o.Facility) && t.Classes.Any(o.Classes.Has)).Sum(o => o.Count)))]);
            }),
        ];
    }
}
