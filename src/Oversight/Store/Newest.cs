using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace Noroshi.Oversight.Store;

/// <summary>Lists from the newest on. Identifiers sort by time, so one of them is a whole cursor.</summary>
internal static class Newest
{
    /// <summary>How many stand on a page.</summary>
    public const int Page = 50;

    /// <summary>Some rows behind a cursor, as they are shown, and the cursor of the next; null at the end.</summary>
    public static async Task<(IReadOnlyList<TShown> Rows, Guid? Next)> NewestAsync<T, TShown>(
        this IQueryable<T> all, Guid? after, int count, Expression<Func<T, TShown>> shown, Func<TShown, Guid> id, CancellationToken cancellation)
        where T : class
    {
        var behind = after is { } last ? all.Where(x => EF.Property<Guid>(x, "Id") < last) : all;
        var found = await behind.OrderByDescending(x => EF.Property<Guid>(x, "Id")).Take(count + 1).Select(shown).ToListAsync(cancellation);
        return ([.. found.Take(count)], found.Count > count ? id(found[count - 1]) : null);
    }
}
