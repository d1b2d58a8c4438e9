using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Noroshi.CriticalComputers.Judging;
using Noroshi.CriticalComputers.Law;
using Noroshi.CriticalComputers.Precedents;
using Noroshi.CriticalComputers.Store;
using Noroshi.Kernel;
using Noroshi.Store;
using Noroshi.Web.Answers;
using Noroshi.Web.Face;

namespace Noroshi.CriticalComputers.Registering;

/// <summary>One entry of the register: what it is, where it stands under art 4, its notifications and its history.</summary>
/// <remarks>For those who may read the register of their own organisation. Another's entry is not there (404).</remarks>
[Authorize(nameof(Permission.ReadOwnRegister))]
internal sealed class ComputerFilePage(StoreDb db, EntriesInSight entries, PrecedentsInSight precedents, IEnumerable<IRelated> elsewhere, Actor actor) : PageModel
{
    private EntryFile file = null!;

    public Computer Computer => file.Computer;

    public Facility Facility => file.Facility;

    public ThreeAnswers Answers => file.Answers;

    /// <summary>How authorities classed the same product.</summary>
    public IReadOnlyList<Precedent> Precedents { get; private set; } = [];

    /// <summary>By which rule the last day was found.</summary>
    public OwedBy? Due => file.Due;

    public IReadOnlyList<(NotifiedComputer Line, Notification In)> Notified => file.Notified;

    public IReadOnlyList<HistoryLine> History => file.History;

    /// <summary>What other modules have on it.</summary>
    public IReadOnlyList<RelatedItem> Related { get; private set; } = [];

    /// <summary>The nodes that stand for it in drawings.</summary>
    public IReadOnlyList<NetworkNode> Nodes { get; private set; } = [];

    public bool MayKeep => actor.Can(Permission.KeepRegister);

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        if (await entries.OpenAsync(id, cancellation) is not { } found)
        {
            return this.Absent();
        }

        file = found;
        Precedents = await precedents.OfProductAsync(found.Computer.Product, found.Computer.Maker, cancellation);
        Related = await elsewhere.OfAsync($"computer:{id}", cancellation);
        Nodes = await db.Set<NetworkNode>().AsNoTracking().Where(n => n.Computer == found.Computer.Id).OrderBy(n => n.NameKey).ToListAsync(cancellation);
        return Page();
    }
}
