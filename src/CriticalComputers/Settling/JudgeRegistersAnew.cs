using Microsoft.EntityFrameworkCore;
using Noroshi.CriticalComputers.Judging;
using Noroshi.CriticalComputers.Law;
using Noroshi.CriticalComputers.Law.Simulating;
using Noroshi.CriticalComputers.Reminding;
using Noroshi.CriticalComputers.Store;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Store;
using Noroshi.Web.Showing;

namespace Noroshi.CriticalComputers.Settling;

/// <summary>Has every register judged anew, each for itself.</summary>
internal sealed class HaveRegistersJudgedAnew(StoreDb db, IOutbox outbox) : IHandle<RulesTakeForce>
{
    public async Task HandleAsync(RulesTakeForce @event, Guid id, CancellationToken cancellation)
    {
        foreach (var @operator in await db.Set<Facility>().Select(f => f.Operator).Distinct().ToListAsync(cancellation))
        {
            outbox.Raise(new RegisterIsJudgedAnew(@event.Day, @operator));
        }
    }
}

/// <summary>
/// Every morning: if a rule of the law itself has commenced since the morning before, the register is judged anew. A host that was away for days
/// finds out at its first morning.
/// </summary>
internal sealed class NoticeCommencements(IOutbox outbox, TimeProvider clock) : IHandle<RegisterClockTicks>
{
    public Task HandleAsync(RegisterClockTicks @event, Guid id, CancellationToken cancellation)
    {
        var today = LegalCalendar.LegalDay(clock.GetUtcNow());
        if (@event.Seen is { } seen && RegisterRules.CommencementsAfter(seen).Where(d => d <= today).Cast<DateOnly?>().Max() is { } day)
        {
            outbox.Raise(new RegisterIsJudgedAnew(day, @event.Operator));
        }

        return Task.CompletedTask;
    }
}

/// <summary>
/// Judges one part of a register by the rules in force, and leaves the next part to an event of its own. Entries, event and the note that it was
/// done are one transaction: if we are killed, the part comes again and finds what it found before. What was filed is not touched, and a limit
/// that runs stays (<see cref="OwedBy.UnlessRunning"/>).
/// </summary>
internal sealed class JudgeRegisterAnew(StoreDb db, JudgeEntries judge, RulesInForce rules, IWhoIsWho who, INotices notices, IOutbox outbox, TimeProvider clock) : IHandle<RegisterIsJudgedAnew>
{
    internal const int Part = 1_000;

    public async Task HandleAsync(RegisterIsJudgedAnew @event, Guid id, CancellationToken cancellation)
    {
        var computers = await NextAsync(@event, cancellation);
        var today = LegalCalendar.LegalDay(clock.GetUtcNow());
        var before = computers.Select(c => c.State).ToArray();
        var context = await judge.ContextAsync(@event.Operator, cancellation);
        await context.JudgeAsync(db, computers, @event.Day <= today ? @event.Day : null, cancellation);
        var was = await rules.OnAsync(@event.Day.AddDays(-1), cancellation);
        var done = @event with
        {
            FallenAway = @event.FallenAway + Count(before, computers, (was, now) => IsOwed(was) && now is ComputerState.Exempt or ComputerState.NotSpecified),
            Owed = @event.Owed + Count(before, computers, (was, now) => !IsOwed(was) && now is ComputerState.Due or ComputerState.ChangeDue),
            ToLookAt = @event.ToLookAt + computers.Count(c => AReadingMayChangeClasses.Of(c.Entry.Classes, was.Readings, context.Rules.Readings) is not null),
        };
        if (computers.Count == Part)
        {
            outbox.Raise(done with { After = computers[^1].Id.Value });
            return;
        }

        await TellAsync(done, cancellation);
    }

    private Task<List<Computer>> NextAsync(RegisterIsJudgedAnew @event, CancellationToken cancellation)
    {
        var own = db.Set<Computer>().Where(c => c.Operator == @event.Operator && c.State != ComputerState.Removed);
        if (@event.After is { } after)
        {
            var last = new ComputerId(after);
            own = own.Where(c => c.Id > last);
        }

        return own.OrderBy(c => c.Id).Take(Part).ToListAsync(cancellation);
    }

    private static int Count(ComputerState[] before, List<Computer> computers, Func<ComputerState, ComputerState, bool> counts) =>
        computers.Where((c, i) => c.State != before[i] && counts(before[i], c.State)).Count();

    private static bool IsOwed(ComputerState state) => state is ComputerState.Due or ComputerState.ChangeDue or ComputerState.Notified;

    private async Task TellAsync(RegisterIsJudgedAnew done, CancellationToken cancellation)
    {
        if (done is { FallenAway: 0, Owed: 0, ToLookAt: 0 })
        {
            return;
        }

        var day = TokyoText.InWords(done.Day);
        var subject = new Words(
            $"台帳の規則が変わりました（{day.Ja}から）：届出不要になった登録 {done.FallenAway}件、届け出る登録 {done.Owed}件、区分を確かめる登録 {done.ToLookAt}件",
            $"The rules of the register have changed from {day.En}: {done.FallenAway} need no notification any more, {done.Owed} are to be notified, {done.ToLookAt} classes to be looked at");
        foreach (var person in await who.PeopleWhoMayAsync(done.Operator, Permission.KeepRegister, cancellation))
        {
            notices.Tell(person.Id, "critical-computers.rules-changed", subject, "/computers/rules");
        }
    }
}
