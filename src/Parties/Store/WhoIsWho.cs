using Microsoft.EntityFrameworkCore;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Parties.Law;
using Noroshi.Store;

namespace Noroshi.Parties.Store;

internal sealed class WhoIsWho(StoreDb db, Recently recently, TimeProvider clock) : IWhoIsWho
{
    private DateOnly Today => LegalCalendar.LegalDay(clock.GetUtcNow());

    public async Task<Organisation?> OrganisationAsync(OrganisationId id, CancellationToken cancellation) =>
        await recently.AnswerAsync(id, async () => (await db.Set<OrganisationRow>().AsNoTracking().FirstOrDefaultAsync(o => o.Id == id, cancellation))?.Shown());

    public async Task<Organisation?> OrganisationAsync(string code, CancellationToken cancellation) =>
        (await db.Set<OrganisationRow>().AsNoTracking().FirstOrDefaultAsync(o => o.Code == code, cancellation))?.Shown();

    public async Task<IReadOnlyDictionary<string, Organisation>> OrganisationsAsync(IEnumerable<string> codes, CancellationToken cancellation)
    {
        var wanted = codes.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        return await recently.AnswerAsync(
            new Coded(string.Join('\n', wanted)),
            () => db.Set<OrganisationRow>().AsNoTracking().Where(o => wanted.Contains(o.Code)).ToDictionaryAsync(o => o.Code, o => o.Shown(), StringComparer.Ordinal, cancellation));
    }

    public async Task<IReadOnlyDictionary<OrganisationId, Organisation>> OrganisationsAsync(IEnumerable<OrganisationId> ids, CancellationToken cancellation)
    {
        var wanted = ids.Distinct().ToArray();
        return await db.Set<OrganisationRow>().AsNoTracking().Where(o => wanted.Contains(o.Id)).ToDictionaryAsync(o => o.Id, o => o.Shown(), cancellation);
    }

    public async Task<IReadOnlyList<Organisation>> OrganisationsAsync(OrganisationKind kind, CancellationToken cancellation) =>
        [.. (await db.Set<OrganisationRow>().AsNoTracking().Where(o => o.Kind == kind && o.ClosedAt == null).OrderBy(o => o.Code).ToListAsync(cancellation)).Select(o => o.Shown())];

    public async Task<IReadOnlyList<Designation>> DesignationsAsync(OrganisationId @operator, DateOnly day, CancellationToken cancellation) =>
        await recently.AnswerAsync<IReadOnlyList<Designation>>(new Designated(@operator, day), async () => [.. (await db.Set<DesignationRow>().AsNoTracking()
            .Where(d => d.Operator == @operator && d.DesignatedOn <= day && (d.Until == null || day < d.Until))
            .OrderBy(d => d.Sector).ToListAsync(cancellation)).Select(d => d.Shown())]);

    public async Task<IReadOnlyList<Designation>> DesignatedForAsync(string sector, DateOnly day, CancellationToken cancellation) =>
        [.. (await db.Set<DesignationRow>().AsNoTracking().Where(d => d.Sector == sector && d.DesignatedOn <= day && (d.Until == null || day < d.Until))
            .OrderBy(d => d.Operator).ToListAsync(cancellation)).Select(d => d.Shown())];

    public async Task<IReadOnlyDictionary<PersonId, Person>> PersonsAsync(IEnumerable<PersonId> ids, CancellationToken cancellation)
    {
        var wanted = ids.Distinct().ToArray();
        Task<Dictionary<PersonId, Person>> Ask() => db.Set<PersonRow>().AsNoTracking().Where(p => wanted.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Shown(), cancellation);
        return wanted is [var one] ? await recently.AnswerAsync(one, Ask) : await Ask();
    }

    public async Task<IReadOnlyList<Person>> PeopleWhoMayAsync(OrganisationId organisation, Permission permission, CancellationToken cancellation)
    {
        var today = Today;
        return await recently.AnswerAsync<IReadOnlyList<Person>>(new WhoMay(organisation, permission, today), () => AskWhoMayAsync(organisation, permission, today, cancellation));
    }

    public async Task<ILookup<OrganisationId, Person>> PeopleWhoMayAsync(IReadOnlyCollection<OrganisationId> organisations, Permission permission, CancellationToken cancellation)
    {
        var asked = organisations.Distinct().ToArray();
        var found = asked.Length == 0 ? [] : await WhoMayIn(permission, Today).Where(f => asked.Contains(f.Organisation)).OrderBy(f => f.Person.Name).ToListAsync(cancellation);
        return found.DistinctBy(f => (f.Organisation, f.Person.Id)).ToLookup(f => f.Organisation, f => f.Person.Shown());
    }

