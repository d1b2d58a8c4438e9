using Microsoft.EntityFrameworkCore;
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

    public async Task<RegisterPage> PageAsync(OrganisationId @operator, RegisterFilter filter, int length, CancellationToken cancellation)
    {
        var query = Narrow(db.Set<Computer>().AsNoTracking().Where(c => c.Operator == @operator), filter);
        if (filter.After is { } after)
        {
            var id = new ComputerId(after.Id);
            query = after.DueOn is { } due
                ? query.Where(c => c.DueOn == null || c.DueOn > due || (c.DueOn == due && c.Id > id))
                : query.Where(c => c.DueOn == null && c.Id > id);
        }

        var rows = await query.OrderBy(c => c.DueOn == null).ThenBy(c => c.DueOn).ThenBy(c => c.Id).Take(length + 1).ToListAsync(cancellation);
        return rows.Count > length
            ? new RegisterPage(rows[..length], new RegisterCursor(rows[length - 1].DueOn, rows[length - 1].Id.Value).ToString())
            : new RegisterPage(rows, null);
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

        if (filter.Text is { } text)
        {
            query = query.Where(SearchedSpellings.Holding(SearchedSpellings.Of(text)));
        }

        return query;
    }
}
