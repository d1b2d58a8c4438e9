using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Noroshi.CriticalComputers.Naming;
using Noroshi.CriticalComputers.Store;
using Noroshi.Store;

namespace Noroshi.CriticalComputers.Learning;

/// <summary>What has been learnt, made comparable once and kept: it changes only when somebody reads further sources.</summary>
/// <remarks>Real time counts, as in <see cref="Recently"/>: names that another process has read are known here within <see cref="Moment"/>.</remarks>
internal sealed class KnownNames
{
    public static readonly TimeSpan Moment = TimeSpan.FromSeconds(5);

    private volatile Kept kept = new(KnownSpellings.None, null, 0);

    public async ValueTask<KnownSpellings> SpellingsAsync(StoreDb db, CancellationToken cancellation)
    {
        var now = kept;
        if (now.LookedAt != 0 && Stopwatch.GetElapsedTime(now.LookedAt) < Moment)
        {
            return now.Spellings;
        }

        var looked = Stopwatch.GetTimestamp();
        var state = new State(await db.Set<KnownName>().CountAsync(cancellation), await db.Set<KnownName>().MaxAsync(n => (DateTimeOffset?)n.FirstSeenAt, cancellation));
        var spellings = state == now.State
            ? now.Spellings
            : new KnownSpellings([.. (await db.Set<KnownName>().AsNoTracking().Select(n => new { n.Maker, n.Product }).ToListAsync(cancellation)).Select(n => (n.Maker, n.Product))]);
        kept = new Kept(spellings, state, looked);
        return spellings;
    }

    /// <summary>Names were learnt in this process.</summary>
    public void Forget() => kept = kept with { LookedAt = 0 };

    private sealed record Kept(KnownSpellings Spellings, State? State, long LookedAt);

    private sealed record State(int Count, DateTimeOffset? Newest);
}
