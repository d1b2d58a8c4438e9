using Microsoft.EntityFrameworkCore;
using Noroshi.IncidentReports.Store;
using Noroshi.Kernel;
using Noroshi.Parties.Face;
using Noroshi.Store;

namespace Noroshi.IncidentReports.Queueing;

/// <summary>A case in a desk's list.</summary>
/// <param name="Case">The case.</param>
/// <param name="Desk">The work of the authority that it reached: the reader's own, or the bureau below it.</param>
/// <param name="Reporter">Who reported.</param>
/// <param name="Authority">The authority, where it is not the reader's own.</param>
/// <param name="Assignee">Who works on it.</param>
/// <param name="Waits">What the reporter still owes to a desk: a request or an order with a limit and no answer.</param>
internal sealed record DeskRow(IncidentCase Case, CaseAddressee Desk, Words? Reporter, Words? Authority, string? Assignee, AwaitedAnswer? Waits);

/// <summary>The earliest limit for an answer that has not come.</summary>
/// <param name="On">Its last day.</param>
/// <param name="Over">Whether it has passed.</param>
internal sealed record AwaitedAnswer(DateOnly On, bool Over);

/// <summary>A page of a list.</summary>
internal sealed record DeskPage(IReadOnlyList<DeskRow> Rows, string? Next);

/// <summary>
/// The queue of a desk: what reached the actor's authority, and for a ministry what reached its bureaus. It is read from the index of
/// the addressees and never from the cases: only the rows of one page are looked up there, where the visibility filter is asked again.
/// </summary>
internal sealed class DeskQueue(StoreDb db, IWhoIsWho who, TimeProvider clock)
{
    public const int PageLength = 25;

    public Task<DeskPage> PageAsync(QueueFilter filter, CancellationToken cancellation) => PageAsync(filter, PageLength, cancellation);

    /// <summary>A page of any length.</summary>
    public async Task<DeskPage> PageAsync(QueueFilter filter, int length, CancellationToken cancellation)
    {
        var me = db.Actor.Organisation;
        var own = await TakeAsync(db.Set<CaseAddressee>().Where(a => a.Organisation == me), filter, length, cancellation);

        // Two walks along two indexes: one condition with "or" would have the database read all that either has.
        var below = await TakeAsync(db.Set<CaseAddressee>().Where(a => a.Superior == me), filter, length, cancellation);
        var merged = own.Concat(below).OrderBy(a => a.Rank).ThenBy(a => a.Case.Value).ToList();
        var skipped = filter.Cursor is { } cursor ? merged.Skip(Math.Min(cursor.Shown, merged.Count(a => a.Rank == cursor.Rank))).ToList() : merged;
        var page = skipped.Take(length).ToList();
        return new DeskPage(await RowsAsync(page, cancellation), skipped.Count > length ? Next(filter, page) : null);
    }

    /// <summary>The rows for cases found otherwise, in the order given.</summary>
    public async Task<IReadOnlyList<DeskRow>> RowsAsync(IReadOnlyList<CaseId> cases, CancellationToken cancellation)
    {
        var me = db.Actor.Organisation;
        var desks = await db.Set<CaseAddressee>().AsNoTracking().Where(a => cases.Contains(a.Case) && (a.Organisation == me || a.Superior == me)).ToListAsync(cancellation);
        var byCase = desks.GroupBy(a => a.Case).ToDictionary(g => g.Key, g => g.OrderBy(a => a.Organisation == me ? 0 : 1).First());
        return await RowsAsync([.. cases.Where(byCase.ContainsKey).Select(c => byCase[c])], cancellation);
    }

    /// <summary>The row of the case that has this number, or to which an authority gave this receipt number; none if it did not reach the desk.</summary>
    public async Task<IReadOnlyList<DeskRow>> NumberedAsync(string number, CancellationToken cancellation)
    {
        var found = await db.Set<IncidentCase>().Where(c => c.Number == number).Select(c => c.Id).ToListAsync(cancellation);
        return await RowsAsync(found.Count > 0 ? found : await db.Set<CaseAddressee>().Where(a => a.Receipt == number).Select(a => a.Case).ToListAsync(cancellation), cancellation);
    }

