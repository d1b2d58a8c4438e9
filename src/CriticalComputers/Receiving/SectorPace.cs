using Microsoft.EntityFrameworkCore;
using Noroshi.CriticalComputers.Store;
using Noroshi.Kernel;
using Noroshi.Store;

namespace Noroshi.CriticalComputers.Receiving;

/// <summary>How a sector's notifications of the last year were passed on.</summary>
/// <param name="Sector">The business.</param>
/// <param name="Received">How many were filed.</param>
/// <param name="Lying">How many of them are not passed on.</param>
/// <param name="Median">Half were passed on within this time; null while none was.</param>
internal sealed record SectorFigure(string Sector, int Received, int Lying, TimeSpan? Median);

/// <summary>
/// The figures of the sectors whose notifications reached the actor's authority. 速やかに (Act art 4(2)) names no number of days: the median is shown, and
/// nothing is called late by it.
/// </summary>
[Article("Act, Art. 4(2)")]
internal sealed class SectorPace(StoreDb db, TimeProvider clock)
{
    private static readonly TimeSpan Year = TimeSpan.FromDays(365);

    public async Task<IReadOnlyList<SectorFigure>> OfAsync(CancellationToken cancellation)
    {
        var (me, since) = (db.Actor.Organisation, clock.GetUtcNow() - Year);
        var filed = await db.Set<Notification>().AsNoTracking().Where(n => n.FiledAt > since && n.Addressees.Any(a => a.Organisation == me))
            .Select(n => new { n.Sector, n.FiledAt, n.PassedOnAt }).ToListAsync(cancellation);
        return
        [
            .. filed.GroupBy(n => n.Sector).OrderBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => new SectorFigure(g.Key, g.Count(), g.Count(n => n.PassedOnAt is null), MedianOf([.. g.Where(n => n.PassedOnAt is not null).Select(n => n.PassedOnAt!.Value - n.FiledAt).Order()]))),
        ];
    }

    /// <summary>The middle of times in order; the mean of the two middle ones for an even number.</summary>
    internal static TimeSpan? MedianOf(IReadOnlyList<TimeSpan> ordered) =>
        ordered.Count == 0 ? null : (ordered[(ordered.Count - 1) / 2] + ordered[ordered.Count / 2]) / 2;
}
