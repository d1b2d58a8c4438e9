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
internal sealed class MyActsPage(StoreDb db, Actor actor, IEnumerable<IKindsOfActs> modules) : PageModel
{
    private const int Length = 50;
    private readonly Dictionary<string, Words> words = modules.SelectMany(m => m.Kinds).ToDictionary(StringComparer.Ordinal);

    [BindProperty(SupportsGet = true)]
    public Guid? After { get; set; }

    public IReadOnlyList<MyAct> Acts { get; private set; } = [];

    public Guid? Next { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var person = actor.Person;
        var own = db.Set<ActContent>().AsNoTracking().Where(a => a.Person == person);
        if (After is { } after)
        {
            own = own.Where(a => a.Id < after);
        }

        var rows = await own.OrderByDescending(a => a.Id).Take(Length + 1).Select(a => new { a.Id, a.At, a.Kind, a.Basis, a.Object, a.Refused, Erased = a.Canonical == null }).ToListAsync(cancellation);
        Next = rows.Count > Length ? rows[Length - 1].Id : null;
        var ids = rows.ConvertAll(r => r.Id);
        var places = await db.Set<LogLeaf>().AsNoTracking().Where(l => ids.Contains(l.Act)).ToDictionaryAsync(l => l.Act, l => l.Index, cancellation);
        Acts =
        [
            .. rows.Take(Length).Select(r => new MyAct(
                r.Id, r.At, words.GetValueOrDefault(r.Kind) ?? new Words(r.Kind, r.Kind), r.Basis, Things.Of(r.Object, null), r.Refused, r.Erased, places.TryGetValue(r.Id, out var index) ? index : null)),
        ];
    }
}
