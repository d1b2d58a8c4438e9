using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Noroshi.CriticalComputers.Exchanging;
using Noroshi.CriticalComputers.Store;
using Noroshi.Kernel;
using Noroshi.Store;
using Noroshi.Web.Showing;

namespace Noroshi.CriticalComputers.Reminding;

/// <summary>The limit that a request or an order set has come to a point at which somebody must be told.</summary>
internal sealed record ExchangeClockTicks(Guid Exchange) : IEvent
{
    public static string Name => "critical-computers.exchange-clock-ticks.v1";
}

/// <summary>Watches the limit of a request or an order until it is answered: reminds before it, and keeps that it passed.</summary>
[Article("Act, Art. 6")]
[Article("Act, Art. 9")]
internal sealed class RemindOfAnswer(StoreDb db, KeepersOfARegister keepers, KeepExchange desks, IRecordOfActs acts, IOutbox outbox, TimeProvider clock) : IHandle<ExchangeClockTicks>
{
    public async Task HandleAsync(ExchangeClockTicks @event, Guid id, CancellationToken cancellation)
    {
        var exchange = await db.Set<Exchange>().AsNoTracking().FirstOrDefaultAsync(x => x.Id == @event.Exchange, cancellation);
        if (exchange is not { DueOn: { } due } || await db.Set<Exchange>().AnyAsync(x => x.InReplyTo == exchange.Id, cancellation))
        {
            return;
        }

        var now = clock.GetUtcNow();
        var point = AnswerPoints.Reached(due, now);
        if (point is { } reached && !await db.Set<ExchangeReminder>().AnyAsync(r => r.Exchange == exchange.Id && r.Point == reached, cancellation))
        {
            db.Add(new ExchangeReminder { Exchange = exchange.Id, Point = reached, At = now });
            await TellAsync(exchange, due, reached, cancellation);
        }

        if (point is not AnswerPoints.Passed)
        {
            outbox.Raise(@event, AnswerPoints.NextAfter(due, now));
        }
    }

    private async Task TellAsync(Exchange exchange, DateOnly due, int point, CancellationToken cancellation)
    {
        var about = exchange.Notification is { } number ? await db.Set<Notification>().AsNoTracking().FirstAsync(n => n.Id == number, cancellation) : null;
        var (what, said, path) = (KeepExchange.Subject(exchange, about, due), TokyoText.InWords(due), $"/computers/exchanges/{exchange.Id}");
        if (point is not AnswerPoints.Passed)
        {
            await keepers.TellAsync(
                exchange.Operator, "critical-computers.answer-reminder", new($"期限（{said.Ja}）が近づいています：{what.Ja}", $"Due on {said.En}: {what.En}"), path, point <= 1, cancellation);
            return;
        }

        acts.Write(new Act("critical-computers.answer-late", exchange.Basis ?? "Act, Art. 9", about is null ? $"operator:{exchange.Operator}" : $"notification:{about.Id}")
        {
            Content = new JsonObject { ["exchange"] = exchange.Id.ToString("D"), ["dueOn"] = due.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) },
        });
        var subject = new Words($"期限（{said.Ja}）が過ぎました：{what.Ja}", $"Was due on {said.En}: {what.En}");
        await keepers.TellAsync(exchange.Operator, "critical-computers.answer-late", subject, path, true, cancellation);
        await desks.TellDeskAsync(exchange.From, exchange, about, "critical-computers.answer-late", subject, false, cancellation);
    }
}
