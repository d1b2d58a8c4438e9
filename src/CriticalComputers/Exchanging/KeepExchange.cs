using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Noroshi.CriticalComputers.Law;
using Noroshi.CriticalComputers.Reminding;
using Noroshi.CriticalComputers.Store;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Store;

namespace Noroshi.CriticalComputers.Exchanging;

/// <summary>
/// Puts an exchange into the present unit of work with all that follows from it: the act, the watch over its limit, the notices. Whoever
/// calls has made sure that it may be done.
/// </summary>
internal sealed class KeepExchange(StoreDb db, KeepersOfARegister keepers, IWhoIsWho who, INotices notices, IRecordOfActs acts, IOutbox outbox, TimeProvider clock)
{
    public async Task KeepAsync(Exchange exchange, Notification? about, CancellationToken cancellation)
    {
        db.Add(exchange);

        // Two who write at once, or one who writes while the other checks or passes on: the second is told to look again.
        about?.Touch();
        acts.Write(new Act(exchange.Kind.Act(), exchange.Basis ?? "Act, Art. 8(1)", about is null ? $"operator:{exchange.Operator}" : $"notification:{about.Id}")
        {
            OnBehalfOf = exchange.From == db.Actor.Organisation ? null : exchange.From,
            Content = new JsonObject
            {
                ["number"] = about?.Number,
                ["sector"] = exchange.Sector,
                ["exchange"] = exchange.Id.ToString("D"),
                ["digest"] = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(exchange.Text))),
                ["duty"] = exchange.Duty?.Article(),
                ["dueOn"] = exchange.DueOn?.ToString("O", CultureInfo.InvariantCulture),
            },
        });
        if (exchange is { Asks: true, DueOn: { } due })
        {
            outbox.Raise(new ExchangeClockTicks(exchange.Id), AnswerPoints.NextAfter(due, clock.GetUtcNow()));
        }

        await TellAsync(exchange, about, cancellation);
    }

    /// <summary>Tells the people of an authority's desk.</summary>
    public async Task TellDeskAsync(OrganisationId desk, Exchange exchange, Notification? about, string kind, Words subject, bool urgent, CancellationToken cancellation)
    {
        foreach (var person in (await who.PeopleWhoMayAsync(desk, Permission.ReadNotifications, cancellation)).Where(p => p.Id != db.Actor.Person))
        {
            notices.Tell(person.Id, kind, subject, about is null ? $"/desk/operators/{exchange.Operator}" : $"/desk/notifications/{about.Number}", urgent);
        }
    }

    /// <summary>What a notice says of it: what it is, and of which notification or business.</summary>
    public static Words Subject(Exchange exchange, Notification? about, DateOnly day)
    {
        var (what, business) = (exchange.Kind.Words(), Competence.Sector(exchange.Sector, day)?.Name ?? new Words(exchange.Sector, exchange.Sector));
        return about is null ? new($"{what.Ja}：電子計算機の届出（{business.Ja}）", $"{what.En}: notification of computers ({business.En})") : new($"{what.Ja}：{about.Number}", $"{what.En}: {about.Number}");
    }

    private async Task TellAsync(Exchange exchange, Notification? about, CancellationToken cancellation)
    {
        if (exchange.Kind is ExchangeKind.Note)
        {
            return;
        }

        var subject = Subject(exchange, about, LegalCalendar.LegalDay(exchange.At));
        if (exchange.Kind.IsForTheOperator())
        {
            await keepers.TellAsync(exchange.Operator, exchange.Kind.Act(), subject, $"/computers/exchanges/{exchange.Id}", exchange.Asks, cancellation);
        }

        var desks = exchange.Kind is ExchangeKind.Opinion || about is null ? [exchange.To] : about.Addressees.Select(a => a.Organisation);
        foreach (var desk in desks.Where(d => d != exchange.From && d != exchange.Operator))
        {
            await TellDeskAsync(desk, exchange, about, exchange.Kind.Act(), subject, exchange.Kind is ExchangeKind.Opinion, cancellation);
        }
    }
}
