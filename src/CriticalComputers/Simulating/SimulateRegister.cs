using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Noroshi.CriticalComputers.Judging;
using Noroshi.CriticalComputers.Law;
using Noroshi.CriticalComputers.Law.Deadlines;
using Noroshi.CriticalComputers.Law.Simulating;
using Noroshi.CriticalComputers.Store;
using Noroshi.Kernel;
using Noroshi.Store;

namespace Noroshi.CriticalComputers.Simulating;

/// <summary>
/// What a change would do to an operator's own register: each entry is judged by the rules of the day as they are known, and by the same with the
/// change, as it would be when they took force. Nothing is stored.
/// </summary>
internal sealed class SimulateRegister(StoreDb db, JudgeEntries judge, RulesInForce rules)
{
    private const int Part = 2_000;

    /// <summary>Every entry that is touched, or may be.</summary>
    public async IAsyncEnumerable<SimulatedLine> OfAsync(OrganisationId @operator, RuleChange change, DateOnly from, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var known = await rules.OnAsync(from, cancellation);
        var before = await judge.ContextAsync(@operator, known, cancellation);
        var after = await judge.ContextAsync(@operator, change.In(known), cancellation);
        ComputerId? last = null;
        while (true)
        {
            var own = db.Set<Computer>().AsNoTracking().Where(c => c.Operator == @operator && c.RemovedOn == null);
            if (last is { } reached)
            {
                own = own.Where(c => c.Id > reached);
            }

            var part = await own.OrderBy(c => c.Id).Take(Part).ToListAsync(cancellation);
            var notified = await judge.LastAsync([.. part.Where(c => c.NotifiedIn is not null).Select(c => c.Id)], cancellation);
            foreach (var computer in part)
            {
                if (Of(computer, notified.GetValueOrDefault(computer.Id), change, before, after) is { } line)
                {
                    yield return line;
                }
            }

            if (part.Count < Part)
            {
                yield break;
            }

            last = part[^1].Id;
        }
    }

    private static SimulatedLine? Of(Computer computer, NotifiedItems? notified, RuleChange change, JudgingContext before, JudgingContext after)
    {
        var entry = computer.Entry;
        var running = new StandingBefore(computer.State, computer.ChangedOn, computer.DueRule is { } json ? OwedBy.Read(json) : null, null);
        var was = before.Of(entry, notified, running);
        var now = after.Of(entry, notified, new StandingBefore(was.State, was.ChangedOn, was.Due, after.Rules.Day));
        var may = change.MayChange(new DutyFacts(entry.Classes, entry.Unit, entry.Dedicated, entry.Product, entry.Maker, null), before.Rules);
        var effect = Effect(was.State, now.State);
        if (effect is SimulatedEffect.None or SimulatedEffect.FallsAway && may is not null)
        {
            effect = SimulatedEffect.May;
        }

        return effect is SimulatedEffect.None ? null : new SimulatedLine(computer.Operator, after.FacilityOf(computer.Facility).Sector, effect, 1)
        {
            Label = computer.Label,
            Product = computer.Product,
            Maker = computer.Maker,
            Classes = computer.Classes,
            LastDay = effect is SimulatedEffect.BecomesDue ? now.Due?.LastDay : null,
            Why = effect is SimulatedEffect.BecomesDue ? now.Due?.Case.Words() : effect is SimulatedEffect.May ? may?.Fact : null,
            Article = effect is SimulatedEffect.BecomesDue ? now.Due?.Case.Article() : null,
        };
    }

    private static SimulatedEffect Effect(ComputerState was, ComputerState now) => (IsFree(was), IsFree(now)) switch
    {
        (false, true) => SimulatedEffect.FallsAway,
        (true, false) when now is ComputerState.Due => SimulatedEffect.BecomesDue,
        (true, false) when now is ComputerState.Doubtful => SimulatedEffect.May,
        (true, false) => SimulatedEffect.CountsAgain,
        _ => SimulatedEffect.None,
    };

    private static bool IsFree(ComputerState state) => state is ComputerState.Exempt or ComputerState.NotSpecified;
}
