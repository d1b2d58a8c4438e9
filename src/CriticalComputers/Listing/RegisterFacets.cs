using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Noroshi.CriticalComputers.Face;
using Noroshi.CriticalComputers.Law;
using Noroshi.CriticalComputers.Law.Classes;
using Noroshi.CriticalComputers.Store;
using Noroshi.Kernel;
using Noroshi.Store;

namespace Noroshi.CriticalComputers.Listing;

/// <summary>A value by which the list can be narrowed, and how many entries it would leave.</summary>
/// <param name="Value">As it stands in the address.</param>
/// <param name="Text">What it is called.</param>
/// <param name="Count">How many entries of the present filter have it.</param>
/// <param name="Chosen">Whether the list is narrowed by it already; then it widens.</param>
internal sealed record FacetValue(string Value, Words Text, int Count, bool Chosen);

/// <summary>One way of narrowing the list down.</summary>
/// <param name="Name">Its name in the address.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Values">The values that there are.</param>
internal sealed record Facet(string Name, Words Title, IReadOnlyList<FacetValue> Values);

/// <summary>The ways of narrowing a list down.</summary>
/// <param name="All">Those that have a value.</param>
/// <param name="Capped">Whether only the first <see cref="RegisterFacets.Most"/> entries were counted: then there are at least so many.</param>
internal sealed record FacetList(IReadOnlyList<Facet> All, bool Capped);

/// <summary>
/// Counts how many entries each further choice would leave. A facet leaves its own choice out of account, so that another can be chosen in its
/// place. All but the makers come of one grouping: the values of the others are few.
/// </summary>
internal sealed class RegisterFacets(StoreDb db)
{
    /// <summary>How many entries are counted at most.</summary>
    public const int Most = 50_000;

    private const int MostMakers = 20;

    /// <param name="operator">Whose register.</param>
    /// <param name="filter">The present filter.</param>
    /// <param name="facilities">The names of its facilities.</param>
    /// <param name="all">How many entries the register has: to take the first of them costs as much as to count them, and is done only where there are more than <see cref="Most"/>.</param>
    /// <param name="cancellation">Ends the work.</param>
    public async Task<FacetList> OfAsync(OrganisationId @operator, RegisterFilter filter, IReadOnlyDictionary<FacilityId, string> facilities, int all, CancellationToken cancellation)
    {
        var own = db.Set<Computer>().AsNoTracking().Where(c => c.Operator == @operator);
        var cells = await Counted(RegisterList.Narrow(own, new RegisterFilter { Text = filter.Text, Maker = filter.Maker }), all)
            .GroupBy(c => new { c.State, c.Facility, c.Classes, c.Unit, c.Dedicated, c.Impact, c.Exposed, c.Isolated, c.Ismap })
            .Select(g => new Cell(g.Key.State, g.Key.Facility, g.Key.Classes, g.Key.Unit, g.Key.Dedicated, g.Key.Impact, g.Key.Exposed == true, g.Key.Isolated == true, g.Key.Ismap == true, g.Count()))
            .ToListAsync(cancellation);
        var makers = await Counted(RegisterList.Narrow(own, filter with { Maker = null }), all)
            .GroupBy(c => c.Maker).Select(g => new { g.Key, Count = g.Count() }).OrderByDescending(g => g.Count).ThenBy(g => g.Key).Take(MostMakers).ToListAsync(cancellation);

        Facet Of(string name, Words title, RegisterFilter without, IEnumerable<(string Value, Words Text, Func<Cell, bool> Has, bool Chosen)> values)
        {
            var those = cells.Where(c => c.Meets(without)).ToList();
            return new Facet(name, title, [.. values.Select(v => new FacetValue(v.Value, v.Text, those.Where(v.Has).Sum(c => c.Count), v.Chosen)).Where(v => v.Count > 0 || v.Chosen)]);
        }

        Facet Flag(string name, Words title, RegisterFilter without, Func<Cell, bool> has, bool? chosen) =>
            Of(name, title, without, [("true", new("はい", "Yes"), has, chosen is true), ("false", new("いいえ・未入力", "No, or not said"), c => !has(c), chosen is false)]);

        IReadOnlyList<Facet> found =
        [
            Of("facility", FilterParts.Facility, filter with { Facility = null }, facilities.Select(f => (f.Key.ToString(), new Words(f.Value, f.Value), (Func<Cell, bool>)(c => c.Facility == f.Key), filter.Facility == f.Key))),
            Of("class", FilterParts.Class, filter with { Class = null }, DeviceClasses.All.Select(k => (k.Code(), new Words(k.Code(), k.Code()), (Func<Cell, bool>)(c => c.Classes.Has(k)), filter.Class == k))),
            Of("unit", FilterParts.Unit, filter with { Unit = null }, Enum.GetValues<ComputerUnit>().Select(u => (u.Code(), u.Words(), (Func<Cell, bool>)(c => c.Unit == u), filter.Unit == u))),
            new("maker", FilterParts.Maker, [.. makers.Where(m => m.Key.Length > 0).Select(m => new FacetValue(m.Key, new(m.Key, m.Key), m.Count, filter.Maker == m.Key))]),
            Of("dedicated", FilterParts.Dedicated, filter with { Dedicated = null }, DedicatedUses.All.Select(u => (u.Code(), u.Words(), (Func<Cell, bool>)(c => c.Dedicated == u), filter.Dedicated == u))),
            Of("impact", FilterParts.Impact, filter with { Impact = null }, Enumerable.Range(1, 5).Reverse().Select(i => (Written(i), new Words(Written(i), Written(i)), (Func<Cell, bool>)(c => c.Impact == i), filter.Impact == i))),
            Flag("exposed", FilterParts.Exposed, filter with { Exposed = null }, c => c.Exposed, filter.Exposed),
            Flag("isolated", FilterParts.Isolated, filter with { Isolated = null }, c => c.Isolated, filter.Isolated),
            Flag("ismap", FilterParts.Ismap, filter with { Ismap = null }, c => c.Ismap, filter.Ismap),
        ];
        return new FacetList([.. found.Where(f => f.Values.Count > 1 || f.Values.Any(v => v.Chosen))], cells.Sum(c => c.Count) >= Most);
    }

    private static IQueryable<Computer> Counted(IQueryable<Computer> entries, int all) => all > Most ? entries.OrderBy(c => c.Id).Take(Most) : entries;

    private static string Written(int number) => number.ToString(CultureInfo.InvariantCulture);

    private sealed record Cell(ComputerState State, FacilityId Facility, ClassSet Classes, ComputerUnit Unit, DedicatedUse Dedicated, int? Impact, bool Exposed, bool Isolated, bool Ismap, int Count)
    {
        public bool Meets(RegisterFilter f) => (f.State is null || f.State == State) && (f.Facility is null || f.Facility == Facility) && (f.Class is not { } k || Classes.Has(k)) && (f.Unit is null || f.Unit == Unit)
            && (f.Dedicated is null || f.Dedicated == Dedicated) && (f.Impact is null || f.Impact == Impact) && (f.Exposed is null || f.Exposed == Exposed) && (f.Isolated is null || f.Isolated == Isolated)
            && (f.Ismap is null || f.Ismap == Ismap);
    }
}
