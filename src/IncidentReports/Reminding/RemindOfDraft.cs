using Microsoft.EntityFrameworkCore;
using Noroshi.Formats.Forms;
using Noroshi.IncidentReports.CommonForms;
using Noroshi.IncidentReports.Drafting;
using Noroshi.IncidentReports.Law.Clocks;
using Noroshi.IncidentReports.Settings;
using Noroshi.IncidentReports.Store;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Store;
using Noroshi.Web.Showing;

namespace Noroshi.IncidentReports.Reminding;

/// <summary>
/// The limits run from 認知, not from the first report: as long as that is only a draft, those who write it are told once when the internal
/// target of the first report has passed, and at every point of the thirty-day limit. Ends when the draft is filed, discarded or told another
/// time of knowledge; nothing is told of a voluntary draft, and nothing while it is marked as an exercise.
/// </summary>
[Article("Order, Art. 4(2)")]
internal sealed class RemindOfDraft(StoreDb db, PolicySettings settings, IWhoIsWho who, INotices notices, IOutbox outbox, TimeProvider clock) : IHandle<DraftClockTicks>
{
    public async Task HandleAsync(DraftClockTicks @event, Guid id, CancellationToken cancellation)
    {
        var draft = await db.Set<Draft>().AsNoTracking().FirstOrDefaultAsync(d => d.Id == new DraftId(@event.Draft), cancellation);
        var now = clock.GetUtcNow();
        if (draft is null || DraftClockTicks.LearnedOf(draft, Answers.FromJson(draft.Answers), now) != @event.LearnedAt)
        {
            return;
        }

        var due = TheFullReportIsDueWithinThirtyDays.For(@event.LearnedAt).Limit.LastDay;
        var target = @event.LearnedAt + await settings.TargetAsync(draft.Kind, @event.LearnedAt, cancellation);
        var full = ReminderPoints.Reached(due, now);
        int?[] points = [now >= target ? Reminder.FirstTarget : null, full];
        if (!draft.Exercise && points.OfType<int>().ToList() is { Count: > 0 } reached && !await TellAsync(draft, due, reached, now, cancellation))
        {
            // Another row of ticks, begun at another saving, has told of these points and goes on.
            return;
        }

        if (full is not Reminder.Passed)
        {
            var next = ReminderPoints.NextAfter(due, now);
            outbox.Raise(@event, target > now && target < next ? target : next);
        }
    }

    private async Task<bool> TellAsync(Draft draft, DateOnly due, List<int> reached, DateTimeOffset now, CancellationToken cancellation)
    {
        var told = await db.Set<Reminder>().Where(r => r.Subject == draft.Id.Value && r.DueOn == due).Select(r => r.Point).ToListAsync(cancellation);
        var fresh = reached.Except(told).ToList();
        db.AddRange(fresh.Select(point => new Reminder { Subject = draft.Id.Value, DueOn = due, Point = point, At = now }));
        if (fresh.Count > 0)
        {
            // One notice, however many points were passed meanwhile: the last one says what presses most.
            await TellWritersAsync(draft, Saying(fresh[^1], TokyoText.InWords(due)), cancellation);
        }

        return fresh.Count > 0;
    }

    // Those who write it and nobody else: whose report it will be may not see an agent's draft, and an agent whose mandate ended writes no more.
    private async Task TellWritersAsync(Draft draft, Words subject, CancellationToken cancellation)
    {
        if (draft.Writer != draft.Reporter && !(await who.AgentsOfAsync(draft.Reporter, MandateScope.IncidentReports, LegalCalendar.LegalDay(clock.GetUtcNow()), cancellation)).Contains(draft.Writer))
        {
            return;
        }

        foreach (var person in await who.PeopleWhoMayAsync(draft.Writer, Permission.FileReports, cancellation))
        {
            notices.Tell(person.Id, "incident-reports.draft-reminder", subject, DraftPaths.Of(draft, DraftPage.Check), urgent: true);
        }
    }

    private static Words Saying(int point, Words due) => point switch
    {
        Reminder.FirstTarget => new(
            $"速報がまだ提出されていません。下書きのままです（30日報告の期限：{due.Ja}）",
            $"The first report has not been filed: it is still a draft (thirty-day report due on {due.En})"),
        Reminder.Passed => new(
            $"下書きのまま30日報告の期限（{due.Ja}）が過ぎました。速報が提出されていません",
            $"The thirty-day report was due on {due.En}, and the first report is still a draft"),
        _ => new(
            $"30日報告の期限（{due.Ja}）が近づいています。速報がまだ下書きのままです",
            $"The thirty-day report is due on {due.En}, and the first report is still a draft"),
    };
}

/// <summary>The limits that run from the knowledge written in a draft have come to a point.</summary>
/// <param name="Draft">The draft.</param>
/// <param name="LearnedAt">The time of knowledge from which they were counted; another one begins its own ticks.</param>
internal sealed record DraftClockTicks(Guid Draft, DateTimeOffset LearnedAt) : IEvent
{
    // Nobody is reminded of a draft while it is being written.
    private static readonly TimeSpan Rest = TimeSpan.FromHours(1);

    public static string Name => "incident-reports.draft-clock-ticks.v1";

    /// <summary>
    /// The time from which limits run for a draft that holds these answers; null if none run: it is filed, voluntary, a later version
    /// of a case (which has its own ticks), or says no time under the duty that has been.
    /// </summary>
    public static DateTimeOffset? LearnedOf(Draft draft, Answers answers, DateTimeOffset now) =>
        draft is { FiledAs: null, Case: null, Voluntary: false }
        && answers["awareness.at"] is { } written && WrittenMoment.TryRead(written, out var at) && at <= now
        && TheFullReportIsDueWithinThirtyDays.Days.IsInForceOn(LegalCalendar.LegalDay(at))
            ? at
            : null;

    /// <summary>Begins the ticks where what is about to be saved tells another time of knowledge than before.</summary>
    public static void Begin(IOutbox outbox, Draft draft, Answers answers, DateTimeOffset now)
    {
        if (LearnedOf(draft, answers, now) is { } learned && (draft.Revision == 0 || LearnedOf(draft, Answers.FromJson(draft.Answers), draft.SavedAt) != learned))
        {
            outbox.Raise(new DraftClockTicks(draft.Id.Value, learned), now + Rest);
        }
    }
}
