using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Noroshi.CriticalComputers.Exchanging;
using Noroshi.CriticalComputers.Store;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Store;
using Noroshi.Web.Answers;

namespace Noroshi.CriticalComputers.Receiving;

/// <summary>An operator's duty in one business as the authority has it before it.</summary>
internal sealed record OperatorPart(DeskMatter Matter, Words Business, IReadOnlyList<Notification> Filed, IReadOnlyList<ExchangeRow> Said, IReadOnlyList<ExchangeKind> MayBegin);

/// <summary>One operator at a desk: what it notified, and where it notified nothing, the place to ask and to order.</summary>
/// <remarks>For ministries over operators of their own businesses, and for the Cabinet Office; for another ministry it is not there (404). A regional bureau is refused with the article.</remarks>
[Authorize(nameof(Permission.ReadNotifications))]
[Article("Act, Art. 6")]
[Article("Act, Art. 9")]
[Article("Cabinet Order, Art. 3")]
internal sealed class DeskOperatorPage(MattersAtTheDesk matters, BureausHaveNoPower bureaus, WriteToOperator writing, ExchangesSeen exchanges, StoreDb db, IWhoIsWho who, TimeProvider clock) : PageModel
{
    private const int Newest = 5;

    public Organisation Operator { get; private set; } = null!;

    public IReadOnlyList<OperatorPart> Parts { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        if (await bureaus.AskAsync(id, cancellation) is { } refused)
        {
            return this.Refuse(refused);
        }

        if (await matters.OfOperatorAsync(id, cancellation) is not { Count: > 0 } found)
        {
            return this.Absent();
        }

        Operator = (await who.OrganisationAsync(found[0].Operator, cancellation))!;
        var (parts, me, today) = (new List<OperatorPart>(), db.Actor.Organisation, LegalCalendar.LegalDay(clock.GetUtcNow()));
        foreach (var matter in found)
        {
            var filed = await db.Set<Notification>().AsNoTracking().Where(n => n.Operator == matter.Operator && n.Sector == matter.Sector && n.Addressees.Any(a => a.Organisation == me))
                .OrderByDescending(n => n.FiledAt).Take(Newest).ToListAsync(cancellation);
            var said = await exchanges.WithoutNotificationAsync(matter.Operator, matter.Sector, cancellation);
            parts.Add(new OperatorPart(matter, Competence.Sector(matter.Sector, today)!.Name, filed, said, writing.MayBegin(matter)));
        }

        Parts = parts;
        return Page();
    }
}