    private async Task<List<CaseAddressee>> TakeAsync(IQueryable<CaseAddressee> desk, QueueFilter filter, int length, CancellationToken cancellation)
    {
        var query = Narrow(desk.AsNoTracking(), filter);
        var many = length + 1;
        if (filter.Cursor is { } cursor)
        {
            query = query.Where(a => a.Rank >= cursor.Rank);
            many += cursor.Shown;
        }

        return await query.OrderBy(a => a.Rank).ThenBy(a => a.Case).Take(many).ToListAsync(cancellation);
    }

    private IQueryable<CaseAddressee> Narrow(IQueryable<CaseAddressee> query, QueueFilter filter)
    {
        var me = db.Actor.Person;
        query = filter.View switch
        {
            "mine" => query.Where(a => a.Assignee == me && a.Open),
            "nobody" => query.Where(a => a.Open && a.Assignee == null),
            "late" => query.Where(a => a.Late),
            "done" => query.Where(a => !a.Open),
            "all" => query,
            _ => query.Where(a => a.Open),
        };
        query = filter.Nature switch
        {
            "exercise" => query.Where(a => a.Exercise),
            "voluntary" => query.Where(a => a.Voluntary && !a.Exercise),
            "statutory" => query.Where(a => !a.Voluntary && !a.Exercise),
            _ => query,
        };
        query = filter.KindAsked is { } kind ? query.Where(a => a.Kind == kind) : query;
        query = filter.StageAsked is { } stage ? query.Where(a => a.Stage == stage) : query;
        return filter.Sector is { Length: > 0 } sector ? query.Where(a => a.Sector == sector) : query;
    }

    private static string Next(QueueFilter filter, List<CaseAddressee> page)
    {
        var last = page[^1].Rank;
        var shown = page.Count(a => a.Rank == last) + (filter.Cursor is { } before && before.Rank == last ? before.Shown : 0);
        return new QueueCursor(last, shown).ToString();
    }

    private async Task<IReadOnlyList<DeskRow>> RowsAsync(IReadOnlyList<CaseAddressee> desks, CancellationToken cancellation)
    {
        var ids = desks.Select(a => a.Case).Distinct().ToArray();
        var cases = await db.Set<IncidentCase>().AsNoTracking().Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, cancellation);
        var names = await who.OrganisationsAsync(cases.Values.Select(c => c.Reporter).Concat(desks.Select(a => a.Organisation)), cancellation);
        var people = await who.PersonsAsync(desks.Select(a => a.Assignee).OfType<PersonId>(), cancellation);
        var waits = await AwaitedAsync(ids, cancellation);
        return
        [
            .. desks.Where(a => cases.ContainsKey(a.Case)).Select(a => new DeskRow(
                cases[a.Case],
                a,
                names.GetValueOrDefault(cases[a.Case].Reporter)?.Name,
                a.Organisation == db.Actor.Organisation ? null : names.GetValueOrDefault(a.Organisation)?.Name,
                a.Assignee is { } assignee ? people.GetValueOrDefault(assignee)?.Name : null,
                cases[a.Case].State is CaseState.Open ? waits.GetValueOrDefault(a.Case) : null)),
        ];
    }

    private async Task<Dictionary<CaseId, AwaitedAnswer>> AwaitedAsync(CaseId[] cases, CancellationToken cancellation)
    {
        var today = LegalCalendar.LegalDay(clock.GetUtcNow());
        var said = await db.Set<Exchange>().AsNoTracking().Where(x => cases.Contains(x.Case) && (x.DueOn != null || x.InReplyTo != null))
            .Select(x => new { x.Id, x.Case, x.DueOn, x.InReplyTo }).ToListAsync(cancellation);
        var answered = said.Select(x => x.InReplyTo).ToHashSet();
        return said.Where(x => x.DueOn is not null && !answered.Contains(x.Id)).GroupBy(x => x.Case, x => x.DueOn!.Value)
            .ToDictionary(g => g.Key, g => new AwaitedAnswer(g.Min(), g.Min() < today));
    }
}
