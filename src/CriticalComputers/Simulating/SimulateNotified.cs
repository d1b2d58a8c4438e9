using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Noroshi.CriticalComputers.Judging;
using Noroshi.CriticalComputers.Law;
using Noroshi.CriticalComputers.Law.Classes;
using Noroshi.CriticalComputers.Law.Deadlines;
using Noroshi.CriticalComputers.Law.Simulating;
using Noroshi.CriticalComputers.Store;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Store;

namespace Noroshi.CriticalComputers.Simulating;

/// <summary>
/// What a change would do to the computers whose notifications reached the actor's authority; it sees no other. The database groups
/// those that are alike, so that of five million as many are judged as there are kinds, and only what is touched is counted by operator. Nothing is stored.
/// </summary>
internal sealed class SimulateNotified(StoreDb db, RulesInForce rules, IWhoIsWho who)
{
    /// <summary>How many kinds are judged at most while somebody waits; beyond that a business is to be chosen.</summary>
    internal const int MostKinds = 1_000_000;

    // More names than this are not sent to the database; it gives all, and those not touched are left out here.
    private const int MostNames = 2_000;

    /// <summary>Whether the last run ended before its end, so that what it found must not be shown as if it were all.</summary>
    public bool WasTooMuch { get; private set; }

    /// <summary>The kinds that are touched, or may be, and the operators that come under the Act.</summary>
    public async IAsyncEnumerable<SimulatedLine> OfAsync(RuleChange change, DateOnly from, string? sector, int most, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var before = await rules.OnAsync(from, cancellation);
        var after = change.In(before);
        if (change is RuleChange.SectorAdded added)
        {
            if (before.Sectors.Contains(added.Sector))
            {
                yield break;
            }

            foreach (var designation in await who.DesignatedForAsync(added.Sector, from, cancellation))
            {
                yield return ComesUnder(designation, from);
            }

            yield break;
        }

        var touched = await TouchedAsync(change, before, after, sector, most, cancellation);
        if (touched.Count == 0)
        {
            yield break;
        }

        var lines = 0;
        await foreach (var alike in Alike(touched.Keys, sector).AsAsyncEnumerable().WithCancellation(cancellation))
        {
            if (!touched.TryGetValue(new Kind(alike.NameKey, alike.Classes, alike.Unit), out var found))
            {
                continue;
            }

            if (++lines > most)
            {
                WasTooMuch = true;
                yield break;
            }

            yield return new SimulatedLine(alike.Operator, alike.Sector, found.Effect, alike.Count) { Product = found.Product, Maker = found.Maker, Classes = alike.Classes, Why = found.Fact };
        }
    }

    // Kinds of computers are judged first, without asking whose they are: there are far fewer of them than of kinds per operator.
    private async Task<Dictionary<Kind, Judged>> TouchedAsync(RuleChange change, RegisterRules before, RegisterRules after, string? sector, int most, CancellationToken cancellation)
    {
        var touched = new Dictionary<Kind, Judged>();
        var kinds = 0;
        await foreach (var g in Reached(sector).GroupBy(c => new { c.NameKey, c.Classes, c.Unit })
            .Select(g => new { g.Key.NameKey, g.Key.Classes, g.Key.Unit, Product = g.Min(c => c.Product)!, Maker = g.Min(c => c.Maker)! }).AsAsyncEnumerable().WithCancellation(cancellation))
        {
            if (++kinds > most)
            {
                WasTooMuch = true;
                return [];
            }

            var (effect, may) = SimulatedEffects.OfNotified(change, new DutyFacts(g.Classes, g.Unit, DedicatedUse.NotAsked, g.Product, g.Maker, null), before, after);
            if (effect is not SimulatedEffect.None)
            {
                touched[new Kind(g.NameKey, g.Classes, g.Unit)] = new Judged(effect, may?.Fact, g.Product, g.Maker);
            }
        }

        return touched;
    }

    private IQueryable<AlikeComputers> Alike(IReadOnlyCollection<Kind> kinds, string? sector)
    {
        var (names, classes) = (kinds.Select(k => k.NameKey).Distinct().ToArray(), kinds.Select(k => k.Classes).Distinct().ToArray());
        var computers = Reached(sector).Where(c => classes.Contains(c.Classes));
        if (names.Length <= MostNames)
        {
            computers = computers.Where(c => names.Contains(c.NameKey));
        }

        return computers.GroupBy(c => new { c.Operator, c.Sector, c.NameKey, c.Classes, c.Unit })
            .Select(g => new AlikeComputers(g.Key.Operator, g.Key.Sector, g.Key.NameKey, g.Key.Classes, g.Key.Unit, g.Count()));
    }

    private static SimulatedLine ComesUnder(Parties.Face.Designation designation, DateOnly from)
    {
        // The earliest that can be said of an operator of which nothing was notified: what is in place on the day on which the business is added.
        var deadline = NotificationIsDueWithinMonths.For(new DeadlineFacts(from, CoveredOn: from, DesignatedOn: designation.DesignatedOn, ThroughArticle53: designation.ThroughArticle53), from).Governing;
        return new SimulatedLine(designation.Operator, designation.Sector, SimulatedEffect.ComesUnder, 0) { LastDay = deadline.Limit.LastDay, Why = deadline.Case.Words(), Article = deadline.Case.Article() };
    }

    // The filter asks of each computer whether its notification may be seen; here it is asked of the notifications, which are fewer. Both give the same rows.
    private IQueryable<NotifiedComputer> Reached(string? sector)
    {
        var me = db.Actor.Organisation;
        var reached = db.Set<Notification>().Where(n => n.Addressees.Any(a => a.Organisation == me)).Select(n => n.Id);
        var computers = db.Set<NotifiedComputer>().IgnoreQueryFilters(["visibility"]).AsNoTracking().Where(c => c.Current && c.As != NotifiedAs.Removed && reached.Contains(c.Notification));
        return sector is { Length: > 0 } ? computers.Where(c => c.Sector == sector) : computers;
    }

    private readonly record struct Kind(string NameKey, ClassSet Classes, ComputerUnit Unit);

    private sealed record Judged(SimulatedEffect Effect, Words? Fact, string Product, string Maker);

    private sealed record AlikeComputers(OrganisationId Operator, string Sector, string NameKey, ClassSet Classes, ComputerUnit Unit, int Count);
}
