using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Noroshi.Kernel;
using Noroshi.Oversight.Store;
using Noroshi.Parties.Face;
using Noroshi.Store;

namespace Noroshi.Oversight.Inspecting;

/// <summary>An act in the list: who did what, when, in which capacity and on what basis; not what was said.</summary>
internal sealed record ActLine(Guid Id, DateTimeOffset At, Words Kind, string Basis, string Object, Thing About, string Who, Words Where, Words Capacity, bool Refused, bool Erased)
{
    /// <summary>For which organisation it was done.</summary>
    public OrganisationId Organisation { get; init; }

    /// <summary>Its place in the transparency log, from 0; null while it waits for one.</summary>
    public long? Place { get; init; }
}

/// <summary>Acts as an inspector reads them: in words, with the names that the registers know.</summary>
internal sealed class ActsInWords(StoreDb db, IWhoIsWho who, IEnumerable<IKindsOfActs> modules)
{
    /// <summary>What each kind of act is called.</summary>
    public IReadOnlyDictionary<string, Words> Kinds { get; } = modules.SelectMany(m => m.Kinds).ToDictionary(StringComparer.Ordinal);

    /// <summary>The newest of some acts behind a cursor, and where the next page begins.</summary>
    public async Task<(IReadOnlyList<ActLine> Lines, Guid? Next)> NewestAsync(IQueryable<ActContent> found, Guid? after, CancellationToken cancellation)
    {
        var (rows, next) = await found.NewestAsync(after, Newest.Page, Row, r => r.Id, cancellation);
        return (await LinesAsync(rows, cancellation), next);
    }

    /// <summary>The oldest of some acts, in the order in which they were done.</summary>
    public async Task<IReadOnlyList<ActLine>> OldestAsync(IQueryable<ActContent> found, int count, CancellationToken cancellation) =>
        await LinesAsync(await found.OrderBy(a => a.Id).Take(count).Select(Row).ToListAsync(cancellation), cancellation);

    private static readonly Expression<Func<ActContent, ActRow>> Row =
        a => new ActRow(a.Id, a.At, a.Kind, a.Basis, a.Object, a.Person, a.Organisation, a.Capacity, a.Refused, a.Canonical == null);

    private async Task<IReadOnlyList<ActLine>> LinesAsync(IReadOnlyList<ActRow> rows, CancellationToken cancellation)
    {
        var people = await who.PersonsAsync(rows.Select(r => r.Person).Concat(rows.Select(r => Things.Id(r.Object, "person")).OfType<Guid>().Select(id => new PersonId(id))), cancellation);
        var organisations = await who.OrganisationsAsync(
            rows.Select(r => r.Organisation).Concat(rows.Select(r => Things.Id(r.Object, "organisation")).OfType<Guid>().Select(id => new OrganisationId(id))), cancellation);
        var ids = rows.Select(r => r.Id).ToArray();
        var places = await db.Set<LogLeaf>().AsNoTracking().Where(l => ids.Contains(l.Act)).ToDictionaryAsync(l => l.Act, l => l.Index, cancellation);
        Words? Named(string thing) =>
            Things.Id(thing, "person") is { } person && people.GetValueOrDefault(new PersonId(person))?.Name is { } name ? new Words(name, name)
            : Things.Id(thing, "organisation") is { } organisation ? organisations.GetValueOrDefault(new OrganisationId(organisation))?.Name
            : null;
        return
        [
            .. rows.Select(r => new ActLine(
                r.Id, r.At, Kinds.GetValueOrDefault(r.Kind) ?? new Words(r.Kind, r.Kind), r.Basis, r.Object, Things.Of(r.Object, Named(r.Object)),
                people.GetValueOrDefault(r.Person)?.Name ?? "",
                organisations.GetValueOrDefault(r.Organisation)?.Name ?? new Words("", ""),
                who.Capacity(r.Capacity), r.Refused, r.Erased) { Organisation = r.Organisation, Place = places.TryGetValue(r.Id, out var place) ? place : null }),
        ];
    }

    private sealed record ActRow(Guid Id, DateTimeOffset At, string Kind, string Basis, string Object, PersonId Person, OrganisationId Organisation, string Capacity, bool Refused, bool Erased);
}
