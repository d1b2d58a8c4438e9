using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Noroshi.IncidentReports.Exchanging;
using Noroshi.IncidentReports.Store;
using Noroshi.IncidentReports.Telling;
using Noroshi.Kernel;
using Noroshi.Store;
using Noroshi.Web.Showing;

namespace Noroshi.IncidentReports.Reminding;

/// <summary>Watches the limit of a request or an order until it is answered: reminds before it, and keeps that it passed.</summary>
[Article("Act, Art. 6")]
[Article("Act, Art. 9")]
internal sealed class RemindOfAnswer(StoreDb db, CaseCircle circle, IRecordOfActs acts, IOutbox outbox, TimeProvider clock) : IHandle<ExchangeClockTicks>
{
    public async Task HandleAsync(ExchangeClockTicks @event, Guid id, CancellationToken cancellation)
    {
        var exchange = await db.Set<Exchange>().AsNoTracking().FirstOrDefaultAsync(x => x.Id == @event.Exchange, cancellation);
        if (exchange is not { DueOn: { } due } || await db.Set<Exchange>().AnyAsync(x => x.InReplyTo == exchange.Id, cancellation))
        {
            return;
        }

        var @case = await db.Set<IncidentCase>().AsNoTracking().Include(c => c.Addressees).FirstOrDefaultAsync(c => c.Id == exchange.Case, cancellation);
        if (@case is not { State: CaseState.Open, Exercise: false })
        {
            return;
        }

        var now = clock.GetUtcNow();
        var point = ReminderPoints.Reached(due, now);
        if (point is { } reached && !await db.Set<Reminder>().AnyAsync(r => r.Subject == exchange.Id && r.DueOn == due && r.Point == reached, cancellation))
        {
            db.Add(new Reminder { Subject = exchange.Id, DueOn = due, Point = reached, At = now });
            await TellAsync(@case, exchange, due, reached, cancellation);
        }

        if (point is not Reminder.Passed)
        {
            outbox.Raise(@event, ReminderPoints.NextAfter(due, now));
        }
    }

    private async Task TellAsync(IncidentCase @case, Exchange exchange, DateOnly due, int point, CancellationToken cancellation)
    {
        var day = due.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var what = exchange.Kind.Words();
        var said = TokyoText.InWords(due);
        if (point is not Reminder.Passed)
        {
            await circle.TellReporterAsync(
                @case,
                "incident-reports.answer-reminder",
                new($"{what.Ja}の期限（{said.Ja}）が近づいています：{@case.Number}", $"{what.En}: due on {said.En}: {@case.Number}"),
                point <= 1,
                cancellation);
            return;
        }

        acts.Write(new Act("incident-reports.answer-late", exchange.Basis ?? "Act, Art. 9", $"case:{@case.Id}")
        {
            Content = new JsonObject { ["number"] = @case.Number, ["exchange"] = exchange.Id.ToString("D"), ["dueOn"] = day },
        });
        var subject = new Words($"{what.Ja}の期限（{said.Ja}）が過ぎました：{@case.Number}", $"{what.En}: was due on {said.En}: {@case.Number}");
        await circle.TellReporterAsync(@case, "incident-reports.answer-late", subject, true, cancellation);
        await circle.TellDeskAsync(exchange.From, @case, "incident-reports.answer-late", subject, false, cancellation);
    }
}
