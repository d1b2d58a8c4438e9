using Microsoft.EntityFrameworkCore;
using Noroshi.CriticalComputers.Law;
using Noroshi.CriticalComputers.Store;
using Noroshi.Kernel;
using Noroshi.Store;
using Noroshi.Web.Showing;

namespace Noroshi.CriticalComputers.Reminding;

/// <summary>Every morning: an operator's people are told of the last days that have come near, and of those that have passed.</summary>
/// <param name="Operator">Whose register.</param>
/// <param name="Seen">The day of the morning before, up to which the commencement of rules was noticed; null at the first.</param>
internal sealed record RegisterClockTicks(OrganisationId Operator, DateOnly? Seen = null) : IEvent
{
    public static string Name => "critical-computers.register-clock-ticks.v1";

    /// <summary>The next nine o'clock in Tokyo.</summary>
    public static DateTimeOffset NextAfter(DateTimeOffset now)
    {
        var today = LegalCalendar.StartOf(LegalCalendar.LegalDay(now)).AddHours(9);
        return now < today ? today : today.AddDays(1);
    }
}

/// <summary>Tells once for each last day and point, however many computers share them and however often the event is delivered.</summary>
internal sealed class RemindOfNotification(StoreDb db, KeepersOfARegister keepers, IOutbox outbox, TimeProvider clock) : IHandle<RegisterClockTicks>
{
    public async Task HandleAsync(RegisterClockTicks @event, Guid id, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var today = LegalCalendar.LegalDay(now);
        var horizon = today.AddDays(RemindersBeforeANotification.DaysBefore.Max());
        var owed = await db.Set<Computer>().Where(c => c.Operator == @event.Operator && (c.State == ComputerState.Due || c.State == ComputerState.ChangeDue) && c.DueOn != null && c.DueOn <= horizon)
            .GroupBy(c => c.DueOn!.Value).Select(g => new Owed(g.Key, g.Count())).ToListAsync(cancellation);
        foreach (var day in await db.Set<OutlineChange>().Where(c => c.Operator == @event.Operator && c.DueOn <= horizon).Select(c => c.DueOn).ToListAsync(cancellation))
        {
            if (!owed.Exists(o => o.Day == day))
            {
                owed.Add(new Owed(day, 0));
            }
        }

        var told = await db.Set<RegisterReminder>().Where(r => r.Operator == @event.Operator).ToListAsync(cancellation);
        foreach (var each in owed.OrderBy(o => o.Day))
        {
            var point = RemindersBeforeANotification.Reached(each.Day, today)!.Value;
            if (!told.Exists(r => r.DueOn == each.Day && r.Point == point))
            {
                db.Add(new RegisterReminder { Operator = @event.Operator, DueOn = each.Day, Point = point, At = now });
                await TellAsync(@event.Operator, each.Day, each.Count, point, cancellation);
            }
        }

        outbox.Raise(@event with { Seen = today }, RegisterClockTicks.NextAfter(now));
    }

    private sealed record Owed(DateOnly Day, int Count);

    private async Task TellAsync(OrganisationId @operator, DateOnly day, int count, int point, CancellationToken cancellation)
    {
        var said = TokyoText.InWords(day);
        var what = count > 0 ? new Words($"{count}件", $"{count} computers") : new Words("事業者の概要の変更", "change of the operator's outline");
        var subject = point is RemindersBeforeANotification.Passed
            ? new Words($"電子計算機の届出の期限（{said.Ja}）が過ぎました：{what.Ja}", $"Notification was due on {said.En}: {what.En}")
            : new Words($"電子計算機の届出の期限（{said.Ja}）が近づいています：{what.Ja}", $"Notification is due on {said.En}: {what.En}");
        await keepers.TellAsync(
            @operator, point is RemindersBeforeANotification.Passed ? "critical-computers.late" : "critical-computers.reminder", subject, "/computers/notify", point <= 1, cancellation);
    }
}
