using Microsoft.EntityFrameworkCore;
using Noroshi.IncidentReports.Store;
using Noroshi.Kernel;
using Noroshi.Store;

namespace Noroshi.IncidentReports.Resuming;

/// <summary>A page was kept; the event comes due when its term is over.</summary>
internal sealed record PageKept(Guid Page) : IEvent
{
    public static string Name => "incident-reports.page-kept.v1";
}

/// <summary>Forgets a page that nobody took up again. One that was sent again meanwhile is given its whole term.</summary>
internal sealed class ForgetKeptPage(StoreDb db, IOutbox outbox, TimeProvider clock) : IHandle<PageKept>
{
    public async Task HandleAsync(PageKept @event, Guid id, CancellationToken cancellation)
    {
        if (await db.Set<KeptPage>().FirstOrDefaultAsync(k => k.Id == @event.Page, cancellation) is not { } page)
        {
            return;
        }

        if (page.KeptAt + KeptPage.Term > clock.GetUtcNow())
        {
            outbox.Raise(@event, page.KeptAt + KeptPage.Term);
            return;
        }

        db.Remove(page);
    }
}
