using Microsoft.EntityFrameworkCore;
using Noroshi.CriticalComputers.Judging;
using Noroshi.CriticalComputers.Law.Deadlines;
using Noroshi.CriticalComputers.Store;
using Noroshi.Kernel;
using Noroshi.Store;

namespace Noroshi.CriticalComputers.Listing;

/// <summary>A page of a register.</summary>
internal sealed record RegisterPage(IReadOnlyList<Computer> Rows, string? Next);

/// <summary>What is due, doubtful, changed in a register.</summary>
/// <param name="ByState">How many entries stand where.</param>
/// <param name="Late">How many are owed since before today.</param>
/// <param name="Nearest">The nearest last day that is not past.</param>
internal sealed record RegisterFigures(IReadOnlyDictionary<ComputerState, int> ByState, int Late, DateOnly? Nearest)
{
    public int Of(ComputerState state) => ByState.GetValueOrDefault(state);

    public int All => ByState.Values.Sum();
}

/// <summary>A last day, and how many computers are owed until then by one rule.</summary>
internal sealed record OwedDay(DateOnly LastDay, DeadlineCase Case, DateOnly RuleVersion, int Computers);

/// <summary>Reads an operator's register along its indexes.</summary>
internal sealed class RegisterList(StoreDb db, TimeProvider clock)
{
    public const int PageLength = 50;

    public async Task<RegisterFigures> FiguresAsync(OrganisationId @operator, CancellationToken cancellation)
    {
        var today = LegalCalendar.LegalDay(clock.GetUtcNow());
        var own = db.Set<Computer>().AsNoTracking().Where(c => c.Operator == @operator);
        var counts = await own.GroupBy(c => c.State).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellation);
        var owed = own.Where(c => (c.State == ComputerState.Due || c.State == ComputerState.ChangeDue) && c.DueOn != null);
        return new RegisterFigures(
            counts, await owed.CountAsync(c => c.DueOn < today, cancellation), await owed.Where(c => c.DueOn >= today).MinAsync(c => c.DueOn, cancellation));
    }

    /// <summary>The days on which something is owed, with the rule by which each was found.</summary>
    public async Task<IReadOnlyList<OwedDay>> DaysAsync(OrganisationId @operator, CancellationToken cancellation)
    {
        var found = await db.Set<Computer>().AsNoTracking().Where(c => c.Operator == @operator && (c.State == ComputerState.Due || c.State == ComputerState.ChangeDue) && c.DueOn != null && c.DueRule != null)
            .GroupBy(c => new { Day = c.DueOn!.Value, c.DueRule }).Select(g => new { g.Key.Day, g.Key.DueRule, Count = g.Count() }).ToListAsync(cancellation);
        return
        [
            .. from each in found
               let rule = OwedBy.Read(each.DueRule!)
               group each.Count by (each.Day, rule.Case, rule.RuleVersion) into day
               orderby day.Key.Day, day.Key.Case
               select new OwedDay(day.Key.Day, day.Key.Case, day.Key.RuleVersion, day.Sum()),
        ];
    }

    public async Task<RegisterPage> PageAsync(OrganisationId @operator, RegisterFilter filter, int length, CancellationToken cancellation)
    {
        var query = Narrow(db.Set<Computer>().AsNoTracking().Where(c => c.Operator == @operator), filter);
        var rows = await Sorted(filter.After is { } after ? After(query, filter.Sort, after) : query, filter.Sort).Take(length + 1).ToListAsync(cancellation);
        return rows.Count > length
            ? new RegisterPage(rows[..length], RegisterCursor.Of(rows[length - 1], filter.Sort).ToString())
            : new RegisterPage(rows, null);
    }

    /// <summary>Of the conditions of a filter that leaves nothing, those whose dropping leaves something.</summary>
    public async Task<IReadOnlyList<(FilterPart Part, int Count)>> DroppableAsync(
        OrganisationId @operator, RegisterFilter filter, IReadOnlyDictionary<FacilityId, string> facilities, CancellationToken cancellation)
    {
        var found = new List<(FilterPart, int)>();
        foreach (var part in FilterParts.Of(filter, facilities))
        {
            var count = await Narrow(db.Set<Computer>().AsNoTracking().Where(c => c.Operator == @operator), part.Without).CountAsync(cancellation);
            if (count > 0)
            {
                found.Add((part, count));
            }
        }

        return found;
    }

    private static IQueryable<Computer> Sorted(IQueryable<Computer> query, RegisterSort sort) => sort switch
    {
        RegisterSort.Name => query.OrderBy(c => c.LabelKey).ThenBy(c => c.Id),
        RegisterSort.Impact => query.OrderBy(c => c.Impact == null).ThenByDescending(c => c.Impact).ThenBy(c => c.Id),
        _ => query.OrderBy(c => c.DueOn == null).ThenBy(c => c.DueOn).ThenBy(c => c.Id),
    };

    private static IQueryable<Computer> After(IQueryable<Computer> query, RegisterSort sort, RegisterCursor after)
    {
        var (id, key) = (new ComputerId(after.Id), after.Key);
        return (sort, after.Day, after.Number) switch
        {
            (RegisterSort.Name, _, _) => query.Where(c => string.Compare(c.LabelKey, key) > 0 || (c.LabelKey == key && c.Id > id)),
            (RegisterSort.Impact, _, { } impact) => query.Where(c => c.Impact == null || c.Impact < impact || (c.Impact == impact && c.Id > id)),
            (RegisterSort.Impact, _, null) => query.Where(c => c.Impact == null && c.Id > id),
            (_, { } due, _) => query.Where(c => c.DueOn == null || c.DueOn > due || (c.DueOn == due && c.Id > id)),
            _ => query.Where(c => c.DueOn == null && c.Id > id),
        };
    }

    /// <summary>Those that a filter asks for.</summary>
    public static IQueryable<Computer> Narrow(IQueryable<Computer> query, RegisterFilter filter)
    {
        if (filter.State is { } state)
        {
            query = query.Where(c => c.State == state);
        }

        if (filter.Facility is { } facility)
        {
            query = query.Where(c => c.Facility == facility);
        }

        if (filter.Unit is { } unit)
        {
            query = query.Where(c => c.Unit == unit);
        }

        if (filter.Class is { } @class)
        {
            var bit = 1 << (int)@class;
            query = query.Where(c => ((int)(object)c.Classes & bit) != 0);
        }

        if (filter.Maker is { } maker)
        {
            query = query.Where(c => c.Maker == maker);
        }

        if (filter.Dedicated is { } dedicated)
        {
            query = query.Where(c => c.Dedicated == dedicated);
        }

        if (filter.Impact is { } impact)
        {
            query = query.Where(c => c.Impact == impact);
        }

        if (filter.Exposed is { } exposed)
        {
            query = query.Where(c => (c.Exposed ?? false) == exposed);
        }

        if (filter.Isolated is { } isolated)
        {
            query = query.Where(c => (c.Isolated ?? false) == isolated);
        }

        if (filter.Ismap is { } ismap)
        {
            query = query.Where(c => (c.Ismap ?? false) == ismap);
        }

        if (filter.Text is { } text)
        {
            query = query.Where(SearchedSpellings.Holding(SearchedSpellings.Of(text)));
        }

        return query;
    }
}
