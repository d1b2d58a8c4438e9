using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Noroshi.Kernel;
using Noroshi.Oversight.Inspecting;
using Noroshi.Oversight.Store;
using Noroshi.Parties;
using Noroshi.Store;

namespace Noroshi.Oversight.Receipts;

/// <summary>One of one's own acts.</summary>
internal sealed record MyAct(Guid Id, DateTimeOffset At, Words Kind, string Basis, Thing About, bool Refused, bool Erased, long? Index);

/// <summary>What one has done oneself, and the receipt of each act.</summary>
/// <remarks>For every signed-in person, and only that person's own acts.</remarks>
[Authorize(PartiesModule.Somebody)]
internal sealed class MyActsPage(StoreDb db, OwnActs own, IEnumerable<IKindsOfActs> modules) : PageModel
{
    private readonly Dictionary<string, Words> words = modules.SelectMany(m => m.Kinds).ToDictionary(StringComparer.Ordinal);

    [BindProperty(SupportsGet = true)]
    public Guid? After { get; set; }

    public IReadOnlyList<MyAct> Acts { get; private set; } = [];

    public Guid? Next { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var (acts, next) = await own.TakeAsync(After, Newest.Page, cancellation);
        var ids = acts.Select(a => a.Id).ToArray();
        var places = await db.Set<LogLeaf>().AsNoTracking().Where(l => ids.Contains(l.Act)).ToDictionaryAsync(l => l.Act, l => l.Index, cancellation);
        Next = next;
        Acts =
        [
            .. acts.Select(a => new MyAct(
                a.Id, a.At, words.GetValueOrDefault(a.Kind) ?? new Words(a.Kind, a.Kind), a.Basis, Things.Of(a.Object, null), a.Refused, a.Erased, places.TryGetValue(a.Id, out var index) ? index : null)),
        ];
    }
}
