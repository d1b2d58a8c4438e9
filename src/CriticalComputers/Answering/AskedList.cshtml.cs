using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Noroshi.CriticalComputers.Exchanging;
using Noroshi.CriticalComputers.Registering;
using Noroshi.CriticalComputers.Store;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Store;

namespace Noroshi.CriticalComputers.Answering;

/// <summary>What authorities asked of the operator or said to it about notifications: the unanswered first, then the newest.</summary>
/// <remarks>For those who may read the register, their own organisation's or a principal's; what stays among authorities is hidden by its own filter.</remarks>
[Authorize(nameof(Permission.ReadOwnRegister))]
internal sealed class AskedListPage(StoreDb db, WhoseRegister whose, IWhoIsWho who) : PageModel
{
    private const int PageLength = 50;

    public IReadOnlyList<ExchangeRow> Rows { get; private set; } = [];

    public IReadOnlyDictionary<NotificationId, string> Numbers { get; private set; } = new Dictionary<NotificationId, string>();

    public string? Next { get; private set; }

    public Words Business(string sector) => whose.NameOf(sector);

    public async Task OnGetAsync(int? after, CancellationToken cancellation)
    {
        var skipped = Math.Clamp(after ?? 0, 0, 100_000);
        var found = await db.Set<Exchange>().AsNoTracking().Where(x => x.Operator == whose.Operator && x.InReplyTo == null)
            .Select(x => new { Exchange = x, AnsweredAt = db.Set<Exchange>().Where(answer => answer.InReplyTo == x.Id).Min(answer => (DateTimeOffset?)answer.At) })
            .OrderBy(x => x.AnsweredAt == null && (x.Exchange.Kind == ExchangeKind.MaterialRequest || x.Exchange.Kind == ExchangeKind.Order) ? 0 : 1).ThenByDescending(x => x.Exchange.At)
            .Skip(skipped).Take(PageLength + 1).ToListAsync(cancellation);
        var names = await who.OrganisationsAsync(found.Select(x => x.Exchange.From), cancellation);
        Rows = [.. found.Take(PageLength).Select(x => new ExchangeRow(x.Exchange, names.GetValueOrDefault(x.Exchange.From)?.Name, null, x.AnsweredAt))];
        Next = found.Count > PageLength ? $"{skipped + PageLength}" : null;
        var about = Rows.Select(r => r.Exchange.Notification).OfType<NotificationId>().Distinct().ToArray();
        Numbers = await db.Set<Notification>().AsNoTracking().Where(n => about.Contains(n.Id)).ToDictionaryAsync(n => n.Id, n => n.Number, cancellation);
    }
}
