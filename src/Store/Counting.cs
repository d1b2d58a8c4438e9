using Microsoft.EntityFrameworkCore;

namespace Noroshi.Store;

/// <summary>Counts that need not be exact beyond a number.</summary>
public static class Counting
{
    /// <summary>How many there are, at most so many: the database looks at no more.</summary>
    /// <param name="query">What is counted.</param>
    /// <param name="most">Where counting ends.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <remarks>Which of them are looked at does not matter; an order that is the same for all says so to Entity Framework, which warns of a limit without one.</remarks>
    public static Task<int> CountUpToAsync<T>(this IQueryable<T> query, int most, CancellationToken cancellation) =>
        query.Select(_ => 1).OrderBy(one => one).Take(most).CountAsync(cancellation);
}
