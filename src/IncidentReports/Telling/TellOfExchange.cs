using Microsoft.EntityFrameworkCore;
using Noroshi.IncidentReports.Exchanging;
using Noroshi.IncidentReports.Store;
using Noroshi.Kernel;
using Noroshi.Store;

namespace Noroshi.IncidentReports.Telling;

/// <summary>Something was said in a case: the other side is told, and the other desks too. A note tells nobody, an opinion the minister's side alone.</summary>
[Article("Act, Art. 6")]
[Article("Act, Art. 7")]
[Article("Act, Art. 9")]
[Article("Act, Art. 10")]
internal sealed class TellOfExchange(StoreDb db, CaseCircle circle) : IHandle<CaseExchangeWritten>
{
    public async Task HandleAsync(CaseExchangeWritten @event, Guid id, CancellationToken cancellation)
    {
        var @case = await db.Set<IncidentCase>().AsNoTracking().Include(c => c.Addressees).FirstOrDefaultAsync(c => c.Id == new CaseId(@event.Case), cancellation);
        var exchange = await db.Set<Exchange>().AsNoTracking().FirstOrDefaultAsync(x => x.Id == @event.Exchange, cancellation);
        if (@case is null || exchange is null || exchange.Kind is ExchangeKind.Note)
        {
            return;
        }

        var what = exchange.Words();
        var subject = new Words($"{what.Ja}：{@case.Number}", $"{what.En}: {@case.Number}");
        var urgent = exchange.Kind is ExchangeKind.Order or ExchangeKind.MaterialRequest && !@case.Exercise;
        if (exchange.Kind is ExchangeKind.Opinion)
        {
            foreach (var minister in new[] { exchange.To }.Concat(@case.Addressees.Where(a => a.Superior == exchange.To).Select(a => (OrganisationId?)a.Organisation)).OfType<OrganisationId>().Distinct())
            {
                await circle.TellDeskAsync(minister, @case, exchange.Kind.Act(), subject, true, cancellation);
            }

            return;
        }

        await circle.TellDesksAsync(@case, exchange.Kind.Act(), subject, false, exchange.By, cancellation);
        if (exchange.From != @case.Reporter)
        {
            await circle.TellReporterAsync(@case, exchange.Kind.Act(), subject, urgent, cancellation);
        }
    }
}
