using Microsoft.EntityFrameworkCore;
using Noroshi.CriticalComputers.Law;
using Noroshi.CriticalComputers.Store;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Store;
using Designation = Noroshi.Parties.Face.Designation;

namespace Noroshi.CriticalComputers.Judging;

/// <summary>Loads what the law asks about entries of the register (facility, designation, what was last notified, the rules in force), and puts down where they stand.</summary>
internal sealed class JudgeEntries(StoreDb db, IWhoIsWho who, RulesInForce rules, TimeProvider clock)
{
    /// <summary>Judges entries of one operator, as they stand in the unit of work; what it finds is saved with them.</summary>
    public async Task JudgeAsync(OrganisationId @operator, IReadOnlyCollection<Computer> computers, CancellationToken cancellation) =>
        await (await ContextAsync(@operator, cancellation)).JudgeAsync(db, computers, cancellation);

    /// <summary>What is the same for all entries of one operator, loaded once for many.</summary>
    public async Task<JudgingContext> ContextAsync(OrganisationId @operator, CancellationToken cancellation) =>
        await ContextAsync(@operator, await rules.OnAsync(LegalCalendar.LegalDay(clock.GetUtcNow()), cancellation), cancellation);

    /// <summary>The same by given rules, of their day.</summary>
    public async Task<JudgingContext> ContextAsync(OrganisationId @operator, RegisterRules by, CancellationToken cancellation) => new(
        [.. await who.DesignationsAsync(@operator, by.Day, cancellation)],
        await db.Set<Facility>().Where(f => f.Operator == @operator).ToDictionaryAsync(f => f.Id, cancellation),
        by);

    /// <summary>What was last notified of each.</summary>
    public Task<Dictionary<ComputerId, NotifiedItems>> LastAsync(IReadOnlyCollection<ComputerId> computers, CancellationToken cancellation) => JudgingContext.LastAsync(db, computers, cancellation);
}

/// <summary>An operator's facilities and designations, and the rules, on a day.</summary>
internal sealed class JudgingContext(IReadOnlyList<Designation> designations, IReadOnlyDictionary<FacilityId, Facility> facilities, RegisterRules rules)
{
    /// <summary>By which rules it is judged.</summary>
    public RegisterRules Rules { get; } = rules;

    /// <summary>The facility of an entry.</summary>
    public Facility FacilityOf(FacilityId id) => facilities[id];

    public Task JudgeAsync(StoreDb db, IReadOnlyCollection<Computer> computers, CancellationToken cancellation) => JudgeAsync(db, computers, null, cancellation);

    /// <summary>Judges entries anew.</summary>
    /// <param name="db">The unit of work.</param>
    /// <param name="computers">The entries, of one operator.</param>
    /// <param name="tookForce">The day on which a rule took force, if that is why.</param>
    /// <param name="cancellation">Ends the work.</param>
    public async Task JudgeAsync(StoreDb db, IReadOnlyCollection<Computer> computers, DateOnly? tookForce, CancellationToken cancellation)
    {
        var notified = await LastAsync(db, [.. computers.Where(c => c.NotifiedIn is not null).Select(c => c.Id)], cancellation);
        foreach (var computer in computers)
        {
            var before = new StandingBefore(computer.State, computer.ChangedOn, computer.DueRule is { } json ? OwedBy.Read(json) : null, tookForce);
            var standing = Of(computer.Entry, notified.GetValueOrDefault(computer.Id), before);
            computer.Judge(standing.State, standing.ChangedOn, standing.Due?.LastDay, standing.Due?.ToJson());
        }
    }

    /// <summary>Where one entry stands.</summary>
    public Standing Of(ComputerEntry entry, NotifiedItems? last, DateOnly? changedOn) => Of(entry, last, new StandingBefore(null, changedOn, null, null));

    /// <summary>Where one entry stands, after it stood otherwise.</summary>
    public Standing Of(ComputerEntry entry, NotifiedItems? last, StandingBefore before)
    {
        var facility = facilities[entry.Facility];
        var designation = designations.FirstOrDefault(d => d.Sector == facility.Sector);
        return Standings.Of(entry, facility.Entry, designation?.DesignatedOn, designation?.ThroughArticle53 ?? false, last, before, Rules);
    }

    /// <summary>What was last notified of each.</summary>
    public static async Task<Dictionary<ComputerId, NotifiedItems>> LastAsync(StoreDb db, IReadOnlyCollection<ComputerId> computers, CancellationToken cancellation)
    {
        if (computers.Count == 0)
        {
            return [];
        }

        var rows = await db.Set<NotifiedComputer>().AsNoTracking().Where(n => computers.Contains(n.Computer) && n.Current && n.As != NotifiedAs.Removed)
            .Select(n => new { n.Computer, n.FacilityCategory, n.Classes, n.Product, n.Maker }).ToListAsync(cancellation);
        return rows.ToDictionary(n => n.Computer, n => new NotifiedItems(n.FacilityCategory, n.Classes, n.Product, n.Maker));
    }
}
