using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Noroshi.IncidentReports.Filing;
using Noroshi.IncidentReports.Store;
using Noroshi.IncidentReports.Telling;
using Noroshi.Kernel;
using Noroshi.Store;
using Noroshi.Web.Showing;

namespace Noroshi.IncidentReports.Reminding;

/// <summary>
/// Watches the limit of the thirty-day report: tells the reporter's people before it, and marks the case late once it has passed. The mark
/// is set once and never cleared, whatever the clock does afterwards. Ends when the report is there, the case withdrawn, or an exercise.
/// </summary>
[Article("Order, Art. 4(2)")]
internal sealed class RemindOfFullReport(StoreDb db, CaseCircle circle, IRecordOfActs acts, IOutbox outbox, TimeProvider clock) : IHandle<ReportClockTicks>
{
    public async Task HandleAsync(ReportClockTicks @event, Guid id, CancellationToken cancellation)
    {
        var @case = await db.Set<IncidentCase>().Include(c => c.Addressees).FirstOrDefaultAsync(c => c.Id == new CaseId(@event.Case), cancellation);
        if (@case is not { FullFiledAt: null, State: CaseState.Open, Exercise: false, FullDueOn: { } due })
        {
            return;
        }

        var now = clock.GetUtcNow();
        var point = ReminderPoints.Reached(due, now);
        if (point is { } reached && !await TellAsync(@case, due, reached, now, cancellation))
        {
            // Another row of ticks, begun when the limit was computed anew, has told of this point and goes on.
            return;
        }

        // If we stop before this is saved, nothing of this tick has happened and it is delivered again.
        if (point is not Reminder.Passed)
        {
            outbox.Raise(@event, ReminderPoints.NextAfter(due, now));
        }
    }

    private async Task<bool> TellAsync(IncidentCase @case, DateOnly due, int point, DateTimeOffset now, CancellationToken cancellation)
    {
        if (await db.Set<Reminder>().AnyAsync(r => r.Subject == @case.Id.Value && r.DueOn == due && r.Point == point, cancellation))
        {
            return false;
        }

        db.Add(new Reminder { Subject = @case.Id.Value, DueOn = due, Point = point, At = now });
        var day = due.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        if (point is not Reminder.Passed)
        {
            await circle.TellReporterAsync(@case, "incident-reports.reminder", Before(@case.Number, point, TokyoText.InWords(due)), point <= 1, cancellation);
            return true;
        }

        @case.MarkLate();
        @case.Addressees.ForEach(a => a.Follow(@case));
        acts.Write(new Act("incident-reports.marked-late", "Order, Art. 4(2)", $"case:{@case.Id}")
        {
            Content = new JsonObject { ["number"] = @case.Number, ["dueOn"] = day },
        });
        var said = TokyoText.InWords(due);
        var subject = new Words($"30日報告の期限（{said.Ja}）が過ぎました：{@case.Number}", $"The thirty-day report was due on {said.En}: {@case.Number}");
        await circle.TellReporterAsync(@case, "incident-reports.late", subject, true, cancellation);
        await circle.TellDesksAsync(@case, "incident-reports.late", subject, false, null, cancellation);
        return true;
    }

    private static Words Before(string number, int point, Words day) => point is 0
        ? new($"30日報告の期限は今日です：{number}", $"The thirty-day report is due today: {number}")
        : new($"30日報告の期限（{day.Ja}）が近づいています：{number}", $"The thirty-day report is due on {day.En}: {number}");
}