    private async Task<IReadOnlyList<Person>> AskWhoMayAsync(OrganisationId organisation, Permission permission, DateOnly today, CancellationToken cancellation) =>
        [.. (await WhoMayIn(permission, today).Where(f => f.Organisation == organisation).Select(f => f.Person).Distinct().OrderBy(p => p.Name).ToListAsync(cancellation)).Select(p => p.Shown())];

    private IQueryable<Appointed> WhoMayIn(Permission permission, DateOnly today)
    {
        var roles = Roles.All.Where(r => r.May.Contains(permission)).Select(r => r.Code).ToArray();
        return
            from m in db.Set<Membership>().AsNoTracking()
            join p in db.Set<PersonRow>().AsNoTracking() on m.Person equals p.Id
            where roles.Contains(m.Role) && m.From <= today && (m.Until == null || today < m.Until) && p.DisabledAt == null
            select new Appointed { Organisation = m.Organisation, Person = p };
    }

    public async Task<IReadOnlyList<Designation>> DesignatedForAsync(IReadOnlyCollection<string> sectors, DateOnly day, CancellationToken cancellation) =>
        [.. (await db.Set<DesignationRow>().AsNoTracking().Where(d => sectors.Contains(d.Sector) && d.DesignatedOn <= day && (d.Until == null || day < d.Until))
            .OrderBy(d => d.Sector).ThenBy(d => d.Operator).ToListAsync(cancellation)).Select(d => d.Shown())];

    public async Task<IReadOnlyList<OrganisationId>> AgentsOfAsync(OrganisationId principal, MandateScope scope, DateOnly day, CancellationToken cancellation)
    {
        var code = scope.Code();
        return await recently.AnswerAsync(new Agents(principal, scope, day), () => db.Set<Mandate>().AsNoTracking()
            .Where(m => m.Principal == principal && m.Scope.Contains(code) && m.From <= day && day < m.Until && m.RevokedAt == null)
            .Select(m => m.Agent).Distinct().ToListAsync(cancellation));
    }

    public Words Capacity(string code) => code switch
    {
        "system" => new("システム（自動処理）", "The system"),
        "nobody" => new("サインインしていない人", "Not signed in"),
        _ => Roles.Find(code)?.Name ?? new Words(code, code),
    };

    // Who may see the row of an undertaking or a clearance is another question: here a rule asks whether there is one, and is told no more.
    public async Task<IReadOnlySet<PersonId>> BoundToSecrecyAsync(IEnumerable<PersonId> people, OrganisationId organisation, string article, DateTimeOffset at, CancellationToken cancellation)
    {
        if (UndertakingsOfSecrecy.Articles.All(a => a.Article != article))
        {
            throw new ArgumentException($"Nobody undertakes secrecy under {article}.", nameof(article));
        }

        var (asked, day) = (people.Distinct().ToArray(), LegalCalendar.LegalDay(at));
        return await db.Set<Undertaking>().IgnoreQueryFilters(["visibility"]).AsNoTracking()
            .Where(u => asked.Contains(u.Person) && u.Organisation == organisation && u.Article == article && u.On <= day && (u.Until == null || day < u.Until))
            .Select(u => u.Person).ToHashSetAsync(cancellation);
    }

    public async Task<IReadOnlySet<PersonId>> ClearedAsync(IEnumerable<PersonId> people, OrganisationId organisation, string kind, DateTimeOffset at, CancellationToken cancellation)
    {
        if (ClearancesEnd.Kinds.All(k => k.Code != kind))
        {
            throw new ArgumentException($"There is no clearance of the kind {kind}.", nameof(kind));
        }

        var (asked, day) = (people.Distinct().ToArray(), LegalCalendar.LegalDay(at));
        return await db.Set<Clearance>().IgnoreQueryFilters(["visibility"]).AsNoTracking()
            .Where(c => asked.Contains(c.Person) && c.Organisation == organisation && c.Kind == kind && c.From <= day && day < c.Until && (c.WithdrawnAt == null || at < c.WithdrawnAt))
            .Select(c => c.Person).ToHashSetAsync(cancellation);
    }

    private sealed class Appointed
    {
        public required OrganisationId Organisation { get; init; }

        public required PersonRow Person { get; init; }
    }

    private sealed record Coded(string Codes);

    private sealed record Designated(OrganisationId Operator, DateOnly Day);

    private sealed record WhoMay(OrganisationId Organisation, Permission Permission, DateOnly Day);

    private sealed record Agents(OrganisationId Principal, MandateScope Scope, DateOnly Day);
}
