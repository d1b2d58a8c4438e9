using Microsoft.EntityFrameworkCore;

namespace Noroshi.Provision.Store;

/// <summary>Work that a host takes in hand for a while.</summary>
internal interface ILeased
{
    Guid Id { get; }

    /// <summary>Until when a host has it in hand.</summary>
    DateTimeOffset? LeaseUntil { get; set; }

    /// <summary>By which claim it was taken in hand last.</summary>
    Guid? Claim { get; set; }
}

/// <summary>Several hosts may work on one database: each claims its own work before it does it, and a claim that is not honoured falls to the next.</summary>
internal static class Leases
{
    private static readonly TimeSpan Length = TimeSpan.FromMinutes(10);

    /// <summary>What nobody has in hand at a moment.</summary>
    public static IQueryable<TWork> Free<TWork>(this IQueryable<TWork> work, DateTimeOffset now)
        where TWork : class, ILeased => work.Where(w => w.LeaseUntil == null || w.LeaseUntil < now);

    /// <summary>Claims those of some work that are still free; another host may have been quicker with any of it.</summary>
    /// <param name="open">What is still to be done.</param>
    /// <param name="ids">Which of it.</param>
    /// <param name="now">The moment.</param>
    /// <param name="claim">A new identity for this claim.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <returns>What was claimed.</returns>
    public static async Task<IQueryable<TWork>> ClaimAsync<TWork>(this IQueryable<TWork> open, IReadOnlyCollection<Guid> ids, DateTimeOffset now, Guid claim, CancellationToken cancellation)
        where TWork : class, ILeased
    {
        DateTimeOffset? until = now + Length;
        Guid? mine = claim;
        await open.Where(w => ids.Contains(w.Id)).Free(now).ExecuteUpdateAsync(set => set.SetProperty(w => w.LeaseUntil, until).SetProperty(w => w.Claim, mine), cancellation);
        return open.Where(w => w.LeaseUntil == until && w.Claim == mine);
    }
}
